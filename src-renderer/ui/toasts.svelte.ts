/** Short messages in the corner: what was done (with a way back), what went wrong. */

export interface Toast {
  readonly kind: 'done' | 'notice' | 'error'
  readonly text: string
  /** What to do about it: an error's hint. */
  readonly hint?: string
  /** Such as Undo. The toast goes when it is pressed. */
  readonly action?: { readonly label: string; readonly run: () => unknown }
}

interface ShownToast extends Toast {
  readonly key: number
}

const shownFor = 7000 // ms; errors stay until they are dismissed
const most = 4

export class Toasts {
  #shown = $state.raw<readonly ShownToast[]>([])
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()
  #next = 1

  get shown(): readonly ShownToast[] {
    return this.#shown
  }

  /** Returns a function that takes it away. The same text twice is shown once. */
  show(toast: Toast): () => void {
    const same = this.#shown.find((other) => other.text === toast.text && other.kind === toast.kind)
    if (same !== undefined) this.dismiss(same.key)
    const key = this.#next++
    this.#shown = [...this.#shown, { ...toast, key }]
    for (const old of this.#shown.slice(0, -most)) this.dismiss(old.key)
    this.release(key)
    return () => this.dismiss(key)
  }

  dismiss(key: number): void {
    this.hold(key)
    this.#shown = this.#shown.filter((toast) => toast.key !== key)
  }

  /** While the pointer or the focus is on it, it stays. */
  hold(key: number): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
  }

  release(key: number): void {
    const toast = this.#shown.find((shown) => shown.key === key)
    if (toast === undefined || toast.kind === 'error') return
    this.hold(key)
    this.#timers.set(
      key,
      setTimeout(() => this.dismiss(key), shownFor),
    )
  }
}
