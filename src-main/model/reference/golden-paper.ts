/** Vectors computed from the paper's formulas by another program, as models and batches of ours. For tests. */
import type { Dimension, ModelConfig } from '../../../src-shared/model/config.ts'
import { graphOfPairs } from '../graph-of-pairs.ts'
import type { Model } from './index.ts'

type Matrix = number[][]

/** One file of golden/paper: a model, and what its formulas give for some sequences. */
export interface GoldenPaper {
  config: { vocab_size: number; hidden_size: number; own_edges: number; alpha_length: number }
  own_edges: [number, number][]
  params: { W: Matrix[]; b: Matrix; W0: Matrix; b0: number[]; node_bias: Matrix; alpha: number[] }
  pe: Matrix
  cases: GoldenCase[]
}

interface GoldenPosition {
  L: number
  source: number
  S: number[]
  energies: number[]
}

export interface GoldenCase {
  name: string
  reset_every: number | null
  sequence: number[]
  loss: number
  signals?: Matrix
  positions?: (GoldenPosition & { gold: number; ce: number })[]
  next?: GoldenPosition & { argmax: number }
  grads: {
    W: Record<string, Matrix>
    b: Record<string, number[]>
    node_bias: Record<string, number[]>
    alpha: number[]
  }
}

/** A record [W|b]: the vectors write W x with W[output][input]; records are input-major. */
export function goldenRecord(W: Matrix, b: number[]): number[] {
  return [...b.map((_, k) => W.map((row) => row[k])).flat(), ...b]
}

export function goldenModel(golden: GoldenPaper): Model {
  const { params } = golden
  const config: ModelConfig = {
    dialect: 'paper',
    d: golden.config.hidden_size as Dimension,
    vocabularySize: golden.config.vocab_size,
    maxContext: golden.config.alpha_length,
    minBigramCount: 1,
    positionalEncoding: 'sine-cosine',
    energyScale: 1,
    sharedWeighting: 'uniform',
    trainShared: false,
  }
  return {
    config,
    graph: graphOfPairs(golden.config.vocab_size, golden.own_edges),
    parameters: {
      edges: Float64Array.from(params.W.flatMap((W, n) => goldenRecord(W, params.b[n]))),
      nodeBias: Float64Array.from(params.node_bias.flat()),
      alpha: Float64Array.from(params.alpha),
      shared: Float64Array.from(goldenRecord(params.W0, params.b0)),
    },
  }
}

/** In the folder golden/paper. */
export const goldenFiles = ['tiny.json', 'v40.json.gz'] as const
