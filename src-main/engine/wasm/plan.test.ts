import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import { byFrequency } from '../../model/reference/index.ts'
import { adamw, caseOf } from '../conformance/cases.ts'
import type { Case } from '../conformance/cases.ts'
import { usualLimits } from './limits.ts'
import { memoryLayout } from './memory.ts'
import { planStep, sequencesOf } from './plan.ts'
import { onShared } from './plan-types.ts'
import type { Plan } from './plan-types.ts'
import { rankEdges } from './ranking.ts'

const examples = fc.record({
  seed: fc.nat(),
  nodes: fc.constantFrom(1, 4, 15),
  density: fc.constantFrom(0, 0.3, 1),
  sequences: fc.integer({ min: 1, max: 9 }),
  predictions: fc.constantFrom(1, 3, 12),
  candidates: fc.constantFrom<number | 'all'>('all', 0, 2, 50),
  largestWhole: fc.constantFrom(0, 20, 16384),
})

function planOf(example: typeof examples extends fc.Arbitrary<infer E> ? E : never): {
  one: Case
  plan: Plan
} {
  const one = caseOf({ ...example, threads: 1, config: {} })
  const { config, graph, batches } = one
  const positions = example.sequences * example.predictions
  const plan = planStep({
    layout: memoryLayout(config.d, graph, adamw, 1, positions),
    graph,
    ranking: example.candidates === 'all' ? undefined : rankEdges(graph, example.candidates),
    batch: batches[0],
    candidates: example.candidates,
    train: true,
    trainShared: false,
    dense: false,
    limits: { ...usualLimits, largestWhole: example.largestWhole, blockPairs: 7, waveBytes: 30_000 },
  })
  return { one, plan }
}

describe('planStep', () => {
  it('puts every position into the group of its source, and every entry of large groups into one block', () => {
    fc.assert(
      fc.property(examples, (example) => {
        const { one, plan } = planOf(example)
        const [{ tokens }] = one.batches
        const { predictions } = example
        const seen = new Set<number>()
        for (const [g, group] of plan.groups.entries()) {
          for (let n = 0; n < group.positions; n++) {
            const p = plan.order[group.first + n]
            seen.add(p)
            expect(tokens[p + Math.floor(p / predictions)]).toBe(group.source)
          }
          const blocks = plan.blocks.filter((block) => block.group === g)
          if (group.at === 0) expect(blocks).toEqual([])
          else {
            const covered = blocks.flatMap(({ from, to }) =>
              Array.from({ length: to - from }, (_, n) => from + n),
            )
            expect(covered).toEqual(Array.from({ length: group.entries }, (_, n) => n))
            expect(blocks.map(({ index }) => index)).toEqual(
              Array.from({ length: group.blocks }, (_, n) => n),
            )
          }
        }
        expect(seen.size).toBe(example.sequences * predictions)
        const tasks = plan.phases.filter(({ kind }) => kind === 'groups').flatMap((phase) => [...phase.tasks])
        expect(tasks.sort((a, b) => a - b)).toEqual(plan.groups.map((_, g) => g))
      }),
      { seed: 3 },
    )
  })

  it('names each target’s entry, and lists the most frequent successors', () => {
    fc.assert(
      fc.property(examples, (example) => {
        const { one, plan } = planOf(example)
        const { graph } = one
        const ranking = rankEdges(graph, example.candidates === 'all' ? 0 : example.candidates)
        for (const group of plan.groups) {
          const listed = Array.from({ length: group.listed }, (_, e) => {
            const first = graph.offsets[group.source]
            return example.candidates === 'all' ? first + e : ranking.byCount[first + e]
          })
          if (example.candidates !== 'all') {
            const { candidates } = example
            const most = byFrequency(graph, group.source, candidates + 1)
              .map((v) => findEdge(graph, group.source, v))
              .filter((edge) => edge !== sharedEdge)
            // The first K as they lie in memory; the one that only stands in for a target among them stays the last.
            const expected = [...most.slice(0, candidates).sort((a, b) => a - b), ...most.slice(candidates)]
            expect(listed).toEqual(expected)
          }
          const edges = [...listed, ...group.extras]
          for (let n = 0; n < group.positions; n++) {
            const target = plan.targetEdges[plan.order[group.first + n]]
            const entry = plan.entryOf[group.first + n]
            expect(entry === onShared ? sharedEdge : edges[entry]).toBe(target)
            // Sorted by target: entries ascend, the shared edge last.
            if (n > 0) expect(entry).toBeGreaterThanOrEqual(plan.entryOf[group.first + n - 1])
          }
        }
      }),
      { seed: 4 },
    )
  })

  it('collects the own edges that signals flow over, with their occurrences', () => {
    fc.assert(
      fc.property(examples, (example) => {
        const { plan } = planOf(example)
        const expected = new Map<number, number[]>()
        for (let p = 0; p < plan.targetEdges.length; p++) {
          if (p % example.predictions === 0 || plan.targetEdges[p - 1] === sharedEdge) continue
          const edge = plan.targetEdges[p - 1]
          expected.set(edge, [...(expected.get(edge) ?? []), p])
        }
        expect([...plan.pathEdges]).toEqual([...expected.keys()].sort((a, b) => a - b))
        for (const [k, edge] of plan.pathEdges.entries())
          expect([
            ...plan.occurrences.subarray(plan.occurrencesFrom[k], plan.occurrencesFrom[k + 1]),
          ]).toEqual(expected.get(edge))
        expect(new Set(plan.slotAddresses).size).toBe(plan.pathEdges.length)
      }),
      { seed: 5 },
    )
  })

  it('leaves no sequence out', () => {
    for (const sequences of [1, 4, 5, 33]) {
      const seen: number[] = []
      for (let task = 0; task < Math.ceil(sequences / 4); task++) {
        const { first, end } = sequencesOf(task, sequences)
        for (let s = first; s < end; s++) seen.push(s)
      }
      expect(seen).toEqual(Array.from({ length: sequences }, (_, s) => s))
    }
  })
})
