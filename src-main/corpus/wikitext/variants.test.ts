import { describe, expect, it } from 'vitest'
import { languageCases } from './variants.fixture.ts'
import { clean, droppedFrom } from './clean.fixture.ts'
import { hasVariants } from './variants.ts'

describe('-{ }-', () => {
  it.each(languageCases)('%s in %s', (source, variant, text) => {
    expect(clean(source, { language: 'zh', options: { variant } })).toBe(text)
  })

  it('holds links and templates', () => {
    expect(clean('-{zh-hans:[[a|计算机]];zh-hant:{{lang|zh|電腦}}}-', { language: 'zh' })).toBe('计算机')
    expect(clean('-{{{lang|en|Mac}}}-好', { language: 'zh' })).toBe('Mac好')
    expect(clean('{{nowrap|-{zh-cn:里;zh-tw:裡}-}}', { language: 'zh' })).toBe('里')
  })

  it('counts the rules that are not shown', () => {
    expect(droppedFrom('-{H|a=>zh-cn:b}-x-{T|y}-', { language: 'zh' })).toEqual({ variantRules: 2 })
  })

  it('loses its marks where it never closes', () => {
    expect(clean('居-{里一家', { language: 'zh' })).toBe('居里一家')
  })

  it('is text in other languages', () => {
    expect(clean('N-{4-phenyl}-amine', { language: 'en' })).toBe('N-{4-phenyl}-amine')
    expect(hasVariants('en')).toBe(false)
    expect(hasVariants('zh-yue')).toBe(true)
    expect(hasVariants(undefined)).toBe(true)
  })

  it('chooses the script of Serbian', () => {
    expect(clean('-{sr-ec:ћ;sr-el:ć}-', { language: 'sr', options: { variant: 'sr-el' } })).toBe('ć')
  })
})
