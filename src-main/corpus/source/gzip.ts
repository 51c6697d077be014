/**
 * gzip, also several members one after the other. It cannot be entered in the middle, so a later process reads it
 * again from its start. The decompressor is fed by hand rather than piped: a pipe that fails throws away what it
 * had already decompressed, and what is readable must be kept.
 */
import type { FileHandle } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { isBomb, type ByteSource, type Ending } from './source.ts'

/**
 * Bytes given to the decompressor at once. gzip expands at most 1032-fold, so 16 kB give at most 17 MB. Where a piece
 * is damaged, what it held before the damage is lost; small pieces at the beginning make that a small share.
 */
function pieceSizeAt(fileOffset: number): number {
  return Math.min(1 << 14, Math.max(256, fileOffset >> 4))
}

export async function* readGzip(file: FileHandle): ByteSource {
  const gunzip = createGunzip()
  let ready: Buffer[] = []
  let failure: NodeJS.ErrnoException | undefined
  gunzip.on('data', (chunk: Buffer) => ready.push(chunk))
  gunzip.on('error', (error: NodeJS.ErrnoException) => (failure = error))
  const feed = (piece: Uint8Array | undefined): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        gunzip.off('end', done).off('error', done)
        resolve()
      }
      gunzip.once('error', done)
      if (piece) gunzip.write(piece, done)
      else gunzip.once('end', done).end()
    })

  let offset = 0
  let fileOffset = 0
  try {
    for (let atEnd = false; !atEnd;) {
      // A piece of its own each time: the decompressor may still hold the last one.
      const piece = new Uint8Array(pieceSizeAt(fileOffset))
      const { bytesRead } = await file.read(piece, 0, piece.length, fileOffset)
      fileOffset += bytesRead
      atEnd = bytesRead === 0
      await feed(atEnd ? undefined : piece.subarray(0, bytesRead))
      const chunks = ready
      ready = []
      for (const bytes of chunks) {
        yield { bytes, offset, fileOffset }
        offset += bytes.length
      }
      if (failure) return endingOf(failure)
      if (isBomb(offset, fileOffset)) return { problem: 'bomb' }
    }
    return {}
  } finally {
    gunzip.destroy()
  }
}

function endingOf(failure: NodeJS.ErrnoException): Ending {
  if (failure.code === 'Z_BUF_ERROR') return { problem: 'truncated' }
  return { problem: 'damaged' }
}
