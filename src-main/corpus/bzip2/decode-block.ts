/**
 * One block of bzip2: Huffman codes → move-to-front → Burrows-Wheeler → (run lengths, in run-length.ts). A block
 * stands on its own, so blocks can be decoded in any order and on any thread. Written after the format's
 * description (Joe Tsai, "BZIP2 Format Specification", 2016). Every length is bounded before it is used: the
 * input may be hostile. Randomised blocks, which no program has written since 1997, count as damaged.
 */
import { updateCrc } from './crc.ts'
import { expandedLength, RunLengthExpander } from './run-length.ts'

/** Bytes of a block before run-length expansion: the format's largest, level 9. */
export const blockCapacity = 900_000
/** A block never takes more bits: 900,001 symbols of 20, 18,002 selectors of 6, six tables of 258 × 40, headers. */
export const largestBlockBits = 900_001 * 20 + 18_002 * 6 + 6 * 258 * 40 + 1024

const groupLength = 50
const longestCode = 20
const lookupBits = 10

/** `whole`: what the block expands to. `packed`: before run-length expansion, where that would be large. */
export type DecodedBlock =
  | {
      readonly ok: true
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly packed: boolean
      readonly crc: number
      readonly endBit: number
    }
  | { readonly ok: false; readonly problem: 'damaged' | 'more input needed' }

class Damaged extends Error {}
class MoreInput extends Error {}

/** A Huffman table: codes up to `lookupBits` long by one look-up, longer ones by their limits. */
interface Table {
  /** By the next 10 bits: symbol << 5 | length, 0 where the code is longer. */
  readonly lookup: Uint16Array
  /** By length: the largest code of that length, -1 for none. */
  readonly limit: Int32Array
  /** By length: add to a code to find its place in `symbols`. */
  readonly base: Int32Array
  readonly symbols: Uint16Array
}

/** Reuses its 4.5 MB of buffers from block to block: make one per thread. */
export class BlockDecoder {
  readonly #links = new Uint32Array(blockCapacity)
  readonly #selectors = new Uint8Array(18_002)
  readonly #packed = new Uint8Array(blockCapacity)
  readonly #piece = new Uint8Array(1 << 16)
  #input: Uint8Array = new Uint8Array(0)
  /** Next bit to read. */
  #bit = 0

  /**
   * @param input holds the block and perhaps more.
   * @param bit where its magic begins.
   * @param wholeLimit blocks that expand to more bytes come back packed.
   */
  decode(input: Uint8Array, bit: number, wholeLimit: number): DecodedBlock {
    this.#input = input
    this.#bit = bit
    try {
      return this.#decode(wholeLimit)
    } catch (error) {
      if (error instanceof Damaged) return { ok: false, problem: 'damaged' }
      if (error instanceof MoreInput) return { ok: false, problem: 'more input needed' }
      throw error
    }
  }

