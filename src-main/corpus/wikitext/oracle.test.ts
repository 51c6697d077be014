/**
 * wtf_wikipedia is an independent parser of the same markup. It keeps bibliographies and drops headings where we do the
 * opposite, so the words of both are compared as bags, and agreement is asked of the typical page, not of each.
 */
import { describe, expect, it } from 'vitest'
import wtf from 'wtf_wikipedia'
import { shared } from '../../../fixtures/shared.ts'
import { cleanPage, redirectTarget } from './index.ts'
import { contextOf, dumps, readDump } from './pages.fixture.ts'

type Sample = { dump: string; every: number; median: number }

/** One page in `every` long enough to be an article. */
const samples: Sample[] = [
  { dump: dumps.english2014, every: 8, median: 0.97 },
  { dump: dumps.english2016, every: 7, median: 0.97 },
  { dump: dumps.latgalian, every: 60, median: 0.93 },
  { dump: dumps.chinese, every: 25, median: 0.97 },
]

/** Words, and single characters of Chinese, which has no blanks between words. */
const words = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

function bagOfWords(text: string): Map<string, number> {
  const bag = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(words)) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** Dice coefficient of two bags: 1 where both texts have the same words equally often. */
function overlap(one: Map<string, number>, other: Map<string, number>): number {
  let [shared, total] = [0, 0]
  for (const [word, count] of one) {
    shared += Math.min(count, other.get(word) ?? 0)
    total += count
  }
  for (const count of other.values()) total += count
  return total === 0 ? 1 : (2 * shared) / total
}

describe.skipIf(!shared.present)(`word overlap with wtf_wikipedia (${shared.reason})`, () => {
  it.each(samples)('$dump', async ({ dump, every, median }) => {
    const content = await readDump(shared.path(dump))
    const articles = content.pages.filter(
      ({ text, namespace }) => namespace === 0 && text.length > 500 && redirectTarget(text) === undefined,
    )
    const overlaps = articles
      .filter((_, index) => index % every === 0)
      .map((page) => {
        const ours = cleanPage(page.text, contextOf(content, page.title)).text
        const theirs = wtf(page.text, { title: page.title }).text({})
        return overlap(bagOfWords(ours), bagOfWords(theirs))
      })
      .sort((a, b) => a - b)
    const mean = overlaps.reduce((sum, each) => sum + each, 0) / overlaps.length
    const middle = overlaps[overlaps.length >> 1]
    console.log(
      `${dump}: ${overlaps.length} pages, median ${middle.toFixed(3)}, mean ${mean.toFixed(3)}, least ${overlaps[0].toFixed(3)}`,
    )
    expect(middle).toBeGreaterThan(median)
    expect(mean).toBeGreaterThan(0.9)
  })
})
