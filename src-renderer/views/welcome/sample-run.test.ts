import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import type { JobView } from '../../../src-shared/contract/index.ts'
import { SampleRun } from './sample-run.svelte.ts'

type Answers = Record<string, (input: unknown) => unknown>

/** A shell whose studio gives these answers, whose import ends and whose training starts like that. */
function shellWith(
  answers: Answers,
  ended: Partial<JobView>,
  view = 'welcome',
  started: Partial<JobView> = { state: 'running', run: 5 },
) {
  const asked: [string, unknown][] = []
  const went: [string, unknown][] = []
  const shell = {
    client: {
      async request(name: string, input: unknown) {
        asked.push([name, input])
        return answers[name](input)
      },
    },
    jobs: { whenAtRest: async () => ended, when: async () => started },
    location: { view, go: (...place: [string, unknown]) => void went.push(place) },
  }
  return { sample: new SampleRun(shell as never), asked, went }
}

const usual: Answers = {
  'corpora.import': () => ({ job: 1 }),
  'runs.start': () => ({ job: 2 }),
}

describe('the sample', () => {
  it('is imported, trained and shown', async () => {
    const { sample, asked, went } = shellWith(usual, { state: 'finished', corpus: 3 })
    await sample.begin('zh')
    expect(asked[0][1]).toMatchObject({ source: { sample: 'zh' } })
    expect(asked[1][1]).toMatchObject({ corpus: 3, preset: 'sample' })
    expect(went).toEqual([['train', { run: '5' }]])
    expect(sample.phase).toEqual({ kind: 'training', job: 2 })
  })

  it('leaves people alone who look at something else', async () => {
    const { sample, went } = shellWith(usual, { state: 'finished', corpus: 3 }, 'data')
    await sample.begin('en')
    expect(went).toEqual([])
    expect(sample.phase.kind).toBe('training')
  })

  it('is not begun twice at once', async () => {
    const { sample, asked } = shellWith(usual, { state: 'finished', corpus: 3 })
    await Promise.all([sample.begin('en'), sample.begin('en')])
    expect(asked.filter(([name]) => name === 'corpora.import')).toHaveLength(1)
  })

  it.each([
    ['paused', 'paused'],
    ['cancelled', 'idle'],
    ['interrupted', 'idle'],
    ['failed', 'failed'],
  ] as const)('trains nothing when its import is %s', async (state, phase) => {
    const problem = { kind: 'disk-full', message: 'Full.', hint: 'Free some.' } as const
    const { sample, asked } = shellWith(usual, { state, problem })
    await sample.begin('en')
    expect(sample.phase.kind).toBe(phase)
    expect(asked).toHaveLength(1)
  })

  it('says why its training did not start', async () => {
    const problem = { kind: 'memory-insufficient', message: 'It does not fit.', hint: 'Close some.' } as const
    const failed = { state: 'failed', problem } as const
    const { sample, went } = shellWith(usual, { state: 'finished', corpus: 3 }, 'welcome', failed)
    await sample.begin('en')
    expect(sample.phase).toEqual({ kind: 'failed', error: problem })
    expect(went).toEqual([])
  })

  it('shows what the studio refuses, and can be tried again', async () => {
    const refusal = new StudioError('memory-insufficient', 'It does not fit.', 'Close something.')
    let refuse = true
    const { sample } = shellWith(
      {
        ...usual,
        'runs.start': () => {
          if (refuse) throw refusal
          return { job: 2 }
        },
      },
      { state: 'finished', corpus: 3 },
    )
    await sample.begin('en')
    expect(sample.phase).toEqual({ kind: 'failed', error: refusal })
    refuse = false
    await sample.begin('en')
    expect(sample.phase.kind).toBe('training')
  })
})
