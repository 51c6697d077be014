/** Tokenizers as their `tokenizer.json`. They do not change: a different vocabulary is a different tokenizer. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { StudioError } from '../../src-shared/errors.ts'
import type { TokenizerRecord } from '../../src-shared/stored-corpus.ts'
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import { optional } from './documents.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'

interface TokenizerRow {
  id: number
  name: string
  corpus: number | null
  kind: string
  vocabulary_size: number
  definition: Uint8Array
  created: number
}

export interface NewTokenizer {
  readonly name: string
  readonly corpus?: number
  readonly kind: string
  readonly vocabularySize: number
  /** The whole `tokenizer.json`. */
  readonly definition: string
}

export class Tokenizers {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #table: SealedTable<TokenizerRow>

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
    const rest = ['name', 'corpus', 'kind', 'vocabulary_size', 'definition', 'created']
    this.#table = new SealedTable(connection, 'tokenizers', ['id'], rest)
  }

  /** Throws `not-found` when there is no such corpus. */
  create(tokenizer: NewTokenizer): TokenizerRecord {
    return this.#connection.transaction(() => {
      const id = this.#identities.next('tokenizers')
      this.#table.insert({
        id,
        name: tokenizer.name,
        corpus: tokenizer.corpus ?? null,
        kind: tokenizer.kind,
        vocabulary_size: tokenizer.vocabularySize,
        definition: zstdCompressSync(Buffer.from(tokenizer.definition)),
        created: Date.now(),
      })
      return this.get(id)
    })
  }

  /** Throws `not-found`. */
  get(id: number): TokenizerRecord {
    return recordOf(this.#row(id))
  }

  list(): TokenizerRecord[] {
    return this.#table.list().map(recordOf)
  }

  /** The `tokenizer.json`, letter for letter. */
  definition(id: number): string {
    const { definition } = this.#row(id)
    try {
      return zstdDecompressSync(definition).toString()
    } catch (error) {
      throw damagedPart(`tokenizer ${id}`, error)
    }
  }

  /** Removes it with the tokens it made. Throws `usage` while a run uses it. */
  delete(id: number): void {
    this.#connection.transaction(() => {
      this.#row(id)
      const used = this.#connection.get<{ id: number }>('SELECT id FROM runs WHERE tokenizer = ?', id)
      if (used !== undefined)
        throw new StudioError(
          'usage',
          `Tokenizer ${id} cannot be deleted: run ${used.id} uses it.`,
          'Delete its runs first.',
        )
      this.#table.delete(id)
    })
  }

  /** Before a corpus goes: its unused tokenizers go with it, the others stay and forget where they came from. */
  leaveCorpus(corpus: number): void {
    this.#connection.transaction(() => {
      for (const { id } of this.#table.find({ corpus })) {
        const used = this.#connection.get(
          'SELECT 1 FROM runs WHERE tokenizer = ? UNION SELECT 1 FROM token_sets WHERE tokenizer = ? AND corpus <> ?',
          id,
          id,
          corpus,
        )
        if (used === undefined) this.#table.delete(id)
        else this.#table.update([id], { corpus: null })
      }
    })
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }

  #row(id: number): TokenizerRow {
    const row = this.#table.get(id)
    if (row === undefined)
      throw new StudioError(
        'not-found',
        `There is no tokenizer ${id}.`,
        'List the tokenizers to see their numbers.',
      )
    return row
  }
}

function recordOf(row: TokenizerRow): TokenizerRecord {
  return {
    id: row.id,
    name: row.name,
    corpus: optional(row.corpus),
    kind: row.kind,
    vocabularySize: row.vocabulary_size,
    created: row.created,
  }
}
