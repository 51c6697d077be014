import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { StudioError } from '../../src-shared/errors.ts'
import { corpusStates, corpusTransitions } from '../../src-shared/stored-corpus.ts'
import { openWorkspace, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

const create = (): number =>
  workspace.corpora.create({ name: 'C', recipe: { file: 'c.xml', options: {} } }).id

describe('a corpus', () => {
  it('begins empty, importing, with its recipe', () => {
    const corpus = workspace.corpora.get(create())
    expect(corpus).toMatchObject({ name: 'C', state: 'importing', articles: 0, characters: 0, skipped: 0 })
    expect(corpus.recipe).toEqual({ file: 'c.xml', options: {} })
    expect(corpus.position).toBeUndefined()
    expect([...workspace.corpora.articles(corpus.id)]).toEqual([])
  })

  it('moves its position with the batch that it belongs to', () => {
    const id = create()
    const articles = [
      { title: 'A', text: 'α😀' },
      { title: 'B', text: '' },
    ]
    workspace.corpora.appendArticles(
      id,
      { articles, skipped: [{ title: 'X', reason: 'cut' }] },
      { offset: 7 },
    )
    workspace.corpora.appendArticles(id, { articles: [] }, { offset: 9 })
    const corpus = workspace.corpora.get(id)
    expect(corpus).toMatchObject({ articles: 2, characters: 3, skipped: 1, position: { offset: 9 } })
    expect([...workspace.corpora.articles(id)]).toEqual(articles)
    expect(workspace.corpora.skippedPages(id)).toEqual([{ title: 'X', reason: 'cut' }])
  })

  it('gives back any text, from any article on, whatever the batches', () => {
    const article = fc.record({
      title: fc.string({ unit: 'grapheme' }),
      text: fc.string({ unit: 'binary', maxLength: 200 }),
    })
    const batches = fc.array(fc.array(article, { maxLength: 5 }), { maxLength: 5 })
    fc.assert(
      fc.property(batches, fc.nat({ max: 30 }), (given, first) => {
        const id = create()
        given.forEach((articles, i) => workspace.corpora.appendArticles(id, { articles }, i))
        const all = given.flat()
        expect([...workspace.corpora.articles(id, first)]).toEqual(all.slice(first))
        const entries = all.map(({ title, text }, number) => ({ number, title, length: text.length }))
        expect([...workspace.corpora.entries(id, first)]).toEqual(entries.slice(first))
      }),
      { numRuns: 40 },
    )
  })

  it('keeps text that has no UTF-8 form as its nearest one', () => {
    const id = create()
    const title = 'half \ud800'
    workspace.corpora.appendArticles(
      id,
      { articles: [{ title, text: 'a\udfffb' }], skipped: [{ title, reason: '' }] },
      0,
    )
    expect(workspace.corpora.article(id, 0)).toEqual({ title: 'half \ufffd', text: 'a\ufffdb' })
    expect(workspace.corpora.skippedPages(id)[0].title).toBe('half \ufffd')
  })

  it('can be read while it grows', () => {
    const id = create()
    const append = (title: string): void =>
      workspace.corpora.appendArticles(id, { articles: [{ title, text: title }] }, title)
    append('a')
    append('b')
    const reading = workspace.corpora.articles(id)
    expect(reading.next().value).toMatchObject({ title: 'a' })
    append('c')
    expect([...reading].map(({ title }) => title)).toEqual(['b', 'c'])
  })

  it('keeps report, statistics, recipe and name', () => {
    const id = create()
    workspace.corpora.saveReport(id, { pages: 3 })
    workspace.corpora.saveStatistics(id, { mean: 1.5 })
    workspace.corpora.saveRecipe(id, { sha256: 'ab' })
    workspace.corpora.rename(id, 'D')
    expect(workspace.corpora.get(id)).toMatchObject({
      name: 'D',
      report: { pages: 3 },
      statistics: { mean: 1.5 },
      recipe: { sha256: 'ab' },
    })
  })

  it.each(corpusStates.flatMap((from) => corpusStates.map((to) => [from, to] as const)))(
    '%s → %s',
    (from, to) => {
      const id = create()
      if (from !== 'importing') workspace.corpora.setState(id, from)
      if (corpusTransitions[from].includes(to)) {
        expect(workspace.corpora.setState(id, to, 'because')).toMatchObject({ state: to, reason: 'because' })
      } else {
        expect(() => workspace.corpora.setState(id, to)).toThrow(expect.objectContaining({ kind: 'usage' }))
        expect(workspace.corpora.get(id).state).toBe(from)
      }
    },
  )

  it('takes articles only while importing', () => {
    const id = create()
    workspace.corpora.setState(id, 'ready')
    expect(() => workspace.corpora.appendArticles(id, { articles: [] }, 1)).toThrow(StudioError)
    expect(workspace.corpora.get(id).position).toBeUndefined()
  })

  it('is deleted with its text, its number is not given again', () => {
    const id = create()
    workspace.corpora.appendArticles(id, { articles: [{ title: 'A', text: 'a' }] }, 1)
    const tokenizer = workspace.tokenizers.create({
      name: 'T',
      corpus: id,
      kind: 'bpe',
      vocabularySize: 256,
      definition: '{}',
    })
    workspace.corpora.delete(id)
    expect(() => workspace.corpora.get(id)).toThrow(expect.objectContaining({ kind: 'not-found' }))
    expect(() => workspace.tokenizers.get(tokenizer.id)).toThrow(
      expect.objectContaining({ kind: 'not-found' }),
    )
    expect(create()).toBeGreaterThan(id)
    expect(workspace.integrityCheck()).toEqual([])
  })
})
