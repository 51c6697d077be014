/** Counters of a step at the head of the buffer `marks`. */

/** Word of each; reals are stored by their bits. */
export const mark = {
  updated: 0,
  clipped: 1,
  /** Lowest edge + 2 (1: the shared edge; none: 2³² − 1) with a signal, an energy, a gradient that is not finite. */
  nonFiniteSignal: 2,
  nonFiniteEnergy: 3,
  nonFiniteUpdate: 4,
  loss: 5,
  energySum: 6,
  energyMaximum: 7,
  squares: 8,
} as const

/** Words of the head. */
export const markWords = 16

/** The head before a step. */
export function freshMarks(): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(markWords)
  words.fill(0xffffffff, mark.nonFiniteSignal, mark.nonFiniteUpdate + 1)
  return words
}
