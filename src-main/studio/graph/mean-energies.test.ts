import { describe, expect, it } from 'vitest'
import { SignalPath } from '../../generation/index.ts'
import { createWasmSignalModel } from '../../engine/wasm/index.ts'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import { graphOfPairs } from '../../model/graph-of-pairs.ts'
import { recordLength } from '../../model/parameters.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { Random } from '../../../src-shared/random.ts'
import { measureEnergies } from './mean-energies.ts'

const d = 8
const nodes = 6
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 0],
  [2, 3],
  [3, 3],
  [4, 5],
] as const
const config: ModelConfig = {
  dialect: 'paper',
  d,
  vocabularySize: nodes,
  maxContext: 16,
  minBigramCount: 1,
  positionalEncoding: 'sine-cosine',
  energyScale: 1,
  sharedWeighting: 'uniform',
  trainShared: false,
}

function randomModel() {
  const random = new Random(3)
  const numbers = (length: number): Float32Array => Float32Array.from({ length }, () => random.gaussian() / 3)
  const small = { nodeBias: numbers(nodes * d), alpha: numbers(16), shared: numbers(recordLength(d)) }
  const model = createWasmSignalModel(config, graphOfPairs(nodes, pairs), small)
  model.writeEdges(0, numbers(pairs.length * recordLength(d)))
  return model
}

describe('mean energies', () => {
  it('are those of every candidate at every step, added one by one', async () => {
    const model = randomModel()
    const sequences = [Uint32Array.of(0, 1, 2, 3, 3), Uint32Array.of(2, 0, 2)]
    const measured = await measureEnergies(model, sequences)

    const sums = new Float64Array(nodes)
    const edgeSums = new Float64Array(pairs.length)
    const visits = new Float64Array(nodes)
    const norms: number[][] = Array.from({ length: nodes }, () => [])
    let steps = 0
    for (const sequence of sequences) {
      const path = new SignalPath(model)
      for (const token of sequence) {
        path.append(token)
        steps++
        visits[token]++
        norms[token].push(Math.hypot(...path.signal))
        const energies = new Float32Array(nodes + 1)
        const degree = pairs.filter(([source]) => source === token).length
        model.energies(token, path.mixture, path.position, energies.subarray(0, degree + 1))
        for (let v = 0; v < nodes; v++) {
          const edge = findEdge(model.graph, token, v)
          const energy = edge === sharedEdge ? energies[degree] : energies[edge - model.graph.offsets[token]]
          sums[v] += energy
          if (edge !== sharedEdge) edgeSums[edge] += energy
        }
      }
    }
    sums.forEach((sum, v) => expect(measured.nodes[v]).toBeCloseTo(sum / steps, 5))
    pairs.forEach(([source], edge) => {
      if (visits[source] === 0) expect(measured.edges[edge]).toBeNaN()
      else expect(measured.edges[edge]).toBeCloseTo(edgeSums[edge] / visits[source], 5)
    })
    expect([...measured.occurrences]).toEqual([...visits])
    norms.forEach((list, v) => {
      const mean = list.reduce((sum, norm) => sum + norm, 0) / Math.max(1, list.length)
      expect(measured.norm[v]).toBeCloseTo(mean, 5)
      const variance = list.reduce((sum, norm) => sum + (norm - mean) ** 2, 0) / Math.max(1, list.length - 1)
      expect(measured.normDeviation[v]).toBeCloseTo(Math.sqrt(variance), 4)
    })
    model.dispose()
  })

  it('of no text are unknown', async () => {
    const model = randomModel()
    const { nodes: energies, edges } = await measureEnergies(model, [])
    expect([...energies, ...edges].every(Number.isNaN)).toBe(true)
    model.dispose()
  })
})
