import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../../src-shared/errors.ts'
import { candidate, FakeStudio } from '../state/fake-studio.ts'
import { explanationOf, traceOf } from './explanations.ts'
import { candidatesOf, energiesOf, tokensOf } from './path-of.ts'
import { Step } from './step.svelte.ts'
import { largestOf, strongestContributions, Why, type WhyQuestion } from './why.svelte.ts'

const texts = ['The', ' cat', ' sat']
const question: WhyQuestion = {
  model: 3,
  prefix: { prompt: 'The cat sat', continuation: [] },
  position: 3,
  start: 0,
  chosen: candidate(' on').id,
  expected: undefined,
}

function studio(): FakeStudio {
  return new FakeStudio({
    'completion.explain': () => explanationOf(' on', texts),
    'completion.trace': () => traceOf(texts),
  })
}

describe('why a token came', () => {
  it('is asked once per question, with the path', async () => {
    const fake = studio()
    const why = new Why(fake.client)
    await why.ask(question)
    await why.ask({ ...question, prefix: { prompt: 'The cat sat', continuation: [] } })
    expect(fake.asked.map(({ name }) => name)).toEqual(['completion.explain', 'completion.trace'])
    expect(why.explanation?.chosen.text).toBe(' on')
    expect(why.trace?.tokens).toHaveLength(3)
  })

  it('shows weights by the way of removing', async () => {
    const why = new Why(studio().client)
    await why.ask(question)
    expect(why.weights).toEqual([0.1, -0.05, 0.3].map((value) => expect.closeTo(value) as number))
    expect(why.largest).toBeCloseTo(0.3)
    why.mode = 'renormalised'
    expect(why.weights).toEqual([0, 0.01, 0.02])
  })

  it('counts positions in the whole text, whatever the window', async () => {
    const why = new Why(studio().client)
    await why.ask({ ...question, position: 13, start: 10 })
    expect(why.weightAt(10)).toBeCloseTo(0.1)
    expect(why.weightAt(9)).toBeUndefined()
    expect(why.weightAt(13)).toBeUndefined()
  })

  it('drops an answer that was overtaken, or forgotten', async () => {
    const waiting: (() => void)[] = []
    const fake = new FakeStudio({
      'completion.explain': ({ chosen }: { chosen: number }) =>
        new Promise((resolve) => waiting.push(() => resolve(explanationOf(String(chosen), texts)))),
      'completion.trace': () => traceOf(texts),
    })
    const why = new Why(fake.client)
    const first = why.ask({ ...question, chosen: 1 })
    const second = why.ask({ ...question, chosen: 2 })
    for (const answer of waiting) answer()
    await Promise.all([first, second])
    expect(why.explanation?.chosen.text).toBe('2')
    const third = why.ask({ ...question, chosen: 3 })
    why.forget()
    waiting.at(-1)?.()
    await third
    expect(why.explanation).toBeUndefined()
    expect(why.isAsking).toBe(false)
  })

  it('keeps the answer to the same question, and forgets it for another', async () => {
    const why = new Why(studio().client)
    await why.ask(question)
    why.forgetOther({ ...question })
    expect(why.explanation).toBeDefined()
    why.forgetOther({ ...question, expected: 5 })
    expect(why.explanation).toBeUndefined()
  })

  it('says what went wrong, and asks again', async () => {
    let isBroken = true
    const error = new StudioError('input-too-large', 'Too long.', 'Shorten it.')
    const fake = new FakeStudio({
      'completion.explain': () => {
        if (isBroken) throw error
        return explanationOf(' on', texts)
      },
      'completion.trace': () => traceOf(texts),
    })
    const why = new Why(fake.client)
    await why.ask(question)
    expect(why.error).toBe(error)
    isBroken = false
    await why.ask(question)
    expect(why.error).toBeUndefined()
    expect(why.explanation).toBeDefined()
  })

  it('lists what counts most', () => {
    const { contributions } = explanationOf(' on', texts).chosen
    expect(strongestContributions(contributions, 'removed', 2).map(({ position }) => position)).toEqual([
      2, 0,
    ])
    expect(largestOf([])).toBe(0)
    expect(largestOf([0.5, -2])).toBe(2)
  })
})

describe('the candidates of a step', () => {
  const told = [candidate(' on'), candidate(' in')]

  it('are those told at once, until the studio has said more', async () => {
    const fake = new FakeStudio({
      'completion.candidates': () => ({
        candidates: [candidate(' on'), candidate(' in'), candidate(' at')],
        included: [{ ...candidate(' under'), rank: 40 }],
        sharedEnergy: 1,
        sharedProbability: 0.1,
      }),
    })
    const step = new Step(fake.client)
    const asked = step.ask({ model: 3, prefix: question.prefix, actual: 9, told })
    expect(step.candidates).toEqual(told)
    expect(step.isAsking).toBe(true)
    await asked
    expect(step.candidates).toHaveLength(3)
    expect(step.actual).toMatchObject({ rank: 40 })
    expect(step.shared).toEqual({ energy: 1, probability: 0.1 })
    expect(fake.inputs('completion.candidates')).toEqual([
      { model: 3, prompt: 'The cat sat', continuation: [], top: 24, include: [9] },
    ])
    step.tell(undefined)
    expect(step.candidates).toBeUndefined()
    expect(step.actual).toBeUndefined()
  })

  it('stay those told when the studio fails', async () => {
    const step = new Step(new FakeStudio().client)
    await step.ask({ model: 3, prefix: question.prefix, actual: undefined, told })
    expect(step.error).toBeInstanceOf(Error)
    expect(step.candidates).toEqual(told)
    expect(step.isAsking).toBe(false)
  })
})

describe('what a path shows', () => {
  it('are tokens with the energy of the step into them', () => {
    const explanation = explanationOf(' on', texts)
    const energies = energiesOf(traceOf(texts))
    expect(tokensOf(energies, explanation, [0.1, -0.2, 0.3])).toEqual([
      { position: 0, text: 'The', energy: undefined, weight: 0.1, isUnusual: false },
      { position: 1, text: ' cat', energy: 2.5, weight: -0.2, isUnusual: true },
      { position: 2, text: ' sat', energy: 2.5, weight: 0.3, isUnusual: false },
    ])
  })

  it('are the best candidates with the one that came and the one expected, each once', () => {
    const best = [candidate(' in', 0.4), candidate(' on', 0.25), candidate(' at', 0.2), candidate(' by', 0.1)]
    const drawn = candidatesOf(explanationOf(' on', texts, ' under'), best)
    expect(drawn.map(({ text, role }) => [text, role])).toEqual([
      [' in', 'other'],
      [' on', 'chosen'],
      [' under', 'expected'],
      [' at', 'other'],
    ])
  })
})
