/** A loaded model's graph with everything that is measured of it, each when it is first asked for. */
import type { EdgeMeasure, NodeMeasure } from '../../../src-shared/contract/graph.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { ownEdges, sharedEdge } from '../../model/graph.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import { heldOutStarts } from '../../training/index.ts'
import { breathe } from '../job.ts'
import { coreNumbers } from './core-numbers.ts'
import { GraphColumns } from './graph-columns.ts'
import { type MeanEnergies, measureEnergies } from './mean-energies.ts'
import { pagerank } from './pagerank.ts'

/** Held-out sequences over which energies are averaged. */
const sequences = 64
const sequenceLength = 32

export class ModelGraph {
  readonly model: SignalModel
  readonly tokenizer: Tokenizer
  readonly columns: GraphColumns
  readonly #heldOut: Uint32Array
  readonly #norms: Float32Array // [own edges + 1], the shared edge last; NaN until measured
  #energies: Promise<MeanEnergies> | undefined
  #pagerank: Float32Array | undefined
  #cores: Uint32Array | undefined
  #allNorms: Promise<void> | undefined

  /** @param heldOut tokens that the model was not trained on */
  constructor(model: SignalModel, tokenizer: Tokenizer, heldOut: Uint32Array) {
    this.model = model
    this.tokenizer = tokenizer
    this.columns = new GraphColumns(model.graph, tokenizer)
    this.#heldOut = heldOut
    this.#norms = new Float32Array(ownEdges(model.graph) + 1).fill(NaN)
  }

  energies(): Promise<MeanEnergies> {
    const length = Math.min(sequenceLength, this.#heldOut.length)
    const starts = heldOutStarts(this.#heldOut.length, length, sequences)
    this.#energies ??= measureEnergies(
      this.model,
      Array.from(starts, (start) => this.#heldOut.subarray(start, start + length)),
    )
    return this.#energies
  }

  /** [V] */
  pagerank(): Float32Array {
    this.#pagerank ??= pagerank(this.columns)
    return this.#pagerank
  }

  /** [V] */
  cores(): Uint32Array {
    this.#cores ??= coreNumbers(this.columns)
    return this.#cores
  }

  /** ‖W‖ of an own or the shared edge, Frobenius. */
  norm(edge: number): number {
    const at = edge === sharedEdge ? this.#norms.length - 1 : edge
    if (Number.isNaN(this.#norms[at])) {
      const { d } = this.model.config
      const record = this.model.edgeRecord(edge)
      let sum = 0
      for (let i = 0; i < d * d; i++) sum += record[i] * record[i]
      this.#norms[at] = Math.sqrt(sum)
    }
    return this.#norms[at]
  }

  /** Measures every edge, a piece at a time. */
  #measureNorms(): Promise<void> {
    this.#allNorms ??= (async () => {
      for (let edge = 0; edge < this.#norms.length - 1; edge++) {
        this.norm(edge)
        if (edge % 4096 === 4095) await breathe()
      }
    })()
    return this.#allNorms
  }

  async nodeMeasure(by: NodeMeasure): Promise<(node: number) => number> {
    const { inDegree, outDegree, graph } = this.columns
    switch (by) {
      case 'frequency':
        return (node) => graph.nodeCounts[node]
      case 'degree':
        return (node) => inDegree[node] + outDegree[node]
      case 'in-degree':
        return (node) => inDegree[node]
      case 'out-degree':
        return (node) => outDegree[node]
      case 'pagerank': {
        const ranks = this.pagerank()
        return (node) => ranks[node]
      }
      case 'core': {
        const cores = this.cores()
        return (node) => cores[node]
      }
      case 'energy': {
        const { nodes } = await this.energies()
        return (node) => nodes[node]
      }
    }
  }

  async edgeMeasure(by: EdgeMeasure): Promise<(edge: number) => number> {
    const { graph, probabilities } = this.columns
    switch (by) {
      case 'count':
        return (edge) => graph.counts[edge]
      case 'probability':
        return (edge) => probabilities[edge]
      case 'norm':
        await this.#measureNorms()
        return (edge) => this.norm(edge)
      case 'energy': {
        const { edges } = await this.energies()
        return (edge) => edges[edge]
      }
    }
  }
}
