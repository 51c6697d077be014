/** A catalogue of broken and hostile files, each with what is kept of it. One file, so that nobody has to look for a sample in two. */
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { SkipReason } from '../../src-shared/corpus.ts'
import { encodeBzip2 } from './bzip2/encode.fixture.ts'
import { collect, footer, header, page, pages, prose, temporaryFolder } from './dump.fixture.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const good = (id: number): string => page({ title: `Good ${id}`, id })
const around = (middle: string): string => header + good(1) + middle + good(2) + footer
const both = ['Good 1', 'Good 2']
const noWarning: RegExp[] = []

type Sample = [
  what: string,
  content: string | Uint8Array,
  titles: string[],
  skipped: SkipReason[],
  warnings: RegExp[],
]

/** What people and accidents hand in, each with the articles, skips and warnings that are right. */
const samples: Sample[] = [
  ['no </mediawiki>', header + good(1) + good(2), both, [], [/no closing/]],
  [
    'cut in the middle of a page',
    (header + good(1) + good(2) + good(3)).slice(0, -300),
    both,
    ['cut off'],
    [/middle of page 3\. 2 pages were kept/],
  ],
  ['cut between page marks', header + good(1) + good(2) + '<page', both, [], [/no closing/]],
  ['no header', good(1) + good(2) + footer, both, [], noWarning],
  [
    'a header that lies',
    around('').replace('key="0"', 'key="7"').replace('"en"', '"tlh"'),
    both,
    [],
    noWarning,
  ],
  [
    'a header of another schema',
    '<mediawiki version="9.99"><siteinfo><generator/></siteinfo>' + good(1) + footer,
    ['Good 1'],
    [],
    noWarning,
  ],
  [
    'two dumps put together',
    around('') + around('').replaceAll('Good', 'Other'),
    [...both, 'Other 1', 'Other 2'],
    [],
    noWarning,
  ],
  ['a page that lacks its end', around(good(9).replace('</page>', '')), both, ['cut off'], noWarning],
  ['CRLF', around('').replaceAll('\n', '\r\n'), both, [], noWarning],
  [
    'no <ns>',
    around(good(3) + page({ title: 'Group &amp; kind:X' })).replace(/<ns>0<\/ns>/g, ''),
    [both[0], 'Good 3', both[1]],
    ['other namespace'],
    noWarning,
  ],
  [
    '<ns> of nonsense',
    around(good(3).replace('<ns>0<', '<ns>zero<')),
    ['Good 1', 'Good 3', 'Good 2'],
    [],
    noWarning,
  ],
  ['no <id>', around('').replace(/<id>\d+<\/id>/g, ''), both, [], noWarning],
  ['no title', around(page({})), both, ['no title'], noWarning],
  [
    'no text element',
    around(page({ title: 'X' }).replace(/<text[^]*<\/text>/, '')),
    both,
    ['no text'],
    noWarning,
  ],
  [
    'empty text',
    around(
      page({ title: 'X', text: '' }) +
        page({ title: 'Y' }).replace(/<text[^]*<\/text>/, '<text bytes="0" />'),
    ),
    both,
    ['empty', 'empty'],
    noWarning,
  ],
  [
    'hidden text',
    around(page({ title: 'X' }).replace(/<text[^]*<\/text>/, '<text deleted="deleted" />')),
    both,
    ['deleted'],
    noWarning,
  ],
  ['not wikitext', around(page({ title: 'X', model: 'Scribunto' })), both, ['not wikitext'], noWarning],
  [
    'titles with HTML',
    around(page({ title: '&lt;b&gt;bold&lt;/b&gt;' }) + page({ title: '<i>raw</i>' })),
    ['Good 1', '<b>bold</b>', '<i>raw</i>', 'Good 2'],
    [],
    noWarning,
  ],
  [
    'a title over two lines',
    around(page({ title: 'One\n   Two' })),
    ['Good 1', 'One Two', 'Good 2'],
    [],
    noWarning,
  ],
  [
    'a Chinese redirect by its text',
    around(page({ title: 'R', text: '#重定向 [[甲]]' })),
    both,
    [],
    noWarning,
  ],
  [
    'a DOCTYPE with entities',
    '<!DOCTYPE mediawiki [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n' + around(''),
    both,
    [],
    noWarning,
  ],
  [
    'only tags',
    header + '<page></page>'.repeat(3) + good(1) + footer,
    ['Good 1'],
    ['no title', 'no title', 'no title'],
    noWarning,
  ],
  [
    'a page in a page',
    around(`<page><title>A</title>${good(3)}`),
    ['Good 1', 'Good 3', 'Good 2'],
    ['cut off'],
    noWarning,
  ],
]

