/**
 * The whole model in host memory, laid out as everywhere (model/parameters.ts) and with the reference's optimiser
 * state. A step takes what it touches to the device and brings gradients back; nothing stays there.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { ownEdges } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Parameters, SmallParameters } from '../../model/parameters.ts'
import { startState, stateLength } from '../../model/reference/index.ts'
import type { OptimiserState } from '../../model/reference/index.ts'
import { joined, spread } from '../small-state.ts'
import { whyStepFailed } from './problems.ts'

export class HostModel {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly optimiser: Optimiser | undefined
  #parameters: Parameters<Float32Array>
  /** Floats of optimiser state per own edge. */
  readonly stateLength: number
  #state: OptimiserState | undefined
  #changed: Uint8Array

  /** @throws StudioError 'memory-insufficient' */
  constructor(config: ModelConfig, graph: TokenGraph, optimiser: Optimiser | undefined) {
    this.config = config
    this.graph = graph
    this.optimiser = optimiser
    const length = recordLength(config.d)
    this.stateLength = optimiser === undefined ? 0 : stateLength(optimiser, config.d)
    try {
      this.#parameters = {
        edges: new Float32Array(ownEdges(graph) * length),
        nodeBias: new Float32Array(graph.nodes * config.d),
        alpha: new Float32Array(config.maxContext),
        shared: new Float32Array(length),
      }
      this.startOptimiser()
    } catch (error) {
      throw whyStepFailed(error)
    }
    this.#changed = new Uint8Array(Math.ceil(ownEdges(graph) / 8))
  }

  get parameters(): Parameters<Float32Array> {
    return this.#parameters
  }

  /** Lets go of the memory: a model without edges is left. */
  release(): void {
    this.#parameters = { ...this.#parameters, edges: new Float32Array(0) }
    this.#state = undefined
  }

  /** Bytes of parameters and optimiser state. */
  get bytes(): number {
    const { edges, nodeBias, alpha, shared } = this.parameters
    const small = nodeBias.length + alpha.length + shared.length
    const states = this.#state === undefined ? 0 : this.#state.edges.length
    return 4 * (edges.length + small + states)
  }

  /** @throws StudioError 'unsupported' without an optimiser */
  get state(): OptimiserState {
    if (this.#state !== undefined) return this.#state
    throw withoutOptimiser()
  }

  /** @throws StudioError 'unsupported' without an optimiser */
  trainedBy(): Optimiser {
    if (this.optimiser !== undefined) return this.optimiser
    throw withoutOptimiser()
  }

  startOptimiser(): void {
    if (this.optimiser === undefined) return
    const { config, graph, parameters, optimiser } = this
    this.#state = undefined
    this.#state = startState(config, graph, parameters, optimiser, (n) => new Float32Array(n))
  }

  readEdges(first: number, count: number): Float32Array {
    this.#check(first, count)
    const length = recordLength(this.config.d)
    return this.parameters.edges.slice(first * length, (first + count) * length)
  }

  writeEdges(first: number, records: Float32Array): void {
    const length = recordLength(this.config.d)
    const count = records.length / length
    this.#check(first, count)
    this.parameters.edges.set(records, first * length)
    for (let edge = first; edge < first + count; edge++) this.markChanged(edge)
  }

  readSmall(): SmallParameters {
    const { nodeBias, alpha, shared } = this.parameters
    return { nodeBias: nodeBias.slice(), alpha: alpha.slice(), shared: shared.slice() }
  }

  writeSmall(small: SmallParameters): void {
    this.parameters.nodeBias.set(small.nodeBias)
    this.parameters.alpha.set(small.alpha)
    this.parameters.shared.set(small.shared)
  }

  readState(first: number, count: number): Float32Array {
    this.#check(first, count)
    const { edges } = this.state
    return Float32Array.from(edges.subarray(first * this.stateLength, (first + count) * this.stateLength))
  }

  writeState(first: number, values: Float32Array): void {
    const { edges } = this.state
    this.#check(first, values.length / this.stateLength)
    edges.set(values, first * this.stateLength)
  }

  readSmallState(): Float32Array {
    if (this.optimiser === undefined) return new Float32Array(0)
    return joined(smallArrays(this.state))
  }

  writeSmallState(values: Float32Array): void {
    if (this.optimiser !== undefined) spread(values, smallArrays(this.state))
  }

  markChanged(edge: number): void {
    this.#changed[edge >>> 3] |= 1 << (edge & 7)
  }

  takeChanged(): Uint8Array {
    const taken = this.#changed
    this.#changed = new Uint8Array(taken.length)
    return taken
  }

  #check(first: number, count: number): void {
    const edges = ownEdges(this.graph)
    if (first < 0 || !Number.isInteger(count) || first + count > edges)
      throw new StudioError(
        'setting-out-of-range',
        `Edges ${first} to ${first + count} are not all in this model.`,
        `It has ${edges} own edges.`,
      )
  }
}

function withoutOptimiser(): StudioError {
  return new StudioError(
    'unsupported',
    'This engine was made without an optimiser, so it cannot train.',
    'Make it with one.',
  )
}

/** The state of the small parameters, in the order in which every engine writes it. */
function smallArrays(state: OptimiserState): (Float32Array | Float64Array)[] {
  return [state.nodeBias, state.alpha, state.shared].flatMap(({ mean, square, steps }) => [
    mean,
    square,
    steps,
  ])
}
