/** What the models view knows: models, deleted runs, the workspace. Outlives the view. */
import type { AppInfo, ModelRow, RunRow, WorkspaceInfo } from '../../../src-shared/contract/index.ts'
import { Rereading, type Client } from '../../client/index.ts'
import { lineageRows, parentOf, type TreeRow } from './lineage.ts'
import { sameTags } from './tags.ts'

export interface Description {
  readonly name?: string
  readonly tags?: readonly string[]
  readonly notes?: string
  readonly archived?: boolean
}

export class ModelsState {
  readonly #client: Pick<Client, 'request'>
  #models = $state.raw<readonly ModelRow[] | undefined>(undefined)
  #deleted = $state.raw<readonly RunRow[]>([])
  #workspace = $state.raw<WorkspaceInfo | undefined>(undefined)
  #recovery = $state.raw<AppInfo['recovery'] | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #workspaceError = $state.raw<unknown>(undefined)
  #query = $state.raw('')
  #showsArchived = $state.raw(false)
  /** Models and deleted runs. */
  readonly #lists = new Rereading(async () => {
    const [{ models }, { runs }] = await Promise.all([
      this.#client.request('models.list', {}),
      this.#client.request('runs.list', { deleted: true }),
    ])
    this.#models = models
    this.#deleted = runs.filter(({ deleted }) => deleted)
    this.#error = undefined
  })
  #dismissed: string | undefined

  constructor(client: Pick<Client, 'request'>) {
    this.#client = client
  }

  /** Undefined until they are known. */
  get models(): readonly ModelRow[] | undefined {
    return this.#models
  }

  /** Runs that can be brought back until the next clean-up. */
  get deleted(): readonly RunRow[] {
    return this.#deleted
  }

  get workspace(): WorkspaceInfo | undefined {
    return this.#workspace
  }

  /** What a dead process left behind; undefined where there was nothing, or the person has seen it. */
  get recovery(): AppInfo['recovery'] | undefined {
    return this.#recovery
  }

  get error(): unknown {
    return this.#error
  }

  get workspaceError(): unknown {
    return this.#workspaceError
  }

  get query(): string {
    return this.#query
  }

  set query(query: string) {
    this.#query = query
  }

  get showsArchived(): boolean {
    return this.#showsArchived
  }

  set showsArchived(shows: boolean) {
    this.#showsArchived = shows
  }

  /** In the order of their lineage; a search shows what it finds without its ancestors. */
  readonly rows: readonly TreeRow<ModelRow>[] = $derived.by(() => {
    const listed = (this.#models ?? []).filter(({ archived }) => !archived || this.#showsArchived)
    const words = this.#query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
    const found = listed.filter((model) => {
      const text = [model.name, model.notes, model.corpusName, ...model.tags].join('\n').toLocaleLowerCase()
      return words.every((word) => text.includes(word))
    })
    return lineageRows(found)
  })

  /** Bytes on the disk of all models that are shown. */
  readonly totalBytes: number = $derived.by(() => this.rows.reduce((sum, { model }) => sum + model.bytes, 0))

  find(run: number): ModelRow | undefined {
    return this.#models?.find((model) => model.run === run)
  }

  parentOf(run: number): ModelRow | undefined {
    return parentOf(this.#models ?? [], run)
  }

  /** Reads models and deleted runs; a call while they are being read has them read once more. */
  async refresh(): Promise<void> {
    try {
      await this.#lists.now()
    } catch (error) {
      this.#error = error
    }
  }

  async readWorkspace(): Promise<void> {
    try {
      this.#workspace = await this.#client.request('workspace.info', {})
      this.#workspaceError = undefined
    } catch (error) {
      this.#workspaceError = error
    }
  }

  async readRecovery(): Promise<void> {
    try {
      const { recovery, session } = await this.#client.request('app.info', {})
      const isNothing = recovery.corpora.length === 0 && recovery.runs.length === 0 && recovery.chunks === 0
      this.#recovery = isNothing || this.#dismissed === session ? undefined : recovery
      this.#session = session
    } catch {
      // The list of models says that there is no connection; nothing is lost here.
    }
  }
  #session: string | undefined

  dismissRecovery(): void {
    this.#dismissed = this.#session
    this.#recovery = undefined
  }

  /** Only what differs is sent. False: nothing did. */
  async describe(run: number, wish: Description): Promise<boolean> {
    const model = this.find(run)
    if (model === undefined) return false
    const { name, tags, notes, archived } = wish
    const changes = {
      ...(name !== undefined && name.trim() !== '' && name !== model.name && { name }),
      ...(tags !== undefined && !sameTags(tags, model.tags) && { tags: [...tags] }),
      ...(notes !== undefined && notes !== model.notes && { notes }),
      ...(archived !== undefined && archived !== model.archived && { archived }),
    }
    if (Object.keys(changes).length === 0) return false
    const row = await this.#client.request('runs.describe', { run, ...changes })
    this.#models = this.#models?.map((other) => (other.run === run ? { ...other, ...row } : other))
    return true
  }

  async delete(run: number): Promise<void> {
    await this.#client.request('runs.delete', { runs: [run] })
    this.#models = this.#models?.filter((model) => model.run !== run)
    await this.refresh()
  }

  async restore(run: number): Promise<void> {
    await this.#client.request('runs.restore', { runs: [run] })
    this.#deleted = this.#deleted.filter((row) => row.run !== run)
    await this.refresh()
  }

  async freedBy(checkpoints: readonly number[]): Promise<number> {
    const { bytes } = await this.#client.request('checkpoints.freed', { checkpoints: [...checkpoints] })
    return bytes
  }

  /** The bytes that were freed. */
  async deleteCheckpoints(checkpoints: readonly number[]): Promise<number> {
    const { bytes } = await this.#client.request('checkpoints.delete', { checkpoints: [...checkpoints] })
    await this.refresh()
    return bytes
  }
}
