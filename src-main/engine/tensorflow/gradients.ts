/** Gradients as they come back from the device, piece by piece, and the optimiser step made of them. */
import type { Optimiser, StepSettings } from '../../../src-shared/model/optimiser.ts'
import { sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { applyOptimiser } from '../../model/reference/index.ts'
import type { EdgeGradient, Gradients, OptimiserReport } from '../../model/reference/index.ts'
import type { HostModel } from './host-model.ts'

/** Edges handed to the reference's optimiser at a time, as float64 records. */
const edgesAtOnce = 256

export class StepGradients {
  readonly #d: number
  /** [touched] own edges, ascending. */
  readonly #touched: Int32Array
  readonly #rows = new Map<number, number>()
  /** [touched × (d² + d)] */
  readonly #records: Float32Array
  readonly #push: Float64Array
  readonly #onPath: Uint8Array
  readonly nodeBias = new Map<number, Float64Array>()
  readonly shared: Float64Array

  constructor(d: number, touched: Int32Array) {
    this.#d = d
    this.#touched = touched
    for (const [row, edge] of touched.entries()) this.#rows.set(edge, row)
    this.#records = new Float32Array(touched.length * recordLength(d))
    this.#push = new Float64Array(touched.length)
    this.#onPath = new Uint8Array(touched.length)
    this.shared = new Float64Array(recordLength(d))
  }

  /** Adds gradients [edges × d²] and [edges × d] to the records of edges, which may repeat. */
  add(edges: ArrayLike<number>, weights: ArrayLike<number>, biases: ArrayLike<number>): void {
    const d = this.#d
    for (let n = 0; n < edges.length; n++) {
      const own = edges[n] !== sharedEdge
      const record = own ? this.#records : this.shared
      const at = own ? this.#rows.get(edges[n])! * recordLength(d) : 0
      for (let i = 0; i < d * d; i++) record[at + i] += weights[n * d * d + i]
      for (let i = 0; i < d; i++) record[at + d * d + i] += biases[n * d + i]
    }
  }

  addPush(edges: Int32Array, push: Float64Array): void {
    for (const [n, edge] of edges.entries())
      if (edge !== sharedEdge) this.#push[this.#rows.get(edge)!] += push[n]
  }

  markOnPath(edge: number): void {
    if (edge !== sharedEdge) this.#onPath[this.#rows.get(edge)!] = 1
  }

  /** Adds the gradient [d] of a first token's bias, read from `at`. */
  addNodeBias(node: number, values: ArrayLike<number>, at: number): void {
    let row = this.nodeBias.get(node)
    if (row === undefined) this.nodeBias.set(node, (row = new Float64Array(this.#d)))
    for (let i = 0; i < row.length; i++) row[i] += values[at + i]
  }

  /** One step of the reference's optimiser, some edges at a time. */
  apply(
    model: HostModel,
    optimiser: Optimiser,
    settings: StepSettings,
    alpha: Float64Array,
    sharedUsed: boolean,
  ): OptimiserReport {
    const { nodeBias, shared } = this
    const small = { nodeBias, alpha, shared, sharedUsed }
    const none = { nodeBias: new Map(), alpha: new Float64Array(0), shared, sharedUsed: false }
    const state = model.state
    const step = (edges: Map<number, EdgeGradient>, rest: typeof small): OptimiserReport => {
      const gradients: Gradients = {
        loss: 0,
        predictions: 0,
        energyMean: 0,
        energyMaximum: 0,
        edges,
        ...rest,
      }
      return applyOptimiser(model, gradients, optimiser, settings, state, (edge) => model.markChanged(edge))
    }
    // A dense step moves what the batch did not touch as well, so it is one step.
    if (optimiser.kind === 'adamw' && optimiser.dense === true)
      return step(this.#edges(0, this.#touched.length), small)

    let squares = 0
    let edgesUpdated = 0
    let edgesClipped = 0
    let nonFinite: number | undefined
    for (let from = 0; from < this.#touched.length; from += edgesAtOnce) {
      const report = step(this.#edges(from, Math.min(from + edgesAtOnce, this.#touched.length)), none)
      squares += report.gradientNorm ** 2
      edgesUpdated += report.edgesUpdated
      edgesClipped += report.edgesClipped
      nonFinite ??= report.nonFinite
    }
    nonFinite ??= step(new Map(), small).nonFinite
    return { gradientNorm: Math.sqrt(squares), edgesUpdated, edgesClipped, nonFinite }
  }

  #edges(from: number, end: number): Map<number, EdgeGradient> {
    const length = recordLength(this.#d)
    const edges = new Map<number, EdgeGradient>()
    for (let row = from; row < end; row++)
      edges.set(this.#touched[row], {
        record: Float64Array.from(this.#records.subarray(row * length, (row + 1) * length)),
        push: this.#push[row],
        onPath: this.#onPath[row] === 1,
      })
    return edges
  }
}
