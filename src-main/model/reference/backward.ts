/** Energies, loss, and the gradient of everything, by hand. One sequence at a time, forward beside backward. */
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { StepSettings } from '../../../src-shared/model/optimiser.ts'
import type { Batch } from '../batch.ts'
import { findEdge, sharedEdge } from '../graph.ts'
import { recordLength } from '../parameters.ts'
import { allCandidates, listedCandidates, mostFrequentCandidates } from './candidates.ts'
import type { Candidates } from './candidates.ts'
import { attention, candidateEncodingAt, edgeRecord, firstInMixture, forward, transform } from './forward.ts'
import type { Forward, Model } from './forward.ts'
import { gelu, geluDerivative } from '../../../src-shared/model/gelu.ts'

export interface EdgeGradient {
  /** [d² + d] */
  readonly record: Float64Array
  /** Σ |∂loss/∂energy| over the positions where the edge was a candidate. */
  push: number
  /** Whether a signal of the batch flowed over it into a later prediction. */
  onPath: boolean
}

export interface Gradients {
  /** Σ −ln P(target), nats. */
  readonly loss: number
  readonly predictions: number
  readonly energyMean: number
  readonly energyMaximum: number
  /** Per touched own edge: a candidate at some position, or on a path. */
  readonly edges: Map<number, EdgeGradient>
  /** First tokens of sequences → [d]. */
  readonly nodeBias: Map<number, Float64Array>
  /** [entries of alpha that took part in the batch] */
  readonly alpha: Float64Array
  /** [d² + d] */
  readonly shared: Float64Array
  /** Whether the shared edge was a candidate or on a path. */
  readonly sharedUsed: boolean
}

export type LossSettings = Pick<StepSettings, 'signalReset' | 'candidates' | 'reduction'> & {
  /** Candidates by sequence and position, the target first: in place of `candidates`. */
  readonly lists?: (sequence: number, position: number) => ArrayLike<number>
}

/** ‖GeLU(z)‖ of the vector z [d] at `at`. */
function norm(z: Float64Array, at: number, d: number): number {
  let sum = 0
  for (let i = 0; i < d; i++) sum += gelu(z[at + i]) ** 2
  return Math.sqrt(sum)
}

export function candidatesAt(
  model: Model,
  source: number,
  target: number,
  choice: StepSettings['candidates'],
): Candidates {
  if (choice === 'all') return allCandidates(model.graph, source, target)
  return listedCandidates(model.graph, source, mostFrequentCandidates(model.graph, source, target, choice))
}

export interface Prediction {
  /** [edges + 1 × d] potentials of the candidates, the shared edge last. */
  readonly potentials: Float64Array
  /** [edges + 1] */
  readonly energies: Float64Array
  /** [edges + 1] probability of each entry, the shared one as a whole. */
  readonly probabilities: Float64Array
  /** −ln P(target), nats. */
  readonly loss: number
  readonly targetEnergy: number
}

/** Energies and probabilities of the candidates after token j. */
export function predict(model: Model, pass: Forward, j: number, candidates: Candidates): Prediction {
  const { d, energyScale } = model.config
  const { edges, sharedMass, target, targetWeight } = candidates
  const count = edges.length
  const potentials = new Float64Array((count + 1) * d)
  const energies = new Float64Array(count + 1)
  for (let c = 0; c <= count; c++) {
    const edge = c < count ? edges[c] : sharedEdge
    const peAt = candidateEncodingAt(model, j)
    transform(model, edge, pass.mixtures, j * d, pass.encoding, peAt, potentials, c * d)
    energies[c] = norm(potentials, c * d, d)
  }
  const mass = (c: number): number => (c < count ? 1 : sharedMass)
  let greatest = -Infinity
  for (let c = 0; c <= count; c++) if (mass(c) > 0) greatest = Math.max(greatest, energyScale * energies[c])
  const probabilities = new Float64Array(count + 1)
  let sum = 0
  for (let c = 0; c <= count; c++) {
    probabilities[c] = mass(c) > 0 ? mass(c) * Math.exp(energyScale * energies[c] - greatest) : 0
    sum += probabilities[c]
  }
  for (let c = 0; c <= count; c++) probabilities[c] /= sum
  const targetEnergy = energies[target < 0 ? count : target]
  const logWeight = target < 0 ? Math.log(targetWeight) : 0
  const loss = greatest + Math.log(sum) - energyScale * targetEnergy - logWeight
  return { potentials, energies, probabilities, loss, targetEnergy }
}

/** record += outer product of input and dz, and dz to the bias; dInput += W · dz. */
function transformBackward(
  model: Model,
  edge: number,
  input: Float64Array,
  inputAt: number,
  dz: Float64Array,
  record: Float64Array | undefined,
  dInput: Float64Array,
  dInputAt: number,
): void {
  const { d } = model.config
  const { array, at } = edgeRecord(model, edge)
  for (let k = 0; k < d; k++) {
    const x = input[inputAt + k]
    const row = at + k * d
    let sum = 0
    for (let i = 0; i < d; i++) sum += array[row + i] * dz[i]
    dInput[dInputAt + k] += sum
    if (record !== undefined) for (let i = 0; i < d; i++) record[k * d + i] += x * dz[i]
  }
  if (record !== undefined) for (let i = 0; i < d; i++) record[d * d + i] += dz[i]
}

