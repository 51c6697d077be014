import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../../../language/index.ts'
import { deviceSentence, deviceText } from './device-words.ts'

afterEach(() => {
  language.choice = 'en'
})

describe('what the studio says of devices', () => {
  it('is said in the person’s language', () => {
    language.choice = 'zh'
    expect(deviceSentence('This version has no engine for it yet.')).toMatch(/^\p{Script=Han}/u)
    expect(deviceText('AMD EPYC, 2 threads')).toMatch(/^AMD EPYC · 2 .*\p{Script=Han}/u)
  })

  it('is shown as it is where it is not known', () => {
    expect(deviceSentence('The driver is older than 12.')).toBe('The driver is older than 12.')
    expect(deviceText('Some card')).toBe('Some card')
  })

  it('says one thread and several', () => {
    language.choice = 'en'
    expect(deviceText('Intel, 1 thread')).toBe('Intel · 1 thread')
    expect(deviceText('Intel, 8 threads')).toBe('Intel · 8 threads')
  })
})
