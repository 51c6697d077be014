/**
 * Records of the stream gathered into groups, which are cleaned together. Where a group ends depends on the stream
 * alone, never on threads or time, so the same file gives the same groups, also when reading resumes between two.
 */
import type { ReadPosition } from '../../src-shared/corpus.ts'
import type { RawRecord } from './split/splitter.ts'

export interface GroupLimits {
  readonly bytes: number
  readonly records: number
}

/** Half a megabyte is some 25 articles: work enough to be worth sending, little enough to hold a few for each thread. */
export const usualLimits: GroupLimits = { bytes: 512 << 10, records: 256 }
/** Small ones, so that the first are ready soon. */
export const previewLimits: GroupLimits = { bytes: 64 << 10, records: 8 }

type Block = NonNullable<ReadPosition['block']>

export interface Group {
  readonly bytes: Uint8Array
  /** [records] where each ends in `bytes`. */
  readonly ends: readonly number[]
  readonly kinds: readonly RawRecord['kind'][]
  /** Number of the first record in the file, from 1. */
  readonly firstNumber: number
  /** Bytes of the file that were read when the group was complete. */
  readonly fileOffset: number
  readonly warnings: readonly string[]
  /** Where reading goes on after the first `records` of the group; after all of it without an argument. */
  place(records?: number): Pick<ReadPosition, 'offset' | 'pages' | 'block'>
}

export class GroupBuilder {
  readonly #limits: GroupLimits
  /** bzip2 blocks in play, in order. */
  #blocks: Block[] = []
  #parts: Uint8Array[] = []
  #ends: number[] = []
  #kinds: RawRecord['kind'][] = []
  /** [records] where each ends in the stream. */
  #streamEnds: number[] = []
  #warnings: string[] = []
  #length = 0
  #end: number
  #pages: number

  constructor(limits: GroupLimits, offset: number, pages: number) {
    this.#limits = limits
    this.#end = offset
    this.#pages = pages
  }

  /** Records so far, those of earlier groups included. */
  get pages(): number {
    return this.#pages + this.#kinds.length
  }

  get full(): boolean {
    return this.#length >= this.#limits.bytes || this.#kinds.length >= this.#limits.records
  }

  get empty(): boolean {
    return this.#kinds.length === 0 && this.#warnings.length === 0
  }

  /** From here on the stream comes out of this block. */
  enter(block: Block): void {
    if (this.#blocks.at(-1)?.bit !== block.bit) this.#blocks.push(block)
  }

  add(record: RawRecord): void {
    this.#parts.push(new Uint8Array(record.bytes)) // a copy: the record is only lent
    this.#length += record.bytes.length
    this.#ends.push(this.#length)
    this.#kinds.push(record.kind)
    this.#streamEnds.push(record.end)
    this.#end = record.end
  }

  /** Says something at `offset` of the stream, which then belongs to this group. */
  warn(sentence: string, offset: number): void {
    this.#warnings.push(sentence)
    this.#end = Math.max(this.#end, offset)
  }

  /** The group so far; the next one begins empty. */
  take(fileOffset: number): Group {
    const blocks = this.#blocks
    const streamEnds = this.#streamEnds
    const end = this.#end
    const firstNumber = this.#pages + 1
    const group: Group = {
      bytes: Buffer.concat(this.#parts),
      ends: this.#ends,
      kinds: this.#kinds,
      firstNumber,
      fileOffset,
      warnings: this.#warnings,
      place(records) {
        const offset = records === undefined || records >= streamEnds.length ? end : streamEnds[records - 1]
        const block = blocks.findLast((candidate) => candidate.offset <= offset)
        return { offset, pages: firstNumber - 1 + (records ?? streamEnds.length), block }
      },
    }
    this.#pages += this.#kinds.length
    this.#blocks = blocks.slice(
      Math.max(
        0,
        blocks.findLastIndex((block) => block.offset <= end),
      ),
    )
    this.#parts = []
    this.#ends = []
    this.#kinds = []
    this.#streamEnds = []
    this.#warnings = []
    this.#length = 0
    return group
  }
}
