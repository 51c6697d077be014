/**
 * The candidates for the next token. Those on the shared edge have one energy between them and are never listed one
 * by one unless somebody asks for so many: the work of a step goes with the source's own edges.
 *
 * score = scale · E for an own edge, scale · E + ln w_v for the shared one; P = softmax(score). Decoding order: higher
 * score, then the more frequent bigram, then the lower id.
 */
import { dialects } from '../../src-shared/model/dialect.ts'
import type { SignalModel } from '../engine/engine.ts'
import { findEdge, outDegree, sharedEdge } from '../model/graph.ts'
import { sharedOrder } from './shared-order.ts'
import type { SharedOrder } from './shared-order.ts'
import type { SignalState } from './signal-path.ts'

export interface Candidate {
  readonly id: number
  /** An own edge, or `sharedEdge`. */
  readonly edge: number
  readonly energy: number
  readonly score: number
  /** Occurrences of the bigram in the training text. */
  readonly count: number
}

const none: ReadonlySet<number> = new Set()

export class Candidates {
  readonly #model: Pick<SignalModel, 'config' | 'graph'>
  readonly #shared: SharedOrder
  /** Whether the rules leave out the current token. */
  readonly #excludesCurrent: boolean
  /** [V] 1 for tokens that are reached over an own edge, or may not be chosen. */
  readonly #taken: Uint8Array
  #energies = new Float32Array(256) // [outDegree + 1], the shared edge last
  #scores = new Float64Array(256) // [outDegree] of the own candidates, −∞ for those that may not be chosen
  #source = -1
  #first = 0 // the source's first own edge
  #degree = 0
  #barred: ReadonlySet<number> = none

  constructor(model: Pick<SignalModel, 'config' | 'graph'>) {
    this.#model = model
    this.#shared = sharedOrder(model.graph)
    this.#excludesCurrent = dialects[model.config.dialect].decodingExcludesCurrent
    this.#taken = new Uint8Array(model.graph.nodes)
  }

