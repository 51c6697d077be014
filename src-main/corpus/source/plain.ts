import type { FileHandle } from 'node:fs/promises'
import type { ByteSource } from './source.ts'

export const readSize = 1 << 20 // bytes: large enough for the disk, small beside the memory bound

/** An uncompressed file from byte `start` on. */
export async function* readPlain(file: FileHandle, start: number): ByteSource {
  const buffer = new Uint8Array(readSize)
  let offset = start
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, readSize, offset)
    if (bytesRead === 0) return {}
    yield { bytes: buffer.subarray(0, bytesRead), offset, fileOffset: offset + bytesRead }
    offset += bytesRead
  }
}