  #decode(wholeLimit: number): DecodedBlock {
    if (this.#read(24) !== 0x314159 || this.#read(24) !== 0x265359) throw new Damaged()
    const expected = ((this.#read(16) << 16) | this.#read(16)) >>> 0
    if (this.#read(1) === 1) throw new Damaged()
    const origin = this.#read(24)
    const alphabet = this.#readAlphabet()
    const tableCount = this.#read(3)
    if (tableCount < 2 || tableCount > 6) throw new Damaged()
    const selectorCount = this.#readSelectors(tableCount)
    const tables: Table[] = []
    for (let i = 0; i < tableCount; i++) tables.push(this.#readTable(alphabet.length + 2))
    const length = this.#readSymbols(alphabet, tables, selectorCount)
    if (origin >= length) throw new Damaged()
    const packed = this.#invert(length, origin)

    const total = expandedLength(packed)
    const whole = total <= wholeLimit
    const expander = new RunLengthExpander(packed)
    let crc = -1
    let bytes: Uint8Array<ArrayBuffer>
    if (whole) {
      bytes = new Uint8Array(total)
      expander.read(bytes)
      crc = updateCrc(crc, bytes, 0, total)
    } else {
      const piece = this.#piece
      for (let n = expander.read(piece); n > 0; n = expander.read(piece)) crc = updateCrc(crc, piece, 0, n)
      bytes = packed.slice()
    }
    if (~crc >>> 0 !== expected) throw new Damaged()
    return { ok: true, bytes, packed: !whole, crc: expected, endBit: this.#bit }
  }

  /** Reads up to 24 bits. */
  #read(count: number): number {
    const input = this.#input
    const end = this.#bit + count
    if (end > input.length * 8) throw new MoreInput()
    let value = 0
    let index = this.#bit >>> 3
    let have = 8 - (this.#bit & 7)
    value = input[index] & (0xff >>> (8 - have))
    while (have < count) {
      value = value * 256 + input[++index]
      have += 8
    }
    this.#bit = end
    return Math.floor(value / 2 ** (have - count))
  }

  /** The byte values that occur, in order: a map of 16 ranges, then 16 bits for each range in use. */
  #readAlphabet(): Uint8Array {
    const ranges = this.#read(16)
    const values: number[] = []
    for (let range = 0; range < 16; range++) {
      if ((ranges & (0x8000 >>> range)) === 0) continue
      const used = this.#read(16)
      for (let i = 0; i < 16; i++) if ((used & (0x8000 >>> i)) !== 0) values.push(range * 16 + i)
    }
    if (values.length === 0) throw new Damaged()
    return Uint8Array.from(values)
  }

  /** Which table each group of 50 symbols uses, itself coded by move-to-front. */
  #readSelectors(tableCount: number): number {
    const count = this.#read(15)
    if (count === 0) throw new Damaged()
    const order = [0, 1, 2, 3, 4, 5]
    for (let i = 0; i < count; i++) {
      let place = 0
      while (this.#read(1) === 1) if (++place >= tableCount) throw new Damaged()
      const [table] = order.splice(place, 1)
      order.unshift(table)
      // A writer may pad the list beyond what a block can use; the rest is read and dropped.
      if (i < this.#selectors.length) this.#selectors[i] = table
    }
    return Math.min(count, this.#selectors.length)
  }

  #readTable(symbolCount: number): Table {
    const lengths = new Uint8Array(symbolCount)
    let length = this.#read(5)
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      for (;;) {
        if (length < 1 || length > longestCode) throw new Damaged()
        if (this.#read(1) === 0) break
        length += this.#read(1) === 0 ? 1 : -1
      }
      lengths[symbol] = length
    }
    return makeTable(lengths)
  }

  /** Huffman codes and move-to-front: fills `#links` with the last column of the sorted rotations; its length. */
  #readSymbols(alphabet: Uint8Array, tables: Table[], selectorCount: number): number {
    const input = this.#input
    const links = this.#links
    const front = alphabet.slice()
    const endSymbol = alphabet.length + 1
    let length = 0
    let run = 0
    let runUnit = 1
    let index = this.#bit >>> 3
    let have = 8 - (this.#bit & 7)
    let bits = index < input.length ? input[index] : 0
    index++
    for (let group = 0; group < selectorCount; group++) {
      const { lookup, limit, base, symbols } = tables[this.#selectors[group]]
      for (let i = 0; i < groupLength; i++) {
        // Past the end of the input zeros are read; whether too many were taken is checked below.
        while (have <= 24) {
          bits = (bits << 8) | (index < input.length ? input[index] : 0)
          index++
          have += 8
        }
        let symbol: number
        const entry = lookup[(bits >>> (have - lookupBits)) & ((1 << lookupBits) - 1)]
        if (entry !== 0) {
          symbol = entry >>> 5
          have -= entry & 31
        } else {
          let size = lookupBits + 1
          for (; size <= longestCode; size++)
            if (((bits >>> (have - size)) & ((1 << size) - 1)) <= limit[size]) break
          const place = size > longestCode ? -1 : ((bits >>> (have - size)) & ((1 << size) - 1)) + base[size]
          if (place < 0 || place >= symbols.length) throw fault(index, input.length)
          symbol = symbols[place]
          have -= size
        }
        if (symbol <= 1) {
          run += runUnit << symbol
          runUnit <<= 1
          if (run > blockCapacity) throw fault(index, input.length)
          continue
        }
        if (run > 0) {
          if (length + run > blockCapacity) throw fault(index, input.length)
          links.fill(front[0], length, length + run)
          length += run
          run = 0
          runUnit = 1
        }
        if (symbol === endSymbol) {
          this.#bit = index * 8 - have
          if (this.#bit > input.length * 8) throw new MoreInput()
          return length
        }
        if (length >= blockCapacity) throw fault(index, input.length)
        const place = symbol - 1
        const byte = front[place]
        if (place < 16) for (let j = place; j > 0; j--) front[j] = front[j - 1]
        else front.copyWithin(1, 0, place)
        front[0] = byte
        links[length++] = byte
      }
      if (index > input.length + 8) throw new MoreInput()
    }
    throw fault(index, input.length)
  }

  /** Undoes the Burrows-Wheeler transform; a view that is valid until the next block. */
  #invert(length: number, origin: number): Uint8Array {
    const links = this.#links
    const packed = this.#packed
    const starts = new Uint32Array(256)
    for (let i = 0; i < length; i++) starts[links[i]]++
    for (let byte = 0, sum = 0; byte < 256; byte++) {
      const count = starts[byte]
      starts[byte] = sum
      sum += count
    }
    // The low 8 bits of a link are its byte, the rest says where the next one lies.
    for (let i = 0; i < length; i++) links[starts[links[i] & 0xff]++] |= i << 8
    let link = links[origin]
    for (let i = 0; i < length; i++) {
      link = links[link >>> 8]
      packed[i] = link & 0xff
    }
    return packed.subarray(0, length)
  }
}

/** Nonsense met after the end of the input proves nothing: up to 4 bytes of the zeros there are look-ahead. */
function fault(index: number, available: number): Error {
  return index > available + 4 ? new MoreInput() : new Damaged()
}

function makeTable(lengths: Uint8Array): Table {
  const counts = new Int32Array(longestCode + 1)
  for (const length of lengths) counts[length]++
  const limit = new Int32Array(longestCode + 1).fill(-1)
  const base = new Int32Array(longestCode + 1)
  const first = new Int32Array(longestCode + 1)
  let code = 0
  let place = 0
  for (let length = 1; length <= longestCode; length++) {
    if (code + counts[length] > 2 ** length) throw new Damaged() // more codes than there is room for
    first[length] = code
    base[length] = place - code
    if (counts[length] > 0) limit[length] = code + counts[length] - 1
    place += counts[length]
    code = (code + counts[length]) << 1
  }
  const symbols = new Uint16Array(lengths.length)
  const lookup = new Uint16Array(1 << lookupBits)
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]
    const value = first[length]++
    symbols[value + base[length]] = symbol
    if (length > lookupBits) continue
    const from = value << (lookupBits - length)
    lookup.fill((symbol << 5) | length, from, from + (1 << (lookupBits - length)))
  }
  return { lookup, limit, base, symbols }
}
