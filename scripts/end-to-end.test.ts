import { describe, expect, it } from 'vitest'
import { findChromium } from '../e2e/stage/chromium.ts'
import { obstacle } from './end-to-end.ts'

describe('the end-to-end tests', () => {
  it('run where there is a browser', () => {
    expect(obstacle(() => '/usr/bin/chromium')).toBeUndefined()
  })

  it('say that they did not run, and how to get a browser, where there is none', () => {
    const said = obstacle(() => findChromium({}, () => false))
    expect(said).toMatch(/^Not run: the end-to-end tests, \d+ files/)
    expect(said).toContain('apt-get install chromium')
    expect(said).toContain('$CHROMIUM')
    expect(obstacle(() => findChromium({ CHROMIUM: '/nowhere' }, () => false))).toContain('/nowhere')
  })

  it('use the browser that is named, before the system’s', () => {
    expect(findChromium({ CHROMIUM: '/mine' }, () => true)).toBe('/mine')
    expect(findChromium({}, (file) => file === '/usr/bin/chromium')).toBe('/usr/bin/chromium')
  })
})
