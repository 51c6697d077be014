/** That every part of the benchmark still runs and names its figures, on models that are done in a moment. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { stepPhases } from '../src-main/engine/engine.ts'
import { graphOfPairs } from '../src-main/model/graph-of-pairs.ts'
import { ownEdges } from '../src-main/model/graph.ts'
import { recordLength } from '../src-main/model/parameters.ts'
import { fullSteps } from './engine/full-steps.ts'
import type { Figure } from './engine/figure.ts'
import { processorPeaks } from './engine/processor.ts'
import { wasmFigures } from './engine/wasm-figures.ts'
import { peerShapes, scaling } from './engine/whole-batches.ts'
import { benchMemory } from './memory.ts'
import type { EngineFigures } from './rows.ts'
import { leastWork, printFigures } from './rows.ts'
import { d, scaledTo, shapes, textLikeGraph, walk } from './shapes.ts'
import type { Shape } from './shapes.ts'
import { tensorflowFigures } from './tensorflow.ts'

const table = vi.spyOn(console, 'table').mockImplementation(() => undefined)
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
afterAll(() => {
  table.mockRestore()
  log.mockRestore()
})

const moment: Shape = { name: 'moment', nodes: 20, edges: 100, sequences: [1, 2] }

describe('shapes', () => {
  it('have exactly their own edges, and batches that walk along them', () => {
    const graph = textLikeGraph(50, 400)
    expect(ownEdges(graph)).toBe(400)
    const { tokens } = walk(graph, 3, 9, 1)
    expect(tokens).toHaveLength(27)
    expect(Math.max(...tokens)).toBeLessThan(50)
  })

  it('are scaled to memory only when they do not fit, and say so', () => {
    expect(scaledTo(shapes[0], 1e12)).toBe(shapes[0])
    const scaled = scaledTo(shapes[2], 12e9)
    expect(scaled.edges).toBeLessThan(shapes[2].edges)
    expect(scaled.edges * 12 * recordLength(d)).toBeLessThanOrEqual(12e9)
    expect(scaled.scaled).toContain('2,080,000')
  })

  it('count the work of a batch: edges of its sources once, pairs as often as they occur', () => {
    const graph = graphOfPairs(3, [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 0],
    ])
    const work = leastWork(graph, { sequences: 1, length: 4, tokens: Uint32Array.of(0, 1, 0, 2) })
    // Sources 0, 1, 0: three edges, five pairs.
    expect(work).toMatchObject({ bytes: 3 * 28 * recordLength(d), operations: 5 * 6 * recordLength(d) })
  })
})

describe('the CPU engine against its aims', () => {
  const finite = (rows: readonly Figure[]): void => {
    for (const { value } of rows) expect(value).toBeGreaterThan(0)
  }

  it('measures peaks and full steps', async () => {
    const { rows, flops, bandwidth } = processorPeaks()
    finite(rows)
    const steps = await fullSteps(flops, bandwidth, 8)
    finite(steps)
    expect(steps.flatMap(({ aim }) => aim ?? [])).toEqual(['≥ 30', '≥ 10', '≥ 25', '≥ 30', '≥ 38', '≥ 15'])
  })

  it('measures whole batches', async () => {
    const rows = await scaling(40, 200, 1)
    finite(rows)
    expect(rows.at(-1)).toMatchObject({ what: 'two threads instead of one', aim: '≥ 1.8' })
    const peers = await peerShapes([{ nodes: 40, edges: 200, theirs: 1, aim: 2 }])
    finite(peers)
    expect(peers.map(({ aim }) => aim)).toEqual([undefined, undefined, '≥ 2'])
  })
})

describe('engines beside one another', () => {
  const all: EngineFigures[] = []
  beforeAll(async () => {
    all.push(await wasmFigures([moment], 0.01, 1))
    all.push(await tensorflowFigures(moment, 0.01))
  })

  it('have the same rows', () => {
    expect(all.map(({ engine }) => engine)).toEqual(['wasm', 'tensorflow'])
    for (const { training, generation, peaks } of all) {
      expect(training.map(({ shape, positions }) => [shape, positions])).toEqual([
        ['moment', 32],
        ['moment', 64],
      ])
      for (const row of training) {
        expect(row.tokensPerSecond).toBeGreaterThan(0)
        expect(row.ofBound).toBeCloseTo(Math.max(row.ofCopyBandwidth, row.ofMultiplyAddPeak))
      }
      expect(generation.map(({ prompts }) => prompts)).toEqual([1, 64])
      expect(peaks.copy).toBeGreaterThan(0)
    }
    expect(Object.keys(all[0].training[0].phases ?? {}).sort()).toEqual([...stepPhases].sort())
  })

  it('says what only stands in for a device', () => {
    const [, { device, remarks }] = all
    if (device.includes('CUDA')) return
    expect(remarks.join(' ')).toContain('nothing about speed')
  })

  it('are printed as three tables', () => {
    table.mockClear()
    printFigures(all)
    expect(table).toHaveBeenCalledTimes(3)
    const training = table.mock.calls[0][0] as { engine: string }[]
    expect(training.map(({ engine }) => engine)).toEqual(['wasm', 'wasm', 'tensorflow', 'tensorflow'])
  })
})

describe('memory', () => {
  it('is that of a process that trained', async () => {
    const rows = await benchMemory(500)
    expect(rows.map(({ optimiser }) => optimiser)).toEqual(['adamw', 'adamw-factored', 'edge-normalised'])
    expect(rows[0].peakGigabytes).toBeUndefined()
    for (const { peakGigabytes = 0, engineGigabytes = 0, firstLoss = 0, lastLoss = 0 } of rows.slice(1)) {
      expect(peakGigabytes).toBeGreaterThan(0.05)
      expect(engineGigabytes).toBeGreaterThan(0)
      expect(lastLoss).toBeLessThan(firstLoss)
    }
  })
})
