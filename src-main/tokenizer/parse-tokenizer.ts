import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { StudioError } from '../../src-shared/errors.ts'
import { baseSize, separatorId, separatorText, signsToBytes } from './byte-alphabet.ts'
import { BpeTokenizer } from './bpe-tokenizer.ts'
import type { Merge } from './bpe-merging.ts'
import { CharacterTokenizer } from './character-tokenizer.ts'
import { byteBase, bytePreTokeniserJson, characterBase, normaliserJson } from './tokenizer-json.ts'
import type { Tokenizer } from './types.ts'

/** Not z.record: that would drop a token called __proto__. */
const vocabularySchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'not an object',
)

const schema = z.object({
  added_tokens: z.array(z.object({ id: z.number(), content: z.string() })),
  normalizer: z.unknown(),
  pre_tokenizer: z.unknown(),
  model: z.object({
    type: z.string(),
    vocab: vocabularySchema,
    merges: z.array(z.union([z.tuple([z.string(), z.string()]), z.string()])),
    byte_fallback: z.boolean().default(false),
  }),
})

type TokenizerJson = z.infer<typeof schema>

/**
 * Reads the content of a tokenizer.json that this program wrote.
 * Errors: `format-unknown` (no tokenizer.json), `unsupported` (another kind of tokenizer), `input-damaged`.
 */
export function parseTokenizer(json: unknown): Tokenizer {
  if (typeof json !== 'object' || json === null || !('model' in json))
    throw new StudioError(
      'format-unknown',
      'This is not a tokenizer.json.',
      'Choose the tokenizer.json of a corpus or run.',
    )
  const parsed = schema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw damaged(`${issue.path.join('.')}: ${issue.message}`)
  }
  const { added_tokens, model, normalizer, pre_tokenizer } = parsed.data
  if (model.type !== 'BPE') throw foreign(`its model is ${model.type}`)
  const foldWidth = isDeepStrictEqual(normalizer, normaliserJson(true))
  if (!foldWidth && !isDeepStrictEqual(normalizer, normaliserJson(false)))
    throw foreign('it normalises text in another way')
  if (added_tokens.length !== 1 || added_tokens[0].content !== separatorText)
    throw foreign(`its special tokens are not ${separatorText} alone`)
  const tokens = tokensInOrder(model.vocab)
  if (tokens.length < baseSize || added_tokens[0].id !== separatorId)
    throw damaged('the byte tokens are incomplete')
  if (model.byte_fallback) {
    if (pre_tokenizer !== null || model.merges.length > 0)
      throw foreign('it is not made of single characters')
    return characters(tokens, foldWidth)
  }
  if (!isDeepStrictEqual(pre_tokenizer, bytePreTokeniserJson)) throw foreign('it cuts words in another way')
  return bytePairs(tokens, model, foldWidth)
}

function damaged(what: string): StudioError {
  return new StudioError(
    'input-damaged',
    `The tokenizer.json is damaged (${what}).`,
    'Restore it from a copy or import the corpus again.',
  )
}

function foreign(what: string): StudioError {
  return new StudioError(
    'unsupported',
    `This tokenizer was made by another program: ${what}.`,
    'Import the corpus here, which trains a tokenizer of its own.',
  )
}

/** [V] the tokens by id, which must be 0 … V − 1. */
function tokensInOrder(vocabulary: Record<string, unknown>): string[] {
  const entries = Object.entries(vocabulary)
  const tokens = new Array<string | undefined>(entries.length).fill(undefined)
  for (const [token, id] of entries) {
    if (
      typeof id !== 'number' ||
      !Number.isInteger(id) ||
      id < 0 ||
      id >= tokens.length ||
      tokens[id] !== undefined
    )
      throw damaged(`the id of ${JSON.stringify(token)} is ${JSON.stringify(id)}`)
    tokens[id] = token
  }
  return tokens.filter((token) => token !== undefined)
}

function checkBase(tokens: readonly string[], base: readonly string[]): void {
  const id = base.findIndex((token, i) => tokens[i] !== token)
  if (id >= 0)
    throw damaged(`token ${id} is ${JSON.stringify(tokens[id])} and not ${JSON.stringify(base[id])}`)
}

function characters(tokens: readonly string[], foldWidth: boolean): Tokenizer {
  checkBase(tokens, characterBase)
  const own = tokens.slice(baseSize)
  const wrong = own.find((token) => !token.isWellFormed() || [...token].length !== 1)
  if (wrong !== undefined) throw damaged(`${JSON.stringify(wrong)} is not one character`)
  return new CharacterTokenizer(own, { foldWidth })
}

function bytePairs(tokens: readonly string[], model: TokenizerJson['model'], foldWidth: boolean): Tokenizer {
  checkBase(tokens, byteBase)
  const own = tokens.slice(baseSize).map((token) => {
    const bytes = signsToBytes(token)
    if (bytes === undefined || bytes.length < 2)
      throw damaged(`${JSON.stringify(token)} is not made of bytes`)
    return bytes
  })
  const ids = new Map(tokens.map((token, id) => [token, id]))
  const seen = new Set<string>()
  const merges = model.merges.map((pair): Merge => {
    const [left, right] = typeof pair === 'string' ? pair.split(' ') : pair
    const [leftId, rightId, merged] = [ids.get(left), ids.get(right), ids.get(left + right)]
    const isKnown = leftId !== undefined && rightId !== undefined && merged !== undefined
    const key = `${left} ${right}`
    if (!isKnown || leftId === separatorId || rightId === separatorId || seen.has(key))
      throw damaged(`the merge ${JSON.stringify(key)}`)
    seen.add(key)
    return { left: leftId, right: rightId, merged }
  })
  return new BpeTokenizer(own, merges, { foldWidth })
}
