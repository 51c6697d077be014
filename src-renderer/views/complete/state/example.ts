/** A prompt to begin with: the opening words of an article that the model has read, in the language it was read in. */
import type { Asker } from './generation.ts'

/** Articles that are looked at for an opening that is long enough. */
const looked = 5
const words = 4

/** Undefined where the corpus has none, or is gone. */
export async function examplePrompt(
  client: Pick<Asker, 'request'>,
  corpus: number,
): Promise<string | undefined> {
  for (let number = 0; number < looked; number++) {
    try {
      const { text } = await client.request('corpora.article', { corpus, number })
      const opening = openingOf(text)
      if (opening !== undefined) return opening
    } catch {
      return undefined
    }
  }
  return undefined
}

/** The first words of a text, before its first punctuation; undefined where there are fewer than three. */
export function openingOf(text: string): string | undefined {
  const beginning = text.trimStart().slice(0, 400)
  let end = 0
  let count = 0
  for (const { segment, index, isWordLike } of segmenter.segment(beginning)) {
    if (isWordLike === true) {
      end = index + segment.length
      if (++count === words) break
    } else if (!/^\s$/.test(segment) || segment === '\n') {
      if (count < 3) return undefined
      break
    }
  }
  return count < 3 ? undefined : beginning.slice(0, end)
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
