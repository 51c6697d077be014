/** The tour through the computation of one token: which step is shown, and the parameters its figures are made of. */
import type { ModelView, Reply, TraceReply } from '../../../../src-shared/contract/index.ts'
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import type { Asker } from '../state/generation.ts'
import type { Prefix } from '../state/prefix.ts'
import { arrivalAt, firstArrival, inputOf, largestPlace, mixtureAt, type Arrival } from './numbers.ts'

export const tourSteps = ['nodes', 'first', 'edge', 'attention', 'mixture', 'energy', 'probability'] as const
export type TourStep = (typeof tourSteps)[number]

/** Candidates the tour speaks of. */
const told = 5

export interface TourQuestion {
  readonly model: number
  readonly prefix: Prefix
  /** Of the whole text: where the prefix begins, which its context window decides. */
  readonly start: number
  /** The token that came; undefined where none has yet. */
  readonly actual: number | undefined
}

type EdgeReply = Reply<'graph.edge'>

/** Everything the tour shows but the candidate that is looked at. */
export interface TourText {
  readonly view: ModelView
  readonly start: number
  readonly trace: TraceReply
  /** [tokens] A after the last one. */
  readonly attention: readonly number[]
  /** At the first node. */
  readonly first: Arrival
  /** Into the last token; undefined where it is the first. */
  readonly hop:
    { readonly edge: EdgeReply; readonly input: ArrayLike<number>; readonly arrival: Arrival } | undefined
  /** [d] S. */
  readonly mixture: Float64Array
  /** Best first. */
  readonly candidates: readonly TraceCandidate[]
  /** Candidates with an edge of their own from the last token. */
  readonly own: number
  readonly shared: { readonly energy: number; readonly probability: number }
}

export interface TourCandidate {
  readonly candidate: TraceCandidate
  readonly arrival: Arrival
}

export class TokenTour {
  readonly #client: Asker
  step = $state<TourStep>('nodes')
  /** Which of the d numbers is looked at, from 0. */
  neuron = $state(0)
  #isOpen = $state(false)
  #text = $state.raw<TourText | undefined>(undefined)
  #candidate = $state.raw<TourCandidate | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #abort: AbortController | undefined

  constructor(client: Asker) {
    this.#client = client
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get text(): TourText | undefined {
    return this.#text
  }

  get candidate(): TourCandidate | undefined {
    return this.#candidate
  }

  get error(): unknown {
    return this.#error
  }

  /** Those that there are: with a single token no edge has been walked yet. */
  readonly steps: readonly TourStep[] = $derived(
    tourSteps.filter((step) => step !== 'edge' || this.#text === undefined || this.#text.hop !== undefined),
  )

  get place(): number {
    return this.steps.indexOf(this.step)
  }

  move(by: number): void {
    if (this.#text === undefined) return
    const to = this.steps[this.place + by]
    if (to !== undefined) this.step = to
  }

  /** What it showed before is no longer what it is asked for. */
  open(): void {
    this.#abort?.abort()
    this.#isOpen = true
    this.#text = undefined
    this.#error = undefined
    this.step = 'nodes'
  }

  close(): void {
    this.#isOpen = false
    this.#abort?.abort()
  }

  /** What is wrong before a question can be asked. */
  fail(error: unknown): void {
    this.#error = error
  }

  async ask(question: TourQuestion): Promise<void> {
    this.#abort?.abort()
    const abort = (this.#abort = new AbortController())
    this.#candidate = undefined
    try {
      const text = await this.#read(question, abort)
      if (this.#abort !== abort) return
      this.#text = text
      this.neuron = largestPlace(text.mixture)
      const { actual } = question
      const looked = text.candidates.find(({ id }) => id === actual) ?? text.candidates[0]
      if (looked !== undefined) await this.look(looked)
    } catch (error) {
      if (this.#abort === abort && !abort.signal.aborted) this.#error = error
    }
  }

  /** Computes the energy of another candidate. @throws StudioError */
  async look(candidate: TraceCandidate): Promise<void> {
    const text = this.#text
    const last = text?.trace.tokens.at(-1)
    if (text === undefined || last === undefined) return
    const { view, mixture, trace } = text
    const input = { model: view.model, source: last.id, target: candidate.id }
    const edge = await this.#client.request('graph.edge', input)
    if (this.#text !== text) return
    const arrival = arrivalAt(view.config, edge, mixture, trace.tokens.length)
    this.#candidate = { candidate, arrival }
  }

  async #read({ model, prefix, start, actual }: TourQuestion, abort: AbortController): Promise<TourText> {
    const ask: Asker['request'] = (...question) => this.#client.request(...question)
    const include = actual === undefined ? [] : [actual]
    const [view, trace, answer] = await Promise.all([
      ask('models.open', { model }, abort),
      ask('completion.trace', { model, ...prefix, top: 0 }, abort),
      ask('completion.candidates', { model, ...prefix, top: told, include }, abort),
    ])
    const { tokens, signals } = trace
    const last = tokens.length - 1
    const node = { model, neighbours: 1 }
    const [firstNode, lastNode, edge] = await Promise.all([
      ask('graph.node', { ...node, node: tokens[0].id }, abort),
      ask('graph.node', { ...node, node: tokens[last].id }, abort),
      last === 0
        ? undefined
        : ask('graph.edge', { model, source: tokens[last - 1].id, target: tokens[last].id }, abort),
    ])
    const { config } = view
    const attention = tokens.map((token) => token.attention)
    const input = edge && inputOf(config, signals, attention, last)
    return {
      view,
      start,
      trace,
      attention,
      first: firstArrival(config, firstNode.bias),
      hop: edge && input && { edge, input, arrival: arrivalAt(config, edge, input, last) },
      mixture: mixtureAt(config, signals, attention, last),
      candidates: withActual(answer),
      own: lastNode.outDegree,
      shared: { energy: answer.sharedEnergy, probability: answer.sharedProbability },
    }
  }
}

/** The best, with the token that came in the last place where it is not one of them. */
function withActual({ candidates, included }: Reply<'completion.candidates'>): readonly TraceCandidate[] {
  const others = included.filter(({ id }) => candidates.every((candidate) => candidate.id !== id))
  return [...candidates.slice(0, told - others.length), ...others]
}
