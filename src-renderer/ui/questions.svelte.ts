/** Questions with yes and no, one at a time; `Questions.svelte` shows them. */

export interface Question {
  readonly title: string
  readonly text?: string
  /** The label of yes: the deed itself, such as 'Delete'. */
  readonly yes: string
  readonly no?: string
  /** Whether yes destroys something. */
  readonly danger?: boolean
}

export class Questions {
  #asked = $state.raw<{ question: Question; answer: (yes: boolean) => void } | undefined>(undefined)

  get current(): Question | undefined {
    return this.#asked?.question
  }

  /** A question that was still open is answered with no. */
  ask(question: Question): Promise<boolean> {
    this.answer(false)
    return new Promise((resolve) => {
      this.#asked = { question, answer: resolve }
    })
  }

  answer(yes: boolean): void {
    const asked = this.#asked
    this.#asked = undefined
    asked?.answer(yes)
  }
}
