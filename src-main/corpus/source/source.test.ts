import { open } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { SourceInfo } from '../../../src-shared/corpus.ts'
import { BlockDecoder } from '../bzip2/decode-block.ts'
import { encodeBzip2, zeroBomb, zeroBombBytes } from '../bzip2/encode.fixture.ts'
import { temporaryFolder } from '../dump.fixture.ts'
import { wholeLimit } from './bzip2.ts'
import { openSource } from './open.ts'
import type { Chunk, Ending } from './source.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const decoder = new BlockDecoder()
const decode = async (bytes: Uint8Array, bit: number) => decoder.decode(bytes, bit, wholeLimit)

interface Read {
  readonly bytes: Buffer
  readonly chunks: Omit<Chunk, 'bytes'>[]
  readonly gaps: string[]
  readonly ending: Ending
}

type Kind = Partial<Pick<SourceInfo, 'compression' | 'encoding'>>

async function readBytes(content: Uint8Array, kind: Kind, block?: Chunk['block'], ahead = 3): Promise<Read> {
  const handle = await open(folder.write('file', content))
  try {
    const from = block && { fileBytes: content.length, offset: block.offset, pages: 0, articles: 0, block }
    const source = openSource(
      handle,
      { compression: 'none', encoding: 'utf-8', ...kind },
      from,
      decode,
      ahead,
    )
    const parts: Buffer[] = []
    const chunks: Omit<Chunk, 'bytes'>[] = []
    for (;;) {
      const step = await source.next()
      if (step.done) {
        const gaps = chunks.flatMap(({ gap }) => gap ?? [])
        return { bytes: Buffer.concat(parts), chunks, gaps, ending: step.value }
      }
      const { bytes, ...where } = step.value
      parts.push(Buffer.from(bytes))
      chunks.push(where)
    }
  } finally {
    await handle.close()
  }
}

const bzip2 = { compression: 'bzip2' } as const
const gzip = { compression: 'gzip' } as const
const text = Buffer.from(
  Array.from({ length: 700 }, (_, i) => `Line ${i} has its own number ${i * i}.\n`).join(''),
)
const third = Math.floor(text.length / 3)
const thirds = [text.subarray(0, third), text.subarray(third, 2 * third), text.subarray(2 * third)]
const single = encodeBzip2(text, 3000)
const concatenated = Buffer.concat(thirds.map((part) => encodeBzip2(part, 3000)))

describe('sound files come out whole', () => {
  it.each<[string, Uint8Array, Kind]>([
    ['plain', text, {}],
    ['gzip', gzipSync(text), gzip],
    ['gzip, three members', Buffer.concat(thirds.map((part) => gzipSync(part))), gzip],
    ['bzip2, one stream', single, bzip2],
    ['bzip2, streams put together', concatenated, bzip2],
    [
      'bzip2, empty streams in between',
      Buffer.concat([encodeBzip2(text.subarray(0, 0)), single, encodeBzip2(text.subarray(0, 0))]),
      bzip2,
    ],
    ['bzip2, padding at the end', Buffer.concat([single, Buffer.alloc(500)]), bzip2],
    ['bzip2 with marks hidden inside its blocks', encodeBzip2(text, 3000, true), bzip2],
  ])('%s', async (_, content, kind) => {
    const { bytes, ending, gaps, chunks } = await readBytes(content, kind)
    expect(bytes.equals(text)).toBe(true)
    expect(ending.problem).toBeUndefined()
    expect(ending.checksumWrong ?? false).toBe(false)
    expect(gaps).toEqual([])
    expect(chunks.every(({ fileOffset }) => fileOffset > 0 && fileOffset <= content.length)).toBe(true)
  })

  it.each(['utf-16le', 'utf-16be'] as const)('%s', async (encoding) => {
    const content = Buffer.from('\ufeff' + text.toString('utf8') + '数学 😀', 'utf16le')
    if (encoding === 'utf-16be') content.swap16()
    const { bytes } = await readBytes(content, { encoding })
    expect(bytes.toString()).toBe(text.toString() + '数学 😀')
  })

  it('UTF-16 with a lone surrogate, cut inside a character', async () => {
    const content = Buffer.concat([Buffer.from('a\ud800b', 'utf16le'), Buffer.of(0x41)])
    const { bytes } = await readBytes(content, { encoding: 'utf-16le' })
    expect(bytes.toString()).toBe('a\ufffdb\ufffd')
  })
})

