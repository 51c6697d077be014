/** For tests: the tokenizer that Hugging Face's own code builds from our tokenizer.json. */
import type { Tokenizer } from './types.ts'

export interface Oracle {
  encode(text: string): number[]
  decode(ids: readonly number[]): string
}

// The package's declarations import each other without file extensions, which TypeScript does not resolve here.
const { Tokenizer: HuggingFaceTokenizer } = (await import('@huggingface/tokenizers')) as unknown as {
  Tokenizer: new (
    json: object,
    config: object,
  ) => { encode(text: string): { ids: number[] }; decode(ids: number[]): string }
}

export function oracleOf(tokenizer: Tokenizer): Oracle {
  // Through text, as a file would go.
  const json = JSON.parse(JSON.stringify(tokenizer.toJson())) as object
  const oracle = new HuggingFaceTokenizer(json, { clean_up_tokenization_spaces: false })
  return {
    encode: (text) => oracle.encode(text).ids,
    decode: (ids) => (ids.length === 0 ? '' : oracle.decode([...ids])),
  }
}