describe('bad dumps', () => {
  it.each(samples)('%s', async (_, content, titles, skipped, warnings) => {
    const found = await collect(folder.write('dump', content))
    expect(found.titles).toEqual(titles)
    expect(found.skipped.map(({ reason }) => reason)).toEqual(skipped)
    expect(found.report.warnings.length).toBe(warnings.length)
    warnings.forEach((warning, i) => expect(found.report.warnings[i]).toMatch(warning))
  })

  it('names the page that is cut off', async () => {
    const { skipped } = await collect(folder.write('dump', (header + good(1) + good(2)).slice(0, -200)))
    expect(skipped).toEqual([{ title: 'Good 2', pageId: 2, reason: 'cut off' }])
  })

  it.each([
    ['in its only page', header + good(1).slice(0, 200), 'input-damaged'],
    ['in its header', header.slice(0, 200), 'input-empty'],
    ['before the first page', header + footer, 'input-empty'],
  ])('a dump that ends %s is an error', async (_, content, kind) => {
    await expect(collect(folder.write('dump', content))).rejects.toMatchObject({ kind })
  })
})

describe('bad characters', () => {
  const textOf = async (text: string | Uint8Array): Promise<string> => {
    const [before, after] = page({ title: 'X', id: 5, text: '@@' }).split('@@')
    const content = Buffer.concat([
      Buffer.from(header + before),
      Buffer.from(text as string),
      Buffer.from(after + footer),
    ])
    return (await collect(folder.write('dump', content))).articles[0].text
  }

  it('control characters go', async () => {
    expect(await textOf(`a\u0000b\u0007c\u001bd\u007fe ${prose(1)}`)).toBe(`abcde ${prose(1)}`)
  })

  it('bytes that are not UTF-8 go', async () => {
    const bad = Buffer.concat([Buffer.from(prose(1)), Buffer.of(0xff, 0xc0, 0xe4, 0xb8), Buffer.from(' end')])
    expect(await textOf(bad)).toBe(`${prose(1)} end`)
  })

  it('lone surrogates go, as bytes and as numbers', async () => {
    const bad = Buffer.concat([
      Buffer.from('a'),
      Buffer.of(0xed, 0xa0, 0x80),
      Buffer.from(`b&#xD800;c&#55357;d ${prose(1)}`),
    ])
    expect(await textOf(bad)).toBe(`abcd ${prose(1)}`)
  })

  it('entities are the five of XML and numbers, decoded once', async () => {
    const text = `a &amp;amp; b &#x6570;&#23398; &quot;q&quot; &apos; &unknown; &#0; &#x110000; ${prose(1)}`
    expect(await textOf(text)).toBe(`a & b 数学 "q" ' &unknown; ${prose(1)}`)
  })

  it('nothing grows by expansion', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    )
    const doctype = `<!DOCTYPE x [<!ENTITY l0 "laugh">${levels}]>`
    const file = folder.write(
      'laughs',
      doctype + header + page({ title: 'X', text: `&l12; ${prose(1)}` }) + footer,
    )
    const { articles, report } = await collect(file)
    expect(articles[0].text.length).toBeLessThan(prose(1).length + 20)
    expect(report.pages).toBe(1)
  })
})

