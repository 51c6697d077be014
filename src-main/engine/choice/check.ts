/**
 * Is an engine right on this machine? A small random model with the formulas and the optimiser of the wished one is
 * scored and trained one step, and compared with the float64 reference, within what the conformance suite allows.
 */
import { Random } from '../../../src-shared/random.ts'
import { optimiserOf } from '../../../src-shared/settings.ts'
import type { Batch } from '../../model/batch.ts'
import type { Parameters } from '../../model/parameters.ts'
import {
  applyOptimiser,
  candidatesAt,
  forward,
  lossAndGradients,
  predict,
  startState,
} from '../../model/reference/index.ts'
import type { Model } from '../../model/reference/index.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import {
  plainConfig,
  randomBatch,
  randomGraph,
  randomParameters,
  toFloat64,
} from '../../model/reference/random-model.ts'
import type { DeviceReport, Scores, StepSettings } from '../engine.ts'
import type { EngineEntry, ModelWish } from './entry.ts'

/** Of energies, and of losses relative to the energies that they are a difference of. */
export const scoreTolerance = 1e-5
/** Of parameters after a step, relative to the largest of their kind. */
export const parameterTolerance = 1e-3

export interface Check {
  readonly isRight: boolean
  /** The greatest relative deviation of energies, losses and, after the step, parameters. */
  readonly deviation: number
  readonly report: DeviceReport
}

const nodes = 24
const size = { sequences: 4, length: 10 }
/** A step so large that an engine which does not train cannot pass for one that does. */
const step: Omit<StepSettings, 'candidates'> = {
  learningRate: 0.05,
  weightDecay: 0,
  biasDecay: 0,
  clip: 0,
  signalReset: 0,
  reduction: 'sum',
}

/** @throws StudioError as the engine does, for a driver that refuses a kernel for instance */
export async function checkEngine(entry: EngineEntry, wish: ModelWish, threads: number): Promise<Check> {
  const random = new Random(20_261_122)
  const config = plainConfig(nodes, { ...wish.config, vocabularySize: nodes, maxContext: 16 })
  const graph = randomGraph(config, 0.4, random)
  const parameters = randomParameters(config, graph, random)
  const batch = randomBatch(graph, size.sequences, size.length, random)
  // Its own ε would magnify the rounding of gradients near 0.
  const optimiser = { ...optimiserOf(wish.settings), epsilon: 1e-3 }
  // More candidates than a source has successors would be the exact softmax.
  const settings = { ...step, candidates: wish.settings.candidates === 'all' ? ('all' as const) : 3 }
  const engine = await entry.create({ config, graph, optimiser, threads, maxBatch: size })
  try {
    await engine.writeEdges(0, parameters.edges)
    await engine.writeSmall(parameters)
    await engine.startOptimiser()
    const scores = await engine.evaluate(batch, settings.candidates)
    await engine.train(batch, settings)
    const trained = { edges: await engine.readEdges(0, graph.targets.length), ...(await engine.readSmall()) }

    const model: Model = { config, graph, parameters: toFloat64(parameters) }
    const ofScores = scoreDeviation(model, batch, settings.candidates, scores)
    const state = startState(config, graph, model.parameters, optimiser, (count) => new Float64Array(count))
    applyOptimiser(model, lossAndGradients(model, batch, settings), optimiser, settings, state)
    const ofParameters = parameterDeviation(trained, model.parameters)
    return {
      // Written so that what is no number is not right either.
      isRight: ofScores <= scoreTolerance && ofParameters <= parameterTolerance,
      deviation: Math.max(ofScores, ofParameters),
      report: engine.report(),
    }
  } finally {
    await engine.dispose()
  }
}

function scoreDeviation(
  model: Model,
  batch: Batch,
  choice: StepSettings['candidates'],
  scores: Scores,
): number {
  let greatest = 0
  const predictions = batch.length - 1
  for (let s = 0; s < batch.sequences; s++) {
    const tokens = batch.tokens.subarray(s * batch.length, (s + 1) * batch.length)
    const pass = forward(model, tokens)
    for (let j = 0; j < predictions; j++) {
      const candidates = candidatesAt(model, tokens[j], tokens[j + 1], choice)
      const { energies, targetEnergy, loss } = predict(model, pass, j, candidates)
      const at = s * predictions + j
      const scale = Math.max(model.config.energyScale * Math.max(...energies), Math.abs(loss), 1)
      const ofEnergy = Math.abs(scores.energy[at] - targetEnergy) / Math.max(targetEnergy, 1e-6)
      greatest = Math.max(greatest, ofEnergy, Math.abs(scores.loss[at] - loss) / scale)
    }
  }
  return greatest
}

function parameterDeviation(actual: Parameters<Float32Array>, expected: Parameters): number {
  return Math.max(
    largestError(actual.edges, expected.edges),
    largestError(actual.nodeBias, expected.nodeBias),
    largestError(actual.alpha, expected.alpha),
    largestError(actual.shared, expected.shared),
  )
}
