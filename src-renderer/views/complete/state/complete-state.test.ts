/** The view of completions at a studio that is played: one file, as its state is one class. */
import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../../src-shared/errors.ts'
import { defaultGeneration } from '../../../../src-shared/generation.ts'
import { BranchTree } from '../branches/branch-tree.ts'
import { CompleteState } from './complete-state.svelte.ts'
import { candidate, FakeStudio, generated, idOf } from './fake-studio.ts'
import { PromptHistory, treeOf } from './history.svelte.ts'

function row(run: number, checkpoints: number[], best = checkpoints[0]): object {
  const checkpointList = checkpoints.map((checkpoint, index) => ({
    checkpoint,
    run,
    step: 100 * (index + 1),
  }))
  return { run, name: `run ${run}`, archived: false, deleted: false, checkpointList, best }
}

/** Two runs, the newer one with two checkpoints, and a place that keeps views. */
function studio(views: unknown[] = []): FakeStudio {
  const kept = [...views] as { view: number }[]
  return new FakeStudio({
    'models.list': () => ({ models: [row(2, [20, 21], 21), row(1, [10])] }),
    'views.list': () => ({ views: kept }),
    'views.save': (input: { view?: number; name: string; document: unknown }) => {
      const saved = {
        kind: 'complete',
        created: 1,
        changed: 2,
        ...input,
        view: input.view ?? 100 + kept.length,
      }
      kept.push(saved)
      return saved
    },
    'views.delete': () => ({}),
    'completion.candidates': () => ({
      candidates: [candidate(' on', 0.5), candidate(' under', 0.1)],
      included: [],
      sharedEnergy: 1,
      sharedProbability: 0.2,
    }),
  })
}

/** A state that has completed 'The cat' with ' sat', ' on'. */
async function written(fake = studio()): Promise<{ complete: CompleteState; fake: FakeStudio }> {
  const complete = new CompleteState(fake.client)
  await complete.load()
  complete.prompt = 'The cat'
  await complete.run()
  fake.stream.write(' sat', ' on')
  fake.stream.end()
  return { complete, fake }
}

function textOf(complete: CompleteState): string {
  return complete.active.text.texts.join('')
}

