import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesLike, contentOf, fill, temporaryFolder } from '../../fixtures/workspace.ts'
import { openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder.remove())

/** Every operation that writes, each on a workspace made by `fill`. */
const operations: Record<string, (workspace: Workspace, ids: ReturnType<typeof fill>) => void> = {
  'corpora.create': ({ corpora }) => void corpora.create({ name: 'New', recipe: {} }),
  'corpora.setState': ({ corpora }) => void corpora.setState(2, 'importing'),
  'corpora.appendArticles': ({ corpora }) =>
    corpora.appendArticles(
      3,
      { articles: [{ title: 'T', text: 't' }], skipped: [{ title: 'S', reason: 'r' }] },
      9,
    ),
  'corpora.delete': ({ corpora }) => corpora.delete(2),
  'corpora.saveReport': ({ corpora }) => corpora.saveReport(1, { more: true }),
  'tokenizers.create': ({ tokenizers }, { corpus }) =>
    void tokenizers.create({ name: 'U', corpus, kind: 'bpe', vocabularySize: 1, definition: '{}' }),
  'tokens.append': ({ tokens }, { tokenizer }) =>
    tokens.append({ corpus: 2, tokenizer }, new Uint16Array(3_000_000), Uint32Array.of(0, 2_500_000)),
  'tokens.bigrams.save': ({ tokens }, { corpus, tokenizer }) =>
    tokens.bigrams.save({ corpus, tokenizer, split: 'all' }, { a: Uint32Array.of(1), b: Uint32Array.of(2) }),
  'tokens.delete': ({ tokens }, { corpus, tokenizer }) => tokens.delete({ corpus, tokenizer }),
  'runs.create': ({ runs }, { corpus, tokenizer, run }) =>
    void runs.create({ ...runs.get(run), corpus, tokenizer, name: 'Second', parentCheckpoint: undefined }),
  'runs.describe': ({ runs }, { run }) => void runs.describe(run, { name: 'N', tags: ['t'] }),
  'runs.delete': ({ runs }, { run }) => runs.delete(run),
  'metrics.append': ({ metrics }, { run }) =>
    metrics.append(run, [
      { step: 1000, values: { loss: 1 } },
      { step: 1001, values: { other: 2, loss: 1 } },
    ]),
  'journal.addSamples': ({ journal }, { run }) =>
    journal.addSamples(run, [
      { step: 1, prompt: 'a', text: 'b' },
      { step: 1, prompt: 'c', text: 'd' },
    ]),
  checkpoints: ({ checkpoints }, { run }) => {
    const writer = checkpoints.begin(run, { kind: 'best', step: 500, metadata: {} })
    try {
      writer.put('weights', 0, bytesLike(777, 5000))
      writer.share('weights', 1)
      writer.put('state', 0, bytesLike(778, 5000))
      writer.commit()
    } finally {
      writer.abort()
    }
  },
  'checkpoints.prune': ({ checkpoints }, { run }) => void checkpoints.prune(run, { last: 1 }),
  rewind: (workspace, { run }) => workspace.rewind(run, 10),
}

describe('when the n-th write fails, for every n', () => {
  it.each(Object.entries(operations))('%s leaves the old state, then succeeds', (_name, operation) => {
    let allowed = Infinity
    const beforeWrite = (): void => {
      if (allowed-- <= 0) throw new Error('the n-th write')
    }
    const workspace = openWorkspace(folder.path, { seams: { beforeWrite } })
    try {
      const ids = fill(workspace)
      workspace.corpora.create({ name: 'Importing', recipe: {} })
      const before = withoutTimes(contentOf(workspace))
      let failures = 0
      for (let n = 0; n < 100; n++) {
        allowed = n
        let failed = false
        try {
          operation(workspace, ids)
        } catch (error) {
          if (!(error instanceof Error) || error.message !== 'the n-th write') throw error
          failed = true
        }
        allowed = Infinity
        if (!failed) break
        failures++
        expect(withoutTimes(contentOf(workspace))).toEqual(before)
      }
      expect(failures).toBeGreaterThan(1)
      expect(failures).toBeLessThan(100)
      expect(workspace.integrityCheck()).toEqual([])
    } finally {
      workspace.close()
    }
  })
})

function withoutTimes(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content, (key, value: unknown) => (key === 'created' ? 0 : value)))
}
