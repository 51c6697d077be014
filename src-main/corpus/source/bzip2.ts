/**
 * bzip2: one stream, Wikipedia's multistream layout, or streams put together. Marks found by scanning are decoded
 * ahead of need, on other threads; then, in order, the chain decides: a block counts where the one before it ended.
 * A mark inside a block is thereby ignored, a damaged block is left out and the next sound one is where it goes on.
 */
import type { FileHandle } from 'node:fs/promises'
import { combineCrc } from '../bzip2/crc.ts'
import { largestBlockBits, type DecodedBlock } from '../bzip2/decode-block.ts'
import { RunLengthExpander } from '../bzip2/run-length.ts'
import { scanMarks, type FoundMark } from '../bzip2/scan.ts'
import type { ReadPosition } from '../../../src-shared/corpus.ts'
import { isBomb, type ByteSource, type Chunk } from './source.ts'

/** Decodes the block at `bit` of `bytes`, here or on another thread. */
export type DecodeBlock = (bytes: Uint8Array, bit: number) => Promise<DecodedBlock>

/** Blocks that expand further than this come back packed and are expanded piece by piece. */
export const wholeLimit = 4 << 20
const firstBlockBit = 32

interface Candidate {
  readonly mark: FoundMark
  /** Whether the bytes given to the decoder ended at the end of the file. */
  readonly toFileEnd: boolean
  readonly decoded?: Promise<DecodedBlock>
}

/**
 * @param start a block boundary noted in an earlier chunk, or undefined for the beginning.
 * @param ahead how many blocks are decoded at once.
 */
export async function* readBzip2(
  file: FileHandle,
  start: ReadPosition['block'],
  decode: DecodeBlock,
  ahead: number,
): ByteSource {
  const fileBits = (await file.stat()).size * 8
  let offset = start?.offset ?? 0
  /** Where the chain goes on, bits; undefined when it is broken or complete. */
  let expected: number | undefined = start?.bit ?? firstBlockBit
  let streamCrc: number | undefined = start ? start.streamCrc : 0
  let complete = false
  let checksumWrong = false
  let lostAt: number | undefined
  let truncated = false

  for await (const { mark, toFileEnd, decoded } of candidates(
    file,
    start?.bit ?? 0,
    fileBits,
    decode,
    ahead,
  )) {
    if (expected !== undefined && mark.bit < expected) continue
    if (expected !== undefined && mark.bit > expected) {
      lostAt ??= expected
      streamCrc = undefined
    }
    if (mark.kind === 'end') {
      // After damage an end mark is believed only where a new stream or nothing follows it.
      const trailer = readTrailer(mark, fileBits)
      if (expected !== mark.bit && !trailer.plausible) continue
      if (streamCrc !== undefined && trailer.crc !== streamCrc) checksumWrong = true
      streamCrc = 0
      complete = trailer.nextBlock === undefined
      expected = trailer.nextBlock
      continue
    }
    const inChain = expected === mark.bit
    let block = (await decoded) as DecodedBlock
    if (!block.ok && block.problem === 'more input needed' && inChain && !toFileEnd) {
      // A mark inside its data had cut it short: once more with all that a block can hold.
      block = await decodeAt(file, mark.bit, Math.min(mark.bit + largestBlockBits, fileBits), decode)
    }
    if (!block.ok) {
      truncated = block.problem === 'more input needed'
      if (inChain || lostAt === undefined) lostAt ??= mark.bit
      expected = undefined
      complete = false
      streamCrc = undefined
      continue
    }
    if (complete) lostAt ??= mark.bit // bytes that are no bzip2 lie between two streams
    const gap = lostAt === undefined ? undefined : `byte ${Math.floor(lostAt / 8)} of the file`
    lostAt = undefined
    truncated = false
    complete = false
    const origin = { bit: mark.bit, offset, streamCrc }
    expected = Math.floor(mark.bit / 8) * 8 + block.endBit
    const fileOffset = Math.ceil(expected / 8)
    for (const chunk of expand(block, offset)) {
      yield { ...chunk, fileOffset, block: origin, gap: chunk.offset === origin.offset ? gap : undefined }
      offset = chunk.offset + chunk.bytes.length
      if (isBomb(offset, fileOffset)) return { problem: 'bomb' }
    }
    if (streamCrc !== undefined) streamCrc = combineCrc(streamCrc, block.crc)
  }
  if (complete && lostAt === undefined) return { checksumWrong }
  return { problem: lostAt !== undefined && !truncated ? 'damaged' : 'truncated', checksumWrong }
}

