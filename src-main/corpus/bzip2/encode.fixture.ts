/**
 * A bzip2 writer for tests: correct, simple and slow (it sorts rotations by comparing them, and gives every symbol
 * a code of the same length). Real files, with real codes, are in the tests as well.
 */
import { combineCrc, updateCrc } from './crc.ts'

class BitWriter {
  readonly #bytes: number[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  write(value: number, bits: number): void {
    for (let i = bits - 1; i >= 0; i--) {
      if (this.#count % 8 === 0) this.#bytes.push(0)
      if (Math.floor(value / 2 ** i) % 2 === 1)
        this.#bytes[this.#bytes.length - 1] |= 0x80 >>> (this.#count % 8)
      this.#count++
    }
  }

  bytes(): Buffer {
    return Buffer.from(this.#bytes)
  }
}

/** Runs of four and more become four and a count. */
export function packRuns(bytes: Uint8Array): Uint8Array {
  const packed: number[] = []
  for (let at = 0; at < bytes.length;) {
    let run = 1
    while (run < 259 && bytes[at + run] === bytes[at]) run++
    for (let i = 0; i < Math.min(run, 4); i++) packed.push(bytes[at])
    if (run >= 4) packed.push(run - 4)
    at += run
  }
  return Uint8Array.from(packed)
}

/** The bits of a block's mark, spelt as table selectors: '0', '10' or '110' each. */
const markAsSelectors = (0x314159265359).toString(2).padStart(48, '0') + '0'

function writeBlock(out: BitWriter, bytes: Uint8Array, disguise: boolean): number {
  const packed = packRuns(bytes)
  const n = packed.length
  const twice = Buffer.concat([packed, packed])
  const rotations = Array.from(packed, (_, i) => i)
  rotations.sort((a, b) => twice.compare(twice, b, b + n, a, a + n))
  const alphabet = [...new Set(packed)].sort((a, b) => a - b)
  const endSymbol = alphabet.length + 1
  const symbols: number[] = []
  const front = [...alphabet]
  let run = 0
  const flush = (): void => {
    for (; run > 0; run = (run - 1) >> 1) symbols.push((run - 1) & 1)
  }
  for (const rotation of rotations) {
    const place = front.indexOf(packed[(rotation + n - 1) % n])
    if (place === 0) {
      run++
      continue
    }
    flush()
    symbols.push(place + 1)
    front.unshift(...front.splice(place, 1))
  }
  flush()
  symbols.push(endSymbol)

  const crc = ~updateCrc(-1, bytes, 0, bytes.length) >>> 0
  out.write(0x314159265359, 48)
  out.write(crc, 32)
  out.write(0, 1)
  out.write(rotations.indexOf(0), 24)
  const ranges = Array.from({ length: 16 }, (_, r) => alphabet.filter((value) => value >> 4 === r))
  for (const range of ranges) out.write(range.length > 0 ? 1 : 0, 1)
  for (const range of ranges) {
    if (range.length === 0) continue
    for (let i = 0; i < 16; i++) out.write(range.some((value) => (value & 15) === i) ? 1 : 0, 1)
  }
  const codeLength = Math.max(1, Math.ceil(Math.log2(alphabet.length + 2)))
  const selectors = Math.ceil(symbols.length / 50)
  const spelt = disguise ? markAsSelectors : ''
  out.write(3, 3)
  out.write(selectors + (spelt.match(/0/g)?.length ?? 0), 15)
  for (let i = 0; i < selectors; i++) out.write(0, 1)
  for (const bit of spelt) out.write(Number(bit), 1)
  for (let table = 0; table < 3; table++) {
    out.write(codeLength, 5)
    for (let i = 0; i < alphabet.length + 2; i++) out.write(0, 1)
  }
  for (const symbol of symbols) out.write(symbol, codeLength)
  return crc
}

/** A stream of one block that holds 45,899,235 zero bytes, as bzip2 1.0.8 writes it: the most that a block can hold. */
export const zeroBomb = Buffer.from(
  'QlpoOTFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXF3JFOFCQDgni3w==',
  'base64',
)
export const zeroBombBytes = 45_899_235

/**
 * One stream; `blockBytes` bytes go into each block. No bytes give a stream without blocks. `disguise` hides the mark
 * of a block inside each block, in selectors that no symbol uses.
 */
export function encodeBzip2(bytes: Uint8Array, blockBytes = 10_000, disguise = false): Buffer {
  const out = new BitWriter()
  out.write(0x425a6839, 32)
  let stream = 0
  for (let at = 0; at < bytes.length; at += blockBytes)
    stream = combineCrc(stream, writeBlock(out, bytes.subarray(at, at + blockBytes), disguise))
  out.write(0x177245385090, 48)
  out.write(stream, 32)
  return out.bytes()
}