describe('damaged compression', () => {
  const dump = header + pages(400) + footer
  const packed = encodeBzip2(Buffer.from(dump), 20_000)

  it('a truncated bzip2 dump: all whole pages, and a warning with the number', async () => {
    const { titles, report, skipped } = await collect(
      folder.write('cut', packed.subarray(0, packed.length * 0.6)),
    )
    expect(titles.length).toBeGreaterThan(150)
    expect(titles).toEqual(titles.map((_, i) => `Article ${i + 1}`))
    expect(skipped).toEqual([
      { title: `Article ${titles.length + 1}`, pageId: titles.length + 1, reason: 'cut off' },
    ])
    expect(report.warnings[0]).toContain(`page ${titles.length + 1}. ${titles.length} pages were kept`)
  })

  it('a damaged block: the pages before and after it, and a warning with the place', async () => {
    const damaged = Buffer.from(packed)
    const middle = Math.floor(packed.length / 2)
    damaged.fill(0x33, middle, middle + 40)
    const { titles, report, skipped } = await collect(folder.write('damaged', damaged))
    expect(titles[0]).toBe('Article 1')
    expect(titles.at(-1)).toBe('Article 400')
    expect(titles.length).toBeGreaterThan(350)
    expect(titles.length).toBeLessThan(400)
    expect(skipped.length).toBe(1)
    expect(skipped[0].reason).toBe('damaged')
    expect(report.warnings).toEqual([expect.stringMatching(/damaged at byte \d+/)])
  })

  it('a damaged block: resumed after every batch', async () => {
    const damaged = encodeBzip2(Buffer.from(header + pages(900, 3) + footer), 30_000)
    const middle = Math.floor(damaged.length / 2)
    damaged.fill(0x33, middle, middle + 40)
    const file = folder.write('damaged-long', damaged)
    const whole = await collect(file)
    expect(whole.batches.length).toBeGreaterThan(2)
    for (const [i, { position }] of whole.batches.entries()) {
      const rest = await collect(file, {}, { from: position })
      expect(rest.batches).toEqual(whole.batches.slice(i + 1))
    }
  })

  it('a truncated gzip dump', async () => {
    const gzipped = gzipSync(dump)
    const { titles, report } = await collect(
      folder.write('cut.gz', gzipped.subarray(0, gzipped.length * 0.6)),
    )
    expect(titles.length).toBeGreaterThan(100)
    expect(report.warnings[0]).toContain(`${titles.length} pages were kept`)
  })

  it('a text that was cut off keeps its last part', async () => {
    const documents = Array.from({ length: 300 }, (_, i) => `Title ${i}\n\n${prose(i)}`).join('\n\n\n')
    const gzipped = gzipSync(documents)
    const { report } = await collect(folder.write('text.gz', gzipped.subarray(0, gzipped.length * 0.8)))
    expect(report.articles).toBeGreaterThan(100)
    expect(report.warnings[0]).toMatch(/cut off after document \d+/)
  })
})

describe('pages that are too large or too deep', () => {
  it('are skipped by name, and what follows is kept', async () => {
    const large = page({ title: 'Huge', id: 66, text: 'word '.repeat(2_000_000) })
    const { titles, skipped, report } = await collect(folder.write('large', around(large)))
    expect(titles).toEqual(both)
    expect(skipped).toEqual([{ title: 'Huge', pageId: 66, reason: 'too large' }])
    expect(report.warnings).toEqual([])
  })

  it.each([
    ['templates', '{{a|'],
    ['links', '[[a|'],
    ['tables', '\n{|\n|'],
    ['elements', '<div>'],
    ['language variants', '-{zh:'],
  ])('%s nested a hundred thousand deep do not stop the import', async (_, opening) => {
    const deep = page({
      title: 'Deep',
      id: 66,
      text: prose(1) + opening.replace('<', '&lt;').repeat(100_000),
    })
    const { titles, report } = await collect(folder.write('deep', around(deep)))
    expect(titles.filter((title) => title !== 'Deep')).toEqual(both)
    expect(report.pages).toBe(3)
  })

  it('lines of JSON too', async () => {
    const line = (id: number): string => JSON.stringify({ title: `L${id}`, text: prose(id) })
    const long = JSON.stringify({ text: 'word '.repeat(2_000_000) })
    const { titles, report } = await collect(folder.write('lines', [line(1), long, line(2)].join('\n')))
    expect(titles).toEqual(['L1', 'L2'])
    expect(report.skipped).toEqual({ 'too large': 1 })
  })

  it('two hundred thousand empty pages', async () => {
    const { report, titles } = await collect(
      folder.write('many', header + '<page></page>'.repeat(200_000) + good(1) + footer),
    )
    expect(report).toMatchObject({ pages: 200_001, skipped: { 'no title': 200_000 } })
    expect(report.listed.length).toBe(1000)
    expect(titles).toEqual(['Good 1'])
  })
})
