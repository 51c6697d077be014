/** Messages survive the way, and hostile bytes do nothing but earn an error. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StudioError } from '../errors.ts'
import { decode, encode } from './codec.ts'
import { limits } from './limits.ts'

const most = limits.clientMessage

function kindOf(frame: Uint8Array, bytes = most): string {
  try {
    decode(frame, bytes)
    return 'read'
  } catch (error) {
    return error instanceof StudioError ? error.kind : `not ours: ${String(error)}`
  }
}

/** A frame with any JSON and any tail. */
function frameOf(json: string, tail: number[] = []): Uint8Array {
  const text = new TextEncoder().encode(json)
  const frame = new Uint8Array(8 + text.length + tail.length)
  frame.set(new TextEncoder().encode('BRS1'))
  new DataView(frame.buffer).setUint32(4, text.length, true)
  frame.set(text, 8)
  frame.set(tail, 8 + text.length)
  return frame
}

describe('what goes in comes out', () => {
  const array = fc.oneof(
    fc.float32Array(),
    fc.float64Array(),
    fc.uint32Array(),
    fc.int32Array(),
    fc.uint16Array(),
    fc.uint8Array(),
  )
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        array,
      ),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        fc
          .oneof(fc.string(), fc.constantFrom('$', '$$', '$x', 'constructor', 'toString'))
          .filter((key) => key !== '__proto__'),
        tie('tree'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  }))

  it('for every tree of values and arrays', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const result = decode(encode(value), most)
        // JSON knows one zero.
        expect(result).toEqual(withoutNegativeZero(value))
      }),
      { numRuns: 500 },
    )
  })

  it('for a frame that lies at an odd place of a larger buffer', () => {
    const frame = encode({
      a: Float64Array.of(1, NaN, -Infinity),
      b: Uint8Array.of(1, 2, 3),
      c: Float32Array.of(0.5),
    })
    for (let offset = 0; offset < 9; offset++) {
      const pool = new Uint8Array(frame.length + 16)
      pool.set(frame, offset)
      expect(decode(pool.subarray(offset, offset + frame.length), most)).toEqual({
        a: Float64Array.of(1, NaN, -Infinity),
        b: Uint8Array.of(1, 2, 3),
        c: Float32Array.of(0.5),
      })
    }
  })

  it('for a view of a part of an array, which alone is sent', () => {
    const large = new Float64Array(100_000)
    large[50_000] = 7
    const frame = encode(large.subarray(50_000, 50_002))
    expect(frame.length).toBeLessThan(200)
    expect(decode(frame, most)).toEqual(Float64Array.of(7, 0))
  })

  it('without what is undefined, as JSON has it', () => {
    expect(decode(encode({ a: undefined, b: [undefined] }), most)).toEqual({ b: [null] })
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['a DataView', new DataView(new ArrayBuffer(8))],
    ['64-bit integers', new BigInt64Array(1)],
  ])('but not for %s', (_name, value) => {
    expect(() => encode({ value })).toThrow(TypeError)
  })

  it('but not for a circle', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(() => encode(circle)).toThrow(TypeError)
  })
})

function withoutNegativeZero(value: unknown): unknown {
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(withoutNegativeZero)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNegativeZero(item)]))
}

describe('hostile bytes', () => {
  it('earn an error of ours, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['usage', 'input-too-large']).toContain(kindOf(bytes))
      }),
      { numRuns: 500 },
    )
  })

  it('earn an error of ours, or are read, when one byte of a good frame is another', () => {
    const good = encode({
      name: 'x',
      numbers: Float32Array.of(1, 2, 3),
      nested: [{ a: NaN }, Uint8Array.of(1)],
    })
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
        const bad = good.slice()
        bad[at] = value
        expect(['usage', 'read']).toContain(kindOf(bad))
      }),
      { numRuns: 1000 },
    )
  })

  it('earn an error of ours at every length of a good frame but its own', () => {
    const good = encode({ numbers: Float32Array.of(1, 2, 3) })
    for (let length = 0; length < good.length; length++)
      expect(kindOf(good.subarray(0, length))).toBe('usage')
    const longer = new Uint8Array(good.length + 1)
    longer.set(good)
    expect(kindOf(longer)).toBe('usage')
  })

  it.each([
    ['a length beyond the frame', '{"arrays":[["f64",4294967295]],"body":{"$":0}}'],
    ['a negative length', '{"arrays":[["f64",-1]],"body":1}'],
    ['a length that is no number', '{"arrays":[["f64","9"]],"body":1}'],
    ['a length that is no integer', '{"arrays":[["u8",0.5]],"body":1}'],
    [
      'lengths whose sum overflows',
      '{"arrays":[["f64",9007199254740991],["f64",9007199254740991]],"body":1}',
    ],
    ['a kind that every object has', '{"arrays":[["toString",1]],"body":1}'],
    ['an array that is not there', '{"arrays":[],"body":{"$":0}}'],
    ['a member of arrays', '{"arrays":[],"body":{"$":"length"}}'],
    ['a prototype', '{"arrays":[],"body":{"__proto__":{"admin":true}}}'],
    ['no list', '{"body":1}'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['a nesting without end', `{"arrays":[],"body":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['more arrays than anybody needs', `{"arrays":[${'["u8",0],'.repeat(limits.arrays)}["u8",0]],"body":1}`],
  ])('%s is refused', (_name, json) => {
    expect(kindOf(frameOf(json))).toBe('usage')
  })

  it('a text that is not UTF-8 is refused', () => {
    const frame = frameOf('{"arrays":[],"body":"xx"}')
    frame[frame.indexOf(120)] = 0xff
    expect(kindOf(frame)).toBe('usage')
  })

  it('a frame beyond its limit is refused before it is looked at', () => {
    expect(kindOf(new Uint8Array(101), 100)).toBe('input-too-large')
  })
})
