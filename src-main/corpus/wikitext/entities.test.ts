import { describe, expect, it } from 'vitest'
import { decodeEntities } from './entities.ts'

describe('decodeEntities', () => {
  it.each([
    ['a&nbsp;b', 'a\u00a0b'],
    ['&amp;nbsp;', '\u00a0'],
    ['&amp;amp;ndash;', '–'],
    ['&lt;b&gt; &quot;x&quot;', '<b> "x"'],
    ['&eacute;&Eacute;&yuml;&hearts;&thetasym;&Omega;&rfloor;', 'éÉÿ♥ϑΩ⌋'],
    ['&#233; &#xE9; &#XE9;', 'é é é'],
    ['&#128512;', '😀'],
    ['&#150;&#x80;', '–€'],
    ['&#10;', ' '],
    ['&#0;&#7;', ''],
    ['&#xD800;&#1114112;&#xFDD0;&#xFFFF;', '\ufffd\ufffd\ufffd\ufffd'],
    ['AT&T; R&D &unknown; & &;', 'AT&T; R&D &unknown; & &;'],
  ])('%s', (text, decoded) => expect(decodeEntities(text)).toBe(decoded))
})
