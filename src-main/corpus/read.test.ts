import { gzipSync } from 'node:zlib'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import type { ImportOptions, ReadPosition } from '../../src-shared/corpus.ts'
import { encodeBzip2 } from './bzip2/encode.fixture.ts'
import { collect, footer, header, page, pages, prose, temporaryFolder } from './dump.fixture.ts'
import { completeOptions, readArticles, ReportBuilder } from './index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Long enough for several batches (256 pages each) and bzip2 blocks. */
const dump = header + pages(900, 3) + footer
const compressed = encodeBzip2(Buffer.from(dump), 30_000)
const jsonLines = Array.from({ length: 700 }, (_, i) =>
  JSON.stringify({ title: `T${i}`, text: prose(i) }),
).join('\n')
const documents = Array.from({ length: 700 }, (_, i) => `Title ${i}\n\n${prose(i)}`).join('\n\n\n')
const files: [name: string, content: string | Uint8Array][] = [
  ['dump.xml', dump],
  ['dump.xml.gz', gzipSync(dump)],
  ['dump.xml.bz2', compressed],
  ['dump.utf16.xml', Buffer.from('\ufeff' + dump, 'utf16le')],
  ['lines.jsonl', jsonLines],
  ['documents.txt', documents],
]
const paths = new Map(files.map(([name, content]) => [name, folder.write(name, content)]))
const pathOf = (name: string): string => paths.get(name) ?? ''

describe('the same whatever the circumstances', () => {
  it.each(files)('%s: for every number of threads', async (name) => {
    const one = await collect(pathOf(name), {}, { workers: 1 })
    expect(one.articles.length).toBeGreaterThan(600)
    const three = await collect(pathOf(name), {}, { workers: 3 })
    expect(three.batches).toEqual(one.batches)
  })

  it.each(files)('%s: resumed after every batch, through JSON', async (name) => {
    const whole = await collect(pathOf(name))
    expect(whole.batches.length).toBeGreaterThan(2)
    for (let done = 1; done <= whole.batches.length; done++) {
      const from = JSON.parse(JSON.stringify(whole.batches[done - 1].position)) as ReadPosition
      const rest = await collect(pathOf(name), {}, { from })
      const expected = whole.batches.slice(done)
      expect(rest.batches.map(({ articles }) => articles)).toEqual(expected.map(({ articles }) => articles))
      expect(rest.batches.map(({ counts }) => counts)).toEqual(expected.map(({ counts }) => counts))
      expect(rest.batches.map(({ position }) => position)).toEqual(expected.map(({ position }) => position))
    }
  })

  it('every compression gives the same articles', async () => {
    const plain = await collect(pathOf('dump.xml'))
    expect(plain.titles.length).toBe(900)
    for (const name of ['dump.xml.gz', 'dump.xml.bz2', 'dump.utf16.xml'])
      expect((await collect(pathOf(name))).articles).toEqual(plain.articles)
  })

  it('a file of another size is not gone on with', async () => {
    const { batches } = await collect(pathOf('dump.xml'))
    const other = folder.write('other.xml', dump + ' ')
    await expect(collect(other, {}, { from: batches[0].position })).rejects.toMatchObject({
      kind: 'input-damaged',
    })
  })
})

