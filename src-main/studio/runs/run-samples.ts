/** Completions of fixed prompts, kept along the learning curve. */
import type { Engine } from '../../engine/engine.ts'
import { complete } from '../../generation/index.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import type { Prepared } from './prepare.ts'
import type { RunSample } from './run-journal.ts'

const prompts = 4
const promptTokens = 6
const sampleTokens = 24

/** The first tokens of a few held-out articles: always the same for a corpus and seed. */
export function samplePrompts({ split, tokenizer }: Prepared): Uint32Array[] {
  const { heldOut } = split
  const starts = [0]
  for (let i = 0; i + promptTokens < heldOut.length && starts.length < prompts; i++)
    if (heldOut[i] === tokenizer.separator) starts.push(i + 1)
  return starts.map((start) => heldOut.slice(start, start + promptTokens))
}

/** Completes the prompts with the parameters as they are at this step. */
export async function sampleTexts(
  engine: Engine,
  tokenizer: Tokenizer,
  promptsOfRun: readonly Uint32Array[],
): Promise<RunSample[]> {
  const model = await engine.signalModel()
  try {
    const samples: RunSample[] = []
    for (const prompt of promptsOfRun) {
      const { text } = await complete({ model, tokenizer, prompt, settings: { maxTokens: sampleTokens } })
      samples.push({ prompt: tokenizer.decode(prompt), text })
    }
    return samples
  } finally {
    model.dispose()
  }
}
