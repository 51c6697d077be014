/**
 * What a batch touches, worked out before any arithmetic: the compact tables that go to the device. Positions are
 * numbered p = j · sequences + s, so that one step of all paths is one block of rows.
 */
import type { StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { Batch } from '../../model/batch.ts'
import { findEdge, ownEdges, sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { CandidateLists } from './candidates.ts'

/**
 * Edges that are candidates at about equally many positions: one batched product. Every edge's row of slots is filled
 * up to the width with its own first position, whose gradient there is 0.
 */
export interface Piece {
  /** [edges] own edges, or `sharedEdge` alone. */
  readonly edges: Int32Array
  /** Slots per edge. */
  readonly width: number
  /** [edges] slots in use. */
  readonly used: Int32Array
  /** [edges × width] positions. */
  readonly slots: Int32Array
}

export interface StepPlan {
  readonly choice: StepSettings['candidates']
  readonly lists: CandidateLists
  readonly sequences: number
  /** Per sequence. */
  readonly predictions: number
  /** [positions] */
  readonly sources: Uint32Array
  /** [positions] */
  readonly targets: Uint32Array
  /** [positions] the own edge source → target, or `sharedEdge`. */
  readonly targetEdges: Int32Array
  /** [positions] Σ w_v of the candidates on the shared edge; 0 where there is none. */
  readonly sharedMass: Float64Array
  readonly pieces: readonly Piece[]
  /** Own edges that are a candidate or on a path, ascending. */
  readonly touched: Int32Array
}

/** Slots of one product: what bounds the device's memory for intermediate values (32 MB each at d = 32). */
export const usualPieceSlots = 1 << 18

export class Planner {
  readonly #graph: TokenGraph
  readonly #pieceSlots: number
  readonly #lists = new Map<StepSettings['candidates'], CandidateLists>()
  /** [own edges] scratch: slots counted, then where the next slot goes. Zeros between plans. */
  readonly #count: Int32Array

  constructor(graph: TokenGraph, pieceSlots: number) {
    this.#graph = graph
    this.#pieceSlots = pieceSlots
    this.#count = new Int32Array(ownEdges(graph))
  }

  plan(batch: Batch, choice: StepSettings['candidates']): StepPlan {
    const { sequences, length, tokens } = batch
    const predictions = length - 1
    const positions = sequences * predictions
    const sources = new Uint32Array(positions)
    const targets = new Uint32Array(positions)
    const targetEdges = new Int32Array(positions)
    const sharedMass = new Float64Array(positions)
    const lists = this.#listsOf(choice)
    for (let j = 0, p = 0; j < predictions; j++)
      for (let s = 0; s < sequences; s++, p++) {
        sources[p] = tokens[s * length + j]
        targets[p] = tokens[s * length + j + 1]
        targetEdges[p] = findEdge(this.#graph, sources[p], targets[p])
        sharedMass[p] = lists.sharedMass(sources[p], targets[p], targetEdges[p])
      }
    const candidates = this.#candidateEdges(lists, sources, targetEdges)
    const pieces = this.#pieces(candidates, lists, sources, targetEdges)
    const shared = sharedPiece(sharedMass)
    if (shared !== undefined) pieces.push(shared)

    // With sampled candidates too the target is one, so every edge of a path is among the candidates.
    const touched = candidates.sort()
    return {
      choice,
      lists,
      sequences,
      predictions,
      sources,
      targets,
      targetEdges,
      sharedMass,
      pieces,
      touched,
    }
  }

  #listsOf(choice: StepSettings['candidates']): CandidateLists {
    let lists = this.#lists.get(choice)
    if (lists === undefined) this.#lists.set(choice, (lists = new CandidateLists(this.#graph, choice)))
    return lists
  }

  /** Own edges that are candidates, in the order in which they are met; leaves their counts of slots. */
  #candidateEdges(lists: CandidateLists, sources: Uint32Array, targetEdges: Int32Array): Int32Array {
    const met: number[] = []
    for (let p = 0; p < sources.length; p++)
      lists.own(sources[p], targetEdges[p], (edge) => {
        if (this.#count[edge]++ === 0) met.push(edge)
      })
    return Int32Array.from(met)
  }

  #pieces(
    candidates: Int32Array,
    lists: CandidateLists,
    sources: Uint32Array,
    targetEdges: Int32Array,
  ): Piece[] {
    const byWidth = new Map<number, number[]>()
    for (const edge of candidates) {
      const width = widthFor(this.#count[edge])
      const edges = byWidth.get(width)
      if (edges === undefined) byWidth.set(width, [edge])
      else edges.push(edge)
    }
    const pieces: Piece[] = []
    const places = new Map<number, { piece: Piece; row: number }>()
    for (const [width, all] of [...byWidth].sort(([a], [b]) => a - b)) {
      const most = Math.max(1, Math.floor(this.#pieceSlots / width))
      for (let from = 0; from < all.length; from += most) {
        const edges = Int32Array.from(all.slice(from, from + most))
        const used = edges.map((edge) => this.#count[edge])
        const piece: Piece = { edges, width, used, slots: new Int32Array(edges.length * width) }
        for (const [row, edge] of edges.entries()) places.set(edge, { piece, row })
        pieces.push(piece)
      }
    }
    for (const edge of candidates) this.#count[edge] = 0
    for (let p = 0; p < sources.length; p++)
      lists.own(sources[p], targetEdges[p], (edge) => {
        const { piece, row } = places.get(edge)!
        piece.slots[row * piece.width + this.#count[edge]++] = p
      })
    for (const edge of candidates) this.#count[edge] = 0
    for (const { slots, width, used } of pieces)
      for (let row = 0; row < used.length; row++)
        slots.fill(slots[row * width], row * width + used[row], (row + 1) * width)
    return pieces
  }
}

/** The next power of two: at most half of the slots are filled up. */
function widthFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(count))
}

/** The shared edge at all positions where it has candidates. */
function sharedPiece(sharedMass: Float64Array): Piece | undefined {
  const slots = Int32Array.from(sharedMass.keys()).filter((p) => sharedMass[p] > 0)
  if (slots.length === 0) return undefined
  const width = slots.length
  return { edges: Int32Array.of(sharedEdge), width, used: Int32Array.of(width), slots }
}
