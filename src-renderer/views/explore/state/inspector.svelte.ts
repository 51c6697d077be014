/** Everything about what is selected: one node, or one edge. */
import type { Reply } from '../../../../src-shared/contract/index.ts'
import type { Studio } from './studio.ts'
import type { ViewState } from './view-state.ts'

export type NodeDetails = Reply<'graph.node'>
export type EdgeDetails = Reply<'graph.edge'>
export type EdgeHistory = Reply<'graph.history'>

const neighbours = 40

export class Inspector {
  readonly #client: Studio
  #node = $state.raw<NodeDetails | undefined>(undefined)
  #edge = $state.raw<EdgeDetails | undefined>(undefined)
  #history = $state.raw<EdgeHistory | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #loading = $state(false)
  #asked = ''

  constructor(client: Studio) {
    this.#client = client
  }

  get node(): NodeDetails | undefined {
    return this.#node
  }

  get edge(): EdgeDetails | undefined {
    return this.#edge
  }

  /** Of the edge; it comes after it. */
  get history(): EdgeHistory | undefined {
    return this.#history
  }

  get error(): unknown {
    return this.#error
  }

  get loading(): boolean {
    return this.#loading
  }

  /** What was shown stays until the answer is there, so that nothing jumps. */
  async show({ model, selection }: ViewState): Promise<void> {
    const key = JSON.stringify([model, selection.nodes.slice(0, 2), selection.edge])
    if (key === this.#asked) return
    this.#asked = key
    this.#error = undefined
    if (model === 0 || (selection.edge === undefined && selection.nodes.length !== 1)) {
      this.#node = undefined
      this.#edge = undefined
      this.#loading = false
      return
    }
    this.#loading = true
    try {
      if (selection.edge !== undefined) {
        const [source, target] = selection.edge
        const edge = await this.#client.request('graph.edge', { model, source, target })
        if (key !== this.#asked) return
        this.#history = undefined
        this.#edge = edge
        this.#node = undefined
        this.#loading = false
        const history = await this.#client.request('graph.history', { model, source, target })
        if (key === this.#asked) this.#history = history
      } else {
        const node = await this.#client.request('graph.node', { model, node: selection.nodes[0], neighbours })
        if (key === this.#asked) [this.#edge, this.#node] = [undefined, node]
      }
    } catch (error) {
      if (key !== this.#asked) return
      this.#error = error
      this.#asked = ''
    }
    if (key === this.#asked || this.#asked === '') this.#loading = false
  }
}