  /**
   * Measures the candidates that follow a text of at least one token.
   * @param barred tokens not to choose. Probabilities count them all the same: they change what is drawn, not what
   * the model believes.
   */
  measure(state: Pick<SignalState, 'last' | 'energies'>, barred: ReadonlySet<number> = none): void {
    const { graph, config } = this.#model
    this.#mark(0)
    this.#source = state.last
    this.#first = graph.offsets[this.#source]
    this.#degree = outDegree(graph, this.#source)
    this.#barred = barred
    this.#mark(1)
    if (this.#degree + 1 > this.#energies.length) {
      this.#energies = new Float32Array(2 * (this.#degree + 1))
      this.#scores = new Float64Array(this.#energies.length)
    }
    const energies = this.#energies.subarray(0, this.#degree + 1)
    state.energies(energies)
    for (let c = 0; c < this.#degree; c++) {
      const id = graph.targets[this.#first + c]
      const mayBeChosen = this.isPossible(id) && !(barred.size > 0 && barred.has(id))
      this.#scores[c] = mayBeChosen ? config.energyScale * energies[c] : -Infinity
    }
  }

  #mark(value: 0 | 1): void {
    if (this.#source < 0) return
    const { targets } = this.#model.graph
    for (let c = 0; c < this.#degree; c++) this.#taken[targets[this.#first + c]] = value
    for (const id of this.#barred) this.#taken[id] = value
    if (this.#excludesCurrent) this.#taken[this.#source] = value
  }

  /** Whether the model's rules let a token follow: in one dialect a token does not follow itself. */
  isPossible(id: number): boolean {
    return !this.#excludesCurrent || id !== this.#source
  }

  /** A candidate by its token; score −∞ where the rules leave it out. */
  of(id: number): Candidate {
    const edge = findEdge(this.#model.graph, this.#source, id)
    const candidate = edge === sharedEdge ? this.#onShared(id) : this.#onOwn(edge - this.#first)
    return this.isPossible(id) ? candidate : { ...candidate, score: -Infinity }
  }

  #onOwn(c: number): Candidate {
    const { config, graph } = this.#model
    const [edge, energy] = [this.#first + c, this.#energies[c]]
    const [id, count] = [graph.targets[edge], graph.counts[edge]]
    return { id, edge, energy, score: config.energyScale * energy, count }
  }

  /** Score of a shared candidate of weight 1. */
  get #sharedScore(): number {
    return this.#model.config.energyScale * this.#energies[this.#degree]
  }

  #onShared(id: number): Candidate {
    const score = this.#sharedScore + this.#shared.logWeights[id]
    return { id, edge: sharedEdge, energy: this.#energies[this.#degree], score, count: 0 }
  }

  /** ln Σ exp(score) over all candidates that the rules allow. */
  logNormaliser(): number {
    const { graph, config } = this.#model
    const { targets, sharedWeights } = graph
    // The shared candidates' weights are summed one by one: differences of large sums would lose the small ones.
    let mass = 0
    for (let id = 0; id < graph.nodes; id++) if (this.#taken[id] === 0) mass += sharedWeights[id]
    for (const id of this.#barred)
      if (this.isPossible(id) && findEdge(graph, this.#source, id) === sharedEdge) mass += sharedWeights[id]
    let greatest = mass > 0 ? this.#sharedScore : -Infinity
    for (let c = 0; c < this.#degree; c++)
      if (this.isPossible(targets[this.#first + c]))
        greatest = Math.max(greatest, config.energyScale * this.#energies[c])
    let sum = mass > 0 ? mass * Math.exp(this.#sharedScore - greatest) : 0
    for (let c = 0; c < this.#degree; c++)
      if (this.isPossible(targets[this.#first + c]))
        sum += Math.exp(config.energyScale * this.#energies[c] - greatest)
    return greatest + Math.log(sum)
  }

  /** Σ exp((score − reference) / temperature) over all that may be chosen. */
  mass(temperature: number, reference: number): number {
    let mass = 0
    for (let c = 0; c < this.#degree; c++) mass += Math.exp((this.#scores[c] - reference) / temperature)
    const weights = this.#shared.tempered(temperature)
    let shared = 0
    for (let id = 0; id < weights.length; id++) if (this.#taken[id] === 0) shared += weights[id]
    return mass + (shared > 0 ? shared * Math.exp((this.#sharedScore - reference) / temperature) : 0)
  }

  /**
   * The candidate in whose share an amount of that mass falls: own ones by id come first, then shared ones by weight.
   * Undefined when nothing may be chosen.
   */
  at(amount: number, temperature: number, reference: number): Candidate | undefined {
    let left = amount
    let last: Candidate | undefined
    for (let c = 0; c < this.#degree; c++) {
      const weight = Math.exp((this.#scores[c] - reference) / temperature)
      if (weight > 0 && (left -= weight) < 0) return this.#onOwn(c)
    }
    const unit = Math.exp((this.#sharedScore - reference) / temperature)
    const weights = this.#shared.tempered(temperature)
    for (const id of this.#shared.ids) {
      const weight = weights[id] * unit
      if (this.#taken[id] === 1 || weight === 0) continue
      last = this.#onShared(id)
      if ((left -= weight) < 0) return last
    }
    // Rounding may leave a trace of the amount beyond the last one.
    return last ?? this.best()
  }

  /** Those that may be chosen, in decoding order. */
  *ranked(): Generator<Candidate> {
    const own: Candidate[] = []
    for (let c = 0; c < this.#degree; c++) if (this.#scores[c] > -Infinity) own.push(this.#onOwn(c))
    own.sort((a, b) => (decodesBefore(a, b) ? -1 : 1))
    let at = 0
    for (const id of this.#shared.ids) {
      if (this.#taken[id] === 1) continue
      const shared = this.#onShared(id)
      while (at < own.length && decodesBefore(own[at], shared)) yield own[at++]
      yield shared
    }
    while (at < own.length) yield own[at++]
  }

  /** The first of those in decoding order; undefined when nothing may be chosen. */
  best(except = -1): Candidate | undefined {
    const { targets } = this.#model.graph
    let best: Candidate | undefined
    let bestScore = -Infinity
    for (let c = 0; c < this.#degree; c++) {
      if (this.#scores[c] < bestScore || this.#scores[c] === -Infinity) continue
      if (targets[this.#first + c] === except) continue
      const candidate = this.#onOwn(c)
      if (best !== undefined && !decodesBefore(candidate, best)) continue
      best = candidate
      bestScore = candidate.score
    }
    const shared = this.#heaviestShared(except)
    return shared !== undefined && (best === undefined || decodesBefore(shared, best)) ? shared : best
  }

  #heaviestShared(except: number): Candidate | undefined {
    for (const id of this.#shared.ids) if (this.#taken[id] === 0 && id !== except) return this.#onShared(id)
    return undefined
  }

  /** How many candidates decode before a token: 0 for the greedy choice. */
  rank(id: number): number {
    const candidate = this.of(id)
    let rank = 0
    for (let c = 0; c < this.#degree; c++)
      if (this.#scores[c] >= candidate.score && decodesBefore(this.#onOwn(c), candidate)) rank++
    for (const other of this.#shared.ids) {
      if (this.#taken[other] === 1) continue
      if (!decodesBefore(this.#onShared(other), candidate)) break
      rank++
    }
    return rank
  }
}

/** Whether greedy decoding prefers `a` to `b`. */
export function decodesBefore(a: Candidate, b: Candidate): boolean {
  if (a.score !== b.score) return a.score > b.score
  return a.count !== b.count ? a.count > b.count : a.id < b.id
}