/** Marks with their decoding under way, in order, at most `ahead` blocks at once. */
async function* candidates(
  file: FileHandle,
  startBit: number,
  fileBits: number,
  decode: DecodeBlock,
  ahead: number,
): AsyncGenerator<Candidate, void> {
  const marks = scanMarks(file, Math.floor(startBit / 8))
  const queue: Candidate[] = []
  let next = await marks.next()
  for (;;) {
    while (!next.done && queue.length < 2 * ahead) {
      const mark = next.value
      next = await marks.next()
      if (mark.kind === 'end') {
        queue.push({ mark, toFileEnd: false })
        continue
      }
      const followedBy = next.done ? fileBits : next.value.bit
      const end = Math.min(followedBy, mark.bit + largestBlockBits)
      queue.push({
        mark,
        toFileEnd: end === fileBits,
        decoded: decodeAt(file, mark.bit, end, decode),
      })
      // A failure is met again where the block is awaited; here it must only not count as unhandled.
      queue.at(-1)?.decoded?.catch(() => undefined)
    }
    const candidate = queue.shift()
    if (!candidate) return
    yield candidate
  }
}

async function decodeAt(
  file: FileHandle,
  bit: number,
  endBit: number,
  decode: DecodeBlock,
): Promise<DecodedBlock> {
  const first = Math.floor(bit / 8)
  const bytes = new Uint8Array(Math.ceil(endBit / 8) - first)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, first)
  return decode(bytes.subarray(0, bytesRead), bit % 8)
}

interface Trailer {
  readonly crc: number
  /** Where the first block of the following stream must begin, bits. */
  readonly nextBlock?: number
  readonly plausible: boolean
}

/** What follows an end mark: the stream's CRC, padding to a whole byte, and the header of the next stream, if any. */
function readTrailer(mark: FoundMark, fileBits: number): Trailer {
  const at = (bit: number): number => {
    const byte = mark.around.at(bit >>> 3) ?? 0
    return (byte >>> (7 - (bit & 7))) & 1
  }
  const shift = mark.bit % 8
  let crc = 0
  for (let i = 0; i < 32; i++) crc = (crc << 1) | at(shift + 48 + i)
  const headerByte = Math.ceil((shift + 80) / 8)
  const header = mark.around.subarray(headerByte, headerByte + 4)
  const nextByte = Math.floor(mark.bit / 8) + headerByte
  const follows = header.length === 4 && isStreamHeader(header)
  return {
    crc: crc >>> 0,
    nextBlock: follows ? (nextByte + 4) * 8 : undefined,
    plausible: follows || nextByte * 8 >= fileBits,
  }
}

/** 'BZh1' to 'BZh9'. */
export function isStreamHeader(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x5a && bytes[2] === 0x68 && bytes[3] >= 0x31 && bytes[3] <= 0x39
}

function* expand(
  block: DecodedBlock & { ok: true },
  offset: number,
): Generator<Pick<Chunk, 'bytes' | 'offset'>> {
  if (!block.packed) {
    yield { bytes: block.bytes, offset }
    return
  }
  const expander = new RunLengthExpander(block.bytes)
  const piece = new Uint8Array(wholeLimit)
  let at = offset
  for (let n = expander.read(piece); n > 0; n = expander.read(piece)) {
    yield { bytes: piece.subarray(0, n), offset: at }
    at += n
  }
}
