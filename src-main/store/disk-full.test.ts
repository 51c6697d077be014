import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesLike, contentOf, fill, temporaryFolder } from '../../fixtures/workspace.ts'
import { StudioError } from '../../src-shared/errors.ts'
import type { Seams } from './connection.ts'
import { formatBytes, freeBytes } from './disk.ts'
import { openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
/** What the file system says is free, when a test says so. */
let free: number | undefined
const seams: Seams = { freeBytes: (asked) => free ?? freeBytes(asked) }

beforeEach(() => {
  folder = temporaryFolder()
  free = undefined
})

afterEach(() => folder.remove())

function failureOf(work: () => unknown): StudioError {
  try {
    work()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('it did not fail')
}

/** Writers that go on until the disk is full, each with the number of bytes of one piece. */
const writers: Record<string, (workspace: Workspace, ids: ReturnType<typeof fill>, n: number) => void> = {
  articles: ({ corpora }, _ids, n) => {
    const text = Buffer.from(bytesLike(n, 60_000)).toString('latin1')
    corpora.appendArticles(3, { articles: [{ title: 'T', text }], skipped: [{ title: 'S', reason: 'r' }] }, n)
  },
  tokens: ({ tokens }, { tokenizer }, n) =>
    tokens.append({ corpus: 3, tokenizer }, new Uint16Array(30_000).fill(n), Uint32Array.of(0)),
  metrics: ({ metrics }, { run }, n) =>
    metrics.append(
      run,
      Array.from({ length: 300 }, (_, i) => ({ step: 1000 + 300 * n + i, values: { loss: n, rate: i } })),
    ),
  checkpoint: ({ checkpoints }, { run }, n) => {
    const writer = checkpoints.begin(run, { kind: 'interval', step: 1000 + n, metadata: { n } })
    try {
      writer.put('weights', 0, bytesLike(n, 40_000))
      writer.put('weights', 1, bytesLike(-n, 40_000))
      writer.put('state', 0, bytesLike(n + 500, 60_000))
      writer.commit()
    } finally {
      writer.abort()
    }
  },
}

describe('a file that cannot grow', () => {
  it.each(Object.entries(writers))('keeps what it held before the %s that did not fit', (_name, write) => {
    const made = openWorkspace(folder.path)
    const ids = fill(made)
    made.corpora.create({ name: 'Growing', recipe: {} })
    made.corpora.setState(3, 'interrupted')
    made.close()

    const pages = 60
    const workspace = openWorkspace(folder.path, { seams: { maximumPages: pages } })
    workspace.corpora.setState(3, 'importing')
    let before = contentOf(workspace)
    let failure: StudioError | undefined
    for (let n = 1; n < 100 && failure === undefined; n++) {
      try {
        write(workspace, ids, n)
        before = contentOf(workspace)
      } catch (error) {
        failure = error as StudioError
      }
    }
    expect(failure).toBeInstanceOf(StudioError)
    expect(failure?.kind).toBe('disk-full')
    expect(failure?.message).toMatch(/about [\d.]+ [KMG]B more/)
    expect(contentOf(workspace)).toEqual(before)
    expect(workspace.integrityCheck()).toEqual([])
    workspace.close()

    // With room again, it goes on.
    const roomy = openWorkspace(folder.path)
    if (roomy.corpora.get(3).state === 'interrupted') roomy.corpora.setState(3, 'importing')
    write(roomy, ids, 500)
    expect(roomy.integrityCheck()).toEqual([])
    roomy.close()
  })

  it('is not begun where not even an empty workspace fits', () => {
    const failure = failureOf(() => openWorkspace(folder.path, { seams: { maximumPages: 5 } }))
    expect(failure.kind).toBe('disk-full')
    expect(readdirSync(folder.path)).toEqual(['workspace.lock'])
    openWorkspace(folder.path).close()
  })
})

describe('a disk that is nearly full', () => {
  let workspace: Workspace
  let ids: ReturnType<typeof fill>

  beforeEach(() => {
    workspace = openWorkspace(folder.path, { seams })
    ids = fill(workspace)
  })

  afterEach(() => workspace.close())

  it('is asked before a checkpoint is begun, and what is missing is said', () => {
    free = 3e9
    const checkpoint = { kind: 'last', step: 999, metadata: null, expectedBytes: 13e9 } as const
    const failure = failureOf(() => workspace.checkpoints.begin(ids.run, checkpoint))
    expect(failure.kind).toBe('disk-full')
    expect(failure.message).toContain('10.1 GB')
    free = 14e9
    workspace.checkpoints.begin(ids.run, checkpoint).abort()
  })

  it('is asked before each large write', () => {
    const before = contentOf(workspace)
    free = 20e6
    const large = Uint16Array.from({ length: 4_000_000 }, (_, i) => i % 300)
    const writer = workspace.checkpoints.begin(ids.run, { kind: 'last', step: 1, metadata: null })
    const attempts = [
      () => writer.put('weights', 0, bytesLike(1, 4e6)),
      () => workspace.tokens.append({ corpus: 2, tokenizer: ids.tokenizer }, large, Uint32Array.of(0)),
      () =>
        workspace.tokens.bigrams.save(
          { corpus: ids.corpus, tokenizer: ids.tokenizer, split: 'x' },
          { counts: new Uint32Array(large) },
        ),
      () => {
        workspace.compact()
      },
    ]
    for (const attempt of attempts.slice(0, 3)) expect(failureOf(attempt).kind).toBe('disk-full')
    free = 100
    expect(failureOf(attempts[3]).kind).toBe('disk-full')
    writer.abort()
    expect(contentOf(workspace)).toEqual(before)
  })

  it('counts the room that deletions have left inside the file', () => {
    const writer = workspace.checkpoints.begin(ids.run, { kind: 'last', step: 1, metadata: null })
    for (let index = 0; index < 5; index++) writer.put('weights', index, bytesLike(index, 8e6))
    const { id } = writer.commit()
    free = 60e6
    const again = { kind: 'last', step: 2, metadata: null, expectedBytes: 40e6 } as const
    expect(failureOf(() => workspace.checkpoints.begin(ids.run, again)).kind).toBe('disk-full')
    workspace.checkpoints.delete(id)
    free = 80e6
    workspace.checkpoints.begin(ids.run, again).abort()
  })

  it('is asked before a backup, where the backup shall lie', async () => {
    const target = path.join(folder.path, 'elsewhere', 'copy.sqlite')
    mkdirSync(path.dirname(target))
    free = 1000
    await expect(workspace.backup(target)).rejects.toThrow(
      expect.objectContaining({ kind: 'disk-full', message: expect.stringContaining('elsewhere') as string }),
    )
    expect(existsSync(target)).toBe(false)
    expect(readdirSync(path.dirname(target))).toEqual([])
  })
})

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.00 KB'],
  [999_499, '999 KB'],
  [999_500, '1.00 MB'],
  [13e9, '13.0 GB'],
])('%d is written %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
