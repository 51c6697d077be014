import { describe, expect, it } from 'vitest'
import { matchBrackets } from './brackets.ts'
import { PageDefect } from './types.ts'

/** "kind:source" of every closed construct, in order of opening. */
function matched(text: string, variants = false): string[] {
  return [...matchBrackets(text, variants).values()]
    .sort((a, b) => a.open - b.open)
    .map((span) => `${span.kind}:${text.slice(span.open, span.close)}`)
}

describe('matchBrackets', () => {
  it.each([
    ['{{a}}', ['template:{{a}}']],
    ['{{a|{{b}}}}', ['template:{{a|{{b}}}}', 'template:{{b}}']],
    ['{{{1|x}}}', ['parameter:{{{1|x}}}']],
    ['{{{{{1}}}}}', ['template:{{{{{1}}}}}', 'parameter:{{{1}}}']],
    ['{{{{a}}}}', ['parameter:{{{a}}}']],
    ['{{a', []],
    ['a}}', []],
    ['{{a {{b}}', ['template:{{b}}']],
    ['{{{a}}', ['template:{{a}}']],
    ['{|\n|}', ['table:{|\n|}']],
    ['x {|\n|}', []],
    [':{|\n|}', ['table:{|\n|}']],
    ['{|\n{|\n|}\n|}', ['table:{|\n{|\n|}\n|}', 'table:{|\n|}']],
    ['{{a|\n{|\n|}\n}}', ['template:{{a|\n{|\n|}\n}}', 'table:{|\n|}']],
    ['{{a|\n{|\n}}', ['template:{{a|\n{|\n}}']],
    ['{|\n{{a\n|}', ['table:{|\n{{a\n|}']],
    ['{{a\n|}}', ['template:{{a\n|}}']],
    ['{|\n|{{a\n|}}\n|}', ['table:{|\n|{{a\n|}}\n|}', 'template:{{a\n|}}']],
    ['{a}', []],
  ])('%j', (text, expected) => expect(matched(text)).toEqual(expected))

  it('takes -{ }- for brackets only where the language has variants', () => {
    expect(matched('-{a}-')).toEqual([])
    expect(matched('-{a}-', true)).toEqual(['variant:-{a}-'])
    expect(matched('-{{{a}}}-', true)).toEqual(['variant:-{{{a}}}-', 'template:{{a}}'])
    expect(matched('x-{{a}}', true)).toEqual(['template:{{a}}'])
    expect(matched('{{a|-{b}}', true)).toEqual(['template:{{a|-{b}}'])
  })

  it('refuses to nest without end', () => {
    expect(() => matchBrackets('{{a'.repeat(1001), false)).toThrow(PageDefect)
    expect(matchBrackets('{{a'.repeat(900) + '}}'.repeat(900), false).size).toBe(900)
  })
})
