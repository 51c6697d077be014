/** The files of the built window, and nothing else: no listing, no way out of the folder, no hidden files. */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { commonHeaders } from './headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** Undefined for what is no file of the folder. */
export async function findFile(folder: string, address: string): Promise<string | undefined> {
  const [wanted] = address.split(/[?#]/)
  const parts = wanted === '/' ? ['index.html'] : wanted.slice(1).split('/')
  // The bundle's own names; anything escaped, hidden or empty is not among them.
  if (!wanted.startsWith('/') || parts.some((part) => !/^[\w-][\w.-]*$/.test(part))) return undefined
  const file = path.join(folder, ...parts)
  if (!(path.extname(file) in types)) return undefined
  try {
    const [real, home] = await Promise.all([realpath(file), realpath(folder)])
    const isInside = real.startsWith(home + path.sep)
    return isInside && (await stat(real)).isFile() ? real : undefined
  } catch {
    return undefined
  }
}

export async function sendFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await findFile(folder, request.url ?? '/')
  if (file === undefined) {
    response.writeHead(404, { ...commonHeaders, 'content-type': 'text/plain; charset=utf-8' })
    response.end('There is nothing here.\n')
    return
  }
  // Built files carry a hash of their content in their name.
  const isHashed = /-[\w-]{8}\.\w+$/.test(file)
  response.writeHead(200, {
    ...commonHeaders,
    'content-type': types[path.extname(file)],
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-store',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file), response)
}
