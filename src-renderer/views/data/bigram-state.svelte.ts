/** The bigram statistics of one corpus, and the minimum count that the person is thinking about. */
import type { Reply, TrainingForecast } from '../../../src-shared/contract/index.ts'
import type { Dimension } from '../../../src-shared/model/config.ts'
import { defaultSettings } from '../../../src-shared/settings.ts'
import type { Client } from '../../client/index.ts'
import { forecastAt, leastThatFits, type BigramForecast } from './bigram-forecast.ts'

type Bigrams = Reply<'corpora.bigrams'>

/** What the studio alone knows: the machine, its speed, and what a run keeps on the disk. */
export type MachineForecast = Pick<
  TrainingForecast,
  'availableMemory' | 'availableDisk' | 'disk' | 'secondsPerEpoch' | 'speedFrom' | 'device'
>

/** The studio is asked when the slider rests. Milliseconds. */
const settling = 250
const topBigrams = 100

export class BigramState {
  readonly corpus: number
  readonly #client: Pick<Client, 'request'>
  #bigrams = $state.raw<Bigrams | undefined>(undefined)
  #machine = $state.raw<MachineForecast | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #machineError = $state.raw<unknown>(undefined)
  #minimum = $state.raw(defaultSettings.minBigramCount)
  #d = $state.raw<Dimension>(defaultSettings.d)
  #isMeasuring = $state.raw(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #question = 0

  constructor(corpus: number, client: Pick<Client, 'request'>) {
    this.corpus = corpus
    this.#client = client
  }

  get bigrams(): Bigrams | undefined {
    return this.#bigrams
  }

  /** Of the last place where the slider rested. */
  get machine(): MachineForecast | undefined {
    return this.#machine
  }

  get error(): unknown {
    return this.#error
  }

  /** Why the machine's part of the forecast is missing. */
  get machineError(): unknown {
    return this.#machineError
  }

  get isMeasuring(): boolean {
    return this.#isMeasuring
  }

  get minimum(): number {
    return this.#minimum
  }

  set minimum(minimum: number) {
    this.#minimum = Math.max(1, Math.min(this.most, Math.round(minimum)))
    this.#ask()
  }

  get d(): Dimension {
    return this.#d
  }

  set d(d: Dimension) {
    this.#d = d
    this.#ask()
  }

  /** The highest count of any bigram; 1 until it is known. */
  readonly most: number = $derived.by(() => {
    const thresholds = this.#bigrams?.thresholds
    return thresholds === undefined || thresholds.length === 0 ? 1 : thresholds[thresholds.length - 1]
  })

  readonly forecast: BigramForecast | undefined = $derived(
    this.#bigrams === undefined ? undefined : forecastAt(this.#bigrams, this.#minimum, this.#d),
  )

  readonly fits: boolean | undefined = $derived(
    this.forecast === undefined || this.#machine === undefined
      ? undefined
      : this.forecast.training <= this.#machine.availableMemory,
  )

  /** From which minimum count on training fits; undefined: unknown, or never. */
  readonly leastFitting: number | undefined = $derived(
    this.#bigrams === undefined || this.#machine === undefined
      ? undefined
      : leastThatFits(this.#bigrams, this.#d, this.#machine.availableMemory),
  )

  async load(): Promise<void> {
    this.#error = undefined
    try {
      this.#bigrams = await this.#client.request('corpora.bigrams', { corpus: this.corpus, top: topBigrams })
      this.#minimum = Math.max(1, Math.min(this.most, this.#minimum))
    } catch (error) {
      this.#error = error
      return
    }
    await this.askMachine()
  }

  #ask(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.askMachine(), settling)
  }

  /** An answer that is overtaken by a later question is dropped. */
  async askMachine(): Promise<void> {
    const question = ++this.#question
    try {
      const machine = await this.#client.request('training.forecast', {
        corpus: this.corpus,
        settings: { minBigramCount: this.#minimum, d: this.#d },
      })
      if (question !== this.#question) return
      this.#machine = machine
      this.#machineError = undefined
    } catch (error) {
      if (question === this.#question) this.#machineError = error
    }
  }

  /** How fast this machine is: a model of that size is trained for a second on the engine that would be used. */
  async measure(): Promise<void> {
    this.#isMeasuring = true
    try {
      const model = { corpus: this.corpus, settings: { minBigramCount: this.#minimum, d: this.#d } }
      const { chosen } = await this.#client.request('devices.list', model)
      await this.#client.request('devices.test', {
        ...model,
        ...(chosen !== undefined && { engine: chosen }),
      })
      await this.askMachine()
    } finally {
      this.#isMeasuring = false
    }
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#question++
  }
}
