/** The articles of one corpus: titles, search, the one that is read, and how the tokenizer cuts it. */
import type { Reply } from '../../../src-shared/contract/index.ts'
import type { Client } from '../../client/index.ts'
import { matching, PagedList } from './paged-list.svelte.ts'
import { pieceEnd } from './text-piece.ts'

type Title = Reply<'corpora.articles'>['articles'][number]
type Tokenised = Reply<'corpora.tokenise'>

export interface OpenArticle {
  readonly number: number
  readonly title: string
  readonly text: string
}

export interface Token {
  readonly id: number
  readonly text: string
}

/** UTF-16 units that are cut into tokens at a time: each token becomes an element. */
const tokenPiece = 6000

export class ArticleReader {
  readonly corpus: number
  readonly #client: Pick<Client, 'request'>
  readonly titles: PagedList<Title>
  #query = $state.raw('')
  #article = $state.raw<OpenArticle | undefined>(undefined)
  #tokens = $state.raw<readonly Token[]>([])
  #unknown = $state.raw(0)
  /** UTF-16 units of the article's text that are cut. */
  #cut = $state.raw(0)
  #isOpening = $state.raw(false)
  #isCutting = $state.raw(false)
  #error = $state.raw<unknown>(undefined)
  #question = 0

  constructor(corpus: number, client: Pick<Client, 'request'>) {
    this.corpus = corpus
    this.#client = client
    this.titles = new PagedList(async (first, count) => {
      const { total, articles } = await client.request('corpora.articles', { corpus, first, count })
      return { total, items: articles }
    })
  }

  get query(): string {
    return this.#query
  }

  /** Searching reads all titles, page by page; what is found already is shown at once. */
  set query(query: string) {
    this.#query = query
    if (query.trim() !== '') void this.titles.readUpTo(Infinity)
  }

  readonly found: readonly Title[] = $derived.by(() =>
    matching(this.titles.items, this.#query, ({ title }) => title),
  )

  get article(): OpenArticle | undefined {
    return this.#article
  }

  get tokens(): readonly Token[] {
    return this.#tokens
  }

  /** Characters outside the vocabulary in what is cut. */
  get unknown(): number {
    return this.#unknown
  }

  get cut(): number {
    return this.#cut
  }

  get isOpening(): boolean {
    return this.#isOpening
  }

  get isCutting(): boolean {
    return this.#isCutting
  }

  get error(): unknown {
    return this.#error
  }

  /** Does nothing where the article is open already. */
  async open(number: number): Promise<void> {
    if (this.#article?.number === number) return
    const question = ++this.#question
    this.#isOpening = true
    this.#error = undefined
    try {
      const { title, text } = await this.#client.request('corpora.article', { corpus: this.corpus, number })
      if (question !== this.#question) return
      this.#article = { number, title, text }
      this.#tokens = []
      this.#cut = 0
      this.#unknown = 0
    } catch (error) {
      if (question === this.#question) this.#error = error
    } finally {
      if (question === this.#question) this.#isOpening = false
    }
  }

  /** Cuts the next piece of the open article. */
  async cutMore(): Promise<void> {
    const article = this.#article
    if (article === undefined || this.#isCutting || this.#cut >= article.text.length) return
    this.#isCutting = true
    this.#error = undefined
    try {
      const end = pieceEnd(article.text, this.#cut, tokenPiece)
      const piece = article.text.slice(this.#cut, end)
      const tokenised = await this.#client.request('corpora.tokenise', { corpus: this.corpus, text: piece })
      if (this.#article !== article) return
      this.#tokens = [...this.#tokens, ...tokensOf(tokenised)]
      this.#unknown += tokenised.unknown
      this.#cut = end
    } catch (error) {
      if (this.#article === article) this.#error = error
    } finally {
      this.#isCutting = false
    }
  }

  close(): void {
    this.titles.close()
    this.#question++
  }
}

function tokensOf({ ids, texts }: Tokenised): Token[] {
  return texts.map((text, i) => ({ id: ids[i], text }))
}
