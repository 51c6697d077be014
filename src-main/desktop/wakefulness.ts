import type { PowerSaveBlocker } from 'electron'

/** Keeps the machine awake while jobs run: asleep, it would interrupt the training for the night it was meant for. */
export class Wakefulness {
  readonly #blocker: PowerSaveBlocker
  #held: number | undefined

  constructor(blocker: PowerSaveBlocker) {
    this.#blocker = blocker
  }

  set(needed: boolean): void {
    if (needed) this.#held ??= this.#blocker.start('prevent-app-suspension')
    else if (this.#held !== undefined) {
      this.#blocker.stop(this.#held)
      this.#held = undefined
    }
  }
}
