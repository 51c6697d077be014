/** The training loop's journal, kept in the workspace. */
import type { Journal, RunPosition, SaveKind, StepPoint } from '../../training/index.ts'
import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { MetricPoint } from '../../../src-shared/run.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Workspace } from '../../store/index.ts'
import type { RunNews } from '../job.ts'
import { writeEngine } from './run-checkpoints.ts'

/** Milliseconds between writes of logged points: one transaction each. */
const writeInterval = 500

export interface RunSample {
  readonly prompt: string
  readonly text: string
}

export class RunJournal implements Journal {
  readonly #workspace: Workspace
  readonly #run: number
  readonly #engine: Engine
  readonly #keepLast: number
  readonly #sample: () => Promise<RunSample[]>
  readonly #onNews: (news: RunNews) => void
  #points: MetricPoint[] = []
  #wroteAt = performance.now()

  constructor(
    workspace: Workspace,
    run: number,
    engine: Engine,
    keepLast: number,
    sample: () => Promise<RunSample[]>,
    onNews: (news: RunNews) => void = () => undefined,
  ) {
    this.#workspace = workspace
    this.#run = run
    this.#engine = engine
    this.#keepLast = keepLast
    this.#sample = sample
    this.#onNews = onNews
  }

  step(point: StepPoint): void {
    // Of the whole process, which may do other things besides: megabytes.
    const memory = process.memoryUsage.rss() / 1e6
    const { step, ...rest } = point
    const values = { ...rest, memory }
    this.#points.push({ step, values })
    this.#onNews({ point: { step, values } })
    if (performance.now() - this.#wroteAt > writeInterval) this.flush()
  }

  evaluation(evaluation: Evaluation, position: RunPosition): void {
    this.flush()
    const { step } = position
    this.#workspace.journal.addEvaluation(this.#run, { step, checkpoint: undefined, result: evaluation })
    const { perplexity, bitsPerByte } = evaluation
    const values = { validationPerplexity: perplexity, validationBitsPerByte: bitsPerByte }
    this.#workspace.metrics.append(this.#run, [{ step, values }])
    this.#onNews({ point: { step, values } })
    this.#onNews({ entry: 'evaluation' })
  }

  async samples(position: RunPosition): Promise<void> {
    const samples = await this.#sample()
    this.#workspace.journal.addSamples(
      this.#run,
      samples.map((sample) => ({ step: position.step, ...sample })),
    )
    this.#onNews({ entry: 'samples' })
  }

  /** Points up to here first, so that no checkpoint is ahead of its curve. */
  async save(kind: SaveKind, position: RunPosition): Promise<void> {
    this.flush()
    const { checkpoints } = this.#workspace
    const isFirst = checkpoints.list(this.#run).length === 0
    const changed = await this.#engine.takeChangedEdges()
    const writer = checkpoints.begin(this.#run, {
      kind,
      step: position.step,
      metadata: { ...position, engine: this.#engine.report().engine },
    })
    try {
      await writeEngine(writer, this.#engine, isFirst ? undefined : changed, true)
      writer.commit()
    } catch (error) {
      writer.abort()
      throw error
    }
    checkpoints.prune(this.#run, { last: this.#keepLast })
    this.#onNews({ entry: 'checkpoint' })
  }

  /** Writes the points that wait for the next write. */
  flush(): void {
    if (this.#points.length > 0) this.#workspace.metrics.append(this.#run, this.#points)
    this.#points = []
    this.#wroteAt = performance.now()
  }
}
