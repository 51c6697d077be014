/** The settings of a completion as a person sets them; always valid, since every control keeps to its range. */
import { z } from 'zod'
import {
  defaultGeneration,
  generationRanges,
  type GenerationSettings,
} from '../../../../src-shared/generation.ts'
import { readStops, writeStops } from './stop-texts.ts'

export type SamplingNumber = keyof typeof generationRanges

export class Sampling {
  temperature = $state(defaultGeneration.temperature)
  topK = $state(defaultGeneration.topK)
  topP = $state(defaultGeneration.topP)
  maxTokens = $state(defaultGeneration.maxTokens)
  seed = $state(defaultGeneration.seed)
  repetitionGuard = $state(defaultGeneration.repetitionGuard)
  contextWindow = $state(defaultGeneration.contextWindow)
  stopAtSeparator = $state(defaultGeneration.stopAtSeparator)
  /** One per line. */
  stops = $state('')

  readonly settings: GenerationSettings = $derived({
    temperature: this.temperature,
    topK: this.topK,
    topP: this.topP,
    maxTokens: this.maxTokens,
    seed: this.seed,
    repetitionGuard: this.repetitionGuard,
    contextWindow: this.contextWindow,
    stopAtSeparator: this.stopAtSeparator,
    stop: readStops(this.stops),
    stopTokens: [],
  })

  readonly isDefault: boolean = $derived(
    JSON.stringify(this.settings) === JSON.stringify({ ...this.settings, ...defaultGeneration }),
  )

  reset(): void {
    this.restore(defaultGeneration)
  }

  newSeed(random: () => number = Math.random): void {
    this.seed = Math.floor(random() * 2 ** 32)
  }

  /** Takes what is valid of a saved document; the rest stays as it is. */
  restore(document: unknown): void {
    const read = z.record(z.string(), z.unknown()).safeParse(document)
    if (!read.success) return
    for (const name of Object.keys(generationRanges) as SamplingNumber[]) {
      const { least, most, integer } = generationRanges[name]
      const value = read.data[name]
      if (typeof value !== 'number' || !(value >= least && value <= most)) continue
      if (!integer || Number.isInteger(value)) this[name] = value
    }
    if (typeof read.data.stopAtSeparator === 'boolean') this.stopAtSeparator = read.data.stopAtSeparator
    const stops = z.array(z.string()).safeParse(read.data.stop)
    if (stops.success) this.stops = writeStops(stops.data)
  }
}
