/**
 * Tokens of a corpus, in shards of at most 4 MB, with the place in each shard where an article begins, so that text
 * can be split by article. A token set belongs to one corpus and one tokenizer.
 */
import { StudioError } from '../../src-shared/errors.ts'
import type { TokenSetRecord } from '../../src-shared/stored-corpus.ts'
import { bytesOf, uint16Of, uint32Of } from './arrays.ts'
import { Bigrams } from './bigrams.ts'
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'

export interface TokenSetKey {
  readonly corpus: number
  readonly tokenizer: number
}

export interface TokenShard {
  /** Place of `tokens[0]` in the whole set. */
  readonly firstToken: number
  /** Number of the article that begins at `articleStarts[0]`. */
  readonly firstArticle: number
  readonly tokens: Uint16Array | Uint32Array
  /** Indices into `tokens`, ascending. A shard may begin within an article. */
  readonly articleStarts: Uint32Array
}

interface SetRow {
  corpus: number
  tokenizer: number
  tokens: number
  articles: number
  shards: number
  complete: number
}

interface ShardRow {
  id: number
  corpus: number
  tokenizer: number
  number: number
  first_token: number
  first_article: number
  width: number
  article_starts: Uint8Array
  data: Uint8Array
}

const shardBytes = 4 * 2 ** 20

export class Tokens {
  readonly bigrams: Bigrams
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #sets: SealedTable<SetRow>
  readonly #shards: SealedTable<ShardRow>

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
    this.bigrams = new Bigrams(connection, identities)
    const counts = ['tokens', 'articles', 'shards', 'complete']
    this.#sets = new SealedTable(connection, 'token_sets', ['corpus', 'tokenizer'], counts)
    const key = ['corpus', 'tokenizer', 'number']
    const rest = ['id', 'first_token', 'first_article', 'width', 'article_starts', 'data']
    this.#shards = new SealedTable(connection, 'token_shards', key, rest)
  }

  list(corpus?: number): TokenSetRecord[] {
    return (corpus === undefined ? this.#sets.list() : this.#sets.list(corpus)).map(recordOf)
  }

  /** What is there so far; all zero before the first append. */
  get(key: TokenSetKey): TokenSetRecord {
    return recordOf(this.#row(key))
  }

  /**
   * Adds tokens at the end. `articleStarts`: indices into `tokens` where an article begins, ascending; tokens before
   * the first continue the last article. Any length: it is cut into shards. One transaction.
   */
  append(key: TokenSetKey, tokens: Uint16Array | Uint32Array, articleStarts: Uint32Array): void {
    this.#connection.requireSpace(tokens.byteLength + articleStarts.byteLength)
    this.#connection.transaction(() => {
      const set = this.#row(key)
      if (set.complete === 1)
        throw new StudioError('usage', 'These tokens are complete already.', 'Delete them to make them anew.')
      if (this.#sets.get(key.corpus, key.tokenizer) === undefined) this.#sets.insert(set)
      const perShard = shardBytes / tokens.BYTES_PER_ELEMENT
      let { articles, shards } = set
      for (let from = 0; from < tokens.length; from += perShard) {
        const part = tokens.subarray(from, from + perShard)
        const starts = articleStarts
          .filter((start) => start >= from && start < from + part.length)
          .map((start) => start - from)
        this.#shards.insert({
          id: this.#identities.next('token_shards'),
          ...key,
          number: shards++,
          first_token: set.tokens + from,
          first_article: articles,
          width: tokens.BYTES_PER_ELEMENT,
          article_starts: bytesOf(starts),
          data: bytesOf(part),
        })
        articles += starts.length
      }
      this.#sets.update([key.corpus, key.tokenizer], { tokens: set.tokens + tokens.length, articles, shards })
    })
  }

  /** Every article is there: nothing more will be added. */
  complete(key: TokenSetKey): TokenSetRecord {
    return this.#connection.transaction(() => {
      if (this.#row(key).shards === 0)
        throw new StudioError('input-empty', 'The corpus has no tokens.', 'Import a file with text in it.')
      this.#sets.update([key.corpus, key.tokenizer], { complete: 1 })
      return this.get(key)
    })
  }

  /** The tokens, shard by shard, in order. */
  *shards(key: TokenSetKey): Generator<TokenShard> {
    let firstToken = 0
    let firstArticle = 0
    for (let number = 0; number < this.#row(key).shards; number++) {
      const row = this.#shards.get(key.corpus, key.tokenizer, number)
      if (row === undefined || row.first_token !== firstToken || row.first_article !== firstArticle)
        throw damagedPart(`shard ${number} of the tokens of corpus ${key.corpus}`)
      const tokens = row.width === 2 ? uint16Of(row.data) : uint32Of(row.data)
      const articleStarts = uint32Of(row.article_starts)
      yield { firstToken, firstArticle, tokens, articleStarts }
      firstToken += tokens.length
      firstArticle += articleStarts.length
    }
  }

  /** All tokens in one array, when they fit: [tokens], and [articles] where each article begins in it. */
  readAll(key: TokenSetKey): { tokens: Uint16Array | Uint32Array; articleStarts: Float64Array } {
    const { tokens: length, articles } = this.get(key)
    const articleStarts = new Float64Array(articles)
    let tokens: Uint16Array | Uint32Array = new Uint16Array(length)
    for (const shard of this.shards(key)) {
      if (shard.tokens instanceof Uint32Array && tokens instanceof Uint16Array)
        tokens = Uint32Array.from(tokens)
      tokens.set(shard.tokens, shard.firstToken)
      shard.articleStarts.forEach((start, i) => {
        articleStarts[shard.firstArticle + i] = shard.firstToken + start
      })
    }
    return { tokens, articleStarts }
  }

  /** Removes the tokens and their bigram counts. */
  delete(key: TokenSetKey): void {
    this.#connection.transaction(() => this.#sets.delete(key.corpus, key.tokenizer))
  }

  /** The few rows that everything else needs: checked when the workspace is opened. */
  verifyRecords(): Generator<string> {
    return this.#sets.verify()
  }

  *verify(): Generator<string> {
    yield* this.#shards.verify()
    yield* this.bigrams.verify()
  }

  #row(key: TokenSetKey): SetRow {
    const { corpus, tokenizer } = key
    return (
      this.#sets.get(corpus, tokenizer) ?? {
        corpus,
        tokenizer,
        tokens: 0,
        articles: 0,
        shards: 0,
        complete: 0,
      }
    )
  }
}

function recordOf(row: SetRow): TokenSetRecord {
  const { corpus, tokenizer, tokens, articles, complete } = row
  return { corpus, tokenizer, tokens, articles, complete: complete === 1 }
}
