import { describe, expect, it } from 'vitest'
import { clean, cleaned, droppedFrom } from './clean.fixture.ts'

describe('references, in every form', () => {
  it.each([
    ['Paris<ref>A [[book]]</ref> is large.', 'Paris is large.'],
    ['Paris<ref name="a">{{cite web|url=x}}</ref> is large.', 'Paris is large.'],
    ['Paris<ref name=a /> is<ref name="b"/> large.', 'Paris is large.'],
    ['Paris<REF>x</REF> is large.', 'Paris is large.'],
    ['Paris<ref>x</ref ><ref>y</ref> is large.', 'Paris is large.'],
    ['Paris <ref>x</ref>, large.', 'Paris, large.'],
    ['Paris<ref group="note">two\nlines</ref> is large.', 'Paris is large.'],
    ['Paris is large.\n<references><ref name="a">x</ref></references>', 'Paris is large.'],
    ['Paris is large.\n<references />', 'Paris is large.'],
  ])('%j', (source, text) => expect(clean(source)).toBe(text))

  it('loses only its line where one is never closed', () => {
    expect(clean('Paris<ref>cite\n\nLyon is smaller.')).toBe('Paris\n\nLyon is smaller.')
  })

  it('gives the closing tag to the last of two openings', () => {
    expect(clean('Paris<ref>lost. Lyon<ref>x</ref> is smaller.')).toBe('Paris is smaller.')
    expect(clean('Paris<ref>lost.\nLyon<ref>x</ref> is smaller.')).toBe('Paris Lyon is smaller.')
  })

  it('forgives a reference whose own > is missing', () => {
    expect(clean('Paris<ref name="a"\n\nLyon.')).toBe('Paris\n\nLyon.')
  })

  it('is not confused by a word that begins like a tag', () => {
    expect(clean('a <refuge> b')).toBe('a <refuge> b')
  })
})

describe('comments', () => {
  it('go with the line that they have for themselves', () => {
    expect(clean('One\n<!-- two -->\nthree')).toBe('One three')
    expect(clean('One<!-- [[ {{ -->, two')).toBe('One, two')
  })
  it('hide the rest of the page when they are not closed, as on the wiki', () => {
    expect(clean('One\n\n<!-- two\n\nthree')).toBe('One')
  })
})

describe('elements with content of their own kind', () => {
  it.each([
    ['a <math>\\frac{1}{2}</math> b', 'a b', 'maths'],
    ['a <chem>H2O</chem> b', 'a b', 'maths'],
    ['a\n<gallery>\nFile:X.jpg|Caption\n</gallery>\nb', 'a b', 'galleries'],
    ['a\n<syntaxhighlight lang="c">int x[[1]];</syntaxhighlight>\nb', 'a b', 'code'],
    ['a\n<source lang="c">{{</source>\nb', 'a b', 'code'],
    ['a\n<pre>\n[[x]]\n</pre>\nb', 'a b', 'code'],
    ['a\n<timeline>x</timeline>\nb', 'a b', 'graphics'],
    ['a\n<score>c d e</score>\nb', 'a b', 'graphics'],
    ['a\n<imagemap>\nFile:x.jpg\n</imagemap>\nb', 'a b', 'files'],
    ['a<includeonly>{{doc}}</includeonly> b', 'a b', 'transclusions'],
    ['a\n<table><tr><td><table></table>x</td></tr></table>\nb', 'a b', 'tables'],
  ])('%j', (source, text, kind) => {
    expect(clean(source)).toBe(text)
    expect(droppedFrom(source)).toEqual({ [kind]: 1 })
  })

  it('keeps what is only marked up', () => {
    expect(clean('a <code>printf</code> <b>b</b> <span style="x">c</span> <small>d</small>')).toBe(
      'a printf b c d',
    )
    expect(clean('<onlyinclude>a</onlyinclude> <noinclude>b</noinclude>')).toBe('a b')
    expect(clean('a <s>unclosed b')).toBe('a unclosed b')
  })

  it('shows <nowiki> as it is written', () => {
    expect(clean("a <nowiki>[[b]] {{c}} ''d''</nowiki>")).toBe("a [[b]] {{c}} ''d''")
    expect(clean('<nowiki>*</nowiki> no list')).toBe('* no list')
    expect(clean("it''<nowiki/>''s")).toBe('its')
    expect(clean('a <nowiki> b [[c]]')).toBe('a b c')
  })

  it('keeps the lines of a poem', () => {
    expect(clean("Before\n<poem>\nOne ''line''\nand another\n</poem>\nafter")).toBe(
      'Before\n\nOne line\nand another\n\nafter',
    )
  })

  it('breaks lines and paragraphs where the elements do', () => {
    expect(clean('a<br>b<br />c')).toBe('a\nb\nc')
    expect(clean('a<p>b</p>c')).toBe('a\n\nb\n\nc')
    expect(clean('<blockquote>said</blockquote>then')).toBe('said\n\nthen')
  })

  it('raises exponents and leaves ordinal letters', () => {
    expect(clean('10<sup>5</sup> m<sup>−2</sup>, the 1<sup>st</sup>, x<sup>[[a]]</sup>')).toBe(
      '10⁵ m⁻², the 1st, xa',
    )
    expect(clean('H<sub>2</sub>O')).toBe('H2O')
  })

  it('leaves what is not markup', () => {
    expect(clean('if a < b and c > d')).toBe('if a < b and c > d')
    expect(clean('#include <stdio.h>')).toBe('include <stdio.h>')
    expect(clean('a <- b')).toBe('a <- b')
  })

  it('counts every construct once', () => {
    expect(cleaned('<ref>a</ref><ref/><!-- --><ref name=x>').dropped).toMatchObject({
      references: 3,
      comments: 1,
    })
  })
})
