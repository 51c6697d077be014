/** `POST /upload`: a file's bytes, streamed to the disk; the answer is the handle by which it is imported. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { StudioError } from '../../src-shared/errors.ts'
import type { Workbench } from '../studio/door/index.ts'
import { commonHeaders } from './headers.ts'

/** Milliseconds without a byte after which a sender is given up. */
const silence = 60_000

export async function receiveUpload(
  bench: Workbench,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  request.socket.setTimeout(silence, () => request.destroy(new Error('the sender fell silent')))
  const announced = Number(request.headers['content-length'] ?? NaN)
  try {
    const upload = await bench.uploads.receive(
      request,
      Number.isSafeInteger(announced) ? announced : undefined,
      nameOf(request),
    )
    answer(response, 201, { upload })
  } catch (error) {
    if (error instanceof StudioError) {
      const { kind, message, hint } = error
      bench.log.write(`an upload was refused: ${kind}`, message)
      answer(response, kind === 'busy' ? 429 : 413, { kind, message, hint })
    } else {
      bench.log.error('an upload broke off', error)
      const hint = 'Drop the file again.'
      answer(response, 400, { kind: 'connection-lost', message: 'The file did not arrive whole.', hint })
    }
    // Nobody reads what is still to come.
    request.destroy()
  } finally {
    request.socket.setTimeout(0)
  }
}

/** The connection closes behind a refusal: its rest would be taken for the next request. */
function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return
  response.writeHead(status, {
    ...commonHeaders,
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(status >= 400 && { connection: 'close' }),
  })
  response.end(JSON.stringify(body))
}

/** The file's own name, percent-encoded in a header because headers hold no other script. */
function nameOf(request: IncomingMessage): string | undefined {
  const encoded = request.headers['x-file-name']
  if (typeof encoded !== 'string') return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
