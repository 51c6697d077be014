/** Something that happens, and those who want to know. */
export class Signal<Value = void> {
  readonly #listeners = new Set<(value: Value) => void>()

  /** Returns what ends it. */
  listen(listener: (value: Value) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  emit(value: Value): void {
    for (const listener of [...this.#listeners]) listener(value)
  }
}
