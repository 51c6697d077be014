/** The candidates for one place in the text: what was told along with the tokens at once, all the rest when asked. */
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import type { Asker, StepCandidates } from '../state/generation.ts'
import type { Prefix } from '../state/prefix.ts'

export interface StepQuestion {
  readonly model: number
  readonly prefix: Prefix
  /** The token that stands there; undefined at the end of the text. */
  readonly actual: number | undefined
  /** Known already. */
  readonly told: readonly TraceCandidate[] | undefined
}

/** How many of the best are shown. */
export const shownCandidates = 24

export class Step {
  readonly #client: Asker
  #told = $state.raw<readonly TraceCandidate[] | undefined>(undefined)
  #answer = $state.raw<StepCandidates | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #isAsking = $state(false)
  #question: AbortController | undefined

  constructor(client: Asker) {
    this.#client = client
  }

  /** Best first; undefined while nothing is known. */
  readonly candidates: readonly TraceCandidate[] | undefined = $derived(
    this.#answer?.candidates ?? this.#told,
  )

  /** Place of the token that stands there, 0 for the best, and the token as a candidate. */
  get actual(): (TraceCandidate & { readonly rank: number }) | undefined {
    return this.#answer?.included[0]
  }

  /** Energy of the shared edge, and the probability of all candidates on it together. */
  get shared(): { energy: number; probability: number } | undefined {
    const answer = this.#answer
    return answer && { energy: answer.sharedEnergy, probability: answer.sharedProbability }
  }

  get error(): unknown {
    return this.#error
  }

  get isAsking(): boolean {
    return this.#isAsking
  }

  /** Shows what is known without asking: while the text is being written. */
  tell(candidates: readonly TraceCandidate[] | undefined): void {
    this.#forget()
    this.#told = candidates
  }

  async ask({ model, prefix, actual, told }: StepQuestion): Promise<void> {
    this.tell(told)
    const question = new AbortController()
    this.#question = question
    this.#isAsking = true
    try {
      const input = {
        model,
        ...prefix,
        top: shownCandidates,
        include: actual === undefined ? [] : [actual],
      }
      const answer = await this.#client.request('completion.candidates', input, question)
      if (this.#question === question) this.#answer = answer
    } catch (error) {
      if (this.#question === question) this.#error = error
    } finally {
      if (this.#question === question) this.#isAsking = false
    }
  }

  #forget(): void {
    this.#question?.abort()
    this.#question = undefined
    this.#answer = undefined
    this.#error = undefined
    this.#isAsking = false
  }
}
