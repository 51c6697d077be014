/**
 * Files that a browser sent: each in a folder of its own that nobody can guess, in the workspace until it is imported.
 * The file has its own name there, so that whatever is said of it says that name.
 */
import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { limits } from '../../../src-shared/contract/limits.ts'
import { StudioError } from '../../../src-shared/errors.ts'

/** Room that an upload leaves on the disk. */
const spareBytes = 512 * 2 ** 20

export class Uploads {
  readonly folder: string
  readonly #arriving = new Set<string>()

  constructor(workspaceFolder: string) {
    this.folder = path.join(workspaceFolder, 'uploads')
  }

  /**
   * Writes a stream to the disk and returns the upload's handle. What arrives only in part is removed.
   * @param bytes how many are announced; undefined when nobody said
   * @param name of the file where it came from
   * @throws StudioError 'input-too-large', 'disk-full', 'busy'; whatever the stream fails with
   */
  async receive(stream: Readable, bytes: number | undefined, name = ''): Promise<string> {
    if (this.#arriving.size >= limits.uploads)
      throw new StudioError(
        'busy',
        `${limits.uploads} files are being sent already.`,
        'Wait until one of them has arrived.',
      )
    const handle = randomBytes(16).toString('hex')
    this.#arriving.add(handle)
    try {
      mkdirSync(this.folder, { recursive: true })
      const disk = await statfs(this.folder)
      const room = Math.min(limits.upload, disk.bavail * disk.bsize - spareBytes)
      if (bytes !== undefined && bytes > room) throw tooLarge(bytes > limits.upload)
      const folder = this.#path(handle)
      mkdirSync(folder, { mode: 0o700 })
      const file = path.join(folder, harmlessName(name))
      await pipeline(stream, bounded(room), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
      return handle
    } catch (error) {
      this.remove(handle)
      throw error
    } finally {
      this.#arriving.delete(handle)
    }
  }

  /** Where it lies. @throws StudioError 'not-found' */
  find(handle: string): string {
    const folder = this.#path(handle)
    const [name] = !this.#arriving.has(handle) && existsSync(folder) ? readdirSync(folder) : []
    if (name !== undefined) return path.join(folder, name)
    throw new StudioError(
      'not-found',
      'The file that was sent is no longer there.',
      'Drop the file on the window again.',
    )
  }

  remove(handle: string): void {
    rmSync(this.#path(handle), { recursive: true, force: true })
  }

  /** Removes what nobody is going to import any more. */
  clear(kept: ReadonlySet<string>): void {
    if (!existsSync(this.folder)) return
    for (const name of readdirSync(this.folder))
      if (!kept.has(name) && !this.#arriving.has(name))
        rmSync(path.join(this.folder, name), { recursive: true, force: true })
  }

  size(): { bytes: number; items: number } {
    const all = existsSync(this.folder) ? readdirSync(this.folder, { recursive: true, encoding: 'utf8' }) : []
    const names = all.filter((name) => path.dirname(name) !== '.')
    const bytes = names.reduce((sum, name) => {
      const status = statSync(path.join(this.folder, name), { throwIfNoEntry: false })
      return sum + (status?.size ?? 0)
    }, 0)
    return { bytes, items: names.length }
  }

  #path(handle: string): string {
    if (!/^[0-9a-f]{32}$/.test(handle))
      throw new StudioError('usage', 'That is no upload.', 'Drop the file again.')
    return path.join(this.folder, handle)
  }
}

/** What a file may be called on every system: of a name that a stranger chose, its last part without anything odd. */
function harmlessName(name: string): string {
  const last = name.normalize().split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[^\p{L}\p{M}\p{N} ._()+-]/gu, '_').replace(/^[. ]+|[. ]+$/g, '')
  // 80 characters are 240 bytes at most in the usual scripts, and 255 is what file systems take.
  const short = [...plain].slice(0, 80).join('')
  return short === '' || Buffer.byteLength(short) > 255 ? 'upload' : short
}

function bounded(most: number) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > most) throw tooLarge(most >= limits.upload)
      yield chunk
    }
  }
}

function tooLarge(isLimit: boolean): StudioError {
  return isLimit
    ? new StudioError(
        'input-too-large',
        'The file is too large to be sent.',
        'Import it by its path instead.',
      )
    : new StudioError(
        'disk-full',
        'The disk has no room for the file.',
        'Free some space, or move the workspace.',
      )
}
