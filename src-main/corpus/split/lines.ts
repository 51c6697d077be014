/** Cuts a text into documents by the rule of its layout, or a JSONL file into its lines. */
import type { TextLayout } from '../../../src-shared/corpus.ts'
import { lineRules, type LineRule } from './layout.ts'
import { headLimit, Held, recordLimit, type RawRecord, type Splitter } from './splitter.ts'

const lineFeed = 0x0a
/** Only the beginning of a line decides what it is. Bytes. */
const decidingBytes = 2048

export class DocumentSplitter implements Splitter {
  readonly #rule: LineRule
  readonly #held = new Held()
  /** Index in the held bytes where the line in progress begins. */
  #line = 0
  #searched = 0

  constructor(layout: TextLayout) {
    this.#rule = lineRules[layout]()
  }

  get closed(): boolean {
    return true
  }

  *push(bytes: Uint8Array, offset: number): Generator<RawRecord, void> {
    this.#held.append(bytes, offset)
    for (;;) {
      const end = this.#held.bytes.indexOf(lineFeed, this.#searched)
      if (end < 0) break
      yield* this.#takeLine(end + 1)
    }
    this.#searched = this.#held.length
    if (this.#held.length > recordLimit) yield* this.#cutLong()
  }

  *gap(offset: number): Generator<RawRecord, void> {
    const bytes = this.#held.bytes.subarray(0, headLimit)
    this.#held.drop(this.#held.length)
    this.#line = this.#searched = 0
    yield { kind: 'damaged', bytes, end: offset }
  }

  *end(): Generator<RawRecord, void> {
    const length = this.#held.length
    if (length > this.#line) yield* this.#takeLine(length)
    yield* this.#takeDocument(this.#held.length)
  }

  /** The line that ends at index `end`. */
  *#takeLine(end: number): Generator<RawRecord, void> {
    const line = this.#held.bytes
      .subarray(this.#line, Math.min(end, this.#line + decidingBytes))
      .toString('utf8')
      .replace(/\r?\n$/, '')
    const length = end - this.#line
    if (this.#rule.endsBefore(line, this.#line)) yield* this.#takeDocument(this.#line)
    this.#line += length
    this.#searched = this.#line
    if (this.#rule.endsAfter(line)) yield* this.#takeDocument(this.#line)
  }

  /** The first `length` bytes as a document, unless they are blank: those belong to none. */
  *#takeDocument(length: number): Generator<RawRecord, void> {
    const bytes = this.#held.bytes.subarray(0, length)
    this.#held.drop(length)
    this.#line -= length
    this.#searched = Math.max(0, this.#line)
    if (bytes.some((byte) => byte > 0x20)) yield { kind: 'whole', bytes, end: this.#held.offset }
  }

  /** A document beyond all bounds is cut in two, at the end of a line or of a character. */
  *#cutLong(): Generator<RawRecord, void> {
    let length = this.#line > 0 ? this.#line : this.#held.length
    if (this.#line === 0) while (length > 1 && (this.#held.bytes[length - 1] & 0xc0) === 0x80) length--
    if (this.#line === 0 && this.#held.bytes[length - 1] >= 0xc0) length--
    const searched = this.#held.length - length
    yield* this.#takeDocument(length)
    this.#line = 0
    this.#searched = searched
  }
}

export class LineSplitter implements Splitter {
  readonly #held = new Held()
  #searched = 0
  /** The beginning of a line that is too large to be held. */
  #large: Buffer | undefined

  get closed(): boolean {
    return true
  }

  *push(bytes: Uint8Array, offset: number): Generator<RawRecord, void> {
    this.#held.append(bytes, offset)
    for (;;) {
      const end = this.#held.bytes.indexOf(lineFeed, this.#searched)
      if (end < 0) break
      yield* this.#take(end + 1)
    }
    const length = this.#held.length
    this.#searched = length
    if (this.#large || length > recordLimit) {
      this.#large ??= Buffer.from(this.#held.bytes.subarray(0, headLimit))
      this.#held.drop(length)
      this.#searched = 0
    }
  }

  *gap(offset: number): Generator<RawRecord, void> {
    const bytes = this.#large ?? this.#held.bytes.subarray(0, headLimit)
    this.#large = undefined
    this.#held.drop(this.#held.length)
    this.#searched = 0
    yield { kind: 'damaged', bytes, end: offset }
  }

  *end(): Generator<RawRecord, void> {
    yield* this.#take(this.#held.length)
  }

  *#take(length: number): Generator<RawRecord, void> {
    const large = this.#large
    const bytes = large ?? this.#held.bytes.subarray(0, length)
    this.#large = undefined
    this.#held.drop(length)
    this.#searched = 0
    if (large) yield { kind: 'large', bytes, end: this.#held.offset }
    else if (bytes.some((byte) => byte > 0x20)) yield { kind: 'whole', bytes, end: this.#held.offset }
  }
}
