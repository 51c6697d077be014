import { createHash } from 'node:crypto'
import type { OnProgress } from '../../src-shared/progress.ts'
import { cancelled } from './cancelled.ts'
import { openFile } from './source/open.ts'
import { readPlain } from './source/plain.ts'

/** SHA-256 of a file as it lies on the disk, lower-case hexadecimal. */
export async function fingerprint(
  file: string,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<string> {
  const { handle, bytes } = await openFile(file)
  try {
    const hash = createHash('sha256')
    for await (const chunk of readPlain(handle, 0)) {
      if (signal?.aborted) throw cancelled()
      hash.update(chunk.bytes)
      onProgress?.({ phase: 'taking the fingerprint', done: chunk.fileOffset, total: bytes, unit: 'bytes' })
    }
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}
