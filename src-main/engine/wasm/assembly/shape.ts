// What one build of the kernels is made for. scripts/build-kernels.ts compiles them once per signal dimension and
// instruction set and puts its own values in the place of this file; these are the ones an editor sees.

/** d, the dimension of a signal. */
export const D: usize = 32

/** Whether fused multiply-add instructions may be used (relaxed SIMD). */
export const RELAXED: bool = true
