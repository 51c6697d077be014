/**
 * The reference as an engine: parameters and state in float32, as every engine stores them, arithmetic in float64,
 * one thread, plain loops. It is what the others are compared with, in results and in speed.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import { ownEdges } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Parameters } from '../../model/parameters.ts'
import {
  applyOptimiser,
  candidatesAt,
  forward,
  lossAndGradients,
  predict,
  rankOf,
  scoresOf,
  startState,
  stateLength,
} from '../../model/reference/index.ts'
import type { Candidates, Model, OptimiserState, Prediction } from '../../model/reference/index.ts'
import { decodeBy } from '../decoding/model-decoder.ts'
import type { Engine, EngineOptions, Scores } from '../engine.ts'
import { createReferenceSignalModel } from './signal-model.ts'

export async function createReferenceEngine(options: EngineOptions): Promise<Engine> {
  const { config, graph, optimiser } = options
  const { d } = config
  const edges = ownEdges(graph)
  const length = recordLength(d)
  const parameters: Parameters<Float32Array> = {
    edges: new Float32Array(edges * length),
    nodeBias: new Float32Array(graph.nodes * d),
    alpha: new Float32Array(config.maxContext),
    shared: new Float32Array(length),
  }
  const model: Model = { config, graph, parameters }
  const stateFloats = optimiser === undefined ? 0 : stateLength(optimiser, d)
  let state = freshState()
  let changed = new Uint8Array(Math.ceil(edges / 8))

  function freshState(): OptimiserState | undefined {
    if (optimiser === undefined) return undefined
    return startState(config, graph, parameters, optimiser, (n) => new Float32Array(n))
  }

  function trainingState(): OptimiserState {
    if (state !== undefined) return state
    throw new StudioError(
      'unsupported',
      'This engine was made without an optimiser, so it cannot train.',
      'Make it with one.',
    )
  }

  const markChanged = (edge: number): void => {
    changed[edge >>> 3] |= 1 << (edge & 7)
  }

  return {
    config,
    graph,
    stateLength: stateFloats,
    report: () => ({
      engine: 'reference',
      device: 'CPU',
      threads: 1,
      bytes: 4 * edges * (length + stateFloats),
      variant: 'plain TypeScript, float64 arithmetic',
    }),

    async train(batch, settings) {
      const present = trainingState()
      const gradients = lossAndGradients(model, batch, settings)
      const moved = applyOptimiser(model, gradients, optimiser!, settings, present, markChanged)
      const { loss, predictions, energyMean, energyMaximum } = gradients
      return { loss, predictions, energyMean, energyMaximum, ...moved }
    },

    async evaluate(batch, choice) {
      const positions = batch.length - 1
      const total = batch.sequences * positions
      const scores: Scores = {
        loss: new Float32Array(total),
        rank: new Uint32Array(total),
        energy: new Float32Array(total),
      }
      for (let s = 0; s < batch.sequences; s++) {
        const tokens = batch.tokens.subarray(s * batch.length, (s + 1) * batch.length)
        const pass = forward(model, tokens)
        for (let j = 0; j < positions; j++) {
          const candidates = candidatesAt(model, tokens[j], tokens[j + 1], choice)
          const prediction = predict(model, pass, j, candidates)
          const at = s * positions + j
          scores.loss[at] = prediction.loss
          scores.energy[at] = prediction.targetEnergy
          scores.rank[at] = rank(model, candidates, prediction, tokens[j + 1])
        }
      }
      return scores
    },

    readEdges: async (first, count) => parameters.edges.slice(first * length, (first + count) * length),
    async writeEdges(first, records) {
      parameters.edges.set(records, first * length)
      for (let e = 0; e < records.length / length; e++) markChanged(first + e)
    },
    async readSmall() {
      const { nodeBias, alpha, shared } = parameters
      return { nodeBias: nodeBias.slice(), alpha: alpha.slice(), shared: shared.slice() }
    },
    async writeSmall(small) {
      parameters.nodeBias.set(small.nodeBias)
      parameters.alpha.set(small.alpha)
      parameters.shared.set(small.shared)
    },

    async startOptimiser() {
      state = freshState()
    },
    async readState(first, count) {
      const from = trainingState().edges as Float32Array
      return from.slice(first * stateFloats, (first + count) * stateFloats)
    },
    async writeState(first, values) {
      trainingState().edges.set(values, first * stateFloats)
    },
    async readSmallState() {
      return Float32Array.from(smallArrays(trainingState()).flatMap((array) => [...array]))
    },
    async writeSmallState(values) {
      let at = 0
      for (const array of smallArrays(trainingState())) {
        array.set(values.subarray(at, at + array.length))
        at += array.length
      }
    },
    async takeChangedEdges() {
      const taken = changed
      changed = new Uint8Array(taken.length)
      return taken
    },

    signalModel: async () => createReferenceSignalModel(config, graph, parameters),
    decoder: async (sequences) => decodeBy(createReferenceSignalModel(config, graph, parameters), sequences),

    async dispose() {},
  }
}

/** The state of the small parameters, in the order in which it is written. */
function smallArrays(state: OptimiserState): (Float32Array | Float64Array)[] {
  return [state.nodeBias, state.alpha, state.shared].flatMap(({ mean, square, steps }) => [
    mean,
    square,
    steps,
  ])
}

/** How many candidates decode before the target. */
function rank(model: Model, candidates: Candidates, prediction: Prediction, target: number): number {
  const { graph } = model
  const { source, edges, listed } = candidates
  const energies = new Float64Array(graph.nodes).fill(prediction.energies[edges.length])
  for (let c = 0; c < edges.length; c++) energies[graph.targets[edges[c]]] = prediction.energies[c]
  const scores = scoresOf(model, source, energies)
  return rankOf(model, source, target, scores, Array.from(listed ?? graph.nodeCounts.keys()))
}
