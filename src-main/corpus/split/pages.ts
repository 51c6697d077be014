/**
 * Cuts a MediaWiki export at `<page>` and `</page>`. In an export these never occur inside a page, whose text is
 * escaped; so a second `<page>` before the `</page>` means that the first page was cut off.
 */
import { headLimit, Held, recordLimit, type RawRecord, type Splitter } from './splitter.ts'

const opening = Buffer.from('<page>')
const closing = Buffer.from('</page>')
const footer = Buffer.from('</mediawiki>')

export class PageSplitter implements Splitter {
  readonly #held = new Held()
  /** Index in the held bytes from which the next search goes on. */
  #searched = 0
  #state: 'outside' | 'inside' | 'large' = 'outside'
  /** The beginning of a page that is too large to be held. */
  #head = Buffer.alloc(0)
  #closed = false

  get closed(): boolean {
    return this.#closed
  }

  *push(bytes: Uint8Array, offset: number): Generator<RawRecord, void> {
    this.#held.append(bytes, offset)
    for (;;) {
      if (this.#state === 'outside') {
        if (!this.#enter()) return
      } else {
        const record = this.#state === 'inside' ? this.#leave() : this.#pass()
        if (!record) return
        yield record
      }
    }
  }

  *gap(offset: number): Generator<RawRecord, void> {
    const bytes = this.#begun()
    this.#held.drop(this.#held.length)
    this.#state = 'outside'
    this.#searched = 0
    yield { kind: 'damaged', bytes, end: offset }
  }

  *end(): Generator<RawRecord, void> {
    if (this.#state === 'outside') return
    yield { kind: 'cut', bytes: this.#begun(), end: this.#held.end }
    this.#state = 'outside'
  }

  /** The first bytes of the page in progress, empty outside of one. */
  #begun(): Buffer {
    if (this.#state === 'outside') return Buffer.alloc(0)
    return this.#state === 'large' ? this.#head : this.#held.bytes.subarray(0, headLimit)
  }

  /** Goes to the next `<page>`, if it is there. */
  #enter(): boolean {
    const bytes = this.#held.bytes
    const at = bytes.indexOf(opening)
    const between = at < 0 ? bytes : bytes.subarray(0, at)
    if (at >= 0) this.#closed = false
    else if (between.includes(footer)) this.#closed = true
    // A mark may be cut in two by the end of a chunk: its first part stays.
    this.#held.drop(at < 0 ? Math.max(0, bytes.length - footer.length + 1) : at)
    this.#searched = 0
    if (at >= 0) this.#state = 'inside'
    return at >= 0
  }

  #leave(): RawRecord | undefined {
    const bytes = this.#held.bytes
    const close = bytes.indexOf(closing, this.#searched)
    const before = close < 0 ? bytes : bytes.subarray(0, close)
    const next = before.indexOf(opening, Math.max(this.#searched, opening.length))
    if (next >= 0) return this.#take('cut', next, 'inside')
    if (close >= 0) {
      const length = close + closing.length
      return this.#take(length > recordLimit ? 'large' : 'whole', length, 'outside')
    }
    this.#searched = Math.max(0, bytes.length - closing.length + 1)
    if (bytes.length > recordLimit) {
      this.#head = Buffer.from(this.#begun())
      this.#state = 'large'
      this.#held.drop(this.#searched)
      this.#searched = 0
    }
    return undefined
  }

  /** Inside a page that is too large: lets bytes go until it ends. */
  #pass(): RawRecord | undefined {
    const bytes = this.#held.bytes
    const close = bytes.indexOf(closing)
    const next = bytes.indexOf(opening)
    if (next >= 0 && (close < 0 || next < close)) return this.#takeLarge(next, 'inside')
    if (close >= 0) return this.#takeLarge(close + closing.length, 'outside')
    this.#held.drop(Math.max(0, bytes.length - closing.length + 1))
    return undefined
  }

  #take(kind: RawRecord['kind'], length: number, state: 'inside' | 'outside'): RawRecord {
    const bytes = this.#held.bytes.subarray(0, kind === 'whole' ? length : Math.min(length, headLimit))
    this.#held.drop(length)
    this.#searched = 0
    this.#state = state
    return { kind, bytes, end: this.#held.offset }
  }

  #takeLarge(length: number, state: 'inside' | 'outside'): RawRecord {
    this.#held.drop(length)
    this.#searched = 0
    this.#state = state
    return { kind: 'large', bytes: this.#head, end: this.#held.offset }
  }
}
