import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../language/index.ts'
import { theme } from '../ui/index.ts'
import { restorePreferences, storePreferences } from './preferences.ts'

afterEach(() => {
  localStorage.clear()
  restorePreferences()
})

describe('preferences', () => {
  it('come back as they were', () => {
    theme.choice = 'dark'
    language.choice = 'zh'
    storePreferences()
    theme.choice = 'light'
    language.choice = 'en'
    restorePreferences()
    expect([theme.choice, language.choice]).toEqual(['dark', 'zh'])
    expect(document.documentElement.dataset.theme).toBe('dark')
  })

  it('are the system’s where nothing is known or nonsense is kept', () => {
    localStorage.setItem('studio.theme', 'pink')
    restorePreferences()
    expect([theme.choice, language.choice]).toEqual(['system', 'system'])
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })
})
