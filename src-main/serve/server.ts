/**
 * The studio behind a browser: files of the window, uploads and a WebSocket, on this machine's own address only. Every
 * request passes Access first; what is refused is logged, and nothing else happens.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { limits } from '../../src-shared/contract/limits.ts'
import type { Door } from '../studio/door/index.ts'
import { Access, newToken } from './access.ts'
import { commonHeaders } from './headers.ts'
import { sendFile } from './static-files.ts'
import { receiveUpload } from './upload.ts'
import { WebSocketPort } from './web-socket-port.ts'

export interface StudioServer {
  readonly port: number
  /** With the token behind it: for the person who started it, and nobody else. */
  readonly address: string
  readonly token: string
  /** Sends clients away, saves what runs, closes the workspace. */
  close(): Promise<void>
}

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number
  /** The folder of the built window. */
  readonly renderer: string
  /** Undefined: a new one. */
  readonly token?: string
}

/** Bytes beyond a message's own limit, so that the studio itself can say that it is too large. */
const margin = 2 ** 20
const mostConnections = 256
const serverOptions = {
  headersTimeout: 10_000,
  // An upload takes as long as it takes.
  requestTimeout: 0,
  // Whoever names no host is refused by Access, which says so in the log.
  requireHostHeader: false,
}

/**
 * What Node itself refuses. A connection on which nothing came in time is closed without a word: browsers keep some in
 * stock, and would take whatever is said there for the answer to their next request.
 */
export function turnAway(
  error: NodeJS.ErrnoException,
  socket: Pick<Duplex, 'writable' | 'end' | 'destroy'>,
  tell: (why: string) => void,
): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy()
  else if (error.code !== 'ECONNRESET' && socket.writable) {
    tell(`refused what is no request: ${error.code ?? error.message}`)
    socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
  }
}

export async function serveStudio(
  door: Door,
  { port, renderer, token = newToken() }: ServeOptions,
): Promise<StudioServer> {
  const access = new Access(token)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.clientMessage + margin,
    perMessageDeflate: false,
  })
  const { log } = door.bench

  const refuse = (request: IncomingMessage, why: string): void =>
    log.write(`refused ${request.method ?? ''}: ${why}`, request.url)

  const server = createServer(serverOptions, (request, response) => {
    const refusal = access.refusal(request.headers)
    if (refusal !== undefined) {
      refuse(request, refusal)
      deny(response, 403)
      return
    }
    void answer(request, response).catch((error: unknown) => {
      log.error('a request failed', error)
      response.destroy()
    })
  })
  server.maxConnections = mostConnections
  server.on('clientError', (error, socket) => turnAway(error, socket, (why) => log.write(why)))

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url } = request
    if (method === 'GET' || method === 'HEAD') await sendFile(renderer, request, response)
    else if (method !== 'POST' || url !== '/upload') deny(response, 405)
    else if (access.admitsHeader(request.headers.authorization))
      await receiveUpload(door.bench, request, response)
    else {
      refuse(request, 'a wrong token')
      deny(response, 401)
    }
  }

  server.on('upgrade', (request, socket, head) => {
    const refusal = access.refusal(request.headers)
    if (refusal !== undefined || request.url !== '/studio') {
      refuse(request, refusal ?? 'no such address')
      rejectUpgrade(socket, refusal === undefined ? '404 Not Found' : '403 Forbidden')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) =>
      door.attach(new WebSocketPort(client), { admits: (token) => access.admits(token), patience: 10_000 }),
    )
  })

  await listen(server, port)
  const bound = (server.address() as AddressInfo).port
  log.write(`serving at 127.0.0.1:${bound}, process ${process.pid}`)
  return {
    port: bound,
    token: access.token,
    address: `http://127.0.0.1:${bound}/#token=${access.token}`,
    async close() {
      server.close()
      server.closeAllConnections()
      for (const client of sockets.clients) client.terminate()
      await door.close()
    },
  }
}

/** Says nothing about why: whoever is refused has no business here. */
function deny(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...commonHeaders, 'content-type': 'text/plain', connection: 'close' })
  response.end('Refused.\n')
}

function rejectUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
