/** The text of corpora, in compressed blocks of articles that follow each other without a gap. */
import type { Article } from '../../src-shared/stored-corpus.ts'
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'
import { type PackedArticles, unpackArticles, unpackContents } from './text-block.ts'

interface BlockRow {
  id: number
  corpus: number
  number: number
  first_article: number
  articles: number
  contents: Uint8Array
  data: Uint8Array
}

/** Title and length of an article, without its text. */
export interface ArticleEntry {
  readonly number: number
  readonly title: string
  /** UTF-16 code units. */
  readonly length: number
}

/** How much text a corpus has, as the import's position says. */
export interface TextExtent {
  readonly blocks: number
  readonly articles: number
}

export class CorpusText {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #extentOf: (corpus: number) => TextExtent
  readonly #blocks: SealedTable<BlockRow>

  constructor(connection: Connection, identities: Identities, extentOf: (corpus: number) => TextExtent) {
    this.#connection = connection
    this.#identities = identities
    this.#extentOf = extentOf
    const rest = ['id', 'first_article', 'articles', 'contents', 'data']
    this.#blocks = new SealedTable(connection, 'text_blocks', ['corpus', 'number'], rest)
  }

  /** A block of so many articles behind what there is; the caller moves the import's position in the same transaction. */
  append(id: number, articles: number, { contents, data }: PackedArticles): void {
    const extent = this.#extentOf(id)
    this.#blocks.insert({
      id: this.#identities.next('text_blocks'),
      corpus: id,
      number: extent.blocks,
      first_article: extent.articles,
      articles,
      contents,
      data,
    })
  }

  /** Article by article from number `first`, one block in memory at a time. */
  *articles(id: number, first = 0): Generator<Article> {
    for (const block of this.#blocksFrom(id, first)) {
      const articles = unpackArticles(block, `block ${block.number} of corpus ${id}`)
      yield* articles.slice(Math.max(first - block.first_article, 0))
    }
  }

  /** Titles and lengths, without unpacking the text. */
  *entries(id: number, first = 0): Generator<ArticleEntry> {
    for (const block of this.#blocksFrom(id, first)) {
      const contents = unpackContents(block.contents, `block ${block.number} of corpus ${id}`)
      for (const [i, { title, length }] of contents.entries())
        if (block.first_article + i >= first) yield { number: block.first_article + i, title, length }
    }
  }

  verify(): Generator<string> {
    return this.#blocks.verify()
  }

  *#blocksFrom(id: number, first: number): Generator<BlockRow> {
    let expected: number | undefined
    for (let number = this.#blockOf(id, first); number < this.#extentOf(id).blocks; number++) {
      const block = this.#blocks.get(id, number)
      const begins = block?.first_article ?? -1
      // Bisection reads without checking seals: what it found must be what was sought.
      const fits = expected === undefined ? begins <= first : begins === expected
      if (block === undefined || !fits) throw damagedPart(`block ${number} of corpus ${id}`)
      expected = begins + block.articles
      if (expected > first) yield block
    }
    if (expected !== undefined ? expected < this.#extentOf(id).articles : first < this.#extentOf(id).articles)
      throw damagedPart(`the order of the text of corpus ${id}`)
  }

  /** The block that holds an article, by bisection; the one past the last when there is none. */
  #blockOf(id: number, article: number): number {
    const { blocks } = this.#extentOf(id)
    let low = 0
    let high = blocks
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = this.#connection.get<{ past: number }>(
        'SELECT first_article + articles AS past FROM text_blocks WHERE corpus = ? AND number = ?',
        id,
        middle,
      )
      if (found === undefined) throw damagedPart(`block ${middle} of corpus ${id}`)
      if (found.past <= article) low = middle + 1
      else high = middle
    }
    return low
  }
}