/** Loss and gradients of a batch; nothing is changed. */
export function lossAndGradients(model: Model, batch: Batch, settings: LossSettings): Gradients {
  const { config, graph } = model
  const { d, energyScale, trainShared } = config
  const dialect = dialects[config.dialect]
  const positions = batch.length - 1
  const predictions = batch.sequences * positions
  const weight = settings.reduction === 'mean' ? 1 / predictions : 1
  const alphaLength = Math.min(config.maxContext, Math.max(positions - dialect.firstMixed, 0))

  const edges = new Map<number, EdgeGradient>()
  const nodeBias = new Map<number, Float64Array>()
  const alpha = new Float64Array(alphaLength)
  const shared = new Float64Array(recordLength(d))
  let sharedUsed = false
  let loss = 0
  let energySum = 0
  let energyMaximum = 0

  const gradientOf = (edge: number): EdgeGradient => {
    let gradient = edges.get(edge)
    if (gradient === undefined) {
      gradient = { record: new Float64Array(recordLength(d)), push: 0, onPath: false }
      edges.set(edge, gradient)
    }
    return gradient
  }
  const sharedRecord = trainShared ? shared : undefined
  const dz = new Float64Array(d)

  for (let s = 0; s < batch.sequences; s++) {
    const tokens = batch.tokens.subarray(s * batch.length, (s + 1) * batch.length)
    const pass = forward(model, tokens.subarray(0, positions))
    const dSignals = new Float64Array(positions * d)
    const dMixtures = new Float64Array(positions * d)

    for (let j = 0; j < positions; j++) {
      const list = settings.lists?.(s, j)
      const candidates =
        list === undefined
          ? candidatesAt(model, tokens[j], tokens[j + 1], settings.candidates)
          : listedCandidates(graph, tokens[j], list)
      const prediction = predict(model, pass, j, candidates)
      loss += prediction.loss
      energySum += prediction.targetEnergy
      energyMaximum = Math.max(energyMaximum, prediction.targetEnergy)

      const count = candidates.edges.length
      const target = candidates.target < 0 ? count : candidates.target
      for (let c = 0; c <= count; c++) {
        if (c === count && !(candidates.sharedMass > 0)) continue
        const energy = prediction.energies[c]
        const dEnergy = weight * energyScale * (prediction.probabilities[c] - (c === target ? 1 : 0))
        // ∂‖o‖/∂o = o/‖o‖, taken as 0 where ‖o‖ = 0.
        for (let i = 0; i < d; i++) {
          const z = prediction.potentials[c * d + i]
          dz[i] = energy === 0 ? 0 : ((dEnergy * gelu(z)) / energy) * geluDerivative(z)
        }
        const edge = c < count ? candidates.edges[c] : sharedEdge
        let record: Float64Array | undefined = sharedRecord
        if (edge === sharedEdge) sharedUsed = true
        else {
          const gradient = gradientOf(edge)
          gradient.push += Math.abs(dEnergy)
          record = gradient.record
        }
        transformBackward(model, edge, pass.mixtures, j * d, dz, record, dMixtures, j * d)
      }
    }

    for (let j = positions - 1; j >= 0; j--) {
      // Signal reset: mixtures and the chain after position j treat earlier signals as constants.
      const reset = settings.signalReset
      const constantBefore = reset > 0 ? reset * Math.floor((j + 1) / reset) : 0

      if (j + 1 < positions) {
        // r_{j+1} was made from r_j or S_j over the edge t_j → t_{j+1}.
        const edge = findEdge(graph, tokens[j], tokens[j + 1])
        let record: Float64Array | undefined = sharedRecord
        if (edge === sharedEdge) sharedUsed = true
        else {
          const gradient = gradientOf(edge)
          gradient.onPath = true
          record = gradient.record
        }
        const at = (j + 1) * d
        for (let i = 0; i < d; i++) dz[i] = dSignals[at + i] * geluDerivative(pass.potentials[at + i])
        if (dialect.chainInput === 'mixture')
          transformBackward(model, edge, pass.mixtures, j * d, dz, record, dMixtures, j * d)
        else {
          const flows = j >= constantBefore
          const dInput = flows ? dSignals : new Float64Array(positions * d)
          transformBackward(model, edge, pass.signals, j * d, dz, record, dInput, j * d)
        }
      }

      const weights = attention(model, j)
      const first = firstInMixture(model, j)
      const dWeights = new Float64Array(weights.length)
      let mean = 0
      for (let k = 0; k < weights.length; k++) {
        const at = (first + k) * d
        for (let i = 0; i < d; i++) {
          dWeights[k] += dMixtures[j * d + i] * pass.signals[at + i]
          if (first + k >= constantBefore) dSignals[at + i] += weights[k] * dMixtures[j * d + i]
        }
        mean += weights[k] * dWeights[k]
      }
      if (j >= dialect.firstMixed)
        for (let k = 0; k < weights.length; k++)
          alpha[Math.min(k, alphaLength - 1)] += weights[k] * (dWeights[k] - mean)
    }

    let row = nodeBias.get(tokens[0])
    if (row === undefined) nodeBias.set(tokens[0], (row = new Float64Array(d)))
    for (let i = 0; i < d; i++) row[i] += dSignals[i] * geluDerivative(pass.potentials[i])
  }

  const energyMean = energySum / predictions
  return { loss, predictions, energyMean, energyMaximum, edges, nodeBias, alpha, shared, sharedUsed }
}
