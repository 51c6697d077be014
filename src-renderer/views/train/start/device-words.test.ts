import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../../../language/index.ts'
import { deviceText } from './device-words.ts'

afterEach(() => {
  language.choice = 'en'
})

describe('the name of a device', () => {
  it('is said in the person’s language', () => {
    language.choice = 'zh'
    expect(deviceText('AMD EPYC, 2 threads')).toMatch(/^AMD EPYC · 2 .*\p{Script=Han}/u)
  })

  it('is shown as it is where it is not known', () => {
    expect(deviceText('Some card')).toBe('Some card')
  })

  it('says one thread and several', () => {
    language.choice = 'en'
    expect(deviceText('Intel, 1 thread')).toBe('Intel · 1 thread')
    expect(deviceText('Intel, 8 threads')).toBe('Intel · 8 threads')
  })
})
