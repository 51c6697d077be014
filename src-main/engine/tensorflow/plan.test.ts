import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { candidatesAt } from '../../model/reference/index.ts'
import {
  plainConfig,
  randomBatch,
  randomGraph,
  randomParameters,
} from '../../model/reference/random-model.ts'
import { Planner } from './plan.ts'
import type { StepPlan } from './plan.ts'

const cases = fc.record({
  seed: fc.nat(),
  nodes: fc.constantFrom(1, 4, 12),
  density: fc.constantFrom(0, 0.4, 1),
  sequences: fc.integer({ min: 1, max: 5 }),
  length: fc.constantFrom(2, 3, 12),
  pieceSlots: fc.constantFrom(1, 7, 1 << 18),
  choice: fc.constantFrom<('all' | number)[]>('all', 1, 4),
})

describe('the plan of a step', () => {
  it('has every candidate of every position in one slot', () => {
    fc.assert(
      fc.property(cases, ({ seed, nodes, density, sequences, length, pieceSlots, choice }) => {
        const random = new Random(seed)
        const config = plainConfig(nodes)
        const graph = randomGraph(config, density, random)
        const model = { config, graph, parameters: randomParameters(config, graph, random) }
        const batch = randomBatch(graph, sequences, length, random)
        const planner = new Planner(graph, pieceSlots)
        const plan = planner.plan(batch, choice)
        const expected: string[] = []
        for (let s = 0; s < sequences; s++)
          for (let j = 0; j + 1 < length; j++) {
            const [source, target] = batch.tokens.subarray(s * length + j)
            const { edges, sharedMass } = candidatesAt(model, source, target, choice)
            const all = sharedMass > 0 ? [...Array.from(edges), sharedEdge] : Array.from(edges)
            expected.push(...all.map((edge) => `${j * sequences + s}: ${edge}`))
          }
        expect(pairs(plan).sort()).toEqual(expected.sort())
        expectWellFormed(plan, graph, pieceSlots)
        expect(planner.plan(batch, choice)).toEqual(plan)
      }),
      { numRuns: 60 },
    )
  })
})

function pairs({ pieces }: StepPlan): string[] {
  return pieces.flatMap(({ edges, width, used, slots }) =>
    Array.from(edges).flatMap((edge, row) =>
      Array.from(slots.subarray(row * width, row * width + used[row]), (p) => `${p}: ${edge}`),
    ),
  )
}

function expectWellFormed({ pieces, touched }: StepPlan, graph: TokenGraph, pieceSlots: number): void {
  const own = pieces.filter(({ edges }) => edges[0] !== sharedEdge)
  for (const { edges, width, used, slots } of own) {
    expect(slots.length).toBe(edges.length * width)
    expect(edges.length === 1 || slots.length <= pieceSlots).toBe(true)
    for (let row = 0; row < edges.length; row++) {
      expect(used[row]).toBeGreaterThan(width / 2)
      const rest = slots.subarray(row * width + used[row], (row + 1) * width)
      expect(rest.every((p) => p === slots[row * width])).toBe(true)
    }
  }
  expect([...touched]).toEqual(own.flatMap(({ edges }) => [...edges]).sort((a, b) => a - b))
  expect(touched.every((edge) => edge < graph.targets.length)).toBe(true)
}
