/** Why a token came: its explanation and the path of the signal before it, asked for together. */
import type { TraceReply } from '../../../../src-shared/contract/index.ts'
import type { CandidateExplanation, Contribution, Explanation } from '../../../../src-shared/trace.ts'
import type { Asker } from '../state/generation.ts'
import type { Prefix } from '../state/prefix.ts'

/** How an earlier signal is taken away: alone, or with the other weights scaled up to 1 again. */
export type RemovalMode = 'removed' | 'renormalised'

export interface WhyQuestion {
  readonly model: number
  readonly prefix: Prefix
  /** In the whole text: of the token that is explained. */
  readonly position: number
  /** In the whole text: where the prefix begins. */
  readonly start: number
  readonly chosen: number
  readonly expected: number | undefined
}

/** Prefixes up to this long are explained without being asked; explaining takes time in proportion. */
export const explainedAtOnce = 4000
/** Steps before the token whose energies are asked for, for the drawing of the path. */
export const drawnSteps = 16

export class Why {
  readonly #client: Asker
  mode = $state<RemovalMode>('removed')
  #question = $state.raw<WhyQuestion | undefined>(undefined)
  #explanation = $state.raw<Explanation | undefined>(undefined)
  #trace = $state.raw<TraceReply | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #isAsking = $state(false)
  #abort: AbortController | undefined

  constructor(client: Asker) {
    this.#client = client
  }

  get question(): WhyQuestion | undefined {
    return this.#question
  }

  get explanation(): Explanation | undefined {
    return this.#explanation
  }

  get trace(): TraceReply | undefined {
    return this.#trace
  }

  get error(): unknown {
    return this.#error
  }

  get isAsking(): boolean {
    return this.#isAsking
  }

  /** The candidate whose contributions are painted: the one that came. */
  readonly shown: CandidateExplanation | undefined = $derived(this.#explanation?.chosen)

  /** [tokens before it] in the mode chosen. */
  readonly weights: readonly number[] = $derived(
    (this.shown?.contributions ?? []).map((contribution) => contribution[this.mode]),
  )

  /** What the token at a position of the whole text contributed; undefined for those that did not count. */
  weightAt(position: number): number | undefined {
    return this.weights[position - (this.#question?.start ?? 0)]
  }

  readonly largest: number = $derived(largestOf(this.weights))

  async ask(question: WhyQuestion): Promise<void> {
    if (sameQuestion(question, this.#question) && this.#error === undefined) return
    this.forget()
    this.#question = question
    const abort = new AbortController()
    this.#abort = abort
    this.#isAsking = true
    const { model, prefix, position, start, chosen, expected } = question
    try {
      const [explanation, trace] = await Promise.all([
        this.#client.request('completion.explain', { model, ...prefix, chosen, expected }, abort),
        this.#client.request(
          'completion.trace',
          { model, ...prefix, top: 1, from: Math.max(0, position - start - drawnSteps) },
          abort,
        ),
      ])
      if (this.#abort !== abort) return
      this.#explanation = explanation
      this.#trace = trace
    } catch (error) {
      if (this.#abort === abort) this.#error = error
    } finally {
      if (this.#abort === abort) this.#isAsking = false
    }
  }

  /** Forgets an explanation that answers another question. */
  forgetOther(question: WhyQuestion): void {
    if (!sameQuestion(question, this.#question)) this.forget()
  }

  forget(): void {
    this.#abort?.abort()
    this.#abort = undefined
    this.#question = undefined
    this.#explanation = undefined
    this.#trace = undefined
    this.#error = undefined
    this.#isAsking = false
  }
}

export function sameQuestion(one: WhyQuestion, other: WhyQuestion | undefined): boolean {
  return (
    other !== undefined &&
    one.model === other.model &&
    one.position === other.position &&
    one.start === other.start &&
    one.chosen === other.chosen &&
    one.expected === other.expected &&
    one.prefix.prompt === other.prefix.prompt &&
    one.prefix.continuation.length === other.prefix.continuation.length &&
    one.prefix.continuation.every((id, index) => id === other.prefix.continuation[index])
  )
}

export function largestOf(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
}

/** The contributions that count most, by size. */
export function strongestContributions(
  contributions: readonly Contribution[],
  mode: RemovalMode,
  count: number,
): Contribution[] {
  return [...contributions].sort((a, b) => Math.abs(b[mode]) - Math.abs(a[mode])).slice(0, count)
}
