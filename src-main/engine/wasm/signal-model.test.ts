import { describe, expect, it } from 'vitest'
import { dimensions } from '../../../src-shared/model/config.ts'
import { Random } from '../../../src-shared/random.ts'
import { outDegree, ownEdges, sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { plainConfig, randomGraph, randomParameters } from '../../model/reference/random-model.ts'
import { createReferenceSignalModel } from '../reference/index.ts'
import type { SignalModel } from '../engine.ts'
import { createWasmSignalModel } from './index.ts'

const cases = dimensions.flatMap((d) =>
  (['paper', 'brillm-0.5'] as const).flatMap((dialect) =>
    (['none', 'sine-cosine'] as const).map((positionalEncoding) => ({ d, dialect, positionalEncoding })),
  ),
)

function pair(changes: (typeof cases)[number]): { ours: SignalModel; reference: SignalModel } {
  const random = new Random(changes.d)
  const config = plainConfig(30, changes)
  const graph = randomGraph(config, 0.3, random)
  const parameters = randomParameters(config, graph, random)
  const ours = createWasmSignalModel(config, graph, parameters)
  const length = recordLength(config.d)
  // In blocks of odd size, as checkpoints come.
  for (let first = 0; first < ownEdges(graph); first += 7)
    ours.writeEdges(first, parameters.edges.slice(first * length, (first + 7) * length))
  return { ours, reference: createReferenceSignalModel(config, graph, parameters) }
}

describe.each(cases)('the signal model, $dialect, d = $d, encoding $positionalEncoding', (changes) => {
  const { ours, reference } = pair(changes)
  const { graph } = ours
  const random = new Random(5)
  const signal = (): Float32Array => Float32Array.from({ length: changes.d }, () => random.gaussian())

  it('has the reference’s energies for every source', () => {
    for (let source = 0; source < graph.nodes; source++) {
      const input = signal()
      const count = outDegree(graph, source) + 1
      const actual = new Float32Array(count)
      const expected = new Float32Array(count)
      ours.energies(source, input, source % 5, actual)
      reference.energies(source, input, source % 5, expected)
      for (let c = 0; c < count; c++) expect(actual[c] / expected[c]).toBeCloseTo(1, 5)
    }
  })

  it('makes the reference’s next signals, over own edges and the shared one', () => {
    for (let edge = sharedEdge; edge < ownEdges(graph); edge += 5) {
      const input = signal()
      const actual = new Float32Array(changes.d)
      const expected = new Float32Array(changes.d)
      // A position far beyond any context, too.
      const position = edge % 2 === 0 ? 3 : 40_000
      ours.propagate(edge, input, position, actual)
      reference.propagate(edge, input, position, expected)
      for (let i = 0; i < changes.d; i++) expect(Math.abs(actual[i] - expected[i])).toBeLessThan(1e-5)
    }
  })

  it('gives copies of its records', () => {
    for (const edge of [sharedEdge, 0, ownEdges(graph) - 1]) {
      const record = ours.edgeRecord(edge)
      expect(record).toEqual(reference.edgeRecord(edge))
      record.fill(0)
      expect(ours.edgeRecord(edge)).toEqual(reference.edgeRecord(edge))
    }
  })
})

describe('createWasmSignalModel', () => {
  it('refuses records of edges that it does not have', () => {
    const { ours } = pair(cases[0])
    const model = ours as ReturnType<typeof createWasmSignalModel>
    const length = recordLength(8)
    expect(() => model.writeEdges(ownEdges(model.graph), new Float32Array(length))).toThrow(RangeError)
    expect(() => model.writeEdges(-1, new Float32Array(length))).toThrow(RangeError)
    expect(() => model.writeEdges(0, new Float32Array(length + 1))).toThrow(RangeError)
  })
})
