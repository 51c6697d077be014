/** The engines of this machine: what each runs on or why it cannot, and how fast it was when it was tried. */
import type { Reply } from '../../../../src-shared/contract/index.ts'
import type { Dimension } from '../../../../src-shared/model/config.ts'
import type { Studio } from '../studio.ts'

type Engines = Reply<'devices.list'>
export type EngineName = Engines['engines'][number]['engine']

export class DeviceStatus {
  readonly #studio: Studio
  #known = $state.raw<Engines | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #testing = $state<EngineName | undefined>(undefined)

  constructor(studio: Studio) {
    this.#studio = studio
  }

  get known(): Engines | undefined {
    return this.#known
  }

  get error(): unknown {
    return this.#error
  }

  /** The engine that is being tested. */
  get testing(): EngineName | undefined {
    return this.#testing
  }

  async load(): Promise<void> {
    try {
      this.#known = await this.#studio.request('devices.list', {})
      this.#error = undefined
    } catch (error) {
      this.#error = error
    }
  }

  async test(engine: EngineName, d: Dimension): Promise<void> {
    if (this.#testing !== undefined) return
    this.#testing = engine
    try {
      this.#known = await this.#studio.request('devices.test', { engine, settings: { d } })
      this.#error = undefined
    } catch (error) {
      this.#error = error
    } finally {
      this.#testing = undefined
    }
  }
}
