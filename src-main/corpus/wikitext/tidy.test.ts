import { describe, expect, it } from 'vitest'
import { hole, lineBreak, sanitise, shield, unshield } from './characters.ts'
import { tidy } from './tidy.ts'

/** "_" stands for a removed construct. */
const withHoles = (text: string) => text.replaceAll('_', hole)

describe('what removed constructs leave behind', () => {
  it.each([
    ['Paris (_) is', 'Paris is'],
    ['Paris (_, _) is', 'Paris is'],
    ['Paris (_; French) is', 'Paris (French) is'],
    ['Paris (French, _) is', 'Paris (French) is'],
    ['Paris (French; _; Latin) is', 'Paris (French; Latin) is'],
    ['Paris (pronounced _) is', 'Paris is'],
    ['Paris ( _ ; born 1900) is', 'Paris (born 1900) is'],
    ['数学（_）是', '数学是'],
    ['数学（_；英语：maths）是', '数学（英语：maths）是'],
    ['写作“_”或', '写作或'],
    ['sound [_] here', 'sound here'],
    ['a _, b', 'a, b'],
    ['a _ b', 'a b'],
    ['a_b', 'ab'],
    ['a, _, b', 'a, b'],
    ['_', ''],
    ['(_)', ''],
    ['_ : a', ': a'],
    [') and so on', 'and so on'],
    ['. and so on', 'and so on'],
    ['... and so on', '... and so on'],
    ['cost $5 ($_ as of _),_.', 'cost $5.'],
    ['cost $5 (equivalent to _ today)', 'cost $5'],
  ])('%j', (text, tidied) => expect(tidy(withHoles(text))).toBe(tidied))

  it('leaves brackets alone where nothing was removed', () => {
    expect(tidy('call main() and f(,)')).toBe('call main() and f(,)')
    expect(tidy('left empty () in the source, and （） too')).toBe('left empty in the source, and too')
  })
})

describe('blanks and invisible characters', () => {
  it.each([
    ['a \t\u00a0\u3000 b', 'a b'],
    ['soft\u00adhyphen zero\u200bwidth \ufeffmark', 'softhyphen zerowidth mark'],
    ['نمی\u200cخواهم', 'نمی\u200cخواهم'],
    ['👩\u200d🚀 flies', '👩\u200d🚀 flies'],
    [` a ${lineBreak} ${lineBreak}b `, 'a\nb'],
    ['— · —', ''],
  ])('%j', (text, tidied) => expect(tidy(text)).toBe(tidied))
})

describe('characters', () => {
  it('come in clean', () => {
    expect(sanitise('a\r\nb\rc\u0000\u0007\u007f\u0091\ufdd0\uffff\td')).toBe('a\nb\nc\td')
    expect(sanitise('a\ud800b\udc00')).toBe('a\ufffdb\ufffd')
    expect(sanitise('😀')).toBe('😀')
  })
  it('pass through the stages when shielded, and come back', () => {
    const markup = "[[a]] {{b|c=d}} ''e'' <f> *#:; ---- ~~~ __g__ h!"
    expect(shield(markup)).not.toMatch(/[[\]{}|'<>=*#:;\-~_!]/)
    expect(unshield(shield(markup))).toBe(markup)
  })
})
