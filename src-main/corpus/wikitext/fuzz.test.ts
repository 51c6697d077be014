/** Whatever is thrown at it, the converter answers, soon, and with nothing but text or a PageDefect. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leftoverMarkup } from './clean.fixture.ts'
import { cleanPage, defaultCleanOptions, isDisambiguation, PageDefect, redirectTarget } from './index.ts'

const pieces =
  '{{ }} {{{ }}} {| |} |- ! | [[ ]] [ ] [http:// [[File: <ref> </ref> <ref/> <ref <!-- --> <nowiki> </nowiki> <math> </math> ' +
  "<br> <table> </table> <sup> </sup> <poem> </poem> <gallery> </gallery> '' ''' ''''' -{ }- -{T| zh-hans: ; zh-hant: = == * # : " +
  ';  ---- __TOC__ ~~~~ &amp; &#91; &nbsp; ( ) （ ） , ， . lang| nowrap| #if: convert|5|km Category: de: a b 中 文 é \ud800 \u0007 \ufdd0'
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces.split(' '), '\n', '\n\n', ' ') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
)
const soup = fc.array(piece, { maxLength: 80 }).map((parts) => parts.join(''))
const language = fc.constantFrom('en', 'zh', 'sr', undefined)

function attempt(wikitext: string, code?: string): string | undefined {
  try {
    redirectTarget(wikitext)
    isDisambiguation(wikitext)
    return cleanPage(wikitext, { title: 'x', language: code, options: defaultCleanOptions }).text
  } catch (error) {
    if (error instanceof PageDefect) return undefined
    throw error
  }
}

describe('markup soup', () => {
  it('never throws anything but a PageDefect, and leaves well-formed, trimmed text', () => {
    fc.assert(
      fc.property(soup, language, (wikitext, code) => {
        const text = attempt(wikitext, code)
        if (text === undefined) return
        expect(text.isWellFormed()).toBe(true)
        expect(text).toBe(text.trim())
        expect(text).not.toMatch(/[\ufdd0-\ufdef]|\n{3}/)
      }),
      { numRuns: 3000 },
    )
  })

  it('gives the same answer for the same page', () => {
    fc.assert(
      fc.property(soup, language, (wikitext, code) => {
        expect(attempt(wikitext, code)).toBe(attempt(wikitext, code))
      }),
      { numRuns: 300 },
    )
  })

  it('leaves plain sentences alone', () => {
    const word = fc.stringMatching(/^[a-zA-Zäéßñ中文]{1,10}$/)
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ') + '.')
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        expect(attempt(paragraphs.join('\n\n'))).toBe(paragraphs.join('\n\n').normalize('NFC'))
      }),
    )
  })

  it('leaves no brackets where everything was closed', () => {
    const inner = fc.stringMatching(/^[a-z ]{0,8}$/)
    const closed = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        inner,
        fc
          .tuple(fc.constantFrom('{{x|', '{{lang|de|', '{{{1|'), fc.array(tie('node'), { maxLength: 3 }))
          .map(([open, nodes]) => `${open}${nodes.join('|')}${open.startsWith('{{{') ? '}}}' : '}}'}`),
        tie('node').map((node) => `[[File:x.jpg|thumb|${node}]]`),
        tie('node').map((node) => `[[target|${node}]]`),
        tie('node').map((node) => `\n{|\n|-\n| ${node}\n|}\n`),
        tie('node').map((node) => `<ref>${node.replaceAll('<ref>', '').replaceAll('</ref>', '')}</ref>`),
      ),
    })).node
    fc.assert(
      fc.property(closed, (wikitext) => leftoverMarkup(attempt(wikitext) ?? '') === 0),
      { numRuns: 500 },
    )
  })
})

/**
 * Times are not asserted; these sizes would need minutes to hours if any step were quadratic, and the run's own limit
 * would end it.
 */
const adversaries: [string, number][] = [
  ['{{', 100_000],
  ['{{a|', 100_000],
  ['{{a\n', 900],
  ['{{nowrap|', 900],
  ['}}', 100_000],
  ['[[', 100_000],
  ['[[a|', 100_000],
  ['[[File:a|', 100_000],
  [']]', 100_000],
  ['<ref>', 100_000],
  ['<ref>x</ref>', 50_000],
  ['<ref name=a>\n', 50_000],
  ['<table>', 50_000],
  ['<nowiki>', 50_000],
  ['<!--', 100_000],
  ["'", 100_000],
  ["'''a ''b ", 50_000],
  ['{|', 50_000],
  ['{|\n', 50_000],
  ['\n|}', 50_000],
  ['-{', 50_000],
  ['-{{{a}-\n|', 50_000],
  ['-{zh-hans:a;', 50_000],
  ['[http://[', 60_000],
  ['[http://a b', 50_000],
  ['==\n', 100_000],
  ['a\n', 200_000],
  ['(', 200_000],
  ['({{x}}, ', 50_000],
  [' ', 500_000],
  ['&amp;', 100_000],
  ['<', 200_000],
  ['__', 100_000],
  ['\\', 100_000],
]

describe('adversarial pages stay linear', () => {
  it.each(adversaries)('%j × %i', (unit, count) => {
    const page = unit.repeat(count)
    attempt(page, 'zh')
    attempt(`${page}</ref></table></nowiki>-->]]}}|}}-`, 'zh')
    const text = attempt(`Before.\n\n${page}`, 'en')
    expect(text === undefined || text.startsWith('Before.')).toBe(true)
  })

  it('names the defect of a page that nests without end', () => {
    expect(() => cleanPage('{{a|'.repeat(5000), { title: 'x', options: defaultCleanOptions })).toThrow(
      PageDefect,
    )
  })
})
