import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEdge, sharedEdge, sharedMasses } from '../../model/graph.ts'
import { caseOf } from '../conformance/cases.ts'
import { rankEdges } from '../wasm/ranking.ts'
import type { PlanInput, StepPlan } from './plan.ts'
import { planStep } from './plan.ts'
import { sharedView } from './shared-view.ts'
import { cutShards, edgeShape } from './shards.ts'
import { groupPlaces } from './waves.ts'
import { groupWords, rowWords } from './wgsl/candidates.ts'
import { fewerThan } from './wgsl/kernel.ts'
import { realOf } from './words.ts'

const none = 0xffffffff
const tableWords = 1000

const examples = fc.record({
  seed: fc.nat(),
  nodes: fc.constantFrom(1, 4, 15),
  density: fc.constantFrom(0, 0.3, 1),
  sequences: fc.integer({ min: 1, max: 9 }),
  predictions: fc.constantFrom(1, 3, 12),
  candidates: fc.constantFrom<number | 'all'>('all', 0, 2, 50),
  workspaceBytes: fc.constantFrom(20_000, 1e8),
  dense: fc.boolean(),
})

interface Planned {
  readonly input: PlanInput
  readonly plan: StepPlan
  /** A word of the plan, by its place in the buffer. */
  readonly word: (at: number) => number
}

function planOf(example: typeof examples extends fc.Arbitrary<infer E> ? E : never): Planned {
  const { config, graph, batches } = caseOf({ ...example, threads: 1, config: { dialect: 'brillm-0.5' } })
  const shape = edgeShape(config.d, undefined)
  const shards = cutShards(graph, shape, { shardBytes: 4 * shape.record * 20, workspaceBytes: 0 })
  const { candidates, workspaceBytes, dense } = example
  const input = { config, graph, shards, batch: batches[0], candidates, workspaceBytes, dense }
  const ranked = { ...input, shared: sharedView(graph), ranking: rankEdges(graph) }
  const plan = planStep(ranked, tableWords)
  return { input: ranked, plan, word: (at) => plan.words[at - tableWords] }
}

function check(property: (planned: Planned) => void): void {
  fc.assert(
    fc.property(examples, (example) => property(planOf(example))),
    { seed: 7, numRuns: 60 },
  )
}

