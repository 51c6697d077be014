/** What all readers of a file have in common: a pull-based stream of decompressed bytes that knows where it is. */
import type { ReadPosition } from '../../../src-shared/corpus.ts'

export interface Chunk {
  /** Valid until the next chunk is asked for. */
  readonly bytes: Uint8Array
  /** Place of its first byte in the decompressed stream. */
  readonly offset: number
  /** How much of the file is done, bytes: for progress. */
  readonly fileOffset: number
  /** Where reading could start to meet this chunk again without reading what is before it. */
  readonly block?: ReadPosition['block']
  /** Something before this chunk is lost: where, for a person. */
  readonly gap?: string
}

/** How a stream came to its end. */
export interface Ending {
  /** Undefined: as it should. `bomb`: it expands beyond reason and was left. */
  readonly problem?: 'truncated' | 'damaged' | 'bomb'
  /** Every block was sound, yet a checksum over them was not. */
  readonly checksumWrong?: boolean
}

export type ByteSource = AsyncGenerator<Chunk, Ending>

/**
 * Text compresses up to about 20-fold, dumps of near-identical pages 100-fold. A file that expands a gigabyte and
 * more, and 500-fold and more, was made to harm.
 */
export function isBomb(expanded: number, compressed: number): boolean {
  return expanded > 2 ** 30 && expanded > 500 * compressed
}
