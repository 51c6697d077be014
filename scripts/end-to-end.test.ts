import { describe, expect, it } from 'vitest'
import { findChromium } from '../e2e/stage/chromium.ts'
import { obstacle } from './end-to-end.ts'
import { canInstall } from './install-browser.ts'

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

  it('get a browser from the packages of a Debian machine, and change no other', () => {
    const debian = (): boolean => true
    expect(canInstall({}, true, debian)).toBe(true)
    expect(canInstall({}, false, debian)).toBe(false)
    expect(canInstall({ CHROMIUM: '/mine' }, true, debian)).toBe(false)
    expect(canInstall({}, true, (file) => file !== '/etc/debian_version')).toBe(false)
    expect(canInstall({}, true, (file) => file !== '/usr/bin/apt-get')).toBe(false)
  })

  it('use the browser that is named, before the system’s', () => {
    expect(findChromium({ CHROMIUM: '/mine' }, () => true)).toBe('/mine')
    expect(findChromium({}, (file) => file === '/usr/bin/chromium')).toBe('/usr/bin/chromium')
  })
})
