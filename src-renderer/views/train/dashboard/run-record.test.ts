import { describe, expect, it } from 'vitest'
import { madeAt, madeLoss } from '../made-runs.fixture.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { mostBuckets, RunRecord, stepMetrics } from './run-record.ts'

async function recordOf(studio: FakeStudio, run: number): Promise<RunRecord> {
  const record = new RunRecord()
  const { curves } = await studio.request('runs.curves', {
    runs: [run],
    metrics: stepMetrics,
    buckets: mostBuckets,
  })
  record.begin(curves)
  return record
}

describe('what is known of a run', () => {
  it('is its curves, as the studio sends them, and where they end', async () => {
    const record = await recordOf(new FakeStudio(1, 100), 1)
    expect(record.curve('loss').steps).toHaveLength(100)
    expect(record.curve('loss').mean[9]).toBeCloseTo(madeLoss(1, 10), 12)
    expect(record.latest).toMatchObject({ step: 100, tokens: 100 * 8192 })
  })

  it('knows the last step of a last bucket of several points', async () => {
    const record = await recordOf(new FakeStudio(1, 5000), 1)
    expect(record.curve('loss').steps.length).toBeLessThanOrEqual(mostBuckets)
    expect(record.latest.step).toBe(5000)
  })

  it('grows by what is pushed, and by nothing twice', async () => {
    const studio = new FakeStudio(1, 10)
    const record = await recordOf(studio, 1)
    record.add({ points: studio.points(1, 11, 14) })
    record.add({ points: studio.points(1, 8, 16) })
    const { steps, mean } = record.curve('loss')
    expect([...steps]).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
    expect(mean[12]).toBeCloseTo(madeLoss(1, 13), 12)
    expect(record.latest.step).toBe(16)
  })

  it('takes evaluations, samples and events once each', async () => {
    const studio = new FakeStudio(1, 80)
    const record = await recordOf(studio, 1)
    const { evaluations, samples } = studio.runs.get(1)!
    record.add({ evaluations: evaluations.slice(0, 5), samples })
    record.add({ evaluations, samples })
    expect(record.evaluations).toHaveLength(9)
    expect(record.samples).toHaveLength(27)
  })

  it('draws perplexity from the evaluations, at the tokens and the time of their step', async () => {
    const studio = new FakeStudio(1, 80)
    const record = await recordOf(studio, 1)
    record.add({ evaluations: studio.runs.get(1)!.evaluations })
    const curve = record.curve('validationPerplexity')
    expect([...curve.steps]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80])
    expect(curve.tokens[0]).toBe(0)
    expect(curve.tokens[4]).toBe(40 * 8192)
    expect(curve.seconds[8]).toBeCloseTo(80 * 0.06)
    expect(record.heldOutLoss().mean[3]).toBeCloseTo(Math.log(curve.mean[3]), 12)
  })

  it('passes over rows that belong to an evaluation alone', async () => {
    const record = await recordOf(new FakeStudio(1, 10), 1)
    record.add({
      points: { names: ['validationPerplexity'], steps: Float64Array.of(11), values: Float64Array.of(50) },
    })
    expect(record.latest.step).toBe(10)
  })

  it('lays a closer look over the whole, and takes it away again', async () => {
    const studio = new FakeStudio(1, 5000)
    const record = await recordOf(studio, 1)
    const coarse = record.curve('loss').steps.length
    const range = { from: 1001, to: 1100 }
    const { curves } = await studio.request('runs.curves', {
      runs: [1],
      metrics: stepMetrics,
      buckets: mostBuckets,
      ...range,
    })
    record.look(curves)
    const { steps, mean, points } = record.curve('loss')
    const at = steps.indexOf(1050)
    expect(points[at]).toBe(1)
    expect(mean[at]).toBeCloseTo(madeLoss(1, 1050), 12)
    record.look([])
    expect(record.curve('loss').steps).toHaveLength(coarse)
  })

  it('knows the time of day from its start and its evaluations', async () => {
    const studio = new FakeStudio(1, 80)
    const record = await recordOf(studio, 1)
    record.started = madeAt
    expect(record.clock().at(1)).toBe(madeAt + 1000)
    record.add({ evaluations: studio.runs.get(1)!.evaluations })
    const { created } = record.evaluations[4]
    expect(record.clock().at(40 * 0.06)).toBeCloseTo(created, -1)
  })

  it('gives the same curve until something changes', async () => {
    const studio = new FakeStudio(1, 20)
    const record = await recordOf(studio, 1)
    const before = record.curve('loss')
    expect(record.curve('loss')).toBe(before)
    record.add({ points: studio.points(1, 21, 21) })
    expect(record.curve('loss')).not.toBe(before)
  })
})
