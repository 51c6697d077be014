import { open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { ReadPosition, SourceInfo } from '../../../src-shared/corpus.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { readBzip2, type DecodeBlock } from './bzip2.ts'
import { readGzip } from './gzip.ts'
import { readPlain } from './plain.ts'
import type { ByteSource } from './source.ts'
import { transcode } from './transcode.ts'

/**
 * Opens a file for reading.
 * @throws StudioError 'not-found', 'file-unreadable' or 'input-empty'.
 */
export async function openFile(file: string): Promise<{ handle: FileHandle; bytes: number }> {
  const name = path.basename(file)
  let handle: FileHandle | undefined
  try {
    const status = await stat(file)
    if (status.isDirectory())
      throw new StudioError(
        'file-unreadable',
        `${name} is a folder.`,
        'Choose the dump or text file inside it.',
      )
    if (!status.isFile())
      throw new StudioError('file-unreadable', `${name} is a device or a pipe.`, 'Save it as a file first.')
    if (status.size === 0)
      throw new StudioError(
        'input-empty',
        `${name} is empty.`,
        'Download it again; an interrupted download leaves such files.',
      )
    handle = await open(file, 'r')
    return { handle, bytes: status.size }
  } catch (error) {
    await handle?.close()
    throw asStudioError(error, name)
  }
}

/** The errors of the file system that a person can meet and act on. */
function asStudioError(error: unknown, name: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new StudioError('not-found', `There is no file ${name}.`, 'Check its path.', { cause: error })
    case 'EACCES':
    case 'EPERM':
      return new StudioError(
        'file-unreadable',
        `${name} may not be read.`,
        'Give yourself permission to read it.',
        {
          cause: error,
        },
      )
    default:
      return error
  }
}

/** Whether a later process can enter the stream in the middle; otherwise it reads again and passes over what is done. */
export function canSeek(info: Pick<SourceInfo, 'compression' | 'encoding'>): boolean {
  return info.compression !== 'gzip' && !info.encoding.startsWith('utf-16')
}

/** The decompressed UTF-8 bytes of a file, from `from` on or from the nearest place before it. */
export function openSource(
  handle: FileHandle,
  info: Pick<SourceInfo, 'compression' | 'encoding'>,
  from: ReadPosition | undefined,
  decode: DecodeBlock,
  ahead: number,
): ByteSource {
  const start = from && canSeek(info) ? from : undefined
  const raw =
    info.compression === 'bzip2'
      ? readBzip2(handle, start?.block, decode, ahead)
      : info.compression === 'gzip'
        ? readGzip(handle)
        : readPlain(handle, start?.offset ?? 0)
  return info.encoding === 'utf-16le' || info.encoding === 'utf-16be' ? transcode(raw, info.encoding) : raw
}
