import { describe, expect, it } from 'vitest'
import { clean, droppedFrom } from './clean.fixture.ts'

describe('links', () => {
  it.each([
    ['[[dog]]s', 'dogs'],
    ['[[dog|Cats]]', 'Cats'],
    ['[[Mercury (planet)|]]', 'Mercury'],
    ['[[Paris, Texas|]]', 'Paris'],
    ['[[Help:Contents|]]', 'Contents'],
    ['[[:Category:Dogs]]', 'Dogs'],
    ['[[:File:a.jpg|the image]]', 'the image'],
    ['[[:de:Hund|Hund]]', 'Hund'],
    ['[[wikt:house|houses]]', 'houses'],
    ['[[wikt:house]]', 'house'],
    ['[[Rome#History]]', 'Rome'],
    ['[[#History]]', 'History'],
    ['[[2001: A Space Odyssey]]', '2001: A Space Odyssey'],
    ['[[a|b|c]]', 'c'],
    ["[[a|''b'']]", 'b'],
    ['[[ a | b ]]', 'b'],
    ['[[数学|数学]]家', '数学家'],
  ])('%s', (source, text) => expect(clean(`x ${source} y`)).toBe(`x ${text} y`))

  it.each([
    ['[[File:a.jpg|thumb|b]]', 'files'],
    ['[[Image:a.jpg]]', 'files'],
    ['[[Datei:a.jpg|mini|b]]', 'files'],
    ['[[Fichier:a.jpg]]', 'files'],
    ['[[文件:a.jpg|缩略图]]', 'files'],
    ['[[檔案:a.jpg]]', 'files'],
    ['[[Файл:a.jpg]]', 'files'],
    ['[[Fails:a.jpg]]', 'files'],
    ['[[Attēls:a.jpg]]', 'files'],
    ['[[ file : a.jpg ]]', 'files'],
    ['[[Category:Dogs|x]]', 'categories'],
    ['[[Kategorie:Hunde]]', 'categories'],
    ['[[分类:狗]]', 'categories'],
    ['[[de:Hund]]', 'languageLinks'],
    ['[[zh-min-nan:Káu]]', 'languageLinks'],
  ])('%s goes', (source, kind) => {
    expect(clean(`x ${source} y`)).toBe('x y')
    expect(droppedFrom(source)).toEqual({ [kind]: 1 })
  })

  it('takes the names of namespaces from the dump', () => {
    const namespaces = { 6: 'Gnagna', 14: 'Katik', 10: 'Is' }
    expect(clean('x [[Gnagna:a.jpg]][[katik:b]] y', { namespaces })).toBe('x y')
    // The wiki's own name wins over a language code.
    expect(clean('[[Is:x|label]]', { namespaces })).toBe('label')
    expect(clean('x [[Gnagna:a.jpg]] y')).toBe('x Gnagna:a.jpg y')
  })
})

describe('external links', () => {
  it.each([
    ['[http://example.org the label]', 'the label'],
    ['[https://example.org/a_(b) label]', 'label'],
    ['[//example.org label]', 'label'],
    ['[mailto:a@b.org write]', 'write'],
    ['[http://example.org]', ''],
    ["[http://example.org ''a'' b]", 'a b'],
    ['[http://unclosed.org label', 'label'],
    ['[sic]', '[sic]'],
  ])('%s', (source, text) => expect(clean(`x ${source} y`)).toBe(text ? `x ${text} y` : 'x y'))

  it('counts those without a label', () => {
    expect(droppedFrom('[http://a.org] [http://b.org b]')).toEqual({ bareLinks: 1 })
  })
})
