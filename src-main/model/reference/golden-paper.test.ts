import { describe, expect, it } from 'vitest'
import { shared } from '../../../fixtures/shared.ts'
import { findEdge } from '../graph.ts'
import { recordLength } from '../parameters.ts'
import { allCandidates, decodeStep, encodings, forward, lossAndGradients, predict } from './index.ts'
import { goldenFiles, goldenModel, goldenRecord } from './golden-paper.ts'
import type { GoldenPaper } from './golden-paper.ts'
import { largestError } from './largest-error.ts'

const tolerance = 1e-9

describe.skipIf(!shared.present)(`vectors of the paper's formulas (${shared.reason})`, () => {
  const files = shared.present ? goldenFiles : []
  describe.each(files)('%s', (file) => {
    const golden = shared.json(`golden/paper/${file}`) as GoldenPaper
    const model = goldenModel(golden)
    const { d } = model.config

    it('has the positional encoding', () => {
      expect(largestError(encodings(model, golden.pe.length), golden.pe.flat())).toBeLessThan(tolerance)
    })

    it.each(golden.cases.filter((c) => c.signals))('$name: signals, mixtures and energies', (c) => {
      const pass = forward(model, c.sequence)
      expect(largestError(pass.signals, c.signals!.flat())).toBeLessThan(tolerance)
      for (const position of c.positions!) {
        const j = position.L - 2
        expect(largestError(pass.mixtures.subarray(j * d, j * d + d), position.S)).toBeLessThan(tolerance)
        const step = decodeStep(model, c.sequence.slice(0, j + 1))
        expect(largestError(step.energies, position.energies)).toBeLessThan(tolerance)
        const candidates = allCandidates(model.graph, position.source, position.gold)
        const { loss } = predict(model, pass, j, candidates)
        expect(Math.abs(loss - position.ce)).toBeLessThan(tolerance * Math.abs(position.ce))
      }
      const next = decodeStep(model, c.sequence)
      expect(largestError(next.energies, c.next!.energies)).toBeLessThan(tolerance)
      expect(next.chosen).toBe(c.next!.argmax)
    })

    it.each(golden.cases)('$name: loss and gradients', (c) => {
      const batch = { sequences: 1, length: c.sequence.length, tokens: Uint32Array.from(c.sequence) }
      const result = lossAndGradients(model, batch, {
        signalReset: c.reset_every ?? 0,
        candidates: 'all',
        reduction: 'mean',
      })
      expect(Math.abs(result.loss / result.predictions - c.loss)).toBeLessThan(tolerance * c.loss)

      const expected = new Map<number, number[]>()
      for (const [pair, W] of Object.entries(c.grads.W)) {
        const [u, v] = pair.split(',').map(Number)
        expected.set(findEdge(model.graph, u, v), goldenRecord(W, c.grads.b[pair]))
      }
      for (let edge = 0; edge < golden.own_edges.length; edge++) {
        const zeros = new Array<number>(recordLength(d)).fill(0)
        const actual = result.edges.get(edge)?.record ?? zeros
        expect(largestError(actual, expected.get(edge) ?? zeros)).toBeLessThan(tolerance)
      }
      const [node, row] = Object.entries(c.grads.node_bias)[0]
      expect([...result.nodeBias.keys()]).toEqual([Number(node)])
      expect(largestError(result.nodeBias.get(Number(node))!, row)).toBeLessThan(tolerance)
      expect(result.alpha.length).toBe(c.grads.alpha.length)
      expect(largestError(result.alpha, c.grads.alpha)).toBeLessThan(tolerance)
    })
  })
})
