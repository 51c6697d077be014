/** How a text is continued: the settings with their ranges, and what comes out, token by token. */
import { StudioError } from './errors.ts'

export interface GenerationSettings {
  /** Most tokens to add. */
  readonly maxTokens: number
  /** 0: greedy, the token with the greatest score. Else P ∝ exp(score / temperature). */
  readonly temperature: number
  /** Only the k best candidates are drawn from; 0: all. */
  readonly topK: number
  /** Only the best candidates whose probabilities reach this together are drawn from. */
  readonly topP: number
  readonly seed: number
  /** No row of this many tokens comes twice within the last 256; 0: off. */
  readonly repetitionGuard: number
  /** Only the last n tokens make the signal; 0: the whole text, as the paper has it. */
  readonly contextWindow: number
  /** The text ends before the first of these. */
  readonly stop: readonly string[]
  /** Generation ends before one of these tokens. */
  readonly stopTokens: readonly number[]
  /** Generation ends where the model would begin another article. */
  readonly stopAtSeparator: boolean
}

export const defaultGeneration: GenerationSettings = {
  maxTokens: 64,
  temperature: 0.8,
  topK: 0,
  topP: 1,
  seed: 1,
  repetitionGuard: 0,
  contextWindow: 0,
  stop: [],
  stopTokens: [],
  stopAtSeparator: true,
}

type NumberName = {
  [Name in keyof GenerationSettings]: GenerationSettings[Name] extends number ? Name : never
}[keyof GenerationSettings]

interface Range {
  readonly least: number
  readonly most: number
  readonly integer: boolean
}

export const generationRanges: Readonly<Record<NumberName, Range>> = {
  maxTokens: { least: 1, most: 1_000_000, integer: true },
  temperature: { least: 0, most: 100, integer: false },
  topK: { least: 0, most: 40_000, integer: true },
  topP: { least: 0.001, most: 1, integer: false },
  seed: { least: 0, most: 2 ** 32 - 1, integer: true },
  repetitionGuard: { least: 0, most: 16, integer: true },
  contextWindow: { least: 0, most: 1_000_000, integer: true },
}

/** Fills in defaults. Error: `setting-out-of-range`, naming the setting and its range. */
export function generationSettings(given: Partial<GenerationSettings> = {}): GenerationSettings {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const settings: GenerationSettings = { ...defaultGeneration, ...present }
  for (const name of Object.keys(generationRanges) as NumberName[]) {
    const { least, most, integer } = generationRanges[name]
    const value = settings[name]
    if (value >= least && value <= most && (!integer || Number.isInteger(value))) continue
    throw new StudioError(
      'setting-out-of-range',
      `${name} is ${value}; it must be a ${integer ? 'whole ' : ''}number from ${least} to ${most}.`,
      `The default is ${defaultGeneration[name]}.`,
    )
  }
  return settings
}

/** A token that was added, and how sure the model was of it. */
export interface GeneratedToken {
  readonly id: number
  /**
   * What this token adds to the text. Joined they are the completion, but for what is still held back at the end: a
   * character that is not whole yet, or the beginning of a stop text.
   */
  readonly text: string
  /** The token by itself, for display. */
  readonly display: string
  readonly energy: number
  /** Under the model: temperature 1, all candidates. */
  readonly probability: number
  /** Its score minus that of the best other candidate: 0 or more for the greedy choice. */
  readonly margin: number
  /** Whether the edge to it has parameters of its own. */
  readonly own: boolean
  /** Occurrences of the bigram in the training text. */
  readonly count: number
}

export const generationEnds = ['length', 'stop', 'separator', 'cancelled'] as const

export interface GenerationEnd {
  readonly reason: (typeof generationEnds)[number]
  /** The whole completion. */
  readonly text: string
  readonly promptTokens: number
  readonly tokens: number
}

/** A finished completion. */
export interface Completion extends Omit<GenerationEnd, 'tokens'> {
  readonly prompt: string
  readonly tokens: readonly GeneratedToken[]
  /** Of generation alone, without the prompt. */
  readonly tokensPerSecond: number
}
