/** The signal of the prompt: its way, and the energies after each of its steps, fetched a table at a time. */
import type { Studio } from './studio.ts'
import { hasStep, listedCandidates, signalNodes, stepsPerRequest, type SignalData } from '../graph/signal.ts'

export class Signal {
  readonly #client: Studio
  #data = $state.raw<SignalData | undefined>(undefined)
  #loading = $state(false)
  /** What the data belong to: a later question makes the answers to earlier ones void. */
  #asked = ''
  #nodes = 1

  constructor(client: Studio) {
    this.#client = client
  }

  get data(): SignalData | undefined {
    return this.#data
  }

  get loading(): boolean {
    return this.#loading
  }

  /** @throws StudioError */
  async load(model: number, nodes: number, prompt: string, step: number): Promise<void> {
    const key = JSON.stringify([model, prompt])
    if (key === this.#asked && this.#data !== undefined) return this.#turnTo(model, prompt, step)
    this.#asked = key
    this.#nodes = nodes
    if (prompt === '') {
      this.#data = undefined
      this.#loading = false
      return
    }
    await this.#guarded(key, async () => {
      const from = this.#firstOfTable(step)
      const steps = stepsPerRequest(nodes)
      const [flow, energies] = await Promise.all([
        this.#client.request('graph.flow', { model, prompt }),
        this.#client.request('graph.energies', { model, prompt, from, steps }),
      ])
      return this.#named(model, { ...flow, ...energies })
    })
  }

  /** Fetches the table that holds a step, where it is not the one at hand. */
  async #turnTo(model: number, prompt: string, step: number): Promise<void> {
    const data = this.#data
    if (data === undefined || hasStep(data, step) || step >= data.tokens.length) return
    await this.#guarded(this.#asked, async () => {
      const from = this.#firstOfTable(step)
      const steps = stepsPerRequest(this.#nodes)
      const energies = await this.#client.request('graph.energies', { model, prompt, from, steps })
      return this.#named(model, { ...data, ...energies })
    })
  }

  /** Candidates need not be in the picture: their texts are asked for. */
  async #named(model: number, data: SignalData): Promise<SignalData> {
    const nodes = Uint32Array.from(signalNodes(data, listedCandidates).slice(0, 10_000))
    const { texts } = await this.#client.request('graph.among', { model, nodes, edges: 0 })
    return { ...data, names: new Map(Array.from(nodes, (node, index) => [node, texts[index]])) }
  }

  #firstOfTable(step: number): number {
    const steps = stepsPerRequest(this.#nodes)
    return Math.floor(step / steps) * steps
  }

  async #guarded(key: string, fetch: () => Promise<SignalData>): Promise<void> {
    this.#loading = true
    try {
      const data = await fetch()
      if (key === this.#asked) this.#data = data
    } catch (error) {
      if (key !== this.#asked) return
      this.#asked = ''
      this.#data = undefined
      throw error
    } finally {
      if (key === this.#asked || this.#asked === '') this.#loading = false
    }
  }
}
