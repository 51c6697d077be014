import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint } from './build-when-stale.ts'
import { addressIn, installedRuntime, opener, whyNoWindow } from './start.ts'

const folder = (): string => mkdtempSync(path.join(os.tmpdir(), 'start-'))

describe('npm start', () => {
  it('knows where no window can open', () => {
    expect(whyNoWindow('linux', {}, false)).toContain('display')
    expect(whyNoWindow('linux', { DISPLAY: ':0' }, true)).toContain('root')
    expect(whyNoWindow('linux', { DISPLAY: ':0' }, false)).toBeUndefined()
    expect(whyNoWindow('linux', { WAYLAND_DISPLAY: 'wayland-0' }, false)).toBeUndefined()
    expect(whyNoWindow('darwin', {}, false)).toBeUndefined()
    expect(whyNoWindow('win32', {}, false)).toBeUndefined()
  })

  it('finds a runtime that was fetched, and no other', () => {
    const electron = folder()
    expect(installedRuntime(electron)).toBeUndefined()
    writeFileSync(path.join(electron, 'path.txt'), 'electron')
    expect(installedRuntime(electron)).toBeUndefined()
    mkdirSync(path.join(electron, 'dist'))
    writeFileSync(path.join(electron, 'dist/electron'), '')
    expect(installedRuntime(electron)).toBe(path.join(electron, 'dist/electron'))
  })

  it("opens the server's address with the system's own program, once it is whole", () => {
    expect(addressIn('The studio is at http://127.0.0.1:41')).toBeUndefined()
    expect(addressIn('at http://127.0.0.1:4127/#token=ab\n')).toBe('http://127.0.0.1:4127/#token=ab')
    expect(addressIn('at https://example.org/ \n')).toBeUndefined()
    expect(opener('darwin', 'x')[0]).toBe('open')
    expect(opener('linux', 'x')).toEqual(['xdg-open', ['x']])
    // No shell, which would read & and # in the address.
    expect(opener('win32', 'x')[0]).toBe('rundll32')
  })

  it('builds again when a source is new, gone, larger or younger; tests are none', () => {
    const project = folder()
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(project, name)), { recursive: true })
      writeFileSync(path.join(project, name), text)
      utimesSync(path.join(project, name), 1, 1)
    }
    write('src-main/desktop/main.ts', 'one')
    write('src-renderer/app/App.svelte', 'two')
    const seen = [fingerprint(project)]
    const changed = (): boolean => {
      const now = fingerprint(project)
      return seen.includes(now) ? false : seen.push(now) > 0
    }
    write('src-main/desktop/main.test.ts', 'a test')
    write('docs/x.md', 'text')
    expect(changed()).toBe(false)
    write('src-renderer/app/App.svelte', 'more')
    expect(changed()).toBe(true)
    write('src-renderer/ui/tokens.css', '')
    expect(changed()).toBe(true)
    utimesSync(path.join(project, 'src-main/desktop/main.ts'), 2, 2)
    expect(changed()).toBe(true)
    rmSync(path.join(project, 'src-main/desktop/main.ts'))
    expect(changed()).toBe(true)
  })
})
