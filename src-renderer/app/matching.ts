/** Which commands match what was typed, best first. */

/**
 * Every word of the query must begin a word of the title, or stand in it somewhere, which counts less; undefined where
 * one does not. Chinese titles have no spaces: there, standing in it is all that can be asked.
 */
export function matchScore(title: string, query: string): number | undefined {
  const text = title.toLowerCase()
  let score = 0
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const at = text.indexOf(word)
    if (at < 0) return undefined
    const begins = at === 0 || new RegExp(`[\\s:–-]${escape(word)}`, 'u').test(text)
    score += at === 0 ? 3 : begins ? 2 : 1
  }
  return score
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** In their own order where they match equally well. */
export function bestMatches<Item>(
  items: readonly Item[],
  titleOf: (item: Item) => string,
  query: string,
): Item[] {
  return items
    .map((item) => ({ item, score: matchScore(titleOf(item), query) }))
    .filter((match) => match.score !== undefined)
    .toSorted((left, right) => (right.score ?? 0) - (left.score ?? 0))
    .map(({ item }) => item)
}