describe('bzip2', () => {
  it('can be entered at every block', async () => {
    const whole = await readBytes(concatenated, bzip2)
    const blocks = whole.chunks.map(({ block }) => block)
    expect(blocks.length).toBeGreaterThan(8)
    for (const block of blocks) {
      const rest = await readBytes(concatenated, bzip2, block)
      expect(rest.bytes.equals(text.subarray(block?.offset))).toBe(true)
      expect(rest.ending).toEqual({ checksumWrong: false })
    }
  })

  it('gives the same however many blocks are decoded ahead', async () => {
    const one = await readBytes(concatenated, bzip2, undefined, 1)
    expect(await readBytes(concatenated, bzip2, undefined, 9)).toEqual(one)
  })

  it('leaves out a damaged block and goes on', async () => {
    const { chunks } = await readBytes(single, bzip2)
    const damaged = Buffer.from(single)
    const at = Math.floor((chunks[3].block?.bit ?? 0) / 8)
    damaged.fill(0x5a, at + 200, at + 260)
    const { bytes, gaps, ending } = await readBytes(damaged, bzip2)
    const expected = Buffer.concat([text.subarray(0, chunks[3].offset), text.subarray(chunks[4].offset)])
    expect(bytes.equals(expected)).toBe(true)
    expect(gaps).toEqual([`byte ${at} of the file`])
    expect(ending.problem).toBeUndefined()
  })

  it('leaves out what is not bzip2 between two streams', async () => {
    const content = Buffer.concat([encodeBzip2(thirds[0]), Buffer.from('noise'), encodeBzip2(thirds[1])])
    const { bytes, gaps } = await readBytes(content, bzip2)
    expect(bytes.equals(Buffer.concat([thirds[0], thirds[1]]))).toBe(true)
    expect(gaps.length).toBe(1)
  })

  it('notices a block that was cut out whole, by the checksum of the stream', async () => {
    const streams = encodeBzip2(thirds[0])
    const wrong = Buffer.from(streams)
    wrong[wrong.length - 3] ^= 0xff
    const { bytes, ending } = await readBytes(wrong, bzip2)
    expect(bytes.equals(thirds[0])).toBe(true)
    expect(ending.checksumWrong).toBe(true)
  })

  it('says that it was cut off, wherever that was, and keeps all whole blocks', async () => {
    const whole = await readBytes(single, bzip2)
    for (let length = 20; length < single.length - 1; length += 97) {
      const { bytes, ending } = await readBytes(single.subarray(0, length), bzip2)
      expect(ending.problem).toBe('truncated')
      const sound = whole.chunks.findLast(({ fileOffset }) => fileOffset <= length)
      expect(bytes.length).toBeGreaterThanOrEqual(sound ? sound.offset : 0)
      expect(text.subarray(0, bytes.length).equals(bytes)).toBe(true)
    }
  })

  it('passes over a hundred thousand empty streams', async () => {
    const empty = encodeBzip2(text.subarray(0, 0))
    const content = Buffer.concat([...Array.from({ length: 100_000 }, () => empty), encodeBzip2(thirds[0])])
    const { bytes, ending } = await readBytes(content, bzip2)
    expect(bytes.equals(thirds[0])).toBe(true)
    expect(ending.problem).toBeUndefined()
  })

  it('gives a block that expands far in pieces that do not', async () => {
    const { chunks, bytes } = await readBytes(zeroBomb, bzip2)
    expect(bytes.length).toBe(zeroBombBytes)
    expect(chunks.length).toBe(Math.ceil(zeroBombBytes / wholeLimit))
    expect(new Set(chunks.map(({ block }) => block?.bit))).toEqual(new Set([32]))
  })

  it('stops at a file that expands without end', async () => {
    const handle = await open(folder.write('bomb', Buffer.concat(Array.from({ length: 40 }, () => zeroBomb))))
    const source = openSource(handle, { compression: 'bzip2', encoding: 'utf-8' }, undefined, decode, 2)
    let length = 0
    let step = await source.next()
    for (; !step.done; step = await source.next()) length += step.value.bytes.length
    await handle.close()
    expect(step.value.problem).toBe('bomb')
    expect(length).toBeLessThan(2 ** 30 + 2 * zeroBombBytes)
  })
})

describe('gzip', () => {
  it('keeps what came before it was cut off', async () => {
    const packed = gzipSync(text)
    for (let length = 40; length < packed.length - 1; length += 211) {
      const { bytes, ending } = await readBytes(packed.subarray(0, length), gzip)
      expect(ending.problem).toBe('truncated')
      expect(text.subarray(0, bytes.length).equals(bytes)).toBe(true)
    }
    const { bytes } = await readBytes(packed.subarray(0, packed.length - 12), gzip)
    expect(bytes.length).toBeGreaterThan(text.length * 0.9)
  })

  it('keeps what came before the damage', async () => {
    const packed = Buffer.concat([gzipSync(thirds[0]), gzipSync(thirds[1])])
    packed.fill(0xff, packed.length - 600, packed.length - 500)
    const { bytes, ending } = await readBytes(packed, gzip)
    expect(ending.problem).toBe('damaged')
    expect(bytes.length).toBeGreaterThanOrEqual(third)
    expect(bytes.subarray(0, third).equals(thirds[0])).toBe(true)
  })

  it('stops at a file that expands without end', async () => {
    const zeros = gzipSync(Buffer.alloc(64 << 20), { level: 9 })
    const handle = await open(folder.write('bomb.gz', Buffer.concat(Array.from({ length: 20 }, () => zeros))))
    const source = openSource(handle, { compression: 'gzip', encoding: 'utf-8' }, undefined, decode, 2)
    let step = await source.next()
    while (!step.done) step = await source.next()
    await handle.close()
    expect(step.value.problem).toBe('bomb')
  })
})
