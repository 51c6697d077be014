/** How work and memory are cut. Other values than these serve tests, which reach every cut with small models. */
export interface Limits {
  /** Bytes of records in one memory, which wasm addresses with 32 bits. The rest is for scratch and workspace. */
  readonly shardBytes: number
  /** A group with more (edge, position) pairs than this is worked on by all threads, in blocks. */
  readonly largestWhole: number
  /** Pairs per block, about: some milliseconds of work. */
  readonly blockPairs: number
  /** Workspace of the large groups that are worked on at the same time, all shards together. */
  readonly waveBytes: number
}

export const usualLimits: Limits = {
  shardBytes: 3 * 2 ** 30,
  largestWhole: 16384,
  blockPairs: 8192,
  waveBytes: 128 * 2 ** 20,
}
