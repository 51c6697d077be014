import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { page } from '../dump.fixture.ts'
import { decodeEntities, tidy } from './entities.ts'
import { parsePage } from './page.ts'
import { knownBinary } from './signatures.ts'
import { namespaceOf, parseSite } from './site.ts'

describe('entities', () => {
  it.each([
    ['&lt;a&gt;&amp;&quot;&apos;', `<a>&"'`],
    ['&amp;lt;', '&lt;'],
    ['&#65;&#x42;&#X43;', 'ABC'],
    ['&#128512;', '😀'],
    ['&nbsp;&laugh;&', '&nbsp;&laugh;&'],
    ['&#xD83D;&#0;&#x110000;', '\ufffd\ufffd\ufffd'],
    ['&LT;', '&LT;'],
  ])('%s', (text, expected) => {
    expect(decodeEntities(text)).toBe(expected)
  })

  it('undo what a writer escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
        expect(decodeEntities(escaped)).toBe(text)
      }),
    )
  })

  it('never make a text longer', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('&', '#', 'x', 'amp', 'lt', ';', '1', 'F', 'a')), (parts) => {
        expect(decodeEntities(parts.join('')).length).toBeLessThanOrEqual(parts.join('').length)
      }),
    )
  })
})

describe('tidy', () => {
  it('is well formed, has no control characters and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tidied = tidy(text)
        expect(tidied.isWellFormed()).toBe(true)
        expect(tidied).not.toMatch(/[^\P{Cc}\n\t]/u)
        expect(tidy(tidied)).toBe(tidied)
      }),
    )
  })

  it('keeps what is text', () => {
    expect(tidy('a\r\nb\rc\td é 数 😀')).toBe('a\nb\nc\td é 数 😀')
  })
})

describe('page', () => {
  it('gives its parts', () => {
    const parsed = parsePage(
      page({ title: 'A &amp; B', ns: 4, id: 9, text: 'x &lt;ref&gt;', extra: '<redirect title="C" />' }),
    )
    expect(parsed).toEqual({
      title: 'A & B',
      id: 9,
      namespace: 4,
      redirect: true,
      model: 'wikitext',
      text: 'x <ref>',
      deleted: false,
    })
  })

  it('counts the last of several revisions, and the page’s own id', () => {
    const two = page({ title: 'A', id: 3, text: 'old' }).replace(
      '</revision>',
      '</revision><revision><id>5</id><model>json</model><text>new</text></revision>',
    )
    expect(parsePage(two)).toMatchObject({ id: 3, text: 'new', model: 'json' })
  })

  it('takes literal sections and attributes', () => {
    const literal = page({ title: 'A', text: '<![CDATA[a < b & c]]>' })
    expect(parsePage(literal).text).toBe('a < b & c')
    expect(parsePage('<page><text bytes="3" sha1="x">abc</text></page>').text).toBe('abc')
  })

  it.each([
    ['', {}],
    ['<page>', {}],
    ['<page><title> </title></page>', {}],
    ['<page><title>A', {}],
    ['<page><title>A</title><text>never closed', { title: 'A' }],
    ['<page><title>A</title><id>-4</id><ns>x</ns>', { title: 'A' }],
  ])('says what is missing in %j', (xml, expected) => {
    expect(parsePage(xml)).toEqual({
      title: undefined,
      id: 0,
      namespace: undefined,
      redirect: false,
      model: 'wikitext',
      deleted: false,
      ...expected,
    })
  })

  it('never throws', () => {
    const parts = fc.constantFrom(
      '<page>',
      '<title>',
      '</title>',
      '<ns>',
      '<id>',
      '<revision>',
      '<text',
      '>',
      '</text>',
      '/>',
      'a',
      '1',
      '&#x',
    )
    fc.assert(fc.property(fc.array(parts), (list) => void parsePage(list.join(''))))
  })
})

describe('namespaces', () => {
  const own = { 14: 'Kategoreja', 4: 'Vikipedeja', 0: '' }

  it.each([
    ['Kategoreja:X', 14],
    ['category:X', 14],
    ['User talk:X', 3],
    ['user_talk:X', 3],
    ['2001: A Space Odyssey', 0],
    [':X', 0],
    ['X', 0],
  ])('%s is in %i', (title, namespace) => {
    expect(namespaceOf(title, own)).toBe(namespace)
  })
})

describe('header', () => {
  it('is not there', () => {
    expect(parseSite('<page><title>A</title></page>')).toBeUndefined()
  })

  it('is bounded', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `<namespace key="${i}">N${i}</namespace>`).join('')
    const site = parseSite(`<mediawiki><siteinfo><sitename>${'x'.repeat(9000)}</sitename>${many}</siteinfo>`)
    expect(Object.keys(site?.namespaces ?? {}).length).toBe(500)
    expect(site?.sitename?.length).toBe(200)
  })

  it('never throws', () => {
    const parts = fc.constantFrom(
      '<mediawiki',
      ' xml:lang="',
      'en"',
      '>',
      '<siteinfo>',
      '<namespace key="1"',
      '/>',
      '</namespace>',
      '<sitename>',
      '&',
      '<page>',
    )
    fc.assert(fc.property(fc.array(parts), (list) => void parseSite(list.join(''))))
  })
})

describe('binary files', () => {
  it.each([
    ['89504e470d0a', 'a PNG image'],
    ['255044462d312e', 'a PDF document'],
    ['504b030414', 'a ZIP archive or office document'],
    ['fd377a585a00', 'an xz file'],
    ['28b52ffd', 'a Zstandard file'],
  ])('%s is %s', (hex, name) => {
    expect(knownBinary(Buffer.from(hex, 'hex'))).toBe(name)
  })

  it('a tar archive is known by its middle', () => {
    const tar = Buffer.alloc(512)
    tar.write('ustar', 257)
    expect(knownBinary(tar)).toBe('a tar archive')
    expect(knownBinary(Buffer.from('plain text'))).toBeUndefined()
  })
})
