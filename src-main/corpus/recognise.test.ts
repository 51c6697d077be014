import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { shared } from '../../fixtures/shared.ts'
import type { SourceInfo } from '../../src-shared/corpus.ts'
import type { ErrorKind } from '../../src-shared/errors.ts'
import { encodeBzip2 } from './bzip2/encode.fixture.ts'
import { footer, header, pages, prose, temporaryFolder } from './dump.fixture.ts'
import { recognise } from './recognise.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const dump = header + pages(3) + footer
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(300, 0x91)])
const random = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) % 256))

type Expected = Partial<Pick<SourceInfo, 'format' | 'compression' | 'encoding' | 'layout'>>
const xml = { format: 'mediawiki-xml', compression: 'none', encoding: 'utf-8' } as const

/** Every file has a name that tells nothing, or lies. */
const recognised: [what: string, content: string | Uint8Array, expected: Expected, name?: string][] = [
  ['a dump', dump, xml],
  ['a dump named .txt', dump, xml, 'dump.txt'],
  ['a gzipped dump', gzipSync(dump), { ...xml, compression: 'gzip' }],
  [
    'a gzipped dump in two members',
    Buffer.concat([gzipSync(header), gzipSync(pages(2))]),
    { ...xml, compression: 'gzip' },
  ],
  ['a bzip2 dump', encodeBzip2(Buffer.from(dump)), { ...xml, compression: 'bzip2' }],
  [
    'a multistream dump',
    Buffer.concat([header, pages(2)].map((part) => encodeBzip2(Buffer.from(part)))),
    { ...xml, compression: 'bzip2' },
  ],
  ['a bzip2 dump named .gz', encodeBzip2(Buffer.from(dump)), { ...xml, compression: 'bzip2' }, 'dump.gz'],
  ['a dump with a byte order mark', '\ufeff' + dump, { ...xml, encoding: 'utf-8-bom' }],
  ['a dump in UTF-16 with a mark', utf16('\ufeff' + dump), { ...xml, encoding: 'utf-16le' }],
  ['a dump in UTF-16, big end first', utf16('\ufeff' + dump).swap16(), { ...xml, encoding: 'utf-16be' }],
  ['a dump in UTF-16 without a mark', utf16(dump), { ...xml, encoding: 'utf-16le' }],
  ['big end first without a mark', utf16(dump).swap16(), { ...xml, encoding: 'utf-16be' }],
  ['a dump with declaration and comment', `<?xml version="1.0"?>\n<!-- saved -->\n${dump}`, xml],
  ['a dump without a header', pages(2), xml],
  ['a dump that begins inside a page', `${prose(1)}</text></page>${pages(2)}`, xml],
  ['a dump with control characters', header + '\u0000\u0001' + pages(2), xml],
  ['JSON lines', '{"title":"A","text":"B"}\n{"text":"C"}\n', { format: 'jsonl' }],
  ['JSON lines, gzipped', gzipSync('{"text":"B"}\n'), { format: 'jsonl', compression: 'gzip' }],
  ['JSON lines, the first one bad', 'oops\n{"text":"B"}\n', { format: 'jsonl' }],
  ['JSON lines, one larger than what is looked at', `{"text":"${prose(1, 6000)}"}`, { format: 'jsonl' }],
  [
    'documents between blank lines',
    `${prose(1)}\n\n\n${prose(2)}\n`,
    { format: 'text', layout: 'blank-lines' },
  ],
  [
    'WikiExtractor',
    `<doc id="1" url="u" title="A">\nA\n\n${prose(1)}\n</doc>\n`,
    { format: 'text', layout: 'doc-elements' },
  ],
  [
    'WikiText',
    `\n = Robert = \n\n ${prose(1)}\n\n = = Life = = \n\n ${prose(2)}\n`,
    { format: 'text', layout: 'headings' },
  ],
  ['a plain text', `${prose(1)}\n\n${prose(2)}\n`, { format: 'text', layout: 'paragraphs' }],
  ['a text of one letter', 'a', { format: 'text', layout: 'paragraphs' }],
  ['a text with CRLF', `${prose(1)}\r\n\r\n\r\n${prose(2)}\r\n`, { format: 'text', layout: 'blank-lines' }],
  [
    'Chinese in UTF-16',
    utf16('\ufeff' + '数学是利用符号语言研究数量。'.repeat(90)),
    { format: 'text', encoding: 'utf-16le' },
  ],
  [
    'a text with a few bad bytes',
    Buffer.concat([Buffer.from(prose(1, 40)), Buffer.of(0xff, 0xe4)]),
    { format: 'text' },
  ],
]

