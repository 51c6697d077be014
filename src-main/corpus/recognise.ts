/** What a file is, by its content alone: names lie, and people rename. */
import path from 'node:path'
import type { Compression, SourceFormat, SourceInfo, TextEncoding } from '../../src-shared/corpus.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { BlockDecoder } from './bzip2/decode-block.ts'
import { knownBinary } from './parse/signatures.ts'
import { parseSite } from './parse/site.ts'
import { isStreamHeader, wholeLimit } from './source/bzip2.ts'
import { openFile, openSource } from './source/open.ts'
import { recogniseLayout } from './split/layout.ts'

/** How much of the decompressed beginning is looked at, bytes. */
const headSize = 256 << 10
/** A text may have stray bytes; with a larger share it is in another encoding or no text. */
const badShare = 0.01

/**
 * @throws StudioError 'not-found', 'file-unreadable', 'input-empty', 'format-unknown' or 'input-damaged'.
 */
export async function recognise(file: string): Promise<SourceInfo> {
  const name = path.basename(file)
  const { handle, bytes } = await openFile(file)
  try {
    const first = new Uint8Array(512)
    const { bytesRead } = await handle.read(first, 0, first.length, 0)
    const compression = compressionOf(first.subarray(0, bytesRead))
    const source = openSource(handle, { compression, encoding: 'utf-8' }, undefined, decodeHere(), 1)
    const { head, problem } = await readHead(source)
    if (head.length === 0) {
      if (problem === undefined)
        throw new StudioError('input-empty', `${name} holds nothing once decompressed.`, 'Download it again.')
      throw new StudioError('input-damaged', `Nothing in ${name} can be decompressed.`, 'Download it again.')
    }
    const inner = compressionOf(head)
    if (compression !== 'none' && inner !== 'none')
      throw new StudioError(
        'format-unknown',
        `${name} is compressed twice.`,
        'Decompress it once and choose the result.',
      )
    return { path: file, compression, bytes, ...recogniseText(name, head) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EIO')
      throw new StudioError('file-unreadable', `The disk cannot read ${name}.`, 'Copy it to another disk.', {
        cause: error,
      })
    throw error
  } finally {
    await handle.close()
  }
}

export function compressionOf(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return isStreamHeader(head) ? 'bzip2' : 'none'
}

function decodeHere() {
  const decoder = new BlockDecoder()
  return async (bytes: Uint8Array, bit: number) => decoder.decode(bytes, bit, wholeLimit)
}

async function readHead(source: ReturnType<typeof openSource>): Promise<{ head: Buffer; problem?: string }> {
  const parts: Buffer[] = []
  let length = 0
  for (;;) {
    const step = await source.next()
    if (step.done) return { head: Buffer.concat(parts), problem: step.value.problem }
    const part = Buffer.from(step.value.bytes.subarray(0, headSize - length))
    parts.push(part)
    length += part.length
    if (length < headSize) continue
    await source.return({})
    return { head: Buffer.concat(parts) }
  }
}

function recogniseText(
  name: string,
  bytes: Buffer,
): Pick<SourceInfo, 'format' | 'encoding' | 'site' | 'layout'> {
  const binary = knownBinary(bytes)
  if (binary !== undefined) throw unknown(`${name} is ${binary}, whatever its name says.`)
  const encoding = encodingOf(bytes)
  const head = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes)
  const bad = head.match(/[\ufffd\u0000-\u0008\u000e-\u001a]/g)?.length ?? 0
  // What begins like a dump is one, however bad the bytes are that follow: its reader knows what to skip.
  if (!isDump(head) && bad > 2 + head.length * badShare)
    throw unknown(
      `${name} is not a text file, or not one in UTF-8 or UTF-16.`,
      'If it is a text, save it as UTF-8.',
    )
  if (head.trim() === '')
    throw new StudioError('input-empty', `${name} holds only blanks.`, 'Choose another file.')
  const format = formatOf(name, head)
  return {
    format,
    encoding,
    ...(format === 'mediawiki-xml' ? { site: parseSite(head) } : {}),
    ...(format === 'text' ? { layout: recogniseLayout(head) } : {}),
  }
}

/** By the byte order mark, else by where the zero bytes of ASCII characters lie. */
function encodingOf(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 1024)
  const pairs = Math.floor(sample.length / 2)
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) even++
    if (sample[2 * i + 1] === 0) odd++
  }
  if (odd > pairs / 3 && even < pairs / 20) return 'utf-16le'
  if (even > pairs / 3 && odd < pairs / 20) return 'utf-16be'
  return 'utf-8'
}

function isDump(head: string): boolean {
  return /<mediawiki\b/.test(head.slice(0, 4096)) || /<page>\s*(?:<title>|<ns>|<id>)/.test(head)
}

function formatOf(name: string, head: string): SourceFormat {
  if (isDump(head)) return 'mediawiki-xml'
  const start = head.replace(/^\ufeff/, '').trimStart()
  if (/^(?:<!doctype html|<html)\b/i.test(start))
    throw unknown(
      `${name} is a web page.`,
      'A download that needs a login often gives such a page. Download the dump itself.',
    )
  if (/^<\?xml\b|^<!DOCTYPE\b/.test(start) && !/^[^]{0,4096}<doc\b/.test(start))
    throw unknown(`${name} is XML, but not a MediaWiki export.`)
  const lines = start.split('\n', 5)
  if (lines.length > 2 && lines.slice(0, 3).every((line) => /^\d+:\d+:\S/.test(line)))
    throw unknown(
      `${name} is the index of a dump, not the dump.`,
      'Choose the .xml.bz2 file that lies beside it.',
    )
  return looksLikeJson(lines) ? 'jsonl' : 'text'
}

/** Whether one of the first lines is a JSON object; a last line that the head cuts off counts by how it begins. */
function looksLikeJson(lines: readonly string[]): boolean {
  return lines.some((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    } catch {
      return /^\{\s*"(?:[^"\\]|\\.){1,100}"\s*:/.test(line)
    }
  })
}

function unknown(
  sentence: string,
  hint = 'Choose a MediaWiki dump (.xml, .xml.bz2, .xml.gz), a text or a JSONL file.',
) {
  return new StudioError('format-unknown', sentence, hint)
}
