/**
 * How parameters lie in memory, everywhere in the project (reference, engines, checkpoints).
 *
 * An edge is one record of d² + d numbers: W input-major, W[k·d + i] takes input coordinate k to output i, so that
 * z_i = b_i + Σ_k W[k·d + i] x_k; then b. The shared edge is one more such record.
 */
export interface Parameters<A extends Float32Array | Float64Array = Float32Array | Float64Array> {
  /** [own edges × (d² + d)] */
  readonly edges: A
  /** [V × d] used once, at the first token of a sequence. */
  readonly nodeBias: A
  /** [maxContext] attention over earlier signals. */
  readonly alpha: A
  /** [d² + d] */
  readonly shared: A
}

/** The parameters that are not per edge: small enough to travel whole. */
export type SmallParameters = Omit<Parameters<Float32Array>, 'edges'>

/** Numbers in one edge record. */
export function recordLength(d: number): number {
  return d * d + d
}
