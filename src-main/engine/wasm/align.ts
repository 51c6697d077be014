/** Up to a multiple of 64, a cache line. Not by bit operations: addresses go beyond 2³¹. */
export function align(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}
