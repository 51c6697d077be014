/** The converter on every page of the real dumps: nothing defeats it, and next to no markup is left. */
import { describe, expect, it } from 'vitest'
import { shared } from '../../../fixtures/shared.ts'
import { leftoverMarkup } from './clean.fixture.ts'
import { cleanPage, isDisambiguation, redirectTarget } from './index.ts'
import { contextOf, dumps, readDump } from './pages.fixture.ts'

/** Figures are those of the READMEs beside the dumps; the kept shares were read off once and guard against loss. */
const expected = [
  { dump: dumps.english2014, pages: 361, redirects: 146, keptAtLeast: 0.48 },
  { dump: dumps.english2016, pages: 206, redirects: 100, keptAtLeast: 0.45 },
  { dump: dumps.englishTables, pages: 5, redirects: 0, keptAtLeast: 0.35 },
  { dump: dumps.latgalian, pages: 1966, redirects: 195, keptAtLeast: 0.3 },
  { dump: dumps.tiny, pages: 8, redirects: 1, keptAtLeast: 0.3 },
  { dump: dumps.chinese, pages: 102, redirects: 0, keptAtLeast: 0.85 },
]

describe.skipIf(!shared.present)(`every page of the real dumps (${shared.reason})`, () => {
  it.each(expected)('$dump', async ({ dump, pages, redirects, keptAtLeast }) => {
    const content = await readDump(shared.path(dump))
    expect(content.pages.length).toBeGreaterThanOrEqual(pages)
    expect(content.pages.filter((page) => redirectTarget(page.text) !== undefined)).toHaveLength(redirects)

    let [source, text, leftovers] = [0, 0, 0]
    for (const page of content.pages) {
      if (redirectTarget(page.text) !== undefined) continue
      const cleaned = cleanPage(page.text, contextOf(content, page.title))
      source += page.text.length
      text += cleaned.text.length
      leftovers += leftoverMarkup(cleaned.text)
      expect(cleaned.text).not.toMatch(/[\ufdd0-\ufdef\ufffe\uffff]|\n\n\n|^\s|\s$/)
    }
    expect(leftovers / text).toBeLessThan(1 / 10_000)
    expect(text / source).toBeGreaterThan(keptAtLeast)
  })

  it('knows the disambiguation pages of the English dump by their templates', async () => {
    const { pages } = await readDump(shared.path(dumps.english2016))
    const found = pages.filter((page) => isDisambiguation(page.text)).map((page) => page.title)
    expect(found).toEqual(expect.arrayContaining(['Ada', 'Animal (disambiguation)']))
    expect(found).not.toContain('Anarchism')
    expect(found).not.toContain('Ada (programming language)')
  })
})

describe.skipIf(!shared.present)(`articles as a person reads them (${shared.reason})`, () => {
  it('opens Anarchism with its first sentence', async () => {
    const content = await readDump(shared.path(dumps.english2014))
    const page = content.pages.find(({ title }) => title === 'Anarchism')!
    const { text, dropped } = cleanPage(page.text, contextOf(content, page.title))
    expect(text).toMatch(/^Anarchism is a political philosophy that advocates stateless societies/)
    expect(text).toContain('from the Greek ἀναρχία, i.e. anarchy')
    expect(text).not.toMatch(/^(References|External links|See also)$/m)
    expect(dropped.references).toBeGreaterThan(150)
    expect(dropped.sections).toBeGreaterThan(0)
  })

  it('keeps the symbols of 数域 and none of its markup', async () => {
    const content = await readDump(shared.path(dumps.chinese))
    const page = content.pages.find(({ title }) => title === '数域')!
    const { text } = cleanPage(page.text, contextOf(content, page.title))
    expect(text).toContain('设P是复数域ℂ的子集。若P中包含0与1')
    expect(text).not.toMatch(/math|NoteTA|\\/)
  })

  it('drops the file link that the origin of 数和 had broken', async () => {
    const content = await readDump(shared.path(dumps.chinese))
    const page = content.pages.find(({ title }) => title === '数和')!
    const { text } = cleanPage(page.text, contextOf(content, page.title))
    expect(text).toMatch(/^数和（英：Cross Sums；日：カックロ）是一种数学智力游戏。/)
  })
})
