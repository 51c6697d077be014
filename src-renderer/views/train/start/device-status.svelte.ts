/** The engines of this machine for the form's present model: what is known of each, and trying them. */
import type { Reply, RequestInput } from '../../../../src-shared/contract/index.ts'
import { engineNames, type EngineName } from '../../../../src-shared/engine.ts'
import type { Studio } from '../studio.ts'

export type { EngineName }

/** One by one, so that a person sees how far it is and may stop between two of them. */
interface Trial {
  readonly engines: readonly EngineName[]
  readonly done: number
  readonly isStopping: boolean
}

export class DeviceStatus {
  readonly #studio: Studio
  readonly #model: () => RequestInput<'devices.list'>
  #known = $state.raw<Reply<'devices.list'> | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #trial = $state.raw<Trial | undefined>(undefined)
  #asked = 0

  /** @param model whose figures are wanted: of the corpus and settings of the form, as they are when it is called */
  constructor(studio: Studio, model: () => RequestInput<'devices.list'>) {
    this.#studio = studio
    this.#model = model
  }

  get known(): Reply<'devices.list'> | undefined {
    return this.#known
  }

  get error(): unknown {
    return this.#error
  }

  /** The engine that is being tried. */
  get testing(): EngineName | undefined {
    return this.#trial?.engines[this.#trial.done]
  }

  /** How far a trial of several is. */
  get progress():
    { readonly done: number; readonly total: number; readonly isStopping: boolean } | undefined {
    if (this.#trial === undefined || this.#trial.engines.length < 2) return undefined
    const { engines, done, isStopping } = this.#trial
    return { done, total: engines.length, isStopping }
  }

  async load(): Promise<void> {
    const number = ++this.#asked
    try {
      const report = await this.#studio.request('devices.list', this.#model())
      if (number !== this.#asked) return
      this.#known = report
      this.#error = undefined
    } catch (error) {
      if (number === this.#asked) this.#error = error
    }
  }

  /** Tries these engines, all of them unless told. */
  async test(...engines: readonly EngineName[]): Promise<void> {
    if (this.#trial !== undefined) return
    const wanted = engines.length > 0 ? engines : engineNames
    this.#trial = { engines: wanted, done: 0, isStopping: false }
    try {
      for (const engine of wanted) {
        const report = await this.#studio.request('devices.test', { ...this.#model(), engine })
        this.#asked++
        this.#known = report
        this.#error = undefined
        const trial: Trial = this.#trial
        if (trial.isStopping) break
        this.#trial = { ...trial, done: trial.done + 1 }
      }
    } catch (error) {
      this.#error = error
    } finally {
      this.#trial = undefined
    }
  }

  /** No further one is tried; the one that is being tried comes to its end. */
  stop(): void {
    if (this.#trial !== undefined) this.#trial = { ...this.#trial, isStopping: true }
  }
}
