import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineCrc, updateCrc } from './crc.ts'
import { BlockDecoder } from './decode-block.ts'
import { encodeBzip2, packRuns, zeroBomb, zeroBombBytes } from './encode.fixture.ts'
import { findMarks } from './magic.ts'
import { expandedLength, RunLengthExpander } from './run-length.ts'

/** "Brain-inspired language model\n" × 40 and one line more, as bzip2 1.0.8 writes it. */
const byBzip2 = Buffer.from(
  'QlpoOTFBWSZTWcjSmFwAAFHVgAAQQAIQACan2gAgAJAoaaYAApUkYmmTaTbgTcTRJyJ7E8EyJsJqJ2J626ExoJ8E6E9CYE35EyJwJ0idic43EwJkTvHgngm2onQmRP4u5IpwoSGRpTC4',
  'base64',
)

const decoder = new BlockDecoder()

/** All blocks of a file, one after the other, by their marks. */
function decodeAll(file: Uint8Array): Buffer {
  const parts = findMarks(file, 0, 0, file.length)
    .filter(({ kind }) => kind === 'block')
    .map(({ bit }) => {
      const block = decoder.decode(file, bit, Infinity)
      if (!block.ok) throw new Error(block.problem)
      return block.bytes
    })
  return Buffer.concat(parts)
}

function expandAll(packed: Uint8Array, pieceSize: number): Buffer {
  const expander = new RunLengthExpander(packed)
  const parts: Buffer[] = []
  for (;;) {
    const piece = Buffer.alloc(pieceSize)
    const length = expander.read(piece)
    if (length === 0) return Buffer.concat(parts)
    parts.push(piece.subarray(0, length))
  }
}

/** Bytes with runs of all lengths, which is where the format is delicate. */
const runs = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 255 }),
      fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 250, max: 530 })),
    ),
    {
      maxLength: 30,
    },
  )
  .map((list) => Buffer.concat(list.map(([value, count]) => Buffer.alloc(count, value))))

describe('checksum', () => {
  it('is the CRC-32 of bzip2', () => {
    const bytes = Buffer.from('123456789')
    expect(~updateCrc(-1, bytes, 0, 9) >>> 0).toBe(0xfc891918)
  })

  it('can be taken in parts and combined', () => {
    const bytes = Buffer.from('some bytes')
    expect(updateCrc(updateCrc(-1, bytes, 0, 4), bytes, 4, 10)).toBe(updateCrc(-1, bytes, 0, 10))
    expect(combineCrc(0, 0x80000001)).toBe(0x80000001)
    expect(combineCrc(0x80000001, 0)).toBe(3)
  })
})

describe('run lengths', () => {
  it('expand to what was packed, in pieces of any size', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 300 }), (bytes, pieceSize) => {
        const packed = packRuns(bytes)
        expect(expandedLength(packed)).toBe(bytes.length)
        expect(expandAll(packed, pieceSize).equals(bytes)).toBe(true)
      }),
    )
  })

  it('go on after a count with a run of the same byte', () => {
    const packed = Uint8Array.of(7, 7, 7, 7, 0, 7, 7, 7, 7, 255, 7)
    expect(expandAll(packed, 5)).toEqual(Buffer.alloc(4 + 259 + 1, 7))
  })

  it('may end before a count', () => {
    expect(expandAll(Uint8Array.of(1, 1, 1, 1), 2)).toEqual(Buffer.alloc(4, 1))
  })
})

describe('block decoder', () => {
  it('reads what bzip2 wrote', () => {
    expect(decodeAll(byBzip2).toString()).toBe(
      'Brain-inspired language model\n'.repeat(40) + 'one line more\n',
    )
  })

  it('reads every content back', () => {
    const content = fc.oneof(runs, fc.uint8Array({ minLength: 1, maxLength: 3000 }))
    fc.assert(
      fc.property(content, fc.integer({ min: 1, max: 4000 }), (bytes, blockBytes) => {
        expect(decodeAll(encodeBzip2(bytes, blockBytes)).equals(bytes)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('says where a block ends', () => {
    const file = encodeBzip2(Buffer.from('one block and another'), 10)
    const marks = findMarks(file, 0, 0, file.length)
    expect(marks.map(({ kind }) => kind)).toEqual(['block', 'block', 'block', 'end'])
    marks.slice(0, -1).forEach(({ bit }, i) => {
      const block = decoder.decode(file, bit, Infinity)
      expect(block.ok && block.endBit).toBe(marks[i + 1].bit)
    })
  })

  it('never gives wrong bytes for a flipped bit', () => {
    const bytes = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(20))
    const file = encodeBzip2(bytes)
    fc.assert(
      fc.property(fc.integer({ min: 32, max: file.length * 8 - 90 }), (bit) => {
        const damaged = Buffer.from(file)
        damaged[bit >> 3] ^= 0x80 >> (bit & 7)
        const block = decoder.decode(damaged, 32, Infinity)
        if (block.ok) expect(Buffer.from(block.bytes).equals(bytes)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('survives noise behind a mark', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (noise) => {
        const file = Buffer.concat([Buffer.from('314159265359', 'hex'), noise])
        expect(decoder.decode(file, 0, Infinity).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('asks for more where the input ends too early, wherever that is', () => {
    const file = encodeBzip2(Buffer.from('Wikipedia, the free encyclopedia. '.repeat(30)))
    const end = findMarks(file, 0, 0, file.length).find(({ kind }) => kind === 'end')?.bit ?? 0
    for (let length = 4; length < Math.floor(end / 8); length++)
      expect(decoder.decode(file.subarray(0, length), 32, Infinity)).toEqual({
        ok: false,
        problem: 'more input needed',
      })
  })

  it('keeps a block that expands 45 MB packed', () => {
    const block = decoder.decode(zeroBomb, 32, 1 << 20)
    if (!block.ok) throw new Error(block.problem)
    expect(block.packed).toBe(true)
    expect(block.bytes.length).toBeLessThanOrEqual(900_000)
    expect(expandedLength(block.bytes)).toBe(zeroBombBytes)
  })
})

describe('marks', () => {
  const hexOf = { block: '314159265359', end: '177245385090' } as const

  it.each(['block', 'end'] as const)('of kind %s are found at every bit', (kind) => {
    for (let shift = 0; shift < 40; shift++) {
      const bits =
        '0'.repeat(shift) +
        BigInt('0x' + hexOf[kind])
          .toString(2)
          .padStart(48, '0') +
        '0'.repeat(64 - (shift % 8))
      const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2))
      expect(findMarks(bytes, 1000, 0, bytes.length)).toEqual([{ kind, bit: 8000 + shift }])
    }
  })

  it('are not found where one bit differs', () => {
    for (let bit = 0; bit < 48; bit++) {
      const bytes = Buffer.concat([Buffer.from(hexOf.block, 'hex'), Buffer.alloc(4)])
      bytes[bit >> 3] ^= 0x80 >> (bit & 7)
      expect(findMarks(bytes, 0, 0, bytes.length)).toEqual([])
    }
  })
})
