/**
 * A start that already is a Kneser-Ney bigram model: the bias of every edge has the energy that bigram statistics ask
 * for, in a random direction of its own; matrices begin near zero. The direction makes the signal that an edge leaves
 * behind a fingerprint of its bigram, which the matrices of the next edges learn to read.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Pieces } from '../../../src-shared/pieces.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { gelu } from '../../model/reference/index.ts'
import { recordLength } from '../../model/parameters.ts'
import { buildKneserNey } from '../baselines/index.ts'
import { bigramEnergies } from './bigram-energies.ts'
import { edgeRandom, namedRandom } from './seeds.ts'
import { forEachEdge } from './sources.ts'
import type { InitialParameters, StartTerms } from './types.ts'

export interface BigramStartSettings {
  /** E₀: the energy of a candidate on the shared edge. */
  readonly baseEnergy: number
  /** W is uniform in ± this. */
  readonly weightRange: number
  /** alpha_k = k · this: attention falls off by e^−slope a position. */
  readonly attentionSlope: number
}

const standard: BigramStartSettings = { baseEnergy: 4, weightRange: 0.01, attentionSlope: 2 }

/** Energies below this cannot be told from a silent edge. */
const lowestEnergy = 0.3

export function* bigramStart(
  terms: StartTerms,
  settings: Partial<BigramStartSettings> = {},
): Pieces<InitialParameters> {
  const { config, graph, training, seed } = terms
  const { baseEnergy, weightRange, attentionSlope } = { ...standard, ...settings }
  const { d } = config
  const record = recordLength(d)
  const bigram = yield* buildKneserNey(training, 2, graph.nodes)
  const energies = bigramEnergies(config, graph, bigram, baseEnergy)
  const encodings = sampleEncodings(config)
  const direction = new Float64Array(d)

  /** Writes to `bias` a vector in a random direction whose GeLU has the given norm. */
  const drawBias = (random: { gaussian(): number }, energy: number, bias: Float32Array): void => {
    for (let i = 0; i < d; i++) direction[i] = random.gaussian()
    // GeLU lets next to nothing through a vector without a positive coordinate (one in 256 at d = 8).
    if (direction.every((x) => x <= 0)) for (let i = 0; i < d; i++) direction[i] = -direction[i]
    const length = lengthFor(Math.max(energy, lowestEnergy), direction, encodings)
    for (let i = 0; i < d; i++) bias[i] = length * direction[i]
  }

  const shared = new Float32Array(record)
  drawBias(namedRandom(seed, 'shared'), baseEnergy, shared.subarray(d * d))
  const nodes = namedRandom(seed, 'nodes')
  const initial = dialects[config.dialect].initialSignal(d)
  return {
    small: {
      nodeBias: new Float32Array(graph.nodes * d).map(() => nodes.gaussian() - initial),
      alpha: new Float32Array(config.maxContext).map((_, k) => attentionSlope * k),
      shared,
    },
    edges(first, count) {
      const records = new Float32Array(count * record)
      forEachEdge(graph, first, count, (edge, source, target) => {
        const random = edgeRandom(seed, source, target)
        const at = (edge - first) * record
        drawBias(random, energies[edge], records.subarray(at + d * d, at + record))
        for (let i = 0; i < d * d; i++) records[at + i] = weightRange * (2 * random.uniform() - 1)
      })
      return records
    },
  }
}

/** The encodings over which a bias must have its energy on average: a few positions, or one zero vector. */
function sampleEncodings(config: ModelConfig): Float64Array[] {
  const { d, dialect, positionalEncoding } = config
  if (positionalEncoding === 'none') return [new Float64Array(d)]
  return [1, 6, 11, 16, 21, 26, 31].map((position) => {
    const encoding = new Float64Array(d)
    dialects[dialect].positionalEncoding(position, d, encoding)
    return encoding
  })
}

/**
 * s with mean over the encodings of ‖GeLU(s·direction + PE)‖ = energy, by the Illinois method: bisection's safety at
 * a third of its steps. The norm grows with s except for a dent near 0 that energies above `lowestEnergy` stay out of;
 * where the encodings alone exceed the energy, 0.
 */
export function lengthFor(
  energy: number,
  direction: Float64Array,
  encodings: readonly Float64Array[],
): number {
  const excess = (length: number): number => {
    let sum = 0
    for (const encoding of encodings) {
      let squares = 0
      for (let i = 0; i < direction.length; i++) squares += gelu(length * direction[i] + encoding[i]) ** 2
      sum += Math.sqrt(squares)
    }
    return sum / encodings.length - energy
  }
  let low = 0
  let below = excess(low)
  if (below >= 0) return 0
  let high = 1
  let above = excess(high)
  while (above < 0 && high < 1e6) {
    low = high
    below = above
    high *= 2
    above = excess(high)
  }
  let lastSide = 0
  for (let round = 0; round < 60 && high - low > 1e-9 * high; round++) {
    const length = (low * above - high * below) / (above - below)
    const found = excess(length)
    if (Math.abs(found) < 1e-7 * energy) return length
    const side = Math.sign(found)
    if (side < 0) {
      low = length
      below = found
      if (lastSide === side) above /= 2
    } else {
      high = length
      above = found
      if (lastSide === side) below /= 2
    }
    lastSide = side
  }
  return (low + high) / 2
}
