import { describe, expect, it } from 'vitest'
import { settingNames, settingsTable } from '../../../../src-shared/settings.ts'
import { settingGroups } from './setting-groups.ts'
import { chineseExplanations, chineseNames, englishExplanations, englishNames } from './setting-words.ts'
import { choiceKey } from './setting-values.ts'
import { en, zh } from '../messages.ts'

const han = /\p{Script=Han}/u

describe('the words of the settings', () => {
  it.each(settingNames)('%s has a name and a sentence in both languages', (name) => {
    expect(englishNames[name]).toMatch(/^[A-Z]/)
    expect(englishExplanations[name]).toMatch(/\.$/)
    expect(chineseExplanations[name]).toMatch(/。$/)
    expect(chineseExplanations[name]).toMatch(han)
    expect(chineseNames[name].length).toBeGreaterThan(0)
  })

  it('say nothing of settings that are not there', () => {
    for (const words of [englishNames, chineseNames, englishExplanations, chineseExplanations])
      expect(Object.keys(words).sort()).toEqual([...settingNames].sort())
  })

  it('name every choice', () => {
    for (const name of settingNames) {
      const setting = settingsTable[name]
      if (setting.kind !== 'choice' || name === 'd') continue
      for (const choice of setting.choices) {
        expect(Object.keys(en.choices)).toContain(choiceKey(choice))
        expect(Object.keys(zh.choices)).toContain(choiceKey(choice))
      }
    }
  })
})

describe('the groups of the settings', () => {
  it('hold every setting once', () => {
    const grouped = settingGroups.flatMap(({ settings }) => settings)
    expect([...grouped].sort()).toEqual([...settingNames].sort())
  })
})
