/** Decoding as recorded: of the released code (float32) and of the paper's formulas (float64). */
import { describe, expect, it } from 'vitest'
import { shared } from '../../fixtures/shared.ts'
import type { Dimension, ModelConfig } from '../../src-shared/model/config.ts'
import { createReferenceSignalModel } from '../engine/reference/index.ts'
import type { SignalModel } from '../engine/engine.ts'
import { graphOfPairs } from '../model/graph-of-pairs.ts'
import { Candidates } from './candidates.ts'
import { SignalPath } from './signal-path.ts'

const config: Omit<ModelConfig, 'dialect' | 'd' | 'vocabularySize' | 'maxContext'> = {
  minBigramCount: 1,
  positionalEncoding: 'sine-cosine',
  energyScale: 1,
  sharedWeighting: 'uniform',
  trainShared: false,
}

interface Released {
  config: { vocab_size: number; hidden_size: number }
  param_index: number[][]
  params: { positions: number[]; weights: number[][][]; biases: number[][]; node_bias: number[][] }
  decode_cases: { name: string; start: [number, number][]; f32: Decoding }[]
}

interface Decoding {
  result_pairs: [number, number][]
  signals: number[][]
  steps: { source: number; energies: Record<string, number>; chosen: number; tied_top: number[] }[]
}

function releasedModel({ config: shape, params, param_index }: Released): SignalModel {
  const pairs = param_index.flatMap((row, u) =>
    row.flatMap((n, v) => (n > 0 ? [[u, v] as [number, number]] : [])),
  )
  const records = params.weights.map((W, n) => [...W.flat(), ...params.biases[n]])
  return createReferenceSignalModel(
    {
      ...config,
      dialect: 'brillm-0.5',
      d: shape.hidden_size as Dimension,
      vocabularySize: shape.vocab_size,
      maxContext: params.positions.length,
    },
    graphOfPairs(shape.vocab_size, pairs),
    {
      edges: Float32Array.from(records.slice(1).flat()),
      nodeBias: Float32Array.from(params.node_bias.flat()),
      alpha: Float32Array.from(params.positions),
      shared: Float32Array.from(records[0]),
    },
  )
}

interface Paper {
  config: { V?: number; d?: number }
  own_edges: [number, number][]
  params: {
    W: number[][][]
    b: number[][]
    W0: number[][]
    b0: number[]
    node_bias: number[][]
    alpha: number[]
  }
  cases: {
    name: string
    sequence: number[]
    positions?: { source: number; S: number[]; energies: number[] }[]
    next?: { S: number[]; energies: number[]; argmax: number }
  }[]
}

function paperModel({ own_edges, params }: Paper): SignalModel {
  const nodes = params.node_bias.length
  const d = params.b0.length
  // The recorded matrices are W[output][input]; records are input-major.
  const record = (W: number[][], b: number[]): number[] => [
    ...W[0].flatMap((_, k) => W.map((row) => row[k])),
    ...b,
  ]
  return createReferenceSignalModel(
    {
      ...config,
      dialect: 'paper',
      d: d as Dimension,
      vocabularySize: nodes,
      maxContext: params.alpha.length,
    },
    graphOfPairs(nodes, own_edges),
    {
      edges: Float32Array.from(params.W.flatMap((W, n) => record(W, params.b[n]))),
      nodeBias: Float32Array.from(params.node_bias.flat()),
      alpha: Float32Array.from(params.alpha),
      shared: Float32Array.from(record(params.W0, params.b0)),
    },
  )
}

function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(1, Math.abs(expected))
}

describe.skipIf(!shared.present)(`golden decoding (${shared.reason})`, () => {
  describe.each(['tiny.json', 'v40.json.gz'])('released code, %s', (name) => {
    if (!shared.present) return
    const golden = shared.json(`golden/brillm05/${name}`) as Released
    const model = releasedModel(golden)

    it.each(golden.decode_cases.map((c) => [c.name, c] as const))('%s', (_, { start, f32 }) => {
      const path = new SignalPath(model)
      const candidates = new Candidates(model)
      path.append(start[0][0])
      f32.result_pairs.forEach(([source, target], n) => {
        const step = f32.steps[n - start.length]
        expect(path.last).toBe(source)
        if (step !== undefined) {
          candidates.measure(path)
          expect(step.source).toBe(source)
          for (const [id, energy] of Object.entries(step.energies))
            expect(relativeError(candidates.of(Number(id)).energy, energy)).toBeLessThan(1e-5)
          expect(candidates.of(source).score).toBe(-Infinity)
          const best = candidates.best()?.id
          // Among exactly equal energies the released code draws; ours takes the lowest id.
          expect(best).toBe(step.tied_top.length === 1 ? step.chosen : Math.min(...step.tied_top))
        }
        path.append(target)
        f32.signals[n].forEach((value, i) => expect(relativeError(path.signal[i], value)).toBeLessThan(1e-5))
      })
      expect(f32.steps.length).toBe(f32.result_pairs.length - start.length)
    })
  })

  describe.each(['tiny.json', 'v40.json.gz'])('paper, %s', (name) => {
    if (!shared.present) return
    const golden = shared.json(`golden/paper/${name}`) as Paper
    const model = paperModel(golden)
    const cases = golden.cases.filter((c) => c.next !== undefined)

    it.each(cases.map((c) => [c.name, c] as const))('%s', (_, { sequence, positions, next }) => {
      const path = new SignalPath(model)
      const candidates = new Candidates(model)
      const steps = [...(positions ?? []), ...(next === undefined ? [] : [next])]
      expect(steps).toHaveLength(sequence.length)
      sequence.forEach((token, j) => {
        path.append(token)
        candidates.measure(path)
        steps[j].S.forEach((value, i) => expect(relativeError(path.mixture[i], value)).toBeLessThan(1e-5))
        steps[j].energies.forEach((energy, v) =>
          expect(relativeError(candidates.of(v).energy, energy)).toBeLessThan(1e-5),
        )
      })
      expect(candidates.best()?.energy).toBe(candidates.of(next?.argmax ?? -1).energy)
    })
  })
})
