import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import { Uploads } from './uploads.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const uploads = new Uploads(folder.path)

function send(text: string, name?: string): Promise<string> {
  return uploads.receive(Readable.from([Buffer.from(text)]), undefined, name)
}

describe('an upload', () => {
  it('lies where nobody can guess, under its own name', async () => {
    const handle = await send('hello', '维基百科 2026 (a).xml.bz2')
    const file = uploads.find(handle)
    expect(readFileSync(file, 'utf8')).toBe('hello')
    expect(path.relative(uploads.folder, file)).toBe(path.join(handle, '维基百科 2026 (a).xml.bz2'))
    expect(uploads.size()).toEqual({ bytes: 5, items: 1 })
    uploads.remove(handle)
    expect(() => uploads.find(handle)).toThrow('no longer there')
    expect(uploads.size()).toEqual({ bytes: 0, items: 0 })
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['..', 'upload'],
    ['', 'upload'],
    ['.hidden ', 'hidden'],
    ['a\u0000b\n<c>|"d*?:.txt', 'a_b__c___d___.txt'],
    ['\ud800.txt', '_.txt'],
    ['x'.repeat(5000), 'x'.repeat(80)],
    ['𝔸'.repeat(80), 'upload'],
  ])('called %j stays in its folder', async (name, expected) => {
    const handle = await send('x', name)
    expect(readdirSync(path.join(uploads.folder, handle))).toEqual([expected])
    uploads.remove(handle)
  })

  it('that nobody imports any more is cleared away', async () => {
    const [kept, forgotten] = [await send('a', 'a.txt'), await send('b', 'b.txt')]
    uploads.clear(new Set([kept]))
    expect(readdirSync(uploads.folder)).toEqual([kept])
    expect(() => uploads.find(forgotten)).toThrow('no longer there')
    uploads.clear(new Set())
    expect(readdirSync(uploads.folder)).toEqual([])
  })

  it('that breaks off leaves nothing', async () => {
    const broken = new Readable({
      read() {
        this.push('half')
        this.destroy(new Error('broke off'))
      },
    })
    await expect(uploads.receive(broken, undefined, 'half.txt')).rejects.toThrow('broke off')
    expect(readdirSync(uploads.folder)).toEqual([])
  })

  it('has no other handle than one that was given', () => {
    for (const handle of ['', '..', '../x', 'A'.repeat(32)])
      expect(() => uploads.find(handle)).toThrow('no upload')
  })
})
