/**
 * A start that is close to a Kneser-Ney trigram model, in closed form (codes.ts).
 *
 * The energy is a norm, and codes must be read linearly. So coordinate 0 of every bias is ballast: with E₀ = 100 there,
 * ‖GeLU(z)‖ is nearly z₀ plus a constant, and the part of W that leads to coordinate 0 is the edge's readout. The other
 * coordinates rest where GeLU is nearly the identity; their biases carry the codes through GeLU exactly. Nothing leads
 * out of coordinate 0, and all but the latest signal fade from S at once.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { trigramRestingSignal } from '../../../src-shared/model/optimiser.ts'
import type { Pieces } from '../../../src-shared/pieces.ts'
import { recordLength } from '../../model/parameters.ts'
import { gelu, geluDerivative } from '../../model/reference/index.ts'
import { countNgrams, kneserNey } from '../baselines/index.ts'
import { bigramEnergies } from './bigram-energies.ts'
import { factoriseTrigrams } from './codes.ts'
import { forEachEdge } from './sources.ts'
import type { InitialParameters, StartTerms } from './types.ts'

export interface TrigramStartSettings {
  /** E₀: the energy of a candidate on the shared edge, nearly all of it ballast. */
  readonly baseEnergy: number
  /** Where the other coordinates of signals rest; centred steps count from the same value. */
  readonly restingSignal: number
  /** alpha_k = k · this. */
  readonly attentionSlope: number
}

const standard: TrigramStartSettings = {
  baseEnergy: 100,
  restingSignal: trigramRestingSignal,
  attentionSlope: 8,
}

/** @throws StudioError 'unsupported' with positional encoding, which would add to every code */
export function* trigramStart(
  terms: StartTerms,
  settings: Partial<TrigramStartSettings> = {},
): Pieces<InitialParameters> {
  const { config, graph, training, seed } = terms
  const { baseEnergy, restingSignal: resting, attentionSlope } = { ...standard, ...settings }
  const { d } = config
  if (config.positionalEncoding !== 'none')
    throw new StudioError(
      'unsupported',
      'The trigram start has no room for a positional encoding.',
      'Set positionalEncoding to none, or start from bigrams.',
    )
  const record = recordLength(d)
  const table = yield* countNgrams(training, 3, graph.nodes)
  const trigram = kneserNey(table, 3)
  // After one token the trigram model is the bigram model that it backs off to.
  const energies = bigramEnergies(config, graph, trigram, baseEnergy)
  const factors = yield* factoriseTrigrams(graph, table, trigram, d - 1, seed)
  const { codes, readouts, firstCodes, length } = factors

  const initial = dialects[config.dialect].initialSignal(d)
  const nodeBias = new Float32Array(graph.nodes * d).fill(-initial)
  for (let u = 0; u < graph.nodes; u++)
    for (let k = 0; k < length; k++)
      nodeBias[u * d + k + 1] = geluInverse(resting + firstCodes[u * length + k]) - initial

  const shared = new Float32Array(record).fill(geluInverse(resting), d * d)
  shared[d * d] = Math.sqrt(baseEnergy ** 2 - length * resting ** 2)

  return {
    small: {
      nodeBias,
      alpha: new Float32Array(config.maxContext).map((_, k) => attentionSlope * k),
      shared,
    },
    edges(first, count) {
      const records = new Float32Array(count * record)
      forEachEdge(graph, first, count, (edge) => {
        const at = (edge - first) * record
        const bias = at + d * d
        let squares = 0
        for (let k = 0; k < length; k++) {
          const signal = resting + codes[edge * length + k]
          records[bias + k + 1] = geluInverse(signal)
          squares += signal * signal
        }
        const ballast = Math.sqrt(Math.max(energies[edge] ** 2 - squares, 1))
        // ∂E/∂z₀ = z₀ / E: the readout makes up for it, and the ballast for the resting signal that it reads.
        const gain = energies[edge] / ballast / config.energyScale
        let readOfRest = 0
        for (let k = 0; k < length; k++) {
          const weight = gain * readouts[edge * length + k]
          records[at + (k + 1) * d] = weight
          readOfRest += weight * resting
        }
        records[bias] = ballast - readOfRest
      })
      return records
    },
  }
}

/** The z ≥ 0 with GeLU(z) = signal, for signals of 0 or more; by Newton's method. */
export function geluInverse(signal: number): number {
  let z = signal
  for (let round = 0; round < 30; round++) {
    const step = (gelu(z) - signal) / geluDerivative(z)
    z -= step
    if (Math.abs(step) < 1e-12) break
  }
  return z
}
