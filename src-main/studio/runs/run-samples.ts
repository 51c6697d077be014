/** Completions of fixed prompts, kept along the learning curve. */
import type { Engine } from '../../engine/engine.ts'
import { completeAll } from '../../generation/index.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import type { Prepared } from './prepare.ts'
import type { RunSample } from './run-journal.ts'

const mostPrompts = 4
const promptTokens = 6
const sampleTokens = 24
/** A word may reach this many tokens further; what is longer is cut. */
const mostOfWord = 8

/** The first tokens of a few held-out articles, up to the end of a word: always the same for a corpus and seed. */
export function samplePrompts({ split, tokenizer }: Pick<Prepared, 'split' | 'tokenizer'>): Uint32Array[] {
  const { heldOut } = split
  const starts = [0]
  for (let i = 0; i + promptTokens < heldOut.length && starts.length < mostPrompts; i++)
    if (heldOut[i] === tokenizer.separator) starts.push(i + 1)
  return starts.map((start) => heldOut.slice(start, endOfWord(heldOut, start, tokenizer)))
}

/** Letters, digits and accents of scripts that put spaces between words. */
const spaced = String.raw`[[\p{L}\p{N}\p{M}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]]`
const endsInWord = new RegExp(`${spaced}['’]?$`, 'v')
const goesOnInWord = new RegExp(`^['’]?${spaced}`, 'v')

/** Where a prompt ends that begins at `start`: where it would end inside a word, the word is taken in whole. */
function endOfWord(tokens: Uint32Array, start: number, tokenizer: Tokenizer): number {
  const least = start + promptTokens
  for (let end = least; end <= least + mostOfWord && end < tokens.length; end++) {
    if (tokens[end] === tokenizer.separator) return end
    const before = tokenizer.decode(tokens.subarray(start, end))
    // The next token alone may be a part of a character.
    const after = tokenizer.decode(tokens.subarray(end, end + 4))
    if (!endsInWord.test(before) || !goesOnInWord.test(after)) return end
  }
  return least
}

/** Completes the prompts with the parameters as they are at this step, where the engine has them. */
export async function sampleTexts(
  engine: Engine,
  tokenizer: Tokenizer,
  prompts: readonly Uint32Array[],
): Promise<RunSample[]> {
  const decoder = await engine.decoder(prompts.length)
  try {
    const completions = await completeAll({
      decoder,
      tokenizer,
      prompts,
      settings: { maxTokens: sampleTokens },
    })
    return completions.map(({ prompt, text }) => ({ prompt, text }))
  } finally {
    decoder.dispose()
  }
}
