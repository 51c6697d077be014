/** The signal model, which decoding and explaining go through, against the reference. */
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { outDegree, sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { Parameters } from '../../model/parameters.ts'
import { edgeRecord, encodings, gelu, transform } from '../../model/reference/index.ts'
import { largestError } from '../../model/reference/largest-error.ts'
import { toFloat64 } from '../../model/reference/random-model.ts'
import type { SignalModel } from '../engine.ts'
import { caseOf } from './cases.ts'
import type { Case, Promises } from './cases.ts'

export type CreateSignalModel = (
  config: ModelConfig,
  graph: TokenGraph,
  parameters: Parameters<Float32Array>,
) => SignalModel | Promise<SignalModel>

const tolerance = 1e-5

export function describeSignalModel(
  name: string,
  create: CreateSignalModel,
  { dimensions }: Pick<Promises, 'dimensions'>,
): void {
  const dialects = ['paper', 'brillm-0.5'] as const
  const variants = dimensions.flatMap((d) => dialects.map((dialect) => ({ d, dialect })))

  describe.each(variants)(
    `the ${name} signal model conforms to the reference: d = $d, $dialect`,
    (variant) => {
      const one = caseOf({
        seed: 12,
        nodes: 9,
        density: 0.4,
        sequences: 1,
        predictions: 1,
        threads: 1,
        config: variant,
      })
      const { config, graph, parameters } = one
      const { d } = config
      const use = async (act: (model: SignalModel) => void): Promise<void> => {
        const model = await create(config, graph, parameters)
        try {
          act(model)
        } finally {
          model.dispose()
        }
      }

      it('sends signals over every edge', async () => {
        await use((model) => {
          const out = new Float32Array(d)
          for (let edge = sharedEdge; edge < graph.targets.length; edge++)
            for (const position of [0, 1, 7, 600]) {
              const input = randomSignal(d, edge + 1)
              model.propagate(edge, input, position, out)
              const expected = propagated(one, edge, input, position)
              expect(largestError(out, expected)).toBeLessThanOrEqual(tolerance)
            }
        })
      })

      it('gives the energies of a source’s own edges, then of the shared one', async () => {
        await use((model) => {
          for (let source = 0; source < graph.nodes; source++) {
            const degree = outDegree(graph, source)
            const out = new Float32Array(degree + 1)
            const input = randomSignal(d, 50 + source)
            model.energies(source, input, source, out)
            for (let c = 0; c <= degree; c++) {
              const edge = c < degree ? graph.offsets[source] + c : sharedEdge
              const energy = Math.hypot(...propagated(one, edge, input, source))
              expect(Math.abs(out[c] - energy)).toBeLessThanOrEqual(tolerance * energy)
            }
          }
        })
      })

      it('hands out copies of records, and the small parameters', async () => {
        await use((model) => {
          for (let edge = sharedEdge; edge < graph.targets.length; edge++) {
            const { array, at } = edgeRecord({ config, graph, parameters }, edge)
            const expected = array.slice(at, at + recordLength(d))
            const record = model.edgeRecord(edge)
            expect(record).toEqual(expected)
            record.fill(0)
            expect(model.edgeRecord(edge)).toEqual(expected)
          }
          expect(model.small.nodeBias).toEqual(parameters.nodeBias)
          expect(model.small.alpha).toEqual(parameters.alpha)
          expect(model.small.shared).toEqual(parameters.shared)
        })
      })
    },
  )
}

function randomSignal(d: number, seed: number): Float32Array {
  const random = new Random(seed)
  return Float32Array.from({ length: d }, () => 1 + random.gaussian())
}

function propagated(
  { config, graph, parameters }: Case,
  edge: number,
  input: Float32Array,
  position: number,
): Float64Array {
  const model = { config, graph, parameters: toFloat64(parameters) }
  const z = new Float64Array(config.d)
  transform(model, edge, input, 0, encodings(model, position + 1), position * config.d, z, 0)
  return z.map(gelu)
}
