import { describe, expect, it } from 'vitest'
import { candidate, FakeStudio } from '../state/fake-studio.ts'
import { traceOf } from '../why/explanations.ts'
import { arrivalRows } from './arrival-rows.ts'
import { mixtureRows } from './mixture-rows.ts'
import { lengthOf } from './numbers.ts'
import { TokenTour, type TourQuestion } from './tour.svelte.ts'

const config = {
  dialect: 'paper',
  d: 2,
  positionalEncoding: 'none',
  energyScale: 1,
} as const

function studio(texts: readonly string[], answers = {}): FakeStudio {
  const trace = traceOf(texts)
  trace.signals.fill(2)
  return new FakeStudio({
    'models.open': ({ model }: { model: number }) => ({ model, config, nodes: 10, ownEdges: 30 }),
    'completion.trace': () => trace,
    'completion.candidates': () => ({
      candidates: [candidate(' on', 0.6), candidate(' by', 0.3)],
      included: [{ ...candidate(' under', 0.01), rank: 9 }],
      sharedEnergy: 1,
      sharedProbability: 0.05,
    }),
    'graph.node': () => ({ bias: Float32Array.of(0.5, 1), outDegree: 4 }),
    'graph.edge': (input: { source: number; target: number }) => ({
      ...input,
      own: true,
      count: 3,
      d: 2,
      weights: Float32Array.of(1, 0, 0, input.target === candidate(' on').id ? 2 : 1),
      bias: Float32Array.of(0, 10),
    }),
    ...answers,
  })
}

const question: TourQuestion = {
  model: 3,
  prefix: { prompt: 'The cat sat', continuation: [] },
  start: 0,
  actual: undefined,
}

async function opened(texts: readonly string[], asked: Partial<TourQuestion> = {}): Promise<TokenTour> {
  const tour = new TokenTour(studio(texts).client)
  tour.open()
  await tour.ask({ ...question, ...asked })
  return tour
}

describe('the tour', () => {
  it('computes what the model did, from its own parameters', async () => {
    const { text, candidate: looked } = await opened(['The', ' cat', ' sat'])
    expect([...(text?.first.potential ?? [])]).toEqual([1.5, 2])
    expect([...(text?.hop?.arrival.term ?? [])]).toEqual([2, 2])
    expect(text?.mixture[0]).toBeCloseTo(2)
    expect(looked?.candidate.text).toBe(' on')
    expect([...(looked?.arrival.potential ?? [])].map(Math.round)).toEqual([2, 14])
    expect(lengthOf(looked?.arrival.signal ?? [])).toBeCloseTo(14.1, 0)
  })

  it('looks at the token that came, also where it is none of the best', async () => {
    const tour = await opened(['The', ' cat'], { actual: candidate(' under').id })
    expect(tour.candidate?.candidate.text).toBe(' under')
    expect(tour.text?.candidates.at(-1)?.text).toBe(' under')
    await tour.look(candidate(' by'))
    expect(tour.candidate?.candidate.text).toBe(' by')
  })

  it('goes through its steps and stays within them; after one token no edge has been walked', async () => {
    const tour = await opened(['The', ' cat'])
    tour.move(-1)
    expect(tour.step).toBe('nodes')
    for (let turn = 0; turn < 9; turn++) tour.move(1)
    expect(tour.step).toBe('probability')
    expect(tour.steps).toHaveLength(7)
    expect((await opened(['The'])).steps).not.toContain('edge')
  })

  it('turns no page while there is nothing to show', () => {
    const tour = new TokenTour(studio(['The']).client)
    tour.open()
    tour.move(1)
    expect(tour.step).toBe('nodes')
  })

  it('says why it cannot be shown, and begins anew when it is opened again', async () => {
    const fault = new Error('the model is gone')
    const broken = studio(['The'], { 'completion.trace': () => Promise.reject(fault) })
    const tour = new TokenTour(broken.client)
    tour.open()
    await tour.ask(question)
    expect(tour.error).toBe(fault)
    tour.open()
    expect(tour.error).toBeUndefined()
    tour.close()
    expect(tour.isOpen).toBe(false)
  })
})

describe('the rows of the tour', () => {
  it('add up to the sum', async () => {
    const { text } = await opened(['The', ' cat'])
    if (text?.hop === undefined) throw new Error('no edge')
    const rows = arrivalRows('W · r', text.hop.arrival, { positionalEncoding: 'sine-cosine' })
    expect(rows).toHaveLength(5)
    expect(rows[0].values[1] + rows[1].values[1] + rows[2].values[1]).toBeCloseTo(rows[3].values[1])
    expect(arrivalRows('', text.hop.arrival, { positionalEncoding: 'none' })).toHaveLength(4)
  })

  it('of a mixture are the strongest signals, and all others in one', async () => {
    const words = Array.from({ length: 8 }, (_, index) => ` w${index}`)
    const { text } = await opened(words)
    if (text === undefined) throw new Error('no text')
    const rows = mixtureRows(text, 'others', 'S')
    expect(rows.map(({ name }) => name).slice(-2)).toEqual(['others', 'S'])
    expect(rows).toHaveLength(7)
    const sum = rows.slice(0, -1).reduce((total, { values }) => total + values[0], 0)
    expect(sum).toBeCloseTo(text.mixture[0])
    expect(mixtureRows((await opened(['The', ' cat'])).text!, 'others', 'S')).toHaveLength(3)
  })
})
