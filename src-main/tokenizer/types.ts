export type TokenizerKind = 'bpe' | 'characters'

/** Text ↔ token ids. Immutable; any string encodes, and decoding what was encoded gives the normalised text back. */
export interface Tokenizer {
  readonly kind: TokenizerKind
  /** V: ids are 0 … size − 1. */
  readonly size: number
  /** Id of `<|endoftext|>`, which stands between articles. */
  readonly separator: number
  /** Whether full-width letters, digits and signs are folded before encoding. */
  readonly foldWidth: boolean
  encode(text: string): Uint32Array
  /** Bytes that are no UTF-8 become U+FFFD. Throws RangeError for an id outside 0 … size − 1. */
  decode(ids: Iterable<number>): string
  /** A token by itself, for display: bytes that make no whole character appear as `<0xE4>`. Spaces stay spaces. */
  tokenText(id: number): string
  /** The UTF-8 bytes, possibly a part of a character. A view: do not write to it. */
  tokenBytes(id: number): Uint8Array
  /** The content of a Hugging Face tokenizer.json. */
  toJson(): object
}

export interface TrainerSettings {
  readonly kind: TokenizerKind
  /** The exact size V of the tokenizer to train, `vocabularyRange.least` … `vocabularyRange.most`. */
  readonly vocabulary: number
  /** Default: true for characters, false for BPE. */
  readonly foldWidth?: boolean
}
