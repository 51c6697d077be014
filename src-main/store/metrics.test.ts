import path from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, temporaryFolder } from '../../fixtures/workspace.ts'
import { envelopeOf } from './envelope.ts'
import { openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace
let run: number

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
  run = addRun(workspace).run
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

describe('metrics', () => {
  it('keep every point, bit for bit, numbers or not', () => {
    const values = { loss: 1 / 3, tiny: 5e-324, huge: 1.7e308, none: NaN, over: Infinity, zero: -0 }
    workspace.metrics.append(run, [{ step: 3, values }])
    const [point] = workspace.metrics.points(run)
    expect(point.step).toBe(3)
    for (const [name, value] of Object.entries(values))
      expect(Object.is(point.values[name], value)).toBe(true)
    expect(workspace.metrics.names(run)).toEqual(Object.keys(values).sort())
  })

  it('join what was logged at one step under different names, and replace what was logged again', () => {
    workspace.metrics.append(run, [
      { step: 1, values: { loss: 3 } },
      { step: 1, values: { perplexity: 20 } },
      { step: 0, values: { loss: 4 } },
    ])
    workspace.metrics.append(run, [{ step: 1, values: { loss: 2.5 } }])
    expect(workspace.metrics.points(run)).toEqual([
      { step: 0, values: { loss: 4 } },
      { step: 1, values: { loss: 2.5, perplexity: 20 } },
    ])
    expect(workspace.metrics.curve(run, 'perplexity')).toEqual({
      steps: Float64Array.of(1),
      values: Float64Array.of(20),
    })
    expect(workspace.metrics.curve(run, 'unknown').values).toHaveLength(0)
  })

  it('give one curve of many runs, whole or in a range', () => {
    const other = addRun(workspace).run
    const points = (factor: number): { step: number; values: Record<string, number> }[] =>
      Array.from({ length: 3000 }, (_, step) => ({ step, values: { loss: step * factor, rate: 1 } }))
    workspace.metrics.append(run, points(2))
    workspace.metrics.append(other, points(-1))
    const curve = workspace.metrics.curve(run, 'loss')
    expect(curve.values.every((value, i) => value === 2 * i && curve.steps[i] === i)).toBe(true)
    expect(curve.values).toHaveLength(3000)
    expect([...workspace.metrics.curve(other, 'loss', { from: 5, to: 7 }).values]).toEqual([-5, -6, -7])
  })

  it('that moved to another run behind its back are missed', () => {
    const other = addRun(workspace).run
    for (const id of [run, other]) workspace.metrics.append(id, [{ step: id, values: { loss: 1 } }])
    workspace.journal.addSamples(run, [{ step: 1, prompt: 'p', text: 't' }])
    workspace.close()
    const database = new Database(path.join(folder.path, 'workspace.sqlite'))
    database.exec(
      `UPDATE metrics SET run = ${other} WHERE run = ${run}; UPDATE samples SET run = ${other}, number = 7`,
    )
    database.close()
    workspace = openWorkspace(folder.path)
    const damaged = expect.objectContaining({ kind: 'workspace-damaged' }) as Error
    for (const id of [run, other]) {
      expect(() => workspace.metrics.curve(id, 'loss')).toThrow(damaged)
      expect(() => workspace.journal.samples(id)).toThrow(damaged)
    }
    expect(workspace.integrityCheck().length).toBeGreaterThanOrEqual(2)
  })

  it('are forgotten after a step, together with the journal but not its events', () => {
    for (const step of [1, 2, 3]) {
      workspace.metrics.append(run, [{ step, values: { loss: step } }])
      workspace.journal.addEvaluation(run, { step, checkpoint: undefined, result: { step } })
      workspace.journal.addSamples(run, [{ step, prompt: 'p', text: String(step) }])
      workspace.journal.addEvent(run, { step, kind: 'saved', message: 'm', detail: { step } })
    }
    workspace.rewind(run, 2)
    expect(workspace.metrics.points(run).map(({ step }) => step)).toEqual([1, 2])
    expect(workspace.journal.evaluations(run).map(({ result }) => result)).toEqual([{ step: 1 }, { step: 2 }])
    expect(workspace.journal.samples(run).map(({ text }) => text)).toEqual(['1', '2'])
    expect(workspace.journal.events(run).map(({ detail }) => detail)).toEqual([
      { step: 1 },
      { step: 2 },
      { step: 3 },
    ])
    workspace.journal.addEvaluation(run, { step: 3, checkpoint: 8, result: null })
    expect(workspace.journal.evaluations(run)[2]).toMatchObject({ number: 2, checkpoint: 8, result: null })
  })
})

describe('an envelope', () => {
  it('covers every point exactly once and loses no peak', () => {
    const anyNumber = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(NaN, Infinity),
    )
    fc.assert(
      fc.property(
        fc.array(anyNumber, { maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        (values, buckets) => {
          const steps = Float64Array.from(values, (_, i) => i * 10)
          const envelope = envelopeOf({ steps, values: Float64Array.from(values) }, buckets)
          expect(envelope.points.reduce((a, b) => a + b, 0)).toBe(values.length)
          expect(envelope.steps).toHaveLength(Math.min(buckets, values.length))
          const finite = values.filter(Number.isFinite)
          if (finite.length === 0) return
          expect(Math.min(...envelope.minimum.filter(Number.isFinite))).toBe(Math.min(...finite))
          expect(Math.max(...envelope.maximum.filter(Number.isFinite))).toBe(Math.max(...finite))
          envelope.mean.forEach((mean, i) => {
            if (Number.isNaN(mean)) return
            expect(mean).toBeGreaterThanOrEqual(envelope.minimum[i] - 1e-6)
            expect(mean).toBeLessThanOrEqual(envelope.maximum[i] + 1e-6)
          })
        },
      ),
    )
  })

  it('is read from the store', () => {
    const points = Array.from({ length: 100 }, (_, step) => ({ step, values: { loss: step % 10 } }))
    workspace.metrics.append(run, points)
    const envelope = workspace.metrics.envelope(run, 'loss', 10)
    expect([...envelope.steps]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
    expect([...envelope.minimum]).toEqual(Array(10).fill(0))
    expect([...envelope.maximum]).toEqual(Array(10).fill(9))
    expect([...envelope.mean]).toEqual(Array(10).fill(4.5))
  })
})