describe('planStep', () => {
  it('describes every position in the row of its group: target, mass, place', () => {
    check(({ input, plan, word }) => {
      const { graph, batch, candidates } = input
      const seen = new Set<number>()
      for (let n = 0; n < plan.order.length; n++) {
        const [p, j, entry, mass, logWeight, group, excluded, place] = Array.from(
          { length: rowWords },
          (_, k) => word(plan.rowsAt + rowWords * n + k),
        )
        seen.add(p)
        const [source, target] = batch.tokens.subarray(p + Math.floor(p / plan.predictions))
        const edge = findEdge(graph, source, target)
        expect(j).toBe(p % plan.predictions)
        expect(plan.drafts[group].source).toBe(source)
        expect(entry === none).toBe(edge === sharedEdge)
        expect(excluded).toBe(source === target ? 1 : 0)
        expect(place).toBe(edge === sharedEdge ? none : input.ranking!.placeOf[edge])
        if (edge !== sharedEdge) expect(realOf(logWeight)).toBe(0)
        if (candidates === 'all') expect(realOf(mass)).toBe(Math.fround(sharedMasses(graph)[source]))
      }
      expect(seen.size).toBe(plan.order.length)
    })
  })

  it('lists every entry of every group in one block of its shard, in waves that fit', () => {
    check(({ input, plan, word }) => {
      const covered = plan.drafts.map(() => 0)
      const places = groupPlaces(input.config.d, plan.drafts, input.workspaceBytes)
      let row = 0
      for (const { firstRow, rows, blocks, energyFloats, partialRows } of plan.waves) {
        expect(firstRow).toBe(row)
        row += rows
        expect(4 * energyFloats).toBeLessThanOrEqual(input.workspaceBytes)
        expect(4 * input.config.d * partialRows).toBeLessThanOrEqual(input.workspaceBytes)
        for (const { shard, few, at, count } of blocks)
          for (let n = 0; n < count; n++) {
            const [group, first] = [word(at + 2 * n), word(at + 2 * n + 1)]
            const { positions, entries, source } = plan.drafts[group]
            expect(few).toBe(positions < fewerThan)
            const { firstEdge, edges } = input.shards[shard]
            const edge = input.graph.offsets[source]
            expect(edge >= firstEdge && edge < firstEdge + edges).toBe(true)
            // Blocks of a group follow each other.
            expect(first).toBe(covered[group])
            covered[group] = Math.min(entries, first + places[group].block)
          }
      }
      expect(row).toBe(plan.order.length)
      expect(covered).toEqual(plan.drafts.map(({ entries }) => entries))
    })
  })

  it('gives each edge on a path one slot, known to its group, with all positions that came over it', () => {
    check(({ input, plan, word }) => {
      const { graph, batch, shards } = input
      const expected = new Map<number, number[]>()
      for (let p = 0; p < plan.order.length; p++) {
        const [source, target] = batch.tokens.subarray(p + Math.floor(p / plan.predictions) - 1)
        const edge = p % plan.predictions === 0 ? sharedEdge : findEdge(graph, source, target)
        expect(word(plan.pathAt + 2 * p + 1)).toBe(edge + 2)
        if (edge === sharedEdge) expect(word(plan.pathAt + 2 * p)).toBe(0)
        else expected.set(edge, [...(expected.get(edge) ?? []), p])
      }
      const slots = new Map<number, number>()
      for (const [s, { at, count }] of plan.slots.entries())
        for (let n = 0; n < count; n++) {
          const [edge, slot, from, to] = [0, 1, 2, 3].map((k) => word(at + 4 * n + k))
          expect(edge >= shards[s].firstEdge && edge < shards[s].firstEdge + shards[s].edges).toBe(true)
          slots.set(edge, slot)
          const positions = Array.from({ length: to - from }, (_, k) => word(from + k))
          expect(positions).toEqual(expected.get(edge))
          for (const p of positions) expect(word(plan.pathAt + 2 * p)).toBe(slot + 1)
        }
      expect([...slots.keys()].sort((a, b) => a - b)).toEqual([...expected.keys()].sort((a, b) => a - b))
      expect(plan.slotCount).toBe(expected.size)
      const known: number[] = []
      for (let g = 0; g < plan.drafts.length; g++) {
        const header = plan.groupsAt + groupWords * g
        let last = -1
        for (let n = 0; n < word(header + 8); n++) {
          const entry = word(word(header + 7) + 2 * n)
          expect(entry).toBeGreaterThan(last)
          last = entry
          known.push(word(word(header + 7) + 2 * n + 1))
        }
      }
      expect(known.sort((a, b) => a - b)).toEqual([...slots.values()].sort((a, b) => a - b))
    })
  })

  it('lists the nodes that begin a sequence, and all nodes when every bias moves', () => {
    check(({ input, plan, word }) => {
      const { batch, graph, dense } = input
      const sequences: number[] = []
      const nodes: number[] = []
      for (let n = 0; n < plan.starts.count; n++) {
        const [node, from, to] = [0, 1, 2].map((k) => word(plan.starts.at + 3 * n + k))
        nodes.push(node)
        for (let at = from; at < to; at++) {
          expect(batch.tokens[word(at) * batch.length]).toBe(node)
          sequences.push(word(at))
        }
      }
      expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: batch.sequences }, (_, s) => s))
      expect(nodes).toEqual([...new Set(nodes)].sort((a, b) => a - b))
      if (dense) expect(nodes.length).toBe(graph.nodes)
    })
  })
})
