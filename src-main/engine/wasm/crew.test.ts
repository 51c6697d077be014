import { describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { adamw, caseOf } from '../conformance/cases.ts'
import { makeBoard } from './board.ts'
import { Crew } from './crew.ts'
import { makeMemories, memoryLayout } from './memory.ts'
import { planStep } from './plan.ts'
import type { Plan } from './plan-types.ts'

/** Two threads with a small model, and a plan for one of its batches. */
async function crewAndPlan(): Promise<{ crew: Crew; plan: Plan }> {
  const { config, graph, batches } = caseOf({
    seed: 2,
    nodes: 8,
    density: 0.5,
    sequences: 2,
    predictions: 3,
    threads: 2,
    config: {},
  })
  const layout = memoryLayout(config.d, graph, adamw, 2, 6)
  const memories = makeMemories(layout)
  const board = makeBoard(graph, { d: config.d, sequences: 2, length: 4, trainShared: false })
  board.tokens.set(batches[0].tokens)
  const crew = new Crew(2, board, memories)
  await crew.open({ config, layout, memories, board })
  const plan = planStep({
    layout,
    graph,
    ranking: undefined,
    batch: batches[0],
    candidates: 'all',
    train: false,
    trainShared: false,
    dense: false,
  })
  return { crew, plan }
}

describe('a crew of threads', () => {
  it('does what it is told, again and again', async () => {
    const { crew, plan } = await crewAndPlan()
    for (let n = 0; n < 20; n++)
      expect((await crew.run({ kind: 'step', plan, update: undefined, timed: false })).statistics).toEqual([])
    await crew.dispose()
  })

  it('rejects when a thread fails while the others wait for it, and from then on', async () => {
    const { crew, plan } = await crewAndPlan()
    // One task that fails: the other thread is waiting at the barrier by then, or comes there later.
    const broken: Plan = { ...plan, groups: [], phases: [{ kind: 'groups', tasks: Uint32Array.of(0) }] }
    const failure: unknown = await crew
      .run({ kind: 'step', plan: broken, update: undefined, timed: false })
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(StudioError)
    await expect(crew.run({ kind: 'step', plan, update: undefined, timed: false })).rejects.toBe(failure)
    await crew.dispose()
  })

  it('leaves nothing behind that a new crew would stumble over', async () => {
    for (let n = 0; n < 3; n++) {
      const { crew, plan } = await crewAndPlan()
      const broken: Plan = { ...plan, phases: [{ kind: 'groups', tasks: Uint32Array.of(999) }] }
      await expect(
        crew.run({ kind: 'step', plan: broken, update: undefined, timed: false }),
      ).rejects.toThrow()
      await crew.dispose()
    }
    const { crew, plan } = await crewAndPlan()
    await expect(crew.run({ kind: 'step', plan, update: undefined, timed: false })).resolves.toBeDefined()
    await crew.dispose()
  })
})
