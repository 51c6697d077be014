/**
 * Corpora: where their text comes from, how far the import is, and the text itself (corpus-text.ts). Every
 * batch and the position after it are one transaction, so an import goes on exactly where it was.
 */
import { StudioError } from '../../src-shared/errors.ts'
import {
  type Article,
  type CorpusRecord,
  type CorpusState,
  corpusTransitions,
  type SkippedPage,
} from '../../src-shared/stored-corpus.ts'
import type { Connection } from './connection.ts'
import { type ArticleEntry, CorpusText } from './corpus-text.ts'
import { damagedPart } from './damage.ts'
import { fromDocument, optional, toDocument } from './documents.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'
import type { Tokenizers } from './tokenizers.ts'
import { packArticles } from './text-block.ts'

interface CorpusRow {
  id: number
  name: string
  state: string
  reason: string | null
  recipe: string
  report: string | null
  statistics: string | null
  created: number
}

interface ProgressRow {
  corpus: number
  position: string | null
  articles: number
  characters: number
  skipped: number
  blocks: number
}

interface SkippedRow {
  corpus: number
  number: number
  title: string
  reason: string
}

export interface CorpusBatch {
  readonly articles: readonly Article[]
  readonly skipped?: readonly SkippedPage[]
}

export class Corpora {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #tokenizers: Tokenizers
  readonly #corpora: SealedTable<CorpusRow>
  readonly #progress: SealedTable<ProgressRow>
  readonly #text: CorpusText
  readonly #skipped: SealedTable<SkippedRow>

  constructor(connection: Connection, identities: Identities, tokenizers: Tokenizers) {
    this.#connection = connection
    this.#identities = identities
    this.#tokenizers = tokenizers
    const rest = ['name', 'state', 'reason', 'recipe', 'report', 'statistics', 'created']
    this.#corpora = new SealedTable(connection, 'corpora', ['id'], rest)
    const counts = ['position', 'articles', 'characters', 'skipped', 'blocks']
    this.#progress = new SealedTable(connection, 'import_progress', ['corpus'], counts)
    this.#text = new CorpusText(connection, identities, (id) => this.#progressOf(id))
    this.#skipped = new SealedTable(connection, 'skipped_pages', ['corpus', 'number'], ['title', 'reason'])
  }