const refused: [what: string, content: string | Uint8Array, kind: ErrorKind, name?: string][] = [
  ['an empty file', '', 'input-empty'],
  ['blanks', ' \n\n\t \n', 'input-empty'],
  ['an empty text, gzipped', gzipSync(''), 'input-empty'],
  ['an empty text, bzip2', encodeBzip2(Buffer.alloc(0)), 'input-empty'],
  ['a PNG image', png, 'format-unknown', 'dump.xml.bz2'],
  ['a gzipped PNG image', gzipSync(png), 'format-unknown'],
  ['an SQLite database', Buffer.concat([Buffer.from('SQLite format 3\0'), random]), 'format-unknown'],
  ['a ZIP archive', Buffer.concat([Buffer.from('PK\x03\x04'), random]), 'format-unknown'],
  ['unknown bytes', random, 'format-unknown'],
  ['text in another encoding', Buffer.from('ÄÖÜäöüßéè, '.repeat(40), 'latin1'), 'format-unknown'],
  ['a web page', '<!DOCTYPE html>\n<html><body>Log in</body></html>', 'format-unknown', 'dump.xml'],
  ['other XML', '<?xml version="1.0"?><feed><entry/></feed>', 'format-unknown'],
  ['the index of a dump', '600:10:AccessibleComputing\n600:12:Anarchism\n600:13:A:B\n', 'format-unknown'],
  ['gzip in gzip', gzipSync(gzipSync(dump)), 'format-unknown'],
  ['bzip2 with nothing readable', Buffer.concat([Buffer.from('BZh9'), random]), 'input-damaged'],
  [
    'gzip with nothing readable',
    Buffer.concat([Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), random]),
    'input-damaged',
  ],
  ['the first bytes of a bzip2 file', encodeBzip2(Buffer.from(dump)).subarray(0, 100), 'input-damaged'],
]

describe('recognises by content', () => {
  it.each(recognised)('%s', async (_, content, expected, name = 'unnamed') => {
    const info = await recognise(folder.write(name, content))
    expect(info).toMatchObject(expected)
    expect(info.bytes).toBe(Buffer.from(content as string).length)
  })

  it('reads the header of a dump', async () => {
    const { site } = await recognise(folder.write('dump', dump))
    expect(site).toEqual({
      sitename: 'Testpedia',
      dbname: 'testwiki',
      language: 'en',
      version: '0.11',
      namespaces: { [-2]: 'Media', 0: '', 1: 'Talk', 14: 'Group & Kind' },
    })
  })

  it.each([
    ['no header', pages(1), undefined],
    [
      'a header of nonsense',
      `<mediawiki xml:lang="../../etc" version="x"><siteinfo><namespaces><namespace key="a">A</namespace></namespaces></siteinfo>${pages(1)}`,
      { namespaces: {} },
    ],
    [
      'a header cut off',
      `<mediawiki xml:lang="de"><siteinfo><sitename>Wi`,
      { language: 'de', namespaces: {} },
    ],
  ])('believes %s no further than it can', async (_, content, expected) => {
    expect((await recognise(folder.write('dump', content))).site).toEqual(expected)
  })
})

describe('refuses with a reason and a hint', () => {
  it.each(refused)('%s', async (_, content, kind, name = 'unnamed') => {
    const error: unknown = await recognise(folder.write(name, content)).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'StudioError', kind })
    expect((error as { hint: string }).hint).not.toBe('')
  })

  it('a file that is not there', async () => {
    await expect(recognise(path.join(folder.path, 'absent.xml'))).rejects.toMatchObject({ kind: 'not-found' })
    await expect(recognise(path.join(folder.write('file', dump), 'inside'))).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('a folder', async () => {
    mkdirSync(path.join(folder.path, 'folder.xml'))
    await expect(recognise(path.join(folder.path, 'folder.xml'))).rejects.toMatchObject({
      kind: 'file-unreadable',
    })
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a file without permission (not testable as root)',
    async () => {
      const file = folder.write('secret.xml', dump)
      chmodSync(file, 0)
      await expect(recognise(file)).rejects.toMatchObject({ kind: 'file-unreadable' })
    },
  )

  it.skipIf(process.platform === 'win32')('a device', async () => {
    await expect(recognise('/dev/zero')).rejects.toMatchObject({ kind: 'file-unreadable' })
  })
})

describe.skipIf(!shared.present)(`real files (${shared.reason})`, () => {
  it.each<[string, Expected, string | undefined, number?]>([
    ['enwiki-2016-206pages.xml.bz2', { ...xml, compression: 'bzip2' }, '0.10', 35],
    ['enwiki-2014-361pages-multistream.xml.bz2', { ...xml, compression: 'bzip2' }, '0.9', 31],
    ['enwiki-2017-table-markup-5pages.xml.bz2', { ...xml, compression: 'bzip2' }, '0.10', 0],
    ['ltgwiki-2017-2004pages.xml', xml, '0.10', 25],
    ['tinywiki-8pages.xml', xml, '0.10', 7],
    ['zhwiki-102pages-rewrapped-multistream.xml.bz2', { ...xml, compression: 'bzip2' }, '0.11', 24],
    ['wikitext-2/train.txt.gz', { format: 'text', compression: 'gzip', layout: 'headings' }, undefined],
    ['zh-text/zhwiki-wikiextractor-64docs.txt', { format: 'text', layout: 'doc-elements' }, undefined],
    ['zh-text/cmrc2018-a-simplified.txt', { format: 'text', layout: 'blank-lines' }, undefined],
  ])('%s', async (name, expected, version, namespaces) => {
    const info = await recognise(shared.path('data/' + name))
    expect(info).toMatchObject(expected)
    expect(info.site?.version).toBe(version)
    expect(info.site && Object.keys(info.site.namespaces).length).toBe(namespaces)
  })

  it('tells the index of a dump from a dump', async () => {
    const index = shared.path('data/enwiki-2014-361pages-multistream-index.txt.bz2')
    await expect(recognise(index)).rejects.toMatchObject({ kind: 'format-unknown' })
  })
})
