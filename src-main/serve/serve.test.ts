// Foreign names and pages, wrong tokens, ways out of the folder, too much of everything: refused, logged, and nothing else.
// One file, because starting the server and its studio takes longer than all that is asked of it.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { smallFile } from '../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { decode, encode } from '../../src-shared/contract/codec.ts'
import { limits } from '../../src-shared/contract/limits.ts'
import { protocolVersion } from '../../src-shared/contract/wire.ts'
import { Door, Workbench } from '../studio/door/index.ts'
import { serveStudio, turnAway, type StudioServer } from './server.ts'
import { findFile } from './static-files.ts'

let folder: ReturnType<typeof temporaryFolder>
let renderer: string
let door: Door
let server: StudioServer

beforeAll(async () => {
  folder = temporaryFolder()
  renderer = path.join(folder.path, 'renderer')
  mkdirSync(path.join(renderer, 'assets'), { recursive: true })
  writeFileSync(path.join(renderer, 'index.html'), '<!doctype html><title>Window</title>')
  writeFileSync(path.join(renderer, 'assets', 'main-AbCdEf12.js'), 'export {}')
  writeFileSync(path.join(renderer, '.env'), 'secret')
  writeFileSync(path.join(renderer, 'notes.txt'), 'of no kind that a window needs')
  writeFileSync(path.join(folder.path, 'secret.js'), 'secret')
  symlinkSync(path.join(folder.path, 'secret.js'), path.join(renderer, 'assets', 'link.js'))
  door = new Door(Workbench.open(path.join(folder.path, 'workspace')))
  server = await serveStudio(door, { port: 0, renderer })
})

afterAll(async () => {
  await server.close()
  folder.remove()
})

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: server.port, path: url, method, headers },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const logged = (): string => door.bench.log.recent().join('\n')
const origin = (): string => `http://127.0.0.1:${server.port}`
const bearer = (): http.OutgoingHttpHeaders => ({ authorization: `Bearer ${server.token}` })

describe('the page', () => {
  it('comes with its files, and a policy that lets nothing else in', async () => {
    const page = await ask('/')
    expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Window</title>'])
    expect(page.headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    )
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    const script = await ask('/assets/main-AbCdEf12.js?x#y')
    expect(script.headers['content-type']).toMatch('text/javascript')
    expect(script.headers['cache-control']).toMatch('immutable')
    expect((await ask('/', { method: 'HEAD' })).body).toBe('')
  })

  it('is all there is: no listing, no other file, no way out', async () => {
    for (const url of [
      ...[
        '/assets',
        '/assets/',
        '/nothing.js',
        '/.env',
        '/notes.txt',
        '/assets/link.js',
        '//assets/main-AbCdEf12.js',
      ],
      ...[
        '/../secret.js',
        '/assets/../../secret.js',
        '/%2e%2e/secret.js',
        '/..%2fsecret.js',
        '/assets\\..\\x.js',
      ],
      ...['/assets/main-AbCdEf12.js%00.html', `/${'a/'.repeat(500)}x.js`, '/~root', '/c:/x.js'],
    ])
      expect([url, (await ask(url)).status]).toEqual([url, 404])
    expect(await findFile(renderer, 'assets/main-AbCdEf12.js')).toBeUndefined()
  })

  it('takes no other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'POST'])
      expect([method, (await ask('/', { method })).status]).toEqual([method, 405])
  })
})

