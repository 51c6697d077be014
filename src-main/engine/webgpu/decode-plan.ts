/**
 * What a step of decoding tells the kernels: which record every new token's signal goes over, how it enters the mixture, and
 * which edges' energies are asked for. The shares of the mixture are computed here, in double precision.
 */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { findEdge, outDegree, sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { List } from './plan.ts'
import type { Shard } from './shards.ts'
import { bitsOf, Words } from './words.ts'
import { fewPositions } from './wgsl/kernel.ts'

/** What the host remembers of a text. */
export interface Text {
  length: number
  last: number
  /** ln Σ exp(alpha) over the signals in the mixture. */
  logSum: number
}

export const emptyText = (): Text => ({ length: 0, last: -1, logSum: -Infinity })

export interface DecodeModel {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly alpha: Float32Array
  readonly shards: readonly Shard[]
}

/** Tokens whose records are gathered together and then walked over. */
export interface DecodeRound {
  /** Per shard, its edges on the way: (edge, slot, unused, unused). */
  readonly gathers: readonly List[]
  /** One row per text that goes on. */
  readonly paths: List
  readonly slots: number
}

export interface DecodePlan {
  readonly words: Uint32Array<ArrayBuffer>
  readonly rounds: readonly DecodeRound[]
  /** Per shard, its blocks of edges: (text, first entry). */
  readonly blocks: readonly List[]
  /** Per text, where its energies lie in floats; undefined for those that did not go on. */
  readonly energies: readonly (List | undefined)[]
  readonly energyFloats: number
}

/** Bytes of gathered records at a time. */
const mostGathered = 16 * 2 ** 20
const none = 0xffffffff

/** Plans a step and brings \`texts\` to where they will be after it. */
export function planDecoding(
  model: DecodeModel,
  texts: readonly Text[],
  tokens: readonly ArrayLike<number>[],
): DecodePlan {
  const writer = new DecodeWriter(model)
  const active = [...texts.keys()].filter((s) => tokens[s].length > 0)
  const perRound = Math.max(
    1,
    Math.floor(mostGathered / (4 * recordLength(model.config.d) * Math.max(1, active.length))),
  )
  const longest = Math.max(0, ...active.map((s) => tokens[s].length))
  const rounds: DecodeRound[] = []
  for (let from = 0; from < longest; from += perRound)
    rounds.push(writer.round(active, texts, tokens, from, from + perRound))
  return writer.plan(rounds, active, texts)
}

class DecodeWriter {
  readonly #model: DecodeModel
  readonly #words = new Words()
  /** Where the encoding of a position lies. */
  readonly #encodings = new Map<number, number>()

  constructor(model: DecodeModel) {
    this.#model = model
  }

  #encodingAt(position: number): number {
    const { d, dialect, positionalEncoding } = this.#model.config
    if (positionalEncoding === 'none') return none
    let at = this.#encodings.get(position)
    if (at === undefined) {
      const encoding = new Float32Array(d)
      dialects[dialect].positionalEncoding(position, d, encoding)
      at = this.#words.append(new Uint32Array(encoding.buffer))
      this.#encodings.set(position, at)
    }
    return at
  }

  /** Where what follows a text of this length reads its encoding. */
  #nextEncoding(length: number): number {
    return this.#encodingAt(length - 1 + dialects[this.#model.config.dialect].positionOffset.decoding)
  }

  round(
    active: readonly number[],
    texts: readonly Text[],
    tokens: readonly ArrayLike<number>[],
    from: number,
    to: number,
  ): DecodeRound {
    const slots = new Map<number, number>()
    const rows: number[] = []
    for (const s of active) {
      const end = Math.min(to, tokens[s].length)
      if (from >= end) continue
      const list: number[] = []
      for (let t = from; t < end; t++) list.push(...this.#token(texts[s], tokens[s][t], slots))
      rows.push(s, this.#words.append(list), end - from)
    }
    return {
      gathers: this.#gathers(slots),
      paths: { at: this.#words.append(rows), count: rows.length / 3 },
      slots: slots.size,
    }
  }

  /** The words of a token, which becomes the text's last. */
  #token(text: Text, token: number, slots: Map<number, number>): number[] {
    const { config, graph, alpha } = this.#model
    const begins = text.length === 0
    let record = none
    if (!begins) {
      const edge = findEdge(graph, text.last, token)
      if (edge !== sharedEdge && !slots.has(edge)) slots.set(edge, slots.size)
      // The shared edge is the first record.
      record = edge === sharedEdge ? 0 : slots.get(edge)! + 1
    }
    const encoding = begins ? this.#encodingAt(0) : this.#nextEncoding(text.length)
    const k = text.length - dialects[config.dialect].firstMixed
    let [fresh, old] = [1, 0]
    if (k >= 0) {
      const entry = alpha[Math.min(k, alpha.length - 1)]
      const before = text.logSum
      const greatest = Math.max(before, entry)
      text.logSum = greatest + Math.log(Math.exp(before - greatest) + Math.exp(entry - greatest))
      if (k > 0) [fresh, old] = [Math.exp(entry - text.logSum), Math.exp(before - text.logSum)]
    }
    text.length++
    text.last = token
    return [record, token, bitsOf(fresh), bitsOf(old), encoding]
  }

  #gathers(slots: ReadonlyMap<number, number>): List[] {
    return this.#model.shards.map(({ firstEdge, edges }) => {
      const list: number[] = []
      for (const [edge, slot] of slots)
        if (edge >= firstEdge && edge < firstEdge + edges) list.push(edge, slot, 0, 0)
      return { at: this.#words.append(list), count: list.length / 4 }
    })
  }

  plan(rounds: readonly DecodeRound[], active: readonly number[], texts: readonly Text[]): DecodePlan {
    const { config, graph, shards } = this.#model
    const { block } = fewPositions(config.d)
    const lists = shards.map((): number[] => [])
    const energies: (List | undefined)[] = texts.map(() => undefined)
    let energyFloats = 0
    for (const s of active) {
      const { last, length } = texts[s]
      const first = graph.offsets[last]
      const degree = outDegree(graph, last)
      const encoding = this.#nextEncoding(length)
      const row = this.#words.append([s, first, degree, energyFloats, encoding])
      // A source's edges are in one shard; one without edges is at home in any.
      const shard = degree === 0 ? 0 : shards.findIndex((one) => first < one.firstEdge + one.edges)
      for (let entry = 0; entry <= degree; entry += block) lists[shard].push(row, entry)
      energies[s] = { at: energyFloats, count: degree + 1 }
      energyFloats += degree + 1
    }
    const blocks = lists.map((list) => ({ at: this.#words.append(list), count: list.length / 2 }))
    return { words: this.#words.all, rounds, blocks, energies, energyFloats }
  }
}
