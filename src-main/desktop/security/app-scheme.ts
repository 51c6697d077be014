/**
 * `app://studio/…`, the window's own scheme. Unlike `file://` it is an origin of its own, has a policy on every
 * answer, and reaches the files of the bundle and no others.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import { contentSecurityPolicy } from './content-security-policy.ts'

export const appOrigin = 'app://studio'
export const startPage = `${appOrigin}/index.html`

/** Told to Electron before it is ready. What is not named is off: no service workers, no CSP bypass, no CORS. */
export const scheme: CustomScheme = {
  scheme: 'app',
  privileges: {
    standard: true, // relative addresses, and storage by origin
    secure: true, // no mixed content; the APIs of secure pages
    codeCache: true, // starts faster the second time
  },
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** @returns whether an address is of the window's own scheme and host */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password, port } = new URL(address)
  return protocol === 'app:' && host === 'studio' && username === '' && password === '' && port === ''
}

/**
 * The file of the bundle that an address names, or undefined when it names none: another host, a path that leads out
 * of the folder, a kind of file that the bundle does not have.
 */
export function fileOf(address: string, folder: string): string | undefined {
  if (!isOurs(address)) return undefined
  let name: string
  try {
    name = decodeURIComponent(new URL(address).pathname)
  } catch {
    return undefined
  }
  // A backslash or colon would be a separator or a drive on Windows.
  if (/[\\:\0]/.test(name)) return undefined
  const file = path.join(folder, name)
  if (!file.startsWith(folder + path.sep)) return undefined
  return path.extname(file) in mediaTypes ? file : undefined
}

/** Answers a request for a file of the bundle. */
export async function answer(request: { readonly url: string; readonly method: string }, folder: string) {
  const file = request.method === 'GET' ? fileOf(request.url, folder) : undefined
  const content = file && (await readFile(file).catch(() => undefined))
  if (file === undefined || content === undefined || content === '')
    return new Response('not found', { status: 404, headers: headers('text/plain') })
  return new Response(new Uint8Array(content), { headers: headers(mediaTypes[path.extname(file)]) })
}

function headers(mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}

/** @param folder of the built window, absolute */
export function serveBundle(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(scheme.scheme, (request) => answer(request, folder))
}