describe('a foreign', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '0.0.0.0',
    '127.0.0.1:1:2',
    'localhost@evil.example',
  ])('host name is refused: %j', async (host) => {
    expect((await ask('/', { headers: { host } })).status).toBeGreaterThanOrEqual(400)
  })

  it('host name is logged', () => {
    expect(logged()).toContain('a foreign host name')
  })

  // As no library would send them: what a person or a program types into the port itself.
  it.each([
    ['an empty host', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 403],
    ['a blank host', 'GET / HTTP/1.1\r\nHost:  \r\n\r\n', 403],
    ['no host in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 403],
    ['no host in HTTP/1.1', 'GET / HTTP/1.1\r\n\r\n', 403],
    ['a trailing dot', 'GET / HTTP/1.1\r\nHost: localhost.\r\n\r\n', 403],
    ['two names', 'GET / HTTP/1.1\r\nHost: 127.0.0.1, evil.example\r\n\r\n', 403],
    ['a name before the right one', 'GET / HTTP/1.1\r\nHost: evil.example@127.0.0.1\r\n\r\n', 403],
    ['another name in the address', 'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 404],
    ['another protocol', 'HELLO\r\n\r\n', 400],
    [
      'a socket without a host',
      'GET /studio HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      403,
    ],
  ])('host is refused and logged, whatever its form: %s', async (_what, bytes, status) => {
    const before = door.bench.log.recent().length
    const answer = await sendRaw(bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).not.toContain('Window')
    expect(answer).not.toContain(server.token)
    if (status !== 404) expect(door.bench.log.recent().slice(before).join()).toContain('refused')
  })

  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', '', true],
    ['HPE_INVALID_METHOD', 'HTTP/1.1 400 Bad Request', false],
    ['ECONNRESET', '', false],
  ])('what Node refuses with %s is told %j', (code, answer, isDestroyed) => {
    const socket = new PassThrough()
    const told: string[] = []
    turnAway(Object.assign(new Error(code), { code }), socket, (why) => told.push(why))
    expect(String(socket.read() ?? '').split('\r\n')[0]).toBe(answer)
    expect(socket.destroyed).toBe(isDestroyed)
    expect(told).toHaveLength(answer === '' ? 0 : 1)
    socket.destroy()
  })

  it.each(['localhost', 'LOCALHOST:8450', '[::1]:9000', '127.0.0.1'])(
    'name of this very machine is welcome: %s',
    async (host) => {
      expect((await ask('/', { headers: { host } })).status).toBe(200)
    },
  )

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://localhost'])(
    'origin is refused: %s',
    async (from) => {
      const headers = { ...bearer(), origin: from }
      expect((await ask('/upload', { method: 'POST', headers, body: Buffer.from('x') })).status).toBe(403)
      expect(await refusedSocket({ origin: from })).toBe(403)
      expect(logged()).toContain('a foreign origin')
    },
  )

  it('address of a WebSocket is refused', async () => {
    expect(await refusedSocket({}, '/other')).toBe(404)
    expect(await refusedSocket({ host: 'evil.example' })).toBe(403)
  })
})

/** Bytes as they are, and everything that came back until the studio closed the line. */
function sendRaw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect(server.port, '127.0.0.1', () => socket.end(bytes))
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

/** The status with which a WebSocket is refused. */
function refusedSocket(headers: Record<string, string>, url = '/studio'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${url}`, { headers })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('open', () => reject(new Error('it was let in')))
    socket.on('error', () => undefined)
  })
}

/** A socket that says hello; what the studio said until it closed or said so much. */
function speak(
  frames: (Uint8Array | string)[],
  count: number,
): Promise<{ said: unknown[]; code: number | undefined }> {
  return new Promise((resolve) => {
    const said: unknown[] = []
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/studio`, { origin: origin() })
    socket.on('open', () => frames.forEach((frame) => socket.send(frame)))
    socket.on('message', (data: Buffer) => {
      said.push(decode(data, limits.studioMessage))
      if (said.length < count) return
      resolve({ said, code: undefined })
      socket.terminate()
    })
    socket.on('error', () => undefined)
    socket.on('close', (code) => resolve({ said, code }))
  })
}

const hello = (token?: string): Uint8Array => encode({ kind: 'hello', version: protocolVersion, token })
const info = encode({ kind: 'request', id: 1, name: 'app.info', body: {} })

