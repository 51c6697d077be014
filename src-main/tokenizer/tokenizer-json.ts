/**
 * Writes tokenizers in Hugging Face's tokenizer.json format, so that any program that reads it (tokenizers,
 * transformers, transformers.js) produces our ids. The format has no published schema; the field names are those of
 * the `tokenizers` library 0.20 and later.
 */
import { hanPunctuation, widthFolds } from '../../src-shared/text.ts'
import {
  baseSize,
  byteIds,
  byteName,
  bytesToSigns,
  separatorId,
  separatorText,
  utf8Bytes,
} from './byte-alphabet.ts'
import type { BpeTokenizer } from './bpe-tokenizer.ts'
import type { CharacterTokenizer } from './character-tokenizer.ts'
import { preTokenPattern } from './pre-tokens.ts'

/** The steps of `normaliseText`. */
export function normaliserJson(foldWidth: boolean): object {
  const compose = { type: 'NFC' }
  if (!foldWidth) return compose
  return {
    type: 'Sequence',
    normalizers: [
      ...Array.from(widthFolds, ([wide, content]) => ({
        type: 'Replace',
        pattern: { String: wide },
        content,
      })),
      compose,
      ...Array.from(hanPunctuation, ([ascii, content]) => ({
        type: 'Replace',
        pattern: { Regex: String.raw`(?<=\p{Han})[${ascii}]` },
        content,
      })),
    ],
  }
}

export const bytePreTokeniserJson = {
  type: 'Sequence',
  pretokenizers: [
    { type: 'Split', pattern: { Regex: preTokenPattern }, behavior: 'Isolated', invert: false },
    { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
  ],
}

export function bpeJson(tokenizer: BpeTokenizer): object {
  const signs = Array.from({ length: tokenizer.size }, (_, id) =>
    id === separatorId ? separatorText : bytesToSigns(tokenizer.tokenBytes(id)),
  )
  return {
    ...envelope(tokenizer.foldWidth),
    pre_tokenizer: bytePreTokeniserJson,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      ...model(signs),
      byte_fallback: false,
      merges: tokenizer.merges.map(({ left, right }) => [signs[left], signs[right]]),
    },
  }
}

/** Characters are a BPE without merges whose unknown characters fall back to bytes. */
export function charactersJson(tokenizer: CharacterTokenizer): object {
  return {
    ...envelope(tokenizer.foldWidth),
    pre_tokenizer: null,
    decoder: { type: 'Sequence', decoders: [{ type: 'ByteFallback' }, { type: 'Fuse' }] },
    model: {
      ...model([...characterBase, ...tokenizer.characters]),
      byte_fallback: true,
      merges: [],
    },
  }
}

/** [244] the base alphabet in a character vocabulary: ASCII as itself, other bytes by name. */
export const characterBase: readonly string[] = [
  separatorText,
  ...utf8Bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : byteName(byte))),
]

/** [244] the same in a byte-level vocabulary. */
export const byteBase: readonly string[] = Array.from({ length: baseSize }, (_, id) =>
  id === separatorId ? separatorText : bytesToSigns(Uint8Array.of(byteIds.indexOf(id))),
)

function envelope(foldWidth: boolean): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [
      {
        id: separatorId,
        content: separatorText,
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      },
    ],
    normalizer: normaliserJson(foldWidth),
    post_processor: null,
  }
}

function model(tokens: readonly string[]): object {
  return {
    type: 'BPE',
    dropout: null,
    unk_token: null,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: false,
    // Not by assignment: a token may be called __proto__.
    vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    ignore_merges: false,
  }
}
