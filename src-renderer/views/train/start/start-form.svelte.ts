/** The form of a new run: a preset, what is changed of it, and the forecast that follows every change. */
import type { RequestInput, TrainingForecast } from '../../../../src-shared/contract/index.ts'
import {
  parseSettings,
  presetSettings,
  settingNames,
  type PresetName,
  type SettingName,
  type TrainingSettings,
} from '../../../../src-shared/settings.ts'
import type { Studio } from '../studio.ts'

/** Milliseconds after the last change before a forecast is asked for. */
const patience = 250

export interface Continuation {
  readonly checkpoint: number
  readonly runName: string
  readonly step: number
}

type Value = string | number | boolean

export class StartForm {
  readonly #studio: Studio
  #corpus = $state<number | undefined>(undefined)
  #preset = $state<PresetName>('demo')
  #changes = $state.raw<Partial<Record<SettingName, Value>>>({})
  #continues = $state.raw<Continuation | undefined>(undefined)
  #forecast = $state.raw<TrainingForecast | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #isForecasting = $state(false)
  #isStarting = $state(false)
  name = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  readonly base: TrainingSettings = $derived(presetSettings(this.#preset))
  readonly settings: TrainingSettings = $derived({ ...this.base, ...this.#changes } as TrainingSettings)
  readonly changed: readonly SettingName[] = $derived(
    settingNames.filter((name) => this.#changes[name] !== undefined),
  )
  /** What no single field can say, such as a length of nothing. */
  readonly problem: unknown = $derived.by(() => {
    try {
      parseSettings(this.#changes, this.base)
      return undefined
    } catch (error) {
      return error
    }
  })

  constructor(studio: Studio) {
    this.#studio = studio
  }

  get corpus(): number | undefined {
    return this.#corpus
  }

  get preset(): PresetName {
    return this.#preset
  }

  get continues(): Continuation | undefined {
    return this.#continues
  }

  /** Of the last settings that could be forecast; it stays while the next one is on its way. */
  get forecast(): TrainingForecast | undefined {
    return this.#forecast
  }

  get error(): unknown {
    return this.#error
  }

  /** The model that it describes, as far as it can be made sense of. */
  get model(): RequestInput<'devices.list'> {
    return {
      ...(this.#corpus !== undefined && { corpus: this.#corpus }),
      preset: this.#preset,
      ...(this.problem === undefined && { settings: this.#changes }),
    }
  }

  get isForecasting(): boolean {
    return this.#isForecasting
  }

  get isStarting(): boolean {
    return this.#isStarting
  }

  get canStart(): boolean {
    return (
      this.#corpus !== undefined &&
      this.problem === undefined &&
      this.#error === undefined &&
      !this.#isStarting &&
      this.#forecast?.fits !== false
    )
  }

  chooseCorpus(corpus: number): void {
    if (corpus === this.#corpus) return
    this.#corpus = corpus
    this.#continues = undefined
    this.#forecast = undefined
    this.#changed()
  }

  choosePreset(preset: PresetName): void {
    this.#preset = preset
    this.#changes = {}
    this.#changed()
  }

  set(name: SettingName, value: Value): void {
    const { [name]: _, ...others } = this.#changes
    this.#changes = value === this.base[name] ? others : { ...others, [name]: value }
    this.#changed()
  }

  reset(name?: SettingName): void {
    if (name === undefined) this.#changes = {}
    else this.set(name, this.base[name])
    this.#changed()
  }

  /** The settings of a run, laid over the preset, for one more of its kind or to go on from a checkpoint of it. */
  like(run: { corpus: number; settings: TrainingSettings }, continues?: Continuation): void {
    this.#corpus = run.corpus
    this.#continues = continues
    const differing = settingNames.filter((name) => run.settings[name] !== this.base[name])
    this.#changes = Object.fromEntries(differing.map((name) => [name, run.settings[name]]))
    this.#forecast = undefined
    this.#changed()
  }

  startAfresh(): void {
    this.#continues = undefined
  }

  /** @returns the job. @throws StudioError as the studio says */
  async start(): Promise<number> {
    this.#isStarting = true
    try {
      const { job } = await this.#studio.request('runs.start', {
        ...this.#wish(),
        ...(this.name.trim() === '' ? {} : { name: this.name.trim() }),
        // What is not named is then that of the run, not of the preset; so everything is.
        ...(this.#continues === undefined
          ? {}
          : { continueFrom: this.#continues.checkpoint, settings: { ...this.settings } }),
      })
      this.name = ''
      return job
    } finally {
      this.#isStarting = false
    }
  }

  /** Asks anew, as after a test of the device. */
  forecastNow(): void {
    clearTimeout(this.#timer)
    void this.#ask()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#asked++
    this.#isForecasting = false
  }

  #changed(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), patience)
  }

  async #ask(): Promise<void> {
    if (this.#corpus === undefined || this.problem !== undefined) return
    const number = ++this.#asked
    this.#isForecasting = true
    try {
      const forecast = await this.#studio.request('training.forecast', this.#wish())
      if (number !== this.#asked) return
      this.#forecast = forecast
      this.#error = undefined
    } catch (error) {
      if (number === this.#asked) this.#error = error
    } finally {
      if (number === this.#asked) this.#isForecasting = false
    }
  }

  #wish(): RequestInput<'training.forecast'> {
    return { corpus: this.#corpus ?? 0, preset: this.#preset, settings: this.#changes }
  }
}
