/** A list of token ids that grows. */
export class IdBuffer {
  #ids: Uint32Array
  #length = 0

  constructor(expected: number) {
    this.#ids = new Uint32Array(Math.max(16, Math.ceil(expected)))
  }

  push(id: number): void {
    if (this.#length === this.#ids.length) this.#reserve(1)
    this.#ids[this.#length++] = id
  }

  pushAll(ids: Uint32Array): void {
    if (this.#length + ids.length > this.#ids.length) this.#reserve(ids.length)
    // Lists are short, where a loop is faster than set().
    for (let i = 0; i < ids.length; i++) this.#ids[this.#length++] = ids[i]
  }

  /** A copy of exactly the ids pushed. */
  take(): Uint32Array {
    return this.#ids.slice(0, this.#length)
  }

  #reserve(more: number): void {
    const larger = new Uint32Array(2 * this.#ids.length + more)
    larger.set(this.#ids)
    this.#ids = larger
  }
}
