/** A file that was dropped or picked, as something the studio can import: its path, or an upload of its bytes. */
import type { ImportSource } from '../../src-shared/contract/corpora.ts'
import type { PickedFile, StudioHost } from '../../src-shared/contract/host.ts'
import { limits } from '../../src-shared/contract/limits.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { pageToken } from './page-token.ts'
import { Turns } from './turns.ts'

export interface Upload {
  readonly source: ImportSource
  /** The file's own name. */
  readonly name: string
}

export interface UploadOptions {
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

/** @throws StudioError as the studio says; 'cancelled', 'connection-lost' */
export async function importSource(
  host: Pick<StudioHost, 'pathOf'>,
  picked: PickedFile | File,
  options: UploadOptions = {},
): Promise<Upload> {
  const { name } = picked
  if (picked instanceof File) {
    const path = host.pathOf(picked)
    return path === undefined ? await upload(picked, options) : { name, source: { path } }
  }
  if (picked.path !== undefined) return { name, source: { path: picked.path } }
  return await upload(picked.file as File, options)
}

/** A dropped folder looks like a file until it is read; so does one that has gone since. */
async function checkReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    throw new StudioError(
      'file-unreadable',
      `${file.name} cannot be read: it is a folder, or it was moved or changed.`,
      'Drop the dump or text file itself; of a folder, the file inside it.',
    )
  }
}

/** The studio takes so many at once; whoever drops more waits here and not at its door. */
const turns = new Turns(limits.uploads)

async function upload(file: File, options: UploadOptions): Promise<Upload> {
  await checkReadable(file)
  return await turns.take(() => send(file, options))
}

/** XMLHttpRequest, because fetch does not tell how much it has sent. */
function send(file: File, { onProgress, signal }: UploadOptions): Promise<Upload> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new StudioError('cancelled', `Sending ${file.name} was cancelled.`, 'Drop the file again.'))
      return
    }
    const request = new XMLHttpRequest()
    request.open('POST', '/upload')
    request.setRequestHeader('authorization', `Bearer ${pageToken() ?? ''}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded, file.size)
    request.onload = () => {
      const answer = request.response as {
        upload?: string
        kind?: StudioError['kind']
        message?: string
        hint?: string
      } | null
      if (request.status === 201 && typeof answer?.upload === 'string')
        resolve({ name: file.name, source: { upload: answer.upload } })
      else
        reject(
          new StudioError(
            answer?.kind ?? 'connection-lost',
            answer?.message ?? `The file ${file.name} could not be sent.`,
            answer?.hint ?? 'Look whether the studio still runs, and drop the file again.',
          ),
        )
    }
    request.onerror = () =>
      reject(
        new StudioError(
          'connection-lost',
          `The connection broke off while ${file.name} was sent.`,
          'Drop the file again when the studio is back.',
        ),
      )
    request.onabort = () =>
      reject(new StudioError('cancelled', `Sending ${file.name} was cancelled.`, 'Drop the file again.'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
