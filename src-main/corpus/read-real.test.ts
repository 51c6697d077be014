/** Dumps and texts of the world outside, each with what is known to be in it. */
import { describe, expect, it } from 'vitest'
import { shared } from '../../fixtures/shared.ts'
import { collect } from './dump.fixture.ts'

describe.skipIf(!shared.present)(`real files (${shared.reason})`, () => {
  it.each<[name: string, pages: number, redirects: number, otherNamespaces: number, articlesAtLeast: number]>(
    [
      ['enwiki-2016-206pages.xml.bz2', 206, 100, 0, 90],
      ['enwiki-2014-361pages-multistream.xml.bz2', 361, 146, 0, 190],
      ['enwiki-2017-table-markup-5pages.xml.bz2', 5, 0, 0, 5],
      ['ltgwiki-2017-2004pages.xml', 2004, 195, 906, 700],
      ['tinywiki-8pages.xml', 8, 1, 0, 3],
      ['zhwiki-102pages-rewrapped-multistream.xml.bz2', 102, 0, 0, 99],
      ['wikitext-2/train.txt.gz', 601, 0, 0, 600],
      ['wikitext-2/valid.txt.gz', 60, 0, 0, 60],
      ['wikitext-2/test.txt.gz', 60, 0, 0, 60],
      ['zh-text/zhwiki-wikiextractor-64docs.txt', 64, 0, 0, 55],
      ['zh-text/cmrc2018-a-simplified.txt', 847, 0, 0, 847],
      ['zh-text/drcd-half-a-traditional.txt', 273, 0, 0, 273],
    ],
  )('%s', async (name, pageCount, redirects, otherNamespaces, articlesAtLeast) => {
    const { report, articles } = await collect(shared.path('data/' + name))
    expect(report).toMatchObject({ pages: pageCount, redirects, warnings: [], listed: [] })
    expect(report.skipped['other namespace'] ?? 0).toBe(otherNamespaces)
    expect(articles.length).toBeGreaterThanOrEqual(articlesAtLeast)
    expect(articles.every(({ text, title }) => text.length >= 100 && title !== '')).toBe(true)
  })

  it('the Latgalian wiki in all its namespaces', async () => {
    const file = shared.path('data/ltgwiki-2017-2004pages.xml')
    const all = await collect(file, { namespaces: [0, 4, 8, 10, 14, 828], minimumCharacters: 0 })
    expect(all.report).toMatchObject({ pages: 2004, redirects: 195 })
    expect(all.report.skipped['other namespace']).toBeUndefined()
    expect(all.report.skipped['not wikitext']).toBeGreaterThanOrEqual(25)
  })
})
