/** How hard the machine works, while somebody looks. */
import type { MachineFigures } from '../../../../src-shared/contract/index.ts'
import type { Studio } from '../studio.ts'

export class MachineWatch {
  readonly #studio: Studio
  #figures = $state.raw<MachineFigures | undefined>(undefined)

  constructor(studio: Studio) {
    this.#studio = studio
  }

  /** Undefined until the first came, and after the last. */
  get figures(): MachineFigures | undefined {
    return this.#figures
  }

  /** Returns its stop. */
  follow(): () => void {
    const show = (figures: MachineFigures | undefined): void => {
      this.#figures = figures
    }
    // An error beside what the run says of itself is not worth a word.
    const stop = this.#studio.subscribe('machine', {}, show, { onError: () => show(undefined) })
    return () => {
      stop()
      this.#figures = undefined
    }
  }
}
