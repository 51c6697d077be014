import { StudioError } from '../../src-shared/errors.ts'
import { finish, type Pieces } from '../../src-shared/pieces.ts'
import { normaliseText } from '../../src-shared/text.ts'
import { baseSize, separatorText } from './byte-alphabet.ts'
import { learnMerges } from './bpe-learning.ts'
import { BpeTokenizer } from './bpe-tokenizer.ts'
import { CharacterTokenizer } from './character-tokenizer.ts'
import { PieceCounts } from './piece-counts.ts'
import { eachPreToken } from './pre-tokens.ts'
import type { Tokenizer, TokenizerKind, TrainerSettings } from './types.ts'

/** Sizes that can be asked for, both included. */
export const vocabularyRange = { least: 256, most: 40_000, default: 4_000 } as const

/**
 * Learns a tokenizer of an exact size from text that streams through: only counts are kept. The same texts in the
 * same order give the same tokenizer.
 */
export class TokenizerTrainer {
  readonly #kind: TokenizerKind
  readonly #vocabulary: number
  readonly #foldWidth: boolean
  readonly #pieces = new PieceCounts()
  #isEmpty = true

  /** Error: `setting-out-of-range` for a vocabulary outside `vocabularyRange`. */
  constructor(settings: TrainerSettings) {
    const { least, most } = vocabularyRange
    const { kind, vocabulary } = settings
    if (!Number.isInteger(vocabulary) || vocabulary < least || vocabulary > most)
      throw new StudioError(
        'setting-out-of-range',
        `vocabulary is ${vocabulary}; it must be a whole number from ${least} to ${most}.`,
        'Choose a size in that range; 4000 is the default.',
      )
    this.#kind = kind
    this.#vocabulary = vocabulary
    this.#foldWidth = settings.foldWidth ?? kind === 'characters'
  }

  /** Counts a text, best a whole article: what is cut between two calls is not seen as one. */
  add(text: string): void {
    for (const section of text.split(separatorText)) {
      const normalised = normaliseText(section, { foldWidth: this.#foldWidth })
      if (normalised !== '') this.#isEmpty = false
      if (this.#kind === 'bpe') eachPreToken(normalised, (piece) => this.#pieces.add(piece))
      else for (const character of normalised) if (character > '\x7f') this.#pieces.add(character)
    }
  }

  /** Errors: `input-empty` without any text, `vocabulary-too-large` when the text yields fewer tokens. */
  train(): Tokenizer {
    return finish(this.trainInPieces())
  }

  /** As `train`, for text that takes its time. */
  *trainInPieces(): Pieces<Tokenizer> {
    if (this.#isEmpty)
      throw new StudioError(
        'input-empty',
        'There is no text to learn a tokenizer from.',
        'Import a file with text in it.',
      )
    const wanted = this.#vocabulary - baseSize
    return this.#kind === 'bpe' ? yield* this.#trainBpe(wanted) : yield* this.#trainCharacters(wanted)
  }

  *#trainBpe(wanted: number): Pieces<Tokenizer> {
    const { merges, tokens } = yield* learnMerges(this.#pieces.counts, wanted)
    this.#checkSize(tokens.length)
    return new BpeTokenizer(tokens, merges, { foldWidth: this.#foldWidth })
  }

  *#trainCharacters(wanted: number): Pieces<Tokenizer> {
    const byCount = [...this.#pieces.counts].sort(
      ([a, aCount], [b, bCount]) => bCount - aCount || (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0),
    )
    this.#checkSize(byCount.length)
    yield { phase: 'learning the tokens', done: wanted, total: wanted, unit: 'items' }
    const characters = byCount.slice(0, wanted).map(([character]) => character)
    return new CharacterTokenizer(characters, { foldWidth: this.#foldWidth })
  }

  #checkSize(found: number): void {
    const possible = baseSize + found
    if (possible >= this.#vocabulary) return
    const isEnough = possible >= vocabularyRange.least
    throw new StudioError(
      'vocabulary-too-large',
      `The text yields a vocabulary of at most ${possible} tokens, not ${this.#vocabulary}.`,
      isEnough ? `Choose a vocabulary of ${possible} or fewer, or import more text.` : 'Import more text.',
    )
  }
}
