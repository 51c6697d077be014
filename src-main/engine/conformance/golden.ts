/** Vectors of the paper's formulas, which no code of ours computed. */
import { describe, expect, it } from 'vitest'
import { findEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { goldenModel, goldenRecord } from '../../model/reference/golden-paper.ts'
import type { GoldenCase, GoldenPaper } from '../../model/reference/golden-paper.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import { plainSettings, withEngine } from './cases.ts'
import type { Case, CreateEngine, Promises } from './cases.ts'
import { engineGradients } from './values.ts'

/** By names of files; none where the folder with them is absent, and what to say then. */
export interface GoldenVectors {
  readonly vectors: Readonly<Record<string, unknown>>
  readonly reason: string
}

const energyTolerance = 1e-5
const gradientTolerance = 1e-4

export function describeGolden(
  name: string,
  create: CreateEngine,
  { threads }: Pick<Promises, 'threads'>,
  { vectors, reason }: GoldenVectors,
): void {
  const files = Object.entries(vectors)
  if (files.length === 0) {
    it.skip(`the ${name} engine on vectors of the paper's formulas (${reason})`, () => undefined)
    return
  }
  describe.each(files)(`the ${name} engine on vectors of the paper's formulas: %s`, (_, file) => {
    const golden = file as GoldenPaper
    const { config, graph, parameters } = goldenModel(golden)
    const { d } = config
    const caseFor = ({ sequence }: GoldenCase): Case => ({
      config,
      graph,
      parameters: {
        edges: Float32Array.from(parameters.edges),
        nodeBias: Float32Array.from(parameters.nodeBias),
        alpha: Float32Array.from(parameters.alpha),
        shared: Float32Array.from(parameters.shared),
      },
      batches: [{ sequences: 1, length: sequence.length, tokens: Uint32Array.from(sequence) }],
      threads: Math.max(...threads),
    })

    it.each(golden.cases.filter((c) => c.positions))('$name: losses', async (c) => {
      const one = caseFor(c)
      const { loss } = await withEngine(create, one, undefined, (engine) =>
        engine.evaluate(one.batches[0], 'all'),
      )
      const greatest = Math.max(...c.positions!.flatMap(({ energies }) => energies))
      for (const [n, { ce }] of c.positions!.entries())
        expect(Math.abs(loss[n] - ce)).toBeLessThanOrEqual(energyTolerance * Math.max(greatest, ce))
    })

    it.each(golden.cases)('$name: gradients', async (c) => {
      const one = caseFor(c)
      const settings = { ...plainSettings, signalReset: c.reset_every ?? 0 }
      const actual = await engineGradients(create, one, one.batches[0], settings)
      const length = recordLength(d)
      const edges = new Float64Array(graph.targets.length * length)
      for (const [pair, W] of Object.entries(c.grads.W)) {
        const [u, v] = pair.split(',').map(Number)
        edges.set(goldenRecord(W, c.grads.b[pair]), findEdge(graph, u, v) * length)
      }
      expect(largestError(actual.edges, edges)).toBeLessThanOrEqual(gradientTolerance)
      const nodeBias = new Float64Array(parameters.nodeBias.length)
      for (const [node, row] of Object.entries(c.grads.node_bias)) nodeBias.set(row, Number(node) * d)
      expect(largestError(actual.nodeBias, nodeBias)).toBeLessThanOrEqual(gradientTolerance)
      const alpha = new Float64Array(config.maxContext)
      alpha.set(c.grads.alpha)
      expect(largestError(actual.alpha, alpha)).toBeLessThanOrEqual(gradientTolerance)
    })
  })
}
