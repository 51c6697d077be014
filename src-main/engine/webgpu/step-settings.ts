/** The numbers that every kernel of a step is told. */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { Optimiser, StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { Layout } from './layout.ts'
import type { StepPlan } from './plan.ts'
import { noSettings } from './wgsl/settings.ts'
import type { Settings } from './wgsl/settings.ts'

/** ln β, and for β = 0 something whose exponential is 0. */
function logOf(beta: number): number {
  return Math.max(Math.log(beta), -1e4)
}

/** What does not change from step to step. */
export function modelSettings(
  config: ModelConfig,
  { nodes }: TokenGraph,
  { board, small, marks }: Layout,
  optimiser: Optimiser | undefined,
): Settings {
  const dialect = dialects[config.dialect]
  // The small parameters follow plain Adam when the edges follow another rule.
  const rule = optimiser?.kind === 'edge-normalised' ? optimiser : undefined
  const adam =
    optimiser === undefined || optimiser.kind === 'edge-normalised'
      ? { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
      : optimiser
  return {
    ...noSettings,
    ...board,
    ...small,
    ...marks,
    nodes,
    maxContext: config.maxContext,
    firstMixed: dialect.firstMixed,
    mixtureChain: dialect.chainInput === 'mixture' ? 1 : 0,
    dense: optimiser?.kind === 'adamw' && optimiser.dense === true ? 1 : 0,
    initialSignal: dialect.initialSignal(config.d),
    energyScale: config.energyScale,
    beta1: adam.beta1,
    fresh1: 1 - adam.beta1,
    log1: logOf(adam.beta1),
    beta2: adam.beta2,
    fresh2: 1 - adam.beta2,
    log2: logOf(adam.beta2),
    epsilon: adam.epsilon,
    ...(rule !== undefined && {
      meanBeta: rule.beta2,
      meanFresh: 1 - rule.beta2,
      meanLog: logOf(rule.beta2),
      meanEpsilon: rule.epsilon,
      skipBelow: rule.skipBelow,
      restingSignal: rule.restingSignal ?? 0,
    }),
  }
}

/** What the batch adds. */
export function planSettings(
  plan: StepPlan,
  edges: number,
  candidates: StepSettings['candidates'],
): Partial<Settings> {
  const { rowsAt, groupsAt, pathAt, startsAt, predictions, sequences } = plan
  return {
    predictions,
    positions: sequences * predictions,
    sampled: candidates === 'all' ? 0 : 1,
    rowsAt,
    groupsAt,
    pathAt,
    startsAt,
    byCountAt: 0,
    placeAt: edges,
  }
}

/** What the settings of a training step add. */
export function updateSettings(
  step: StepSettings,
  optimiser: Optimiser,
  { energyScale }: ModelConfig,
  positions: number,
): Partial<Settings> {
  const { learningRate, weightDecay, biasDecay, clip, signalReset, reduction } = step
  return {
    reset: signalReset,
    gradientScale: (reduction === 'mean' ? 1 / positions : 1) * energyScale,
    learningRate,
    weightDecay: learningRate * weightDecay,
    biasDecay: learningRate * biasDecay,
    clip,
    biasRate: optimiser.kind === 'edge-normalised' ? learningRate * optimiser.biasRate : 0,
  }
}