describe('the view of completions', () => {
  it('begins with the best checkpoint of the newest run', async () => {
    const complete = new CompleteState(studio().client)
    expect(complete.isReady).toBe(false)
    await complete.load()
    expect(complete.isReady).toBe(true)
    expect(complete.active.model).toBe(21)
    expect(complete.focus).toBeUndefined()
  })

  it('takes the model and the prompt that were wished', async () => {
    const complete = new CompleteState(studio().client)
    await complete.load({ run: 1, prompt: 'Once' })
    expect(complete.active.model).toBe(10)
    expect(complete.prompt).toBe('Once')
    await complete.load({ model: 20 })
    expect(complete.active.model).toBe(20)
    await complete.load({ model: 999 })
    expect(complete.active.model).toBe(20)
  })

  it('is led to the best checkpoint of the run when the chosen one was deleted meanwhile', async () => {
    let there = [20, 21]
    const gone = new StudioError('not-found', 'There is no checkpoint 20.', 'Choose another one.')
    const fake = new FakeStudio({
      'models.list': () => ({ models: [row(3, [30]), row(2, there)] }),
      'models.open': ({ model }: { model: number }) => {
        if (model !== 30 && !there.includes(model)) throw gone
        return { model, run: 2, runName: 'demo', step: 10 }
      },
      'views.list': () => ({ views: [] }),
    })
    const complete = new CompleteState(fake.client)
    await complete.load({ model: 20 })
    there = [22]
    complete.prompt = 'The cat'
    await complete.run()
    expect(complete.active).toMatchObject({ model: 22, error: undefined })
    expect(fake.stream.input).toMatchObject({ model: 22, prompt: 'The cat' })
    there = []
    complete.choose(complete.active, 21)
    await complete.run()
    expect(complete.active).toMatchObject({ model: 21, error: gone })
  })

  it('says why there are no models to choose from', async () => {
    const fake = new FakeStudio({ 'views.list': () => ({ views: [] }) })
    const complete = new CompleteState(fake.client)
    await complete.load()
    expect(complete.models.error).toBeInstanceOf(Error)
    expect(complete.models.models).toBeUndefined()
  })

  it('looks at the last token until another is chosen', async () => {
    const { complete } = await written()
    expect(complete.focus).toBe(3)
    complete.select(complete.active, 1)
    expect(complete.focus).toBe(1)
    complete.select(complete.active, 99)
    expect(complete.focus).toBe(4)
    complete.select(complete.active, -5)
    expect(complete.focus).toBe(0)
  })

  it('asks for the candidates of the token in focus', async () => {
    const { complete, fake } = await written()
    complete.askStep()
    await new Promise((resolve) => setTimeout(resolve))
    expect(fake.inputs('completion.candidates')).toEqual([
      { model: 21, prompt: 'The cat', continuation: [idOf(' sat')], top: 24, include: [idOf(' on')] },
    ])
    expect(complete.question).toMatchObject({ position: 3, chosen: idOf(' on'), expected: undefined })
    complete.select(complete.active, 0)
    complete.askStep()
    expect(complete.step.candidates).toBeUndefined()
    expect(complete.question).toBeUndefined()
  })

  it('takes another token and goes on, or only takes it', async () => {
    const { complete, fake } = await written()
    complete.force(candidate(' under', 0.1))
    expect(complete.active.isBusy).toBe(true)
    fake.stream.write(' it')
    fake.stream.end()
    expect(textOf(complete)).toBe('The cat sat under it')
    complete.goesOn = false
    complete.select(complete.active, 2)
    complete.force(candidate(' ran'))
    expect(complete.active.isBusy).toBe(false)
    expect(textOf(complete)).toBe('The cat ran')
    expect(complete.active.tree.size).toBe(3)
  })

  it('asks what would have led to another token, until another place is looked at', async () => {
    const { complete } = await written()
    complete.expect(candidate(' under'))
    expect(complete.tab).toBe('why')
    expect(complete.question?.expected).toBe(idOf(' under'))
    complete.expect(candidate(' on'))
    expect(complete.question?.expected).toBeUndefined()
    complete.expect(candidate(' under'))
    complete.select(complete.active, 2)
    expect(complete.expected).toBeUndefined()
  })

  it('explains within the window the tokens were written with', async () => {
    const fake = studio()
    const complete = new CompleteState(fake.client)
    await complete.load()
    complete.sampling.contextWindow = 1
    complete.prompt = 'The cat'
    await complete.run()
    fake.stream.write(' sat')
    fake.stream.end()
    expect(complete.question).toMatchObject({
      start: 1,
      prefix: { prompt: '', continuation: [idOf(' cat')] },
    })
  })

  it('adds one token at a time, each with a random number of its own', async () => {
    const { complete, fake } = await written()
    complete.sampling.seed = 2 ** 32 - 1
    complete.single()
    expect(fake.stream.input.settings).toMatchObject({ maxTokens: 1, seed: 1 })
    fake.stream.write(' it')
    fake.stream.end()
    complete.single()
    expect(fake.stream.input.settings).toMatchObject({ seed: 2 })
  })

  it('writes the first single token of a prompt too', async () => {
    const fake = studio()
    const complete = new CompleteState(fake.client)
    await complete.load()
    complete.prompt = 'The cat'
    complete.single()
    await new Promise((resolve) => setTimeout(resolve))
    expect(fake.stream.input).toMatchObject({ prompt: 'The cat', settings: { maxTokens: 1 } })
  })

  it('does not run without a prompt', async () => {
    const fake = studio()
    const complete = new CompleteState(fake.client)
    await complete.load()
    await complete.run()
    expect(fake.streams).toEqual([])
  })

  it('compares two models on the prompt that is shown', async () => {
    const { complete, fake } = await written()
    complete.compare(true)
    await new Promise((resolve) => setTimeout(resolve))
    expect(complete.lanes.map(({ model }) => model)).toEqual([21, 20])
    expect(fake.stream.input).toMatchObject({ model: 20, prompt: 'The cat' })
    fake.stream.write(' ran')
    fake.stream.end()
    complete.select(complete.lanes[1], 2)
    expect(complete.activeIndex).toBe(1)
    expect(textOf(complete)).toBe('The cat ran')
    complete.choose(complete.lanes[1], 10)
    await new Promise((resolve) => setTimeout(resolve))
    expect(fake.stream.input).toMatchObject({ model: 10, prompt: 'The cat' })
    complete.compare(false)
    expect(complete.lanes).toHaveLength(1)
    expect(textOf(complete)).toBe('The cat sat on')
  })

  it('runs both models at once, and stops both', async () => {
    const { complete, fake } = await written()
    complete.compare(true)
    await complete.run()
    const [one, other] = fake.streams.slice(-2)
    expect([one.input.model, other.input.model].sort()).toEqual([20, 21])
    complete.stop()
    expect(complete.isBusy).toBe(false)
    expect(other.isStopped).toBe(true)
  })

  it('is there again when the window is opened again', async () => {
    const fake = studio()
    const { complete } = await written(fake)
    complete.sampling.temperature = 0
    complete.force(candidate(' under'))
    fake.stream.end()
    await complete.keep()
    const again = new CompleteState(fake.client)
    await again.load()
    await new Promise((resolve) => setTimeout(resolve))
    expect(again.prompt).toBe('The cat')
    expect(textOf(again)).toBe('The cat sat under')
    expect(again.active.tree.size).toBe(2)
    expect(again.sampling.temperature).toBe(0)
  })
})

