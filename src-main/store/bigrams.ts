/**
 * Bigram counts of a token set, kept as whatever arrays the caller counts with (offsets, targets, counts …). `split`
 * names which part of the tokens was counted, such as a held-out share, so that several can stand side by side.
 */
import { bytesOf, uint32Of } from './arrays.ts'
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'

export interface BigramKey {
  readonly corpus: number
  readonly tokenizer: number
  readonly split: string
}

interface BlockRow {
  id: number
  corpus: number
  tokenizer: number
  split: string
  name: string
  number: number
  /** How many this array has, so that a lost one is noticed. */
  blocks: number
  data: Uint8Array
}

const blockBytes = 4 * 2 ** 20

/** Written with every set, so that a lost array is noticed too. */
const namesOf = 'names'

export class Bigrams {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #table: SealedTable<BlockRow>

  constructor(connection: Connection, identities: Identities) {
    this.#connection = connection
    this.#identities = identities
    const key = ['corpus', 'tokenizer', 'split', 'name', 'number']
    this.#table = new SealedTable(connection, 'bigram_blocks', key, ['id', 'blocks', 'data'])
  }

  /** Replaces what is there for this key, in one transaction. Throws `not-found` before there are tokens. */
  save(key: BigramKey, arrays: Readonly<Record<string, Uint32Array>>): void {
    const total = Object.values(arrays).reduce((sum, array) => sum + array.byteLength, 0)
    this.#connection.requireSpace(total)
    this.#connection.transaction(() => {
      this.delete(key)
      this.#insert(key, namesOf, Buffer.from(JSON.stringify(Object.keys(arrays))))
      for (const [name, array] of Object.entries(arrays)) this.#insert(key, `array ${name}`, bytesOf(array))
    })
  }

  get(key: BigramKey): Record<string, Uint32Array> | undefined {
    const names = this.#read(key, namesOf)
    if (names === undefined) return undefined
    const arrays: Record<string, Uint32Array> = {}
    for (const name of JSON.parse(names.toString()) as string[]) {
      const bytes = this.#read(key, `array ${name}`)
      if (bytes === undefined) throw this.#lost(key)
      arrays[name] = uint32Of(bytes)
    }
    return arrays
  }

  delete(key: BigramKey): void {
    this.#connection.transaction(() => this.#table.delete(key.corpus, key.tokenizer, key.split))
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }

  #insert(key: BigramKey, name: string, bytes: Uint8Array): void {
    const blocks = Math.max(Math.ceil(bytes.length / blockBytes), 1)
    for (let number = 0; number < blocks; number++)
      this.#table.insert({
        id: this.#identities.next('bigram_blocks'),
        ...key,
        name,
        number,
        blocks,
        data: bytes.subarray(number * blockBytes, (number + 1) * blockBytes),
      })
  }

  #read(key: BigramKey, name: string): Buffer | undefined {
    const first = this.#table.get(key.corpus, key.tokenizer, key.split, name, 0)
    if (first === undefined) return undefined
    const parts = [first.data]
    for (let number = 1; number < first.blocks; number++) {
      const block = this.#table.get(key.corpus, key.tokenizer, key.split, name, number)
      if (block === undefined) throw this.#lost(key)
      parts.push(block.data)
    }
    return Buffer.concat(parts)
  }

  #lost(key: BigramKey): Error {
    return damagedPart(`the bigram counts of corpus ${key.corpus}`)
  }
}
