import { describe, expect, it } from 'vitest'
import { firstSupported, language, t } from './language.svelte.ts'

describe('language', () => {
  it('is the first of the person’s languages that there are texts in', () => {
    expect(firstSupported(['fr-FR', 'zh-Hans-CN', 'en'])).toBe('zh')
    expect(firstSupported(['EN-gb', 'zh'])).toBe('en')
    expect(firstSupported(['fr'])).toBe('en')
    expect(firstSupported([])).toBe('en')
  })

  it('changes every text at once', () => {
    language.choice = 'en'
    expect(t('data.title')).toBe('Data')
    language.choice = 'zh'
    expect(t('data.title')).toBe('数据')
    language.choice = 'system'
  })

  it('says a text in English when asked, and goes on in its own', () => {
    language.choice = 'zh'
    expect(language.inEnglish(() => t('data.title'))).toBe('Data')
    expect(() =>
      language.inEnglish(() => {
        throw new Error('no text')
      }),
    ).toThrow('no text')
    expect(t('data.title')).not.toBe('Data')
    language.choice = 'system'
  })
})