describe('earlier prompts', () => {
  const session = { settings: defaultGeneration, model: 21, run: 2 }

  function tree(...words: string[]): BranchTree {
    const made = new BranchTree()
    made.append(0, words.map(generated))
    return made
  }

  it('are kept once each, latest first', async () => {
    const fake = studio()
    const history = new PromptHistory(fake.client)
    await history.save({ ...session, prompt: 'one', tree: tree(' a') })
    await history.save({ ...session, prompt: 'two', tree: tree(' b') })
    await Promise.all([
      history.save({ ...session, prompt: 'one', tree: tree(' c') }),
      history.save({ ...session, prompt: 'one', tree: tree(' d') }),
    ])
    expect(history.entries.map(({ prompt }) => prompt)).toEqual(['one', 'two'])
    expect(treeOf(history.entries[0])?.path(0)[0].text).toBe(' d')
    await history.delete(history.entries[0])
    expect(history.entries).toHaveLength(1)
    expect(fake.inputs('views.delete')).toHaveLength(1)
  })

  it('are not kept without end', async () => {
    const history = new PromptHistory(studio().client)
    for (let i = 0; i < 65; i++) await history.save({ ...session, prompt: `prompt ${i}`, tree: tree() })
    expect(history.entries).toHaveLength(60)
    expect(history.entries[0].prompt).toBe('prompt 64')
  })

  it('are kept without their branches when those are too long, and not at all when they are', async () => {
    const history = new PromptHistory(studio().client)
    const words = Array.from({ length: 5000 }, (_, i) => ` word${i}`)
    await history.save({ ...session, prompt: 'long answer', tree: tree(...words) })
    expect(treeOf(history.entries[0])).toBeUndefined()
    await history.save({ ...session, prompt: 'x'.repeat(500_000), tree: tree() })
    expect(history.entries.map(({ prompt }) => prompt)).toEqual(['long answer'])
  })

  it('leave out what another version wrote', async () => {
    const history = new PromptHistory(studio([{ view: 1, document: { version: 9 }, changed: 1 }]).client)
    await history.load()
    expect(history.entries).toEqual([])
  })
})
