/**
 * AdamW's two moments of a number in one word of 32 bits, for the optimiser `adamw-half`. The upper half is s = √v,
 * eleven significant bits and six of exponent (no sign: 2⁻⁴² to 2²¹, and 0); the lower half is u = m / √v, a float16
 * (2⁻¹⁴ to 65504, and 0). Where s is 0 so is m, so that no step is ever m / ε.
 *
 * A mean that changes by less than half of its last digit would stand still if it were rounded to the nearest: at
 * β₂ = 0.999 √v changes by 0.0005 of itself, its last digit is 0.0005 to 0.001 of it. Therefore it is rounded up as
 * often as its remainder says: compared with the numbers of a Weyl sequence (multiples of an irrational share, modulo
 * one), which runs with the steps of the edge and begins elsewhere for each of its numbers. Every engine uses the same
 * one, so that a step is repeatable and does not depend on the engine.
 *
 * What is unpacked are float32s whose repacking gives the same word: states go out as float32 and come back unharmed.
 */

/** Bits of float32 that are dropped, and the mask of what they may be compared with. */
const dropped = 13
const mask = (1 << dropped) - 1
/** Rounds to the nearest. */
export const nearest = 1 << (dropped - 1)

/** Bits of 2⁻⁴³, which code 0 stands for, and of the largest number of each format. */
export const rootBase = 84 << 23
export const rootMost = 0x49ffe000
/** Of 2⁻¹⁵, and of 65504. */
export const ratioBase = 112 << 23
export const ratioMost = 0x477fe000

/** Steps of the Weyl sequences, of 2³² : from step to step, and from number to number of a record. */
export const rootStride = 0x9e3779b1
export const ratioStride = 0xc3910c8d
export const numberStride = 0x85ebca6b

const real = new Float32Array(1)
const bits = new Uint32Array(real.buffer)

function bitsOf(value: number): number {
  real[0] = value
  return bits[0]
}

function realOf(word: number): number {
  bits[0] = word
  return real[0]
}

/** 16 bits of a number that is not negative. */
function encode(value: number, base: number, most: number, dither: number): number {
  const sum = Math.min(bitsOf(value), most) + dither
  return sum < base + 0x800000 ? 0 : (sum - base) >>> dropped
}

function decode(code: number, base: number): number {
  return code === 0 ? 0 : realOf((code << dropped) + base)
}

/** What the roundings of a record's n-th number are compared with at an edge's step: of the root, and of the ratio. */
export function dithersOf(n: number, step: number): readonly [root: number, ratio: number] {
  const start = Math.imul(n, numberStride)
  const at = (stride: number): number => ((Math.imul(step, stride) + start) >>> 0) >>> (32 - dropped)
  return [at(rootStride), at(ratioStride)]
}

/** @param square v ≥ 0 */
export function packMoments(
  mean: number,
  square: number,
  [ofRoot, ofRatio]: readonly [root: number, ratio: number] = [nearest, nearest],
): number {
  const root = Math.fround(Math.sqrt(square))
  const s = encode(root, rootBase, rootMost, ofRoot & mask)
  if (s === 0) return 0
  const u = encode(Math.abs(mean) / root, ratioBase, ratioMost, ofRatio & mask)
  return ((s << 16) | (mean < 0 ? 0x8000 : 0) | u) >>> 0
}

export function unpackMoments(word: number): { readonly mean: number; readonly square: number } {
  const root = decode(word >>> 16, rootBase)
  const ratio = decode(word & 0x7fff, ratioBase)
  const mean = ratio * root
  return { mean: (word & 0x8000) !== 0 && mean > 0 ? -mean : mean, square: root * root }
}

/**
 * Edges' states as they are exchanged, [means, squares, steps] each, to records of words and a count of steps.
 * @param length numbers of a record, d² + d
 * @param stride words from one edge to the next in `words`, and where the first begins
 */
export function packStates(
  states: Float32Array,
  length: number,
  words: Uint32Array,
  stride: number,
  at = 0,
): void {
  for (let edge = 0; edge < states.length / (2 * length + 1); edge++) {
    const from = edge * (2 * length + 1)
    const to = at + edge * stride
    for (let n = 0; n < length; n++) words[to + n] = packMoments(states[from + n], states[from + length + n])
    words[to + length] = bitsOf(states[from + 2 * length])
  }
}

/** The other way round; fills all of `states`. */
export function unpackStates(
  words: Uint32Array,
  stride: number,
  length: number,
  states: Float32Array,
  at = 0,
): void {
  for (let edge = 0; edge < states.length / (2 * length + 1); edge++) {
    const from = at + edge * stride
    const to = edge * (2 * length + 1)
    for (let n = 0; n < length; n++) {
      const { mean, square } = unpackMoments(words[from + n])
      states[to + n] = mean
      states[to + length + n] = square
    }
    states[to + 2 * length] = realOf(words[from + length])
  }
}
