/** Which models there are, and what they are called: runs with their checkpoints. */
import type { CheckpointView, ModelRow } from '../../../../src-shared/contract/index.ts'
import type { Asker } from './generation.ts'

export class ModelList {
  readonly #client: Asker
  #models = $state.raw<readonly ModelRow[] | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)

  constructor(client: Asker) {
    this.#client = client
  }

  /** Newest first; undefined until known. */
  get models(): readonly ModelRow[] | undefined {
    return this.#models
  }

  get error(): unknown {
    return this.#error
  }

  async load(): Promise<void> {
    try {
      const { models } = await this.#client.request('models.list', {})
      this.#models = models.filter(({ archived, deleted }) => !archived && !deleted)
      this.#error = undefined
    } catch (error) {
      this.#error = error
    }
  }

  /** The run that a checkpoint belongs to. */
  runOf(checkpoint: number | undefined): ModelRow | undefined {
    return this.#models?.find(({ checkpointList }) =>
      checkpointList.some((other) => other.checkpoint === checkpoint),
    )
  }

  run(run: number): ModelRow | undefined {
    return this.#models?.find((other) => other.run === run)
  }

  checkpoint(checkpoint: number | undefined): CheckpointView | undefined {
    return this.runOf(checkpoint)?.checkpointList.find((other) => other.checkpoint === checkpoint)
  }

  /** The best checkpoint of the newest run. */
  get first(): number | undefined {
    return this.#models?.[0]?.best
  }

  /** Another model to compare with: another step of the same run, else another run, else what there is. */
  rivalOf(checkpoint: number): number | undefined {
    const own = this.runOf(checkpoint)
    const step = this.checkpoint(checkpoint)?.step
    const others = own?.checkpointList.filter((other) => other.checkpoint !== checkpoint) ?? []
    return (
      others.find((other) => other.step !== step)?.checkpoint ??
      this.#models?.find(({ run }) => run !== own?.run)?.best ??
      others[0]?.checkpoint
    )
  }
}