describe('running', () => {
  it('reports bytes of the file, never backwards, up to its size', async () => {
    const done: number[] = []
    await collect(pathOf('dump.xml.bz2'), {}, { onProgress: (progress) => done.push(progress.done) })
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(done.at(-1)).toBe(compressed.length)
  })

  it('says when it passes over what was done', async () => {
    const { batches } = await collect(pathOf('dump.xml.gz'))
    const phases = new Set<string>()
    await collect(
      pathOf('dump.xml.gz'),
      {},
      { from: batches[1].position, onProgress: ({ phase }) => phases.add(phase) },
    )
    expect(phases).toEqual(new Set(['passing over what was done', 'reading']))
  })

  it('waits for a consumer that does not pull', async () => {
    const large = folder.write('large.xml', header + pages(6000, 3) + footer)
    let reports = 0
    const reading = readArticles(large, {}, { workers: 1, onProgress: () => reports++ })
    await reading.next()
    await wait(100)
    const before = reports
    await wait(300)
    expect(reports).toBe(before)
    let rest = 0
    for await (const { articles } of reading) rest += articles.length
    expect(rest).toBe(6000 - 256)
  })

  it('stops when its consumer has enough', async () => {
    for await (const { articles } of readArticles(pathOf('dump.xml'), {}, { workers: 2 })) {
      expect(articles.length).toBe(256)
      break
    }
  })

  it.each(['dump.xml', 'dump.xml.gz', 'dump.xml.bz2'])('%s: is cancelled at any time', async (name) => {
    const early = new AbortController()
    early.abort()
    await expect(collect(pathOf(name), {}, { signal: early.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    })
    const late = new AbortController()
    const reading = readArticles(pathOf(name), {}, { workers: 2, signal: late.signal })
    await reading.next()
    late.abort()
    await expect(reading.next()).rejects.toMatchObject({ kind: 'cancelled' })
    expect(await reading.next()).toEqual({ done: true, value: undefined })
    const meanwhile = new AbortController()
    const whole = collect(pathOf(name), {}, { signal: meanwhile.signal })
    setImmediate(() => meanwhile.abort())
    await expect(whole).rejects.toMatchObject({ kind: 'cancelled' })
  })
})

describe('options', () => {
  const mixed = folder.write(
    'mixed.xml',
    header +
      page({ title: 'One', id: 1 }) +
      page({ title: 'Talk:One', id: 2, ns: 1 }) +
      page({
        title: 'Uno',
        id: 3,
        extra: '<redirect title="One" />',
        text: `#REDIRECT [[One]] ${prose(3)}`,
      }) +
      page({ title: 'Ein', id: 4, text: `#redirect [[One]] ${prose(4)}` }) +
      page({ title: 'Many', id: 5, text: `${prose(5)} {{disambiguation}}` }) +
      page({ title: 'Short', id: 6, text: 'Few words.' }) +
      page({ title: 'Two', id: 7 }) +
      footer,
  )

  it.each<[string, Partial<ImportOptions>, string[]]>([
    ['defaults', {}, ['One', 'Two']],
    ['namespaces', { namespaces: [1] }, ['Talk:One']],
    ['several namespaces', { namespaces: [0, 1] }, ['One', 'Talk:One', 'Two']],
    ['disambiguation', { disambiguation: true }, ['One', 'Many', 'Two']],
    ['minimum length', { minimumCharacters: 5 }, ['One', 'Short', 'Two']],
    ['a large minimum length', { minimumCharacters: 10_000 }, []],
    ['number of articles', { maxArticles: 1 }, ['One']],
  ])('%s', async (_, options, titles) => {
    const { titles: found, report } = await collect(mixed, options)
    expect(found).toEqual(titles)
    const left = Object.values(report.skipped).reduce((sum, count) => sum + count, 0)
    expect(report.pages).toBe(report.articles + report.redirects + left)
  })

  it('counts redirects with and without their mark', async () => {
    const { report } = await collect(mixed)
    expect(report).toMatchObject({ pages: 7, articles: 2, redirects: 2 })
    expect(report.skipped).toEqual({ 'other namespace': 1, disambiguation: 1, 'too short': 1 })
    expect(report.listed).toEqual([])
  })

  it('stops at the number of articles, across batches and processes', async () => {
    const { articles, batches, report } = await collect(pathOf('dump.xml'), { maxArticles: 300 })
    expect(articles.length).toBe(300)
    expect(report).toMatchObject({ pages: 300, articles: 300 })
    const rest = await collect(pathOf('dump.xml'), { maxArticles: 300 }, { from: batches[0].position })
    expect(rest.articles).toEqual(articles.slice(256))
    expect(
      (await collect(pathOf('dump.xml'), { maxArticles: 300 }, { from: batches[1].position })).batches,
    ).toEqual([])
  })

  it('composes characters unless told not to', async () => {
    const file = folder.write(
      'accent.xml',
      header + page({ title: 'A', text: `Cafe\u0301. ${prose(1)}` }) + footer,
    )
    expect((await collect(file)).articles[0].text).toContain('Café')
    expect((await collect(file, { normalise: false })).articles[0].text).toContain('Cafe\u0301')
  })

  it('picks the variant of Chinese', async () => {
    const text = `-{zh-hans:计算机;zh-hant:電腦}-。${'数学是利用符号语言研究数量的学科。'.repeat(9)}`
    const file = folder.write('zh.xml', header.replace('"en"', '"zh"') + page({ title: '甲', text }) + footer)
    expect((await collect(file)).articles[0].text).toContain('计算机')
    expect((await collect(file, { variant: 'zh-hant' })).articles[0].text).toContain('電腦')
    expect((await collect(file)).report.hanCharacters).toBeGreaterThan(140)
  })

  it.each<[string, unknown]>([
    ['namespaces', []],
    ['namespaces', [0.5]],
    ['namespaces', 'all'],
    ['redirects', 'yes'],
    ['minimumCharacters', -1],
    ['maxArticles', 0],
    ['maxTokens', 1.5],
    ['foldWidth', 'never'],
    ['variant', 'en-gb'],
    ['speed', 3],
  ])('%s = %j is out of range', (name, value) => {
    expect(() => completeOptions({ [name]: value })).toThrow(
      expect.objectContaining({
        kind: 'setting-out-of-range',
        message: expect.stringContaining(name) as string,
      }),
    )
  })

  it('a number of threads out of range', async () => {
    await expect(collect(mixed, {}, { workers: 0 })).rejects.toMatchObject({ kind: 'setting-out-of-range' })
  })
})

describe('texts and lines', () => {
  it.each<[string, string, string[]]>([
    ['blank lines', `First\n\n${prose(1)}\n\n${prose(2)}\n \n\n\nSecond\n\n${prose(3)}`, ['First', 'Second']],
    [
      'blank lines, CRLF',
      `First\r\n\r\n${prose(1)}\r\n\r\n\r\nSecond\r\n\r\n${prose(3)}\r\n`,
      ['First', 'Second'],
    ],
    [
      'numbered sections belong to their document',
      `First\n\n${prose(1)}\n\n\n1.2 Part\n${prose(2)}\n\n\nSecond\n\n${prose(3)}`,
      ['First', 'Second'],
    ],
    [
      'WikiExtractor',
      `<doc id="1" title="A">\nA\n\n${prose(1)}\n</doc>\n<doc id="2" title="B">\nB\n\n${prose(2)}\n\n\n\n${prose(3)}\n</doc>`,
      ['A', 'B'],
    ],
    [
      'WikiText',
      `\n = A B = \n\n ${prose(1)}\n\n = = C = = \n\n ${prose(2)}\n\n = D = \n\n ${prose(3)}\n`,
      ['A B', 'D'],
    ],
    [
      'JSON lines',
      `{"title":"A","text":"${prose(1)}"}\r\n\r\n{"title":"B","text":"${prose(2)}"}`,
      ['A', 'B'],
    ],
  ])('%s', async (_, content, titles) => {
    const { titles: found, report } = await collect(folder.write('text', content))
    expect(found).toEqual(titles)
    expect(report.warnings).toEqual([])
    expect(report.shareKept).toBeGreaterThan(0.7)
  })

  it('cuts a text without marks into runs of whole paragraphs, losing nothing', async () => {
    const paragraphs = Array.from({ length: 300 }, (_, i) => prose(i))
    const { articles } = await collect(folder.write('novel.txt', paragraphs.join('\n\n')))
    expect(articles.length).toBeGreaterThan(5)
    expect(articles.map(({ text }) => text).join('\n\n')).toBe(paragraphs.join('\n\n'))
    expect(articles[0].title).not.toBe('')
  })

  it('keeps a text of one endless line, in parts', async () => {
    const line = '数学 is 😀 fun. '.repeat(700_000)
    const { articles } = await collect(folder.write('line.txt', line))
    expect(articles.length).toBeGreaterThan(1)
    const kept = articles.reduce((sum, { text }) => sum + text.length, 0)
    expect(kept).toBeGreaterThan(line.length - 2 * articles.length)
    expect(articles.every(({ text }) => !text.includes('\ufffd'))).toBe(true)
  })

  it('skips lines that are not what they should be, with the reason', async () => {
    const lines = [
      `{"text":"${prose(1)}"}`,
      '{"text":',
      '[1]',
      '{"title":"No text"}',
      '{"text":7}',
      `{"text":"${prose(2)}","title":9}`,
    ]
    const { report, skipped } = await collect(folder.write('bad.jsonl', lines.join('\n')))
    expect(report).toMatchObject({ pages: 6, articles: 2, skipped: { 'not JSON': 2, 'no text': 2 } })
    expect(skipped.map(({ pageId }) => pageId)).toEqual([2, 3, 4, 5])
    expect(skipped[2].title).toBe('No text')
  })
})

describe('report', () => {
  it('goes on from a stored one', async () => {
    const { batches, report } = await collect(pathOf('dump.xml'))
    const first = new ReportBuilder()
    first.add(batches[0])
    const second = new ReportBuilder(JSON.parse(JSON.stringify(first.report())) as typeof report)
    for (const batch of batches.slice(1)) second.add(batch)
    expect(second.report()).toEqual(report)
    expect(report.shareKept).toBeCloseTo(report.charactersOut / report.charactersIn, 12)
  })
})
