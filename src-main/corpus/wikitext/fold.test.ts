import { describe, expect, it } from 'vitest'
import { clean, droppedFrom } from './clean.fixture.ts'

describe('templates and tables', () => {
  it.each([
    ['{{Infobox\n| a = {{b|c}}\n| d = [[e]]\n}}\nText.', 'Text.'],
    ['{{a|\n{|\n| x\n|}\n}}Text.', 'Text.'],
    ['{| class="x"\n|-\n| a || b\n|}\nText.', 'Text.'],
    ['{|\n|\n{|\n| inner\n|}\n|}\nText.', 'Text.'],
    ['Use {{{1|this}}} or {{{2}}}.', 'Use this or.'],
    ['A {b} c', 'A {b} c'],
  ])('%j', (source, text) => expect(clean(source)).toBe(text))

  it('counts the outermost only', () => {
    expect(droppedFrom('{{a|{{b}}|{{c}}}} x {{d}}')).toEqual({ templates: 2 })
    expect(droppedFrom('{|\n| {{a}} [[File:b.jpg]]\n|}')).toEqual({ tables: 1 })
  })

  it('recovers from a template that never closes', () => {
    expect(clean('{{Infobox\n| a = b\n| c = d\n\nText stays.')).toBe('Text stays.')
    expect(clean('Born {{circa 1500 in Paris.')).toBe('Born circa 1500 in Paris.')
    expect(clean('{{cite|a\nText stays.')).toBe('Text stays.')
    expect(clean('One }} two.')).toBe('One two.')
  })

  it('recovers from a table that never closes', () => {
    expect(clean('{| class="x"\n|-\n| a\n| b\n\nText stays.')).toBe('Text stays.')
    expect(clean('{|\n| a\n\n| b\n== Heading ==\nText stays.')).toBe('Heading\n\nText stays.')
    expect(clean('Text.\n|-\n| a row without its table\n|}\nMore.')).toBe('Text.\n\nMore.')
  })

  it('does not let an unclosed construct inside another one eat the rest', () => {
    expect(clean('{{a|[[b}} text')).toBe('text')
    expect(clean('{|\n| {{a\n|}\ntext')).toBe('text')
    expect(clean('[[File:a.jpg|{{b]] text\n\nmore')).toContain('more')
  })
})

describe('links in their surroundings', () => {
  it.each([
    ['[[File:a.jpg|thumb|A [[dog]] and [[cat|two]] here]]Text.', 'Text.'],
    ['[[File:a.jpg|thumb|See [http://x y]]]Text.', 'Text.'],
    ['[[File:a.jpg|thumb|{{nowrap|a|b}} | c]]Text.', 'Text.'],
    ['[[a|b [[c]] d]]', 'b c d'],
    ['[[[a]]]', '[a]'],
    ['a ]] b', 'a b'],
  ])('%j', (source, text) => expect(clean(source)).toBe(text))

  it('gives up a link at the end of its paragraph', () => {
    expect(clean('[[a|b goes on.\n\nNext [[c]].')).toBe('b goes on.\n\nNext c.')
    expect(clean('[[a goes on\nhere [[c]].')).toBe('a goes on here c.')
    expect(clean('[[File:a.jpg|thumb|caption without end\n\nNext.')).toBe('Next.')
  })

  it('lets a label run over a line end', () => {
    expect(clean('[[a|two\nlines]] on')).toBe('two lines on')
  })
})
