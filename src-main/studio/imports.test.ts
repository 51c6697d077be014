/** Importing through the studio: repeatable, interruptible in every phase, and tidy when it fails. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writeGeneratedCorpus } from '../../fixtures/generated-corpus.ts'
import { smallFile, stopAt, undisturbed } from '../../fixtures/small-studio.ts'
import { hashOfTokens } from '../../fixtures/studio-state.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { StudioError, type ErrorKind } from '../../src-shared/errors.ts'
import { openWorkspace, type OpenOptions } from '../store/index.ts'
import { sameRecipe, type CorpusRecipe } from './corpora/recipe.ts'
import { Studio } from './index.ts'

const files = temporaryFolder()
afterAll(() => files.remove())

let file: string
let whole: string
let folder: ReturnType<typeof temporaryFolder>

beforeAll(async () => {
  file = smallFile(files.path)
  const reference = path.join(files.path, 'reference')
  await Studio.use(reference, (studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
  whole = tokensIn(reference)
})

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder.remove())

function tokensIn(workspaceFolder: string): string {
  const workspace = openWorkspace(workspaceFolder, { readOnly: true })
  try {
    return hashOfTokens(workspace)
  } finally {
    workspace.close()
  }
}

async function kindOf(work: () => unknown): Promise<ErrorKind | undefined> {
  try {
    await work()
  } catch (error) {
    if (error instanceof StudioError) return error.kind
    throw error
  }
  return undefined
}

const using = <Result>(work: (studio: Studio) => Result | Promise<Result>): Promise<Result> =>
  Studio.use(folder.path, work)

describe('an import', () => {
  it('tells what it found, and is listed', async () => {
    const made = await using((studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
    expect(made).toMatchObject({
      ...{ corpus: 1, name: 'small.jsonl', state: 'ready', pages: 300, articles: 300, redirects: 0 },
      ...{ skipped: {}, vocabulary: 400, tokenizer: 'bpe', warnings: [] },
    })
    expect(made.tokens).toBeGreaterThan(50_000)
    expect(made.characters).toBeGreaterThan(0.9 * statSync(file).size)
    const listed = await Studio.look(folder.path, (studio) => studio.corpora())
    expect(listed).toEqual([made])
    expect(tokensIn(folder.path)).toBe(whole)
  })

  it('of the same content and options is the corpus that is there, whatever the file is called', async () => {
    const renamed = path.join(files.path, 'renamed.txt')
    writeFileSync(renamed, readFileSync(file))
    await using(async (studio) => {
      const first = await studio.importCorpus(file, { vocabulary: 400 }, undisturbed)
      const phases = new Set<string>()
      const again = await studio.importCorpus(
        renamed,
        { vocabulary: 400, options: { maxArticles: undefined } },
        { ...undisturbed, onProgress: ({ phase }) => phases.add(phase) },
      )
      expect(again).toEqual({ ...first, warnings: [expect.stringContaining('corpus 1')] })
      expect(phases).toEqual(new Set(['taking the fingerprint']))
      const other = await studio.importCorpus(file, { vocabulary: 300 }, undisturbed)
      const fewer = await studio.importCorpus(
        file,
        { vocabulary: 400, options: { maxArticles: 200 } },
        undisturbed,
      )
      expect([other.corpus, other.vocabulary, fewer.corpus, fewer.articles]).toEqual([2, 300, 3, 200])
      expect(studio.corpus(undefined).corpus).toBe(3)
      expect(studio.corpus(1).name).toBe('small.jsonl')
    })
  })

  it('stops at a number of tokens, at the end of an article', async () => {
    await using(async (studio) => {
      const limited = await studio.importCorpus(
        file,
        { vocabulary: 400, options: { maxTokens: 20_000 } },
        undisturbed,
      )
      expect(limited.tokens).toBeGreaterThanOrEqual(20_000)
      expect(limited.tokens).toBeLessThan(21_000)
    })
  })

  it('has the vocabulary that a small text yields, unless a size was asked for', async () => {
    const small = path.join(files.path, 'few.txt')
    writeFileSync(small, 'The river runs to the sea. The sea is wide and the river is long. '.repeat(30))
    await using(async (studio) => {
      expect(await kindOf(() => studio.importCorpus(small, { vocabulary: 4000 }, undisturbed))).toBe(
        'vocabulary-too-large',
      )
      expect(studio.corpora()).toEqual([])
      const made = await studio.importCorpus(small, {}, undisturbed)
      expect(made.vocabulary).toBeLessThan(400)
      expect(made.warnings).toEqual([expect.stringContaining(String(made.vocabulary))])
      // It is the largest: one more is too many.
      expect(
        await kindOf(() => studio.importCorpus(small, { vocabulary: made.vocabulary }, undisturbed)),
      ).toBe(undefined)
      expect(
        await kindOf(() => studio.importCorpus(small, { vocabulary: made.vocabulary + 1 }, undisturbed)),
      ).toBe('vocabulary-too-large')
    })
  })

  it.each([
    ['a vocabulary too small', { vocabulary: 255 }, /256 to 40,?000/],
    ['a vocabulary too large', { vocabulary: 40_001 }, /256 to 40,?000/],
    ['articles', { options: { maxArticles: 0 } }, /1 to/],
    ['tokens', { options: { maxTokens: 0.5 } }, /1 to/],
    ['lengths', { options: { minimumCharacters: -1 } }, /0 to/],
    ['namespaces', { options: { namespaces: [] } }, /namespace/],
  ])('names the range of %s', async (_what, wish, range) => {
    const failure = await using((studio) => studio.importCorpus(file, wish, undisturbed)).catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({
      kind: 'setting-out-of-range',
      hint: expect.stringMatching(range) as string,
    })
    expect(await using((studio) => studio.corpora())).toEqual([])
  })
})

describe('an import that is stopped', () => {
  const large = path.join(files.path, 'large.jsonl')
  const uninterrupted = path.join(files.path, 'uninterrupted')

  beforeAll(async () => {
    // Several batches of reading, two of counting and encoding.
    writeGeneratedCorpus(large, 2000)
    await Studio.use(uninterrupted, (studio) => studio.importCorpus(large, { vocabulary: 400 }, undisturbed))
  })

  it('before it has begun leaves nothing', async () => {
    const stopped = using((studio) =>
      studio.importCorpus(file, { vocabulary: 400 }, stopAt('taking the fingerprint')),
    )
    expect(await kindOf(() => stopped)).toBe('cancelled')
    expect(await using((studio) => studio.corpora())).toEqual([])
  })

  it.each(['reading', 'counting words', 'encoding'])(
    'while %s goes on as if it had not been',
    async (phase) => {
      await using(async (studio) => {
        const stopped = studio.importCorpus(large, { vocabulary: 400 }, stopAt(phase, 1))
        expect(await kindOf(() => stopped)).toBe('cancelled')
        const [left] = studio.corpora()
        expect(left).toMatchObject({ corpus: 1, state: 'interrupted' })
        expect(
          await kindOf(() =>
            studio.train({ corpus: 1, name: 'Too early', settings: {} as never }, undisturbed),
          ),
        ).toBe('usage')
        const resumed = await studio.importCorpus(large, { vocabulary: 400 }, undisturbed)
        expect(resumed).toMatchObject({ corpus: 1, state: 'ready', articles: 2000, warnings: [] })
      })
      expect(tokensIn(folder.path)).toBe(tokensIn(uninterrupted))
    },
  )
})

describe('an import on a disk that fails', () => {
  const failing = (options: OpenOptions['seams']): Studio => Studio.open(folder.path, { seams: options })

  it('says that the disk is full, keeps what it had, and goes on when there is room', async () => {
    const empty = failing({})
    empty.close()
    const made = readFileSync(path.join(folder.path, 'workspace.sqlite'))
    // Bytes of a page stand in the header; some pages more than nothing needs, and fewer than the corpus.
    const studio = failing({ maximumPages: made.length / made.readUInt16BE(16) + 8 })
    const failure = await studio
      .importCorpus(file, { vocabulary: 400 }, undisturbed)
      .catch((error: unknown) => error)
    studio.close()
    expect(failure).toMatchObject({
      kind: 'disk-full',
      message: expect.stringContaining('more is needed') as string,
    })
    await using(async (roomy) => {
      expect(roomy.corpora().map(({ state }) => state)).not.toContain('ready')
      expect((await roomy.importCorpus(file, { vocabulary: 400 }, undisturbed)).corpus).toBe(1)
    })
    expect(tokensIn(folder.path)).toBe(whole)
  })

  it('can fail at any write', async () => {
    let writes = 0
    let failAt = Infinity
    const count = { beforeWrite: () => void writes++ }
    const counting = failing(count)
    await counting.importCorpus(file, { vocabulary: 400 }, undisturbed)
    counting.close()
    const all = writes
    expect(all).toBeGreaterThan(15)
    for (let at = 1; at <= all; at += 6) {
      folder.remove()
      writes = 0
      failAt = at
      const beforeWrite = (): void => {
        if (++writes >= failAt) throw new Error('the n-th write')
      }
      const failed = await Promise.resolve()
        .then(() => failing({ beforeWrite }))
        .then(async (studio) => {
          try {
            return await studio.importCorpus(file, { vocabulary: 400 }, undisturbed)
          } finally {
            studio.close()
          }
        })
        .catch((error: unknown) => error)
      expect(failed).toMatchObject({ message: 'the n-th write' })
      const workspace = openWorkspace(folder.path)
      expect(workspace.integrityCheck()).toEqual([])
      workspace.close()
      await using((studio) => studio.importCorpus(file, { vocabulary: 400 }, undisturbed))
      expect(tokensIn(folder.path)).toBe(whole)
    }
  })
})

describe('recipes', () => {
  const recipe: CorpusRecipe = {
    ...{ fileName: 'a', bytes: 1, sha256: 'x', tokenizer: 'auto', vocabulary: 'default', importVersion: 1 },
    source: { format: 'text', compression: 'none', encoding: 'utf-8', bytes: 1 },
    options: { namespaces: [0, 14], redirects: false } as unknown as CorpusRecipe['options'],
  }

  it('are the same whatever the file’s name and the order of the words', () => {
    expect(sameRecipe(recipe, { ...recipe, fileName: 'b' })).toBe(true)
    const { options } = recipe
    const turned = Object.fromEntries(Object.entries(options).reverse()) as unknown as typeof options
    expect(sameRecipe(recipe, { ...recipe, options: turned })).toBe(true)
  })

  it.each([
    ['content', { sha256: 'y' }],
    ['vocabulary', { vocabulary: 400 }],
    ['tokenizer', { tokenizer: 'bpe' as const }],
    ['version', { importVersion: 2 }],
    ['options', { options: { ...recipe.options, namespaces: [14, 0] } }],
  ])('differ by %s', (_what, change) => {
    expect(sameRecipe(recipe, { ...recipe, ...change })).toBe(false)
  })
})
