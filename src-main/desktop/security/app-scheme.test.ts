import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer, fileOf, isOurs, scheme, serveBundle, startPage } from './app-scheme.ts'

const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'bundle-')), 'renderer')
mkdirSync(path.join(folder, 'assets'), { recursive: true })
writeFileSync(path.join(folder, 'index.html'), '<!doctype html>')
writeFileSync(path.join(folder, 'assets/index.js'), 'export {}')
writeFileSync(path.join(folder, 'assets/secret.key'), 'secret')
writeFileSync(path.join(folder, '../outside.js'), 'outside')

const get = (url: string, method = 'GET') => answer({ url, method }, folder)

describe('app://', () => {
  it('answers with the files of the bundle, their kind and the policy', async () => {
    const page = await get(startPage)
    expect(page.status).toBe(200)
    expect(await page.text()).toBe('<!doctype html>')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const script = await get('app://studio/assets/index.js?v=1#x')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it.each([
    'app://studio/../outside.js',
    'app://studio/..%2foutside.js',
    'app://studio/assets/%2e%2e/%2e%2e/outside.js',
    'app://studio/..%5coutside.js',
    'app://studio/assets/..\\..\\outside.js',
    'app://studio//etc/passwd',
    'app://studio/C:/index.html',
    'app://studio/index.html%00.js',
    'app://studio/%zz',
    'app://studio/assets/secret.key',
    'app://studio/assets',
    'app://studio/missing.js',
    'app://studio',
    'app://elsewhere/index.html',
    'app://studio:81/index.html',
    'app://user@studio/index.html',
    'file:///etc/passwd',
    'https://studio/index.html',
    'index.html',
  ])('has nothing at %s', async (url) => {
    const found = await get(url)
    expect(found.status).toBe(404)
    expect(found.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('answers nothing but GET', async () => {
    for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS'])
      expect((await get(startPage, method)).status).toBe(404)
  })

  it('never names a file outside its folder, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      'a.js',
      'C:',
      '%00',
      'é',
      'index.html',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileOf(`app://studio/${pieces.join('/')}`, folder)
        if (file !== undefined) expect(path.relative(folder, file)).not.toMatch(/^\.\.|^\//)
      }),
    )
  })

  it('is an origin of its own, secure and without exceptions', () => {
    expect(isOurs(startPage)).toBe(true)
    expect(scheme).toEqual({ scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } })
  })

  it('is what the protocol is answered with', async () => {
    let handler: ((request: Request) => Response | Promise<Response>) | undefined
    serveBundle({ handle: (_scheme, given) => void (handler = given) }, folder)
    const response = await handler?.({ url: startPage, method: 'GET' } as Request)
    expect(response?.status).toBe(200)
  })
})
