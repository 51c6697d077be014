import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { killRepeatedly } from '../../fixtures/kill.ts'
import { addRun, bytesLike, temporaryFolder } from '../../fixtures/workspace.ts'
import { openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder.remove())

/** What the killed program had counted up to, by kind. Throws where the workspace is a mixture. */
function countsIn(workspace: Workspace, corpus: number, run: number): Record<string, number> {
  const { corpora, tokens, metrics, journal, checkpoints } = workspace
  const { position, articles, skipped, characters } = corpora.get(corpus)
  const batches = position === undefined ? 0 : Number(position)
  expect(articles).toBe(2 * batches)
  expect(skipped).toBe(batches)
  expect(corpora.skippedPages(corpus).map(({ title }) => title)).toEqual(
    Array.from({ length: batches }, (_, i) => String(i)),
  )
  let length = 0
  for (const { title, text } of corpora.articles(corpus)) {
    const [batch, i] = title.split('.').map(Number)
    expect(text).toBe(`${batch}-`.repeat(5000 + i))
    length += text.length
  }
  expect(length).toBe(characters)

  const set = tokens.list()[0] ?? { tokens: 0, articles: 0, corpus, tokenizer: 1 }
  expect(set.tokens).toBe(set.articles * 20_000)
  let shard = 0
  for (const { tokens: part, articleStarts } of tokens.shards(set)) {
    expect([part.length, part.every((token) => token === shard % 60_000), [...articleStarts]]).toEqual([
      20_000,
      true,
      [0],
    ])
    shard++
  }
  expect(shard).toBe(set.articles)

  const points = metrics.points(run)
  points.forEach(({ step, values }, i) =>
    expect({ step, ...values }).toEqual({ step: i + 1, loss: i + 1, copy: i + 1 }),
  )
  const steps = journal.events(run).filter(({ kind }) => kind === 'step')
  expect(steps.map(({ message }) => Number(message))).toEqual(points.map(({ step }) => step))

  const saved = checkpoints.list(run)
  const latest = saved.at(-1)?.step ?? 0
  for (const { id, step, metadata, hasState } of saved) {
    expect(metadata).toEqual({ saved: step })
    expect(hasState).toBe(step === latest)
    const reader = checkpoints.open(id)
    const expected = [0, 1, 2, 3].map((index) =>
      bytesLike(Math.floor(step / (index + 1)) * 10 + index, 100_000),
    )
    expect([...reader.chunks('weights')].map((bytes, i) => Buffer.compare(bytes, expected[i]))).toEqual([
      0, 0, 0, 0,
    ])
    if (hasState) expect(Buffer.compare(reader.read('state', 0), bytesLike(step * 10 + 5, 200_000))).toBe(0)
  }
  return { articles: batches, tokens: set.articles, metrics: points.length, checkpoint: latest }
}

it('a program that is killed leaves the old state or the new, and loses nothing that it acknowledged', async () => {
  const workspace = openWorkspace(folder.path)
  const { run } = addRun(workspace)
  const growing = workspace.corpora.create({ name: 'Growing', recipe: {} }).id
  workspace.close()
  let before: Record<string, number> = { articles: 0, tokens: 0, metrics: 0, checkpoint: 0 }
  let interrupted = 0

  const { killed } = await killRepeatedly({
    script: path.join(import.meta.dirname, '../../fixtures/kill-store.ts'),
    arguments: [folder.path],
    rounds: 50,
    longest: 250,
    seed: 20250311,
    afterDeath(_round, lines) {
      const reopened = openWorkspace(folder.path)
      try {
        expect(reopened.integrityCheck()).toEqual([])
        interrupted += reopened.recovery.runs.length
        const counts = countsIn(reopened, growing, run)
        const acknowledged = { ...before }
        for (const line of lines) {
          const [what, count] = line.split(' ')
          acknowledged[what] = Number(count)
        }
        for (const [what, count] of Object.entries(acknowledged)) {
          expect(counts[what]).toBeGreaterThanOrEqual(count)
          expect(counts[what]).toBeLessThanOrEqual(count + 1)
        }
        before = counts
      } finally {
        reopened.close()
      }
    },
  })
  expect(killed).toBe(50)
  expect(interrupted).toBe(50)
  expect(before.checkpoint).toBeGreaterThan(5)
}, 120_000)
