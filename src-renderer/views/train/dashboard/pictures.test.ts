import { describe, expect, it } from 'vitest'
import { language } from '../../../language/index.ts'
import { charts } from '../curves/charts.ts'
import { madeBaselines } from '../made-runs.fixture.ts'
import { FakeStudio } from '../studio.fixture.ts'
import { levelsOf, linesOf, type ShownRun } from './pictures.ts'
import { RunRecord, stepMetrics } from './run-record.ts'
import { sampleSets } from './sample-sets.ts'

language.choice = 'en'

async function shown(run: number): Promise<ShownRun> {
  const studio = new FakeStudio(run, 64)
  const record = new RunRecord()
  record.begin(
    (await studio.request('runs.curves', { runs: [run], metrics: stepMetrics, buckets: 100 })).curves,
  )
  record.add({ evaluations: studio.runs.get(run)!.evaluations })
  return { name: `run ${run}`, colour: '#0072b2', record }
}

describe('what a chart shows', () => {
  it('is training and held-out loss of one run, named by what they are', async () => {
    const lines = linesOf(charts[0], [await shown(1)], 'step', 10)
    expect(lines.map(({ label, dashed }) => [label, dashed])).toEqual([
      ['training', false],
      ['held out', true],
    ])
    expect(lines[0].isSmoothed).toBe(true)
    expect(lines[1].places).toHaveLength(9)
  })

  it('names the run where there are several, and gives every line a key of its own', async () => {
    const lines = linesOf(charts[0], [await shown(1), await shown(2)], 'tokens', 0)
    expect(lines.map(({ label }) => label)).toContain('run 2 · held out')
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4)
    expect(lines[0].places[63]).toBe(64 * 8192)
  })

  it('smooths only what shivers', async () => {
    const rate = linesOf(
      charts.find(({ id }) => id === 'learningRate')!,
      [await shown(1)],
      'step',
      100,
    )
    expect(rate[0].isSmoothed).toBe(false)
  })

  it('has a level for every baseline once they are scored', () => {
    expect(levelsOf(undefined)).toEqual([])
    expect(levelsOf(madeBaselines).map(({ label }) => label)).toEqual([
      'Unigram',
      'Bigram',
      'Kneser-Ney 2',
      'Kneser-Ney 3',
      'Kneser-Ney 5',
    ])
  })
})

describe('samples along a run', () => {
  it('stand together by step, the later of a repeated step', () => {
    const sample = (
      number: number,
      step: number,
      text: string,
    ): Parameters<typeof sampleSets>[0][number] => ({
      number,
      step,
      prompt: 'a',
      text,
      created: 0,
    })
    expect(sampleSets([sample(0, 0, 'x'), sample(1, 10, 'y'), sample(2, 10, 'z')])).toEqual([
      { step: 0, samples: [{ prompt: 'a', text: 'x' }] },
      { step: 10, samples: [{ prompt: 'a', text: 'z' }] },
    ])
  })
})
