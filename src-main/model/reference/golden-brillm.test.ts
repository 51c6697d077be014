import { describe, expect, it } from 'vitest'
import { shared } from '../../../fixtures/shared.ts'
import type { Dimension, ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { graphOfPairs } from '../graph-of-pairs.ts'
import { recordLength } from '../parameters.ts'
import {
  applyOptimiser,
  decodeStep,
  forward,
  lossAndGradients,
  mostFrequentCandidates,
  predict,
  listedCandidates,
  startState,
} from './index.ts'
import type { Gradients, Model } from './index.ts'
import { largestError } from './largest-error.ts'

type Matrix = number[][]
type Rows<T> = Record<string, T>

interface GoldenRun {
  loss: number
  energies: number[][][]
  initial_signal: Matrix
  signals: number[][][]
  grads: { positions: number[]; weights: Rows<Matrix>; biases: Rows<number[]>; node_bias: Rows<number[]> }
}

interface GoldenCase {
  name: string
  negatives?: string
  token_sequences: string[][]
  neighbor_ids: number[][][][]
  f32: GoldenRun
  f64_pe32: GoldenRun
}

interface GoldenStep {
  case: string
  loss_before: number
  positions: number[]
  weights_rows_changed: number[]
  weights_rows_with_gradient: number[]
  weights?: Rows<Matrix>
  biases?: Rows<number[]>
  node_bias?: Rows<number[]>
}

interface GoldenDecoding {
  result_pairs: number[][]
  initial_signal: number[]
  signals: Matrix
  steps: {
    source: number
    pe_index: number
    energies: Rows<number>
    chosen: number
    tied_top: number[]
  }[]
}

interface Golden {
  config: { vocab_size: number; hidden_size: number; param_rows: number }
  vocab: Rows<number>
  param_index: Matrix
  params: { positions: number[]; weights: Matrix[]; biases: Matrix; node_bias: Matrix }
  forward_cases: GoldenCase[]
  adamw?: { lr: number; betas: [number, number]; eps: number } & Record<Precision, GoldenStep[]>
  decode_cases?: ({ name: string; start: number[][] } & Record<Precision, GoldenDecoding>)[]
}

type Precision = 'f32' | 'f64_pe32'
const tolerances: Record<Precision, number> = { f32: 1e-5, f64_pe32: 1e-9 }

/** Parameters are recorded as the shortest decimals that round to their float32 values. */
function float32(decimals: number[]): Float64Array {
  return Float64Array.from(decimals, Math.fround)
}

/** A row of the released table is one record: it multiplies x W with W[input][output], as records do. */
function modelOf(golden: Golden, encodingTable: Float64Array): Model {
  const { params, param_index } = golden
  const pairs = param_index.flatMap((row, u) =>
    row.flatMap((n, v) => (n > 0 ? [[u, v] as [number, number]] : [])),
  )
  const records = params.weights.map((W, n) => [...W.flat(), ...params.biases[n]])
  const config: ModelConfig = {
    dialect: 'brillm-0.5',
    d: golden.config.hidden_size as Dimension,
    vocabularySize: golden.config.vocab_size,
    maxContext: params.positions.length,
    minBigramCount: 1,
    positionalEncoding: 'sine-cosine',
    energyScale: 1,
    sharedWeighting: 'uniform',
    trainShared: true,
  }
  return {
    config,
    graph: graphOfPairs(golden.config.vocab_size, pairs),
    parameters: {
      edges: float32(records.slice(1).flat()),
      nodeBias: float32(params.node_bias.flat()),
      alpha: float32(params.positions),
      shared: float32(records[0]),
    },
    encodingTable,
  }
}

function batchOf(golden: Golden, c: GoldenCase) {
  const sequences = c.token_sequences.map((sequence) => sequence.map((token) => golden.vocab[token]))
  return {
    sequences: sequences.length,
    length: sequences[0].length,
    tokens: Uint32Array.from(sequences.flat()),
  }
}

function gradientsOf(golden: Golden, model: Model, c: GoldenCase): Gradients {
  return lossAndGradients(model, batchOf(golden, c), {
    signalReset: 0,
    candidates: 'all',
    reduction: 'mean',
    lists: (s, j) => c.neighbor_ids[s][j].map(([, target]) => target),
  })
}

const files = ['tiny.json', 'v40.json.gz', 'permuted_ids.json']
const precisions = Object.keys(tolerances) as Precision[]
const variants = files.flatMap((file) => precisions.map((precision) => ({ file, precision })))

describe.skipIf(!shared.present)(`vectors of the released code (${shared.reason})`, () => {
  const tables = shared.present
    ? (shared.json('golden/brillm05/pe.json.gz') as Rows<{ rows_f32: Matrix }>)
    : {}

  it.each(Object.keys(tables))('positional encoding, d = %s, to one unit in the last place', (d) => {
    const encoding = new Float64Array(Number(d))
    for (const [position, row] of tables[d].rows_f32.entries()) {
      dialects['brillm-0.5'].positionalEncoding(position, Number(d), encoding)
      expect(largestError(encoding, row)).toBeLessThan(2e-7)
    }
  })

  describe.each(shared.present ? variants : [])('$file $precision', ({ file, precision }) => {
    const tolerance = tolerances[precision]
    const golden = shared.json(`golden/brillm05/${file}`) as Golden
    const d = golden.config.hidden_size
    const table = float32(tables[d].rows_f32.flat())
    const fresh = (): Model => modelOf(golden, table)
    const model = fresh()

    it.each(golden.forward_cases)('$name: signals, energies and loss', (c) => {
      const expected = c[precision]
      const { sequences, length, tokens } = batchOf(golden, c)
      let sum = 0
      for (let s = 0; s < sequences; s++) {
        const pass = forward(model, tokens.subarray(s * length, (s + 1) * length))
        const signals = [expected.initial_signal[s], ...expected.signals[s]].flat()
        expect(largestError(pass.signals, signals)).toBeLessThan(tolerance)
        for (let j = 0; j + 1 < length; j++) {
          const list = c.neighbor_ids[s][j].map(([, target]) => target)
          const candidates = listedCandidates(model.graph, tokens[s * length + j], list)
          const { energies, loss } = predict(model, pass, j, candidates)
          let own = 0
          const perToken = list.map((target) =>
            golden.param_index[candidates.source][target] > 0
              ? energies[own++]
              : energies[energies.length - 1],
          )
          expect(largestError(perToken, expected.energies[s][j])).toBeLessThan(tolerance)
          sum += loss
        }
      }
      expect(Math.abs(sum / sequences / (length - 1) - expected.loss)).toBeLessThan(tolerance * expected.loss)
    })

    it.each(golden.forward_cases)('$name: gradients', (c) => {
      const expected = c[precision].grads
      const result = gradientsOf(golden, model, c)
      const zeros = new Array<number>(recordLength(d)).fill(0)
      for (let row = 0; row < golden.config.param_rows; row++) {
        const actual = row === 0 ? result.shared : (result.edges.get(row - 1)?.record ?? zeros)
        const wanted = expected.weights[row]
          ? [...expected.weights[row].flat(), ...expected.biases[row]]
          : zeros
        expect(largestError(actual, wanted)).toBeLessThan(tolerance)
      }
      expect([...result.nodeBias.keys()].sort((a, b) => a - b)).toEqual(
        Object.keys(expected.node_bias).map(Number),
      )
      for (const [node, row] of result.nodeBias)
        expect(largestError(row, expected.node_bias[node])).toBeLessThan(tolerance)
      // Recorded to the sequence's length, of which the last entry takes no part.
      const alpha = [...result.alpha, ...new Array<number>(expected.positions.length).fill(0)]
      const difference = expected.positions.map((g, k) => Math.abs(g - alpha[k]))
      expect(Math.max(...difference)).toBeLessThan(precision === 'f32' ? 2e-7 : 1e-12)
    })

    it('lists the most frequent candidates as the released code does', () => {
      for (const c of golden.forward_cases.filter((one) => one.negatives === 'frequency_dict')) {
        const frequency = shared.json(
          `golden/brillm05/${file.replace(/\.json.*/, '')}.word_frequency.json`,
        ) as Rows<Rows<number>>
        const names = Object.fromEntries(Object.entries(golden.vocab).map(([name, id]) => [id, name]))
        for (const position of c.neighbor_ids.flat()) {
          const [source, target] = position[0]
          const counts = Object.entries(frequency[names[source]])
          const graph = graphOfPairs(
            golden.config.vocab_size,
            counts.filter(([, n]) => n > 0).map(([name, n]) => [source, golden.vocab[name], n]),
          )
          const list = mostFrequentCandidates(graph, source, target, position.length - 1)
          expect(list[0]).toBe(target)
          expect(new Set(list).size).toBe(list.length)
          // Ties in the file keep its order, ours are by id: compare counts, not names.
          const countOf = (id: number): number => frequency[names[source]][names[id]] ?? 0
          const recorded = position.slice(1).map(([, id]) => countOf(id))
          expect([...list].slice(1).map(countOf)).toEqual(recorded.sort((a, b) => b - a))
        }
      }
    })

    if (golden.adamw)
      it('AdamW over all rows', () => {
        const trained = fresh()
        const { lr, betas, eps } = golden.adamw!
        const optimiser = {
          kind: 'adamw',
          beta1: betas[0],
          beta2: betas[1],
          epsilon: eps,
          dense: true,
        } as const
        const numbers = (n: number): Float64Array => new Float64Array(n)
        const state = startState(trained.config, trained.graph, trained.parameters, optimiser, numbers)
        const length = recordLength(d)
        for (const step of golden.adamw![precision]) {
          const c = golden.forward_cases.find(({ name }) => name === step.case)!
          const result = gradientsOf(golden, trained, c)
          expect(Math.abs(result.loss / result.predictions - step.loss_before)).toBeLessThan(tolerance * 10)
          const before = trained.parameters.edges.slice()
          const settings = { learningRate: lr, weightDecay: 0, biasDecay: 0, clip: 0 }
          applyOptimiser(trained, result, optimiser, settings, state)
          // A first step is lr·g/(|g| + ε), which magnifies the rounding of a gradient near 0.
          const bound = precision === 'f32' ? 1e-4 : 1e-9
          const { alpha, edges, nodeBias, shared: sharedRow } = trained.parameters
          expect(largestError(alpha.subarray(0, step.positions.length), step.positions)).toBeLessThan(bound)
          for (const [row, W] of Object.entries(step.weights ?? {})) {
            const at = (Number(row) - 1) * length
            const actual = row === '0' ? sharedRow : edges.subarray(at, at + length)
            expect(largestError(actual, [...W.flat(), ...step.biases![row]])).toBeLessThan(bound)
          }
          for (const [node, row] of Object.entries(step.node_bias ?? {})) {
            const at = Number(node) * d
            expect(largestError(nodeBias.subarray(at, at + d), row)).toBeLessThan(bound)
          }
          const changed = new Set<number>()
          for (let i = 0; i < before.length; i++)
            if (before[i] !== edges[i]) changed.add(Math.floor(i / length) + 1)
          expect([...changed]).toEqual(step.weights_rows_changed.filter((row) => row > 0))
        }
      })

    it.each(golden.decode_cases ?? [])('$name: decoding', (c) => {
      const expected = c[precision]
      const tokens = [expected.result_pairs[0][0], ...expected.result_pairs.map(([, target]) => target)]
      const pass = forward(model, tokens, 'decoding')
      const signals = [expected.initial_signal, ...expected.signals].flat()
      expect(largestError(pass.signals, signals)).toBeLessThan(tolerance)
      for (const [n, recorded] of expected.steps.entries()) {
        const prompt = tokens.slice(0, c.start.length + 1 + n)
        expect(prompt.at(-1)).toBe(recorded.source)
        const step = decodeStep(model, prompt)
        const targets = Object.keys(recorded.energies).map(Number)
        const energies = targets.map((v) => step.energies[v])
        expect(largestError(energies, Object.values(recorded.energies))).toBeLessThan(tolerance)
        expect(step.scores.filter((score) => score === -Infinity).length).toBe(1)
        expect(step.scores[recorded.source]).toBe(-Infinity)
        expect(recorded.tied_top).toContain(step.chosen)
        if (recorded.tied_top.length === 1) expect(step.chosen).toBe(recorded.chosen)
      }
    })
  })
})
