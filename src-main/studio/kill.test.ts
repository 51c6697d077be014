/** Import and training are killed at random moments, again and again; nobody may tell afterwards. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { writeGeneratedCorpus } from '../../fixtures/generated-corpus.ts'
import { killRepeatedly } from '../../fixtures/kill.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { bytesOf, openWorkspace, type Workspace } from '../store/index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const script = path.join(import.meta.dirname, '../../fixtures/kill-studio.ts')
const articles = 1600
const settings = {
  ...{ d: 8, minBigramCount: 8, steps: 40, batchSequences: 16, window: 16, threads: 2 },
  ...{ validationShare: 0.01, evaluations: 4, checkpointMinutes: 0.001 },
}

interface Sighting {
  readonly articles: readonly string[]
  readonly tokens: Uint8Array
  readonly losses: readonly number[]
  readonly evaluations: readonly (readonly [step: number, perplexity: number])[]
  readonly lastSaved: number
  readonly phase: 'nothing' | 'importing' | 'imported' | 'training' | 'trained'
}

function look(workspace: Workspace): Sighting {
  const { corpora, tokens, runs, metrics, journal, checkpoints } = workspace
  const [corpus] = corpora.list()
  const [set] = tokens.list()
  const [run] = runs.list()
  const losses = run === undefined ? [] : metrics.curve(run.id, 'loss').values
  const evaluations = run === undefined ? [] : journal.evaluations(run.id)
  const trained = run?.state === 'finished' ? 'trained' : 'training'
  const imported = corpus?.state === 'ready' ? 'imported' : 'importing'
  return {
    articles: corpus === undefined ? [] : [...corpora.articles(corpus.id)].map(({ title }) => title),
    tokens: set === undefined ? new Uint8Array(0) : bytesOf(tokens.readAll(set).tokens),
    losses: [...losses],
    evaluations: evaluations.map(({ step, result }) => [step, (result as { perplexity: number }).perplexity]),
    lastSaved: run === undefined ? -1 : (checkpoints.latest(run.id)?.step ?? -1),
    phase: corpus === undefined ? 'nothing' : run === undefined ? imported : trained,
  }
}

/** What is there is the beginning of what there shall be, and what was safe before is there still. */
function expectBeginning(seen: Sighting, before: Sighting | undefined, whole: Sighting): void {
  expect(seen.articles).toEqual(whole.articles.slice(0, seen.articles.length))
  expect(Buffer.compare(seen.tokens, whole.tokens.subarray(0, seen.tokens.length))).toBe(0)
  expect(seen.losses).toEqual(whole.losses.slice(0, seen.losses.length))
  expect(seen.evaluations).toEqual(whole.evaluations.slice(0, seen.evaluations.length))
  // No checkpoint is ahead of its curve.
  expect(seen.losses.length).toBeGreaterThanOrEqual(seen.lastSaved)
  if (before === undefined) return
  expect(seen.articles.length).toBeGreaterThanOrEqual(before.articles.length)
  expect(seen.tokens.length).toBeGreaterThanOrEqual(before.tokens.length)
  expect(seen.lastSaved).toBeGreaterThanOrEqual(before.lastSaved)
}

function hasGained(seen: Sighting, before: Sighting | undefined): boolean {
  if (before === undefined) return true
  return seen.tokens.length > before.tokens.length || seen.lastSaved > before.lastSaved
}

it('fifty deaths over import, training and checkpoints change no bit of what comes out', async () => {
  const file = path.join(folder.path, 'generated.jsonl')
  writeGeneratedCorpus(file, articles)
  const attempt = (number: number): string => path.join(folder.path, `attempt-${number}`)
  const began = performance.now()
  const output = execFileSync(process.execPath, [script, attempt(0), file, JSON.stringify(settings)])
  const uninterrupted = performance.now() - began
  const expected = output.toString().split('\n')[1]
  expect(expected).toMatch(/^done( [0-9a-f]{16}){3}$/)
  const reference = openWorkspace(attempt(0))
  const whole = look(reference)
  reference.close()
  expect([whole.articles.length, whole.losses.length]).toEqual([articles, settings.steps])

  const deaths = { nothing: 0, importing: 0, imported: 0, training: 0, trained: 0 }
  let unfinishedCheckpoints = 0
  let lives = 0
  let completed = 0
  let before: Sighting | undefined
  const killed = (): number => Object.values(deaths).reduce((sum, number) => sum + number)
  const isEnough = (): boolean =>
    killed() >= 50 &&
    deaths.importing >= 12 &&
    deaths.training >= 20 &&
    unfinishedCheckpoints >= 2 &&
    completed >= 3
  // A life is a part of an attempt, the smaller one for the import; where nothing comes of it, the next is longer.
  const usual = (seen: Sighting | undefined): number =>
    seen === undefined || seen.phase === 'importing' ? uninterrupted / 8 : uninterrupted / 4
  let longest = usual(undefined)
  while (!isEnough()) {
    const folderOfAttempt = attempt(completed + 1)
    await killRepeatedly({
      script,
      arguments: [folderOfAttempt, file, JSON.stringify(settings)],
      rounds: 1,
      longest,
      seed: ++lives,
      afterDeath(_round, lines) {
        const workspace = openWorkspace(folderOfAttempt)
        try {
          expect(workspace.integrityCheck()).toEqual([])
          for (const { state } of workspace.corpora.list()) expect(['interrupted', 'ready']).toContain(state)
          for (const { state } of workspace.runs.list())
            expect(['queued', 'interrupted', 'finished']).toContain(state)
          const seen = look(workspace)
          expectBeginning(seen, before, whole)
          if (lines.length > 0) {
            expect(lines).toEqual([expected])
            completed++
            before = undefined
            longest = usual(before)
          } else {
            deaths[seen.phase]++
            if (workspace.recovery.chunks > 0) unfinishedCheckpoints++
            longest = hasGained(seen, before) ? usual(seen) : longest * 1.3
            before = seen
          }
        } finally {
          workspace.close()
        }
      },
    })
  }
}, 600_000)