describe('a WebSocket', () => {
  it('with the token gets answers', async () => {
    const { said } = await speak([hello(server.token), info], 2)
    expect(said).toMatchObject([{ kind: 'welcome' }, { kind: 'reply', id: 1 }])
  })

  it.each(['wrong', '', undefined, 'x'.repeat(32)])('with the token %j gets nothing', async (token) => {
    const { said, code } = await speak([hello(token), info], 9)
    expect([said.length, code]).toEqual([1, 1000])
    expect(said[0]).toMatchObject({ kind: 'error', body: { kind: 'refused' } })
  })

  it('is closed for a text or a message beyond all measure, and the others do not notice', async () => {
    const { said } = await speak([hello(server.token), 'text'], 9)
    expect(said).toHaveLength(1)
    const large = await speak([hello(server.token), new Uint8Array(limits.clientMessage + 2 ** 21)], 9)
    expect(large.code).toBe(1009)
    const almost = await speak([hello(server.token), new Uint8Array(limits.clientMessage + 1)], 2)
    expect(almost.said[1]).toMatchObject({ kind: 'error', body: { kind: 'input-too-large' } })
    expect((await speak([hello(server.token), info], 2)).said).toHaveLength(2)
  })
})

describe('an upload', () => {
  const uploads = (): string[] =>
    existsSync(door.bench.uploads.folder) ? readdirSync(door.bench.uploads.folder) : []

  it('arrives byte by byte, is imported and then removed', async () => {
    const file = smallFile(folder.path, 60)
    const bytes = readFileSync(file)
    const answer = await ask('/upload', {
      method: 'POST',
      headers: { ...bearer(), origin: origin(), 'x-file-name': encodeURIComponent('文本.jsonl') },
      body: bytes,
    })
    expect(answer.status).toBe(201)
    const { upload } = JSON.parse(answer.body) as { upload: string }
    expect(path.basename(door.bench.uploads.find(upload))).toBe('文本.jsonl')
    expect(readFileSync(door.bench.uploads.find(upload)).equals(bytes)).toBe(true)
    const body = { source: { upload }, fileName: 'dropped.jsonl', vocabulary: 300 }
    const request = encode({ kind: 'request', id: 1, name: 'corpora.import', body })
    await speak([hello(server.token), request], 2)
    while (door.bench.jobs.list()[0].state !== 'finished')
      await new Promise((resolve) => setTimeout(resolve, 20))
    expect(door.bench.workspace.corpora.list()[0].name).toBe('dropped.jsonl')
    expect(uploads()).toEqual([])
  })

  it('without the token is refused', async () => {
    for (const authorization of [undefined, 'Bearer wrong', `Basic ${server.token}`]) {
      const headers = authorization === undefined ? {} : { authorization }
      expect((await ask('/upload', { method: 'POST', headers, body: Buffer.from('x') })).status).toBe(401)
    }
    expect(uploads()).toEqual([])
  })

  it('that breaks off leaves nothing', async () => {
    await new Promise<void>((resolve) => {
      const socket = net.connect(server.port, '127.0.0.1', () => {
        const head = `POST /upload HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${server.token}\r\nContent-Length: 1000\r\n\r\n`
        socket.write(`${head}half`, () => setTimeout(() => socket.destroy(), 100))
      })
      socket.on('close', () => resolve())
    })
    for (let i = 0; i < 100 && uploads().length > 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    expect(uploads()).toEqual([])
  })

  it('larger than any file, or than the disk, is refused before it is sent', async () => {
    const headers = { ...bearer(), 'content-length': String(limits.upload + 1), expect: '100-continue' }
    const status = await new Promise<number>((resolve) => {
      const request = http.request(
        { host: '127.0.0.1', port: server.port, path: '/upload', method: 'POST', headers },
        (response) => {
          resolve(response.statusCode ?? 0)
          request.destroy()
        },
      )
      request.on('error', () => undefined)
      request.flushHeaders()
    })
    expect(status).toBe(413)
  })
})

describe('the server', () => {
  it('listens on this machine alone', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}$/)
  })

  it('does not write the token into its log', () => {
    expect(logged()).not.toContain(server.token)
  })
})
