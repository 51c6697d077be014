/** Named views, kept in the workspace. */
import type { SavedView } from '../../../../src-shared/contract/index.ts'
import type { Studio } from './studio.ts'
import type { StoredView } from './stored-view.ts'

export class SavedViews {
  readonly #client: Studio
  #all = $state.raw<readonly SavedView[]>([])

  constructor(client: Studio) {
    this.#client = client
  }

  get all(): readonly SavedView[] {
    return this.#all
  }

  async load(): Promise<void> {
    this.#all = (await this.#client.request('views.list', { kind: 'explore' })).views
  }

  /** One name, one view: saving under a name that is there replaces it. */
  async save(name: string, run: number | undefined, document: StoredView): Promise<void> {
    const same = this.#all.find((view) => view.name === name)
    await this.#client.request('views.save', { view: same?.view, kind: 'explore', name, run, document })
    await this.load()
  }

  async delete(view: number): Promise<void> {
    await this.#client.request('views.delete', { view })
    await this.load()
  }
}
