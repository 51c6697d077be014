import { afterEach, describe, expect, it } from 'vitest'
import { language } from './language.svelte.ts'
import { said } from './said.ts'

afterEach(() => {
  language.choice = 'system'
})

describe('what the studio says', () => {
  it('is said in the language of the window', () => {
    const sentence = 'The text yields a vocabulary of at most 310 tokens, not 4000.'
    language.choice = 'en'
    expect(said(sentence)).toBe(sentence)
    language.choice = 'zh'
    expect(said(sentence)).toBe('此文本最多能得到 310 个词元的词表，达不到 4000 个。')
  })

  it('keeps names and figures, and translates states and phrases', () => {
    language.choice = 'zh'
    expect(said('Run 3 is finished and cannot become running.')).toBe('训练 3 已完成，不能变为“进行中”。')
    expect(said('photo.xml is a JPEG image, whatever its name says.')).toContain('photo.xml')
    expect(said('photo.xml is a JPEG image, whatever its name says.')).toContain('JPEG 图片')
    expect(said('It was cancelled. 1,204 articles are encoded.')).toBe('已取消。已编码 1,204 个条目。')
  })

  it('stays as it is where there is no translation', () => {
    language.choice = 'zh'
    expect(said('The driver is older than 12.')).toBe('The driver is older than 12.')
  })
})
