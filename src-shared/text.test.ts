import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWidth, hanShare, normaliseText, punctuateHan, wellFormed, widthFolds } from './text.ts'

const anyText = fc.string({ unit: 'binary' })
/** Dense in the signs that folding and composition are about. */
const wideText = fc.string({
  unit: fc.constantFrom(
    'Ａ',
    'é',
    'e\u0301',
    '＜',
    '\u0338',
    '\u3000',
    '，',
    ',',
    '好',
    '！',
    '!',
    ';',
    '\u037e',
    '가',
    '１',
    'ﾞ',
  ),
})

describe('wellFormed', () => {
  it('replaces lone surrogates and leaves pairs alone', () => {
    expect(wellFormed('a\ud800b\udc00c😀')).toBe('a\ufffdb\ufffdc😀')
  })
})

describe('foldWidth', () => {
  it('makes wide letters, digits and signs ASCII', () => {
    expect(foldWidth('ＡＢＣ１２３＋－％＃　ｘ')).toBe('ABC123+-%# x')
  })

  it('keeps the punctuation of Chinese', () => {
    const text = '，。、：；！？（）《》「」“”…—·￥'
    expect(foldWidth(text)).toBe(text)
  })

  it('leaves only Chinese punctuation of U+FF01 … U+FF5E', () => {
    const all = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join('')
    expect(foldWidth(all).replace(/[!-~]/g, '')).toBe('！（），：；？')
    expect(widthFolds.size).toBe(94 - 7 + 1)
  })
})

describe('punctuateHan', () => {
  it('turns ASCII punctuation after a Han character into Chinese punctuation', () => {
    expect(punctuateHan('巴黎,法国:好;对!吗?')).toBe('巴黎，法国：好；对！吗？')
  })

  it('leaves punctuation after anything else', () => {
    const text = 'Paris, 12:30; 1,000! 〉,'
    expect(punctuateHan(text)).toBe(text)
  })
})

describe('normaliseText', () => {
  it('composes', () => {
    expect(normaliseText('e\u0301', { foldWidth: false })).toBe('é')
  })

  it('folds before it composes', () => {
    expect(normaliseText('ｅ\u0301 ＜\u0338', { foldWidth: true })).toBe('é ≮')
  })

  it('leaves widths alone when not asked', () => {
    expect(normaliseText('Ａ，,', { foldWidth: false })).toBe('Ａ，,')
  })

  it.each([true, false])('changes nothing the second time (foldWidth %s)', (fold) => {
    fc.assert(
      fc.property(fc.oneof(anyText, wideText), (text) => {
        const once = normaliseText(text, { foldWidth: fold })
        expect(normaliseText(once, { foldWidth: fold })).toBe(once)
        expect(once.isWellFormed()).toBe(true)
        expect(once.normalize('NFC')).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives wide and narrow prompts one form', () => {
    const typed = normaliseText('ＧＤＰ增长,好!３．５％', { foldWidth: true })
    expect(typed).toBe('GDP增长，好！3.5%')
  })
})

describe('hanShare', () => {
  it('counts letters only', () => {
    expect(hanShare('巴黎 12, !')).toBe(1)
    expect(hanShare('ab巴黎')).toBe(0.5)
    expect(hanShare('Paris')).toBe(0)
  })

  it('is 0 where there are no letters', () => {
    expect(hanShare('')).toBe(0)
    expect(hanShare('12 !')).toBe(0)
  })
})
