import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { header, footer, page, prose } from '../dump.fixture.ts'
import { recogniseLayout, titleAndBody } from './layout.ts'
import { DocumentSplitter, LineSplitter } from './lines.ts'
import { PageSplitter } from './pages.ts'
import { Held, headLimit, recordLimit, type RawRecord, type Splitter } from './splitter.ts'

interface Record {
  readonly kind: RawRecord['kind']
  readonly text: string
  readonly end: number
}

/** Pushes `bytes` in pieces of these sizes, again and again. */
function split(splitter: Splitter, bytes: Buffer, sizes: readonly number[], from = 0): Record[] {
  const records: Record[] = []
  const take = (found: Iterable<RawRecord>): void => {
    for (const { kind, bytes: content, end } of found)
      records.push({ kind, text: Buffer.from(content).toString(), end })
  }
  for (let at = from, i = 0; at < bytes.length; i++) {
    // A copy that is overwritten: a splitter must not keep what it was lent.
    const piece = Buffer.from(bytes.subarray(at, at + sizes[i % sizes.length]))
    take(splitter.push(piece, at))
    at += piece.length
    piece.fill(0)
  }
  take(splitter.end())
  return records
}

const pageParts = [
  header,
  page({ title: 'A', id: 1 }),
  '<page><title>Cut</title>',
  page({ title: '数学', id: 2 }),
  ' noise </page> <pag <page ',
  page({ title: 'B', text: '' }),
  footer,
]
const pageBytes = Buffer.from(pageParts.join(''))
const textBytes = Buffer.from(`\n\n First\n\n${prose(1)}\r\n \r\n\n\nSecond\n\n数学\n\n\n\n\nThird`)
const lineBytes = Buffer.from('{"a":1}\n\n  \r\n{"b":"数学"}\r\n{"c":3}')

const kinds: [name: string, make: () => Splitter, bytes: Buffer, count: number][] = [
  ['pages', () => new PageSplitter(), pageBytes, 4],
  ['documents', () => new DocumentSplitter('blank-lines'), textBytes, 3],
  ['lines', () => new LineSplitter(), lineBytes, 3],
]

describe.each(kinds)('splitting into %s', (_, make, bytes, count) => {
  const whole = split(make(), bytes, [bytes.length])

  it('finds every record', () => {
    expect(whole.length).toBe(count)
  })

  it('is the same however the stream arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        expect(split(make(), bytes, sizes)).toEqual(whole)
      }),
    )
  })

  it('goes on from the end of any record', () => {
    whole.forEach(({ end }, i) => {
      expect(split(make(), bytes, [17], end)).toEqual(whole.slice(i + 1))
    })
  })
})

describe('pages', () => {
  it('carry their kind and their bytes', () => {
    const records = split(new PageSplitter(), pageBytes, [50])
    expect(records.map(({ kind }) => kind)).toEqual(['whole', 'cut', 'whole', 'whole'])
    expect(records[0].text).toBe(pageParts[1].trim())
    expect(records[1].text).toContain('<title>Cut</title>')
    expect(records[2].text).toContain('数学')
  })

  it('know whether the dump was closed', () => {
    const open = new PageSplitter()
    split(open, Buffer.from(header + page({ title: 'A' })), [100])
    expect(open.closed).toBe(false)
    const closed = new PageSplitter()
    split(closed, pageBytes, [3])
    expect(closed.closed).toBe(true)
  })

  it('that are too large carry only their beginning', () => {
    const text = 'x'.repeat(recordLimit)
    const bytes = Buffer.from(header + page({ title: 'Huge', text }) + page({ title: 'A' }) + footer)
    for (const size of [1 << 20, bytes.length]) {
      const records = split(new PageSplitter(), bytes, [size])
      expect(records.map(({ kind }) => kind)).toEqual(['large', 'whole'])
      expect(records[0].text.length).toBe(headLimit)
      expect(records[0].text).toContain('Huge')
    }
  })

  it('end at a gap', () => {
    const splitter = new PageSplitter()
    const bytes = Buffer.from(header + '<page><title>A</title>')
    expect([...splitter.push(bytes, 0)]).toEqual([])
    const [lost] = [...splitter.gap(5000)]
    expect(lost).toMatchObject({ kind: 'damaged', end: 5000 })
    expect(Buffer.from(lost.bytes).toString()).toContain('<title>A</title>')
    const after = Buffer.from(`rest</text></page>${page({ title: 'B' })}`)
    expect([...splitter.push(after, 5000)].map(({ kind }) => kind)).toEqual(['whole'])
  })
})

describe('held bytes', () => {
  it('are the last ones, whatever was dropped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uint8Array({ maxLength: 90_000 }), fc.double({ min: 0, max: 1, noNaN: true })), {
          maxLength: 12,
        }),
        (steps) => {
          const held = new Held()
          let expected = Buffer.alloc(0)
          let at = 0
          for (const [bytes, share] of steps) {
            held.append(bytes, at)
            at += bytes.length
            expected = Buffer.concat([expected, bytes])
            const count = Math.floor(share * expected.length)
            held.drop(count)
            expected = expected.subarray(count)
            expect(held.bytes.equals(expected)).toBe(true)
            expect(held.end).toBe(at)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('layout', () => {
  it.each([
    ['a\n\n\nb', 'blank-lines'],
    ['a\n \t\n\r\nb', 'blank-lines'],
    ['a\n\nb\n\nc', 'paragraphs'],
    ['\n\n\n\na\nb\n\n\n\n', 'paragraphs'],
    ['<doc id="1">\nA\n</doc>', 'doc-elements'],
    ['the <doc id="1"> element', 'paragraphs'],
    [' \n = A = \n \n text', 'headings'],
    ['x = y = z', 'paragraphs'],
    [' \n = = A = = \n \n text', 'paragraphs'],
    ['', 'paragraphs'],
  ])('of %j is %s', (head, layout) => {
    expect(recogniseLayout(head)).toBe(layout)
  })

  it.each([
    ['A\n\nB\n\nC', 'blank-lines', 'A', 'B\n\nC'],
    ['A\nB', 'blank-lines', '', 'A\nB'],
    ['A', 'blank-lines', '', 'A'],
    [`${prose(1)}\n\nB`, 'blank-lines', '', `${prose(1)}\n\nB`],
    ['<doc id="1" title="T &amp; U">\nT & U\n\nB\n</doc>\n', 'doc-elements', 'T & U', 'B'],
    ['<doc id="1" title="T">\nT\n\nB', 'doc-elements', 'T', 'B'],
    ['= A = \n B', 'headings', 'A', 'B'],
    ['no heading', 'headings', '', 'no heading'],
  ] as const)('%j as %s has title %j and body %j', (document, layout, title, body) => {
    expect(titleAndBody(document, layout)).toEqual({ title, body })
  })
})
