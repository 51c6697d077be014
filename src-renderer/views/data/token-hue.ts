/** How many colours tell tokens apart. */
const hues = 6

/** A token's colour, 1 … 6: always the same one; ids that stand side by side in the vocabulary get different ones. */
export function tokenHue(id: number): number {
  return ((Math.imul(id, 0x9e37_79b1) >>> 16) % hues) + 1
}