  /** A new corpus in state 'importing'. `recipe` is kept as JSON. */
  create(corpus: { name: string; recipe: unknown }): CorpusRecord {
    return this.#connection.transaction(() => {
      const id = this.#identities.next('corpora')
      this.#corpora.insert({
        id,
        name: corpus.name,
        state: 'importing',
        reason: null,
        recipe: toDocument(corpus.recipe) ?? 'null',
        report: null,
        statistics: null,
        created: Date.now(),
      })
      this.#progress.insert({ corpus: id, position: null, articles: 0, characters: 0, skipped: 0, blocks: 0 })
      return this.get(id)
    })
  }

  /** Throws `not-found`. */
  get(id: number): CorpusRecord {
    const row = this.#corpora.get(id)
    if (row === undefined)
      throw new StudioError(
        'not-found',
        `There is no corpus ${id}.`,
        'List the corpora to see their numbers.',
      )
    const progress = this.#progressOf(id)
    return {
      id,
      name: row.name,
      state: row.state as CorpusState,
      reason: optional(row.reason),
      recipe: fromDocument(row.recipe),
      position: fromDocument(progress.position),
      articles: progress.articles,
      characters: progress.characters,
      skipped: progress.skipped,
      report: fromDocument(row.report),
      statistics: fromDocument(row.statistics),
      created: row.created,
    }
  }

  list(): CorpusRecord[] {
    return this.#corpora.list().map((row) => this.get(row.id))
  }

  /** Throws `usage` where `corpusTransitions` does not allow the change. */
  setState(id: number, state: CorpusState, reason?: string): CorpusRecord {
    return this.#connection.transaction(() => {
      const { state: from } = this.get(id)
      if (!corpusTransitions[from].includes(state))
        throw new StudioError(
          'usage',
          `Corpus ${id} is ${from} and cannot become ${state}.`,
          from === 'ready' ? 'Import the file again as a new corpus.' : 'Resume its import first.',
        )
      this.#corpora.update([id], { state, reason: reason ?? null })
      return this.get(id)
    })
  }

  rename(id: number, name: string): void {
    this.#change(id, { name })
  }

  saveRecipe(id: number, recipe: unknown): void {
    this.#change(id, { recipe: toDocument(recipe) ?? 'null' })
  }

  saveReport(id: number, report: unknown): void {
    this.#change(id, { report: toDocument(report) })
  }

  saveStatistics(id: number, statistics: unknown): void {
    this.#change(id, { statistics: toDocument(statistics) })
  }

  /**
   * Adds articles and skipped pages, and moves the import's position, in one transaction. About a megabyte of text
   * makes a good batch. Throws `usage` unless the corpus is importing, `disk-full` with nothing written.
   */
  appendArticles(id: number, batch: CorpusBatch, position: unknown): void {
    const packed = batch.articles.length > 0 ? packArticles(batch.articles) : undefined
    if (packed !== undefined) this.#connection.requireSpace(packed.data.length + packed.contents.length)
    this.#connection.transaction(() => {
      const { state } = this.get(id)
      if (state !== 'importing')
        throw new StudioError('usage', `Corpus ${id} is ${state}, not importing.`, 'Resume its import first.')
      const progress = this.#progressOf(id)
      if (packed !== undefined) this.#text.append(id, batch.articles.length, packed)
      const skipped = batch.skipped ?? []
      skipped.forEach((page, i) =>
        this.#skipped.insert({ corpus: id, number: progress.skipped + i, ...page }),
      )
      this.#progress.update([id], {
        position: toDocument(position),
        articles: progress.articles + batch.articles.length,
        characters: progress.characters + (packed?.characters ?? 0),
        skipped: progress.skipped + skipped.length,
        blocks: progress.blocks + (packed === undefined ? 0 : 1),
      })
    })
  }

  /** The text, article by article from number `first`, one block in memory at a time. Throws `not-found`. */
  *articles(id: number, first = 0): Generator<Article> {
    this.get(id)
    yield* this.#text.articles(id, first)
  }

  /** Titles and lengths, without unpacking the text. Throws `not-found`. */
  *entries(id: number, first = 0): Generator<ArticleEntry> {
    this.get(id)
    yield* this.#text.entries(id, first)
  }

  /** Throws `not-found`. */
  article(id: number, number: number): Article {
    for (const article of this.articles(id, number)) return article
    throw new StudioError(
      'not-found',
      `Corpus ${id} has no article ${number}.`,
      `It has ${this.get(id).articles} articles.`,
    )
  }

  skippedPages(id: number): SkippedPage[] {
    const pages = this.#skipped.list(id).map(({ title, reason }) => ({ title, reason }))
    if (pages.length !== this.#progressOf(id).skipped)
      throw damagedPart(`the list of pages skipped in corpus ${id}`)
    return pages
  }

  /** Removes the corpus with its text and tokens. Throws `usage` while a run was trained on it. */
  delete(id: number): void {
    this.#connection.transaction(() => {
      this.get(id)
      const used = this.#connection.get<{ id: number }>('SELECT id FROM runs WHERE corpus = ?', id)
      if (used !== undefined)
        throw new StudioError(
          'usage',
          `Corpus ${id} cannot be deleted: run ${used.id} was trained on it.`,
          'Delete its runs first.',
        )
      this.#tokenizers.leaveCorpus(id)
      this.#corpora.delete(id)
    })
  }

  /** Imports that a dead process left 'importing' become 'interrupted'; returns their numbers. */
  interruptAbandoned(): number[] {
    return this.#connection.transaction(() =>
      this.#corpora.find({ state: 'importing' }).map(({ id }) => {
        this.setState(id, 'interrupted', 'The program ended while it was importing.')
        return id
      }),
    )
  }

  /** The few rows that everything else needs: checked when the workspace is opened. */
  *verifyRecords(): Generator<string> {
    yield* this.#corpora.verify()
    yield* this.#progress.verify()
  }

  /** The text and the list of skipped pages. */
  *verify(): Generator<string> {
    yield* this.#text.verify()
    yield* this.#skipped.verify()
  }

  #change(id: number, changes: Partial<CorpusRow>): void {
    this.#connection.transaction(() => {
      this.get(id)
      this.#corpora.update([id], changes)
    })
  }

  #progressOf(id: number): ProgressRow {
    const progress = this.#progress.get(id)
    if (progress === undefined) throw damagedPart(`the import position of corpus ${id}`)
    return progress
  }
}
