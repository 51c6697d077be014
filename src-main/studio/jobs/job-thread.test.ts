/** Real threads that are asked to end: what they say then, and what they leave. */
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallFile, smallRun, undisturbed } from '../../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import type { Progress } from '../../../src-shared/progress.ts'
import { openWorkspace, type Workspace } from '../../store/index.ts'
import { Studio } from '../studio.ts'
import { startThread, type JobThread } from './job-thread.ts'
import type { Assignment } from './work.ts'

const folder = temporaryFolder()
let workspace: Workspace

beforeAll(async () => {
  const file = smallFile(folder.path)
  await Studio.use(folder.path, (studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
  workspace = openWorkspace(folder.path)
})

afterAll(() => {
  workspace.close()
  folder.remove()
})

const endless = smallRun({ steps: 1_000_000, checkpointMinutes: 60 })

/** A thread, and what it was doing when it was asked `wish` at its first word of the phase; at once without one. */
async function askedAt(
  assignment: Assignment,
  phase: string | undefined,
  wish: (thread: JobThread) => unknown,
): Promise<{ outcome: unknown; phases: string[]; run: number | undefined }> {
  const phases: string[] = []
  let run: number | undefined
  let wasAsked = false
  const ask = (): void => {
    if (wasAsked) return
    wasAsked = true
    wish(thread)
  }
  const thread = startThread(assignment, {
    progress(progress: Progress) {
      phases.push(progress.phase)
      if (progress.phase === phase) ask()
    },
    subject: (subject) => void (run = subject.run ?? run),
    news: () => undefined,
  })
  if (phase === undefined) ask()
  const outcome = await thread.result.catch((error: unknown) => error)
  return { outcome, phases, run }
}

const training: Assignment<'training'> = {
  folder: folder.path,
  kind: 'training',
  input: { corpus: 1, name: 'Endless', settings: endless },
}

describe('a thread that is asked to end', () => {
  it('before it has its code has touched nothing', async () => {
    const before = workspace.runs.list().length
    const { outcome, phases } = await askedAt(training, undefined, (thread) => thread.stop('pause'))
    expect(outcome).toMatchObject({ kind: 'cancelled' })
    expect(phases).toEqual([])
    expect(workspace.runs.list()).toHaveLength(before)
  })

  it.each(['scoring n-gram models', 'warm start'])(
    'while it is %s leaves a run to go on with',
    async (phase) => {
      const { outcome, phases, run } = await askedAt(training, phase, (thread) => thread.stop('pause'))
      expect(outcome).toMatchObject({ kind: 'cancelled' })
      expect(phases).not.toContain('training')
      expect(workspace.runs.get(run ?? 0).state).toBe('paused')
    },
  )

  it('while it trains saves the step it is at', async () => {
    const { outcome, run } = await askedAt(training, 'training', (thread) => thread.stop('stop'))
    const { state } = workspace.runs.get(run ?? 0)
    expect(outcome).toMatchObject({ run, state: 'stopped' })
    const saved = workspace.checkpoints.latest(run ?? 0)
    expect([state, saved?.step]).toEqual(['stopped', (outcome as { steps: number }).steps])
  })

  it('while it evaluates ends by itself, long before force is used', async () => {
    const { run } = await askedAt(training, 'training', (thread) => thread.stop('stop'))
    const assignment: Assignment = { folder: folder.path, kind: 'evaluation', input: { run: run ?? 0 } }
    for (const phase of [undefined, 'evaluating', 'scoring n-gram models']) {
      const { outcome } = await askedAt(assignment, phase, (thread) => thread.end(60_000))
      expect(outcome).toMatchObject({ kind: 'cancelled' })
    }
    expect(workspace.journal.events(run ?? 0).filter(({ kind }) => kind === 'evaluated')).toEqual([])
  })

  it('while it imports keeps what it has', async () => {
    // Long enough that the wish arrives before the end.
    const many = smallFile(mkdtempSync(path.join(folder.path, 'many-')), 4000)
    const input = { file: many, wish: { vocabulary: 500 } }
    const assignment: Assignment = { folder: folder.path, kind: 'import', input }
    const { outcome } = await askedAt(assignment, 'counting words', (thread) => thread.stop('pause'))
    expect(outcome).toMatchObject({ kind: 'cancelled' })
    expect(workspace.corpora.list().at(-1)).toMatchObject({ state: 'interrupted' })
  })

  it('by force without patience is said to have ended without a word', async () => {
    const { outcome } = await askedAt(training, 'training', (thread) => thread.end(0))
    expect(outcome).toMatchObject({ kind: 'defect' })
  })
})
