/** Articles of a batch as two compressed blobs: their texts end to end, and their titles and lengths beside it. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Article } from '../../src-shared/stored-corpus.ts'
import { damagedPart } from './damage.ts'

const level = 3

export interface PackedArticles {
  /** zstd of the texts, UTF-8, end to end. */
  readonly data: Uint8Array
  /** zstd of [[title, UTF-16 code units, UTF-8 bytes] …], JSON. */
  readonly contents: Uint8Array
  /** UTF-16 code units of all texts. */
  readonly characters: number
}

export function packArticles(articles: readonly Article[]): PackedArticles {
  const texts = articles.map((article) => Buffer.from(article.text.toWellFormed()))
  const contents = articles.map((article, i) => [
    article.title.toWellFormed(),
    article.text.length,
    texts[i].length,
  ])
  return {
    data: compress(Buffer.concat(texts)),
    contents: compress(Buffer.from(JSON.stringify(contents))),
    characters: articles.reduce((sum, article) => sum + article.text.length, 0),
  }
}

interface Entry {
  readonly title: string
  readonly length: number
  readonly bytes: number
}

/** `part` names the block where it cannot be unpacked. */
export function unpackContents(contents: Uint8Array, part: string): Entry[] {
  const entries = JSON.parse(decompress(contents, part).toString()) as [string, number, number][]
  return entries.map(([title, length, bytes]) => ({ title, length, bytes }))
}

export function unpackArticles(block: Pick<PackedArticles, 'data' | 'contents'>, part: string): Article[] {
  const texts = decompress(block.data, part)
  let offset = 0
  return unpackContents(block.contents, part).map(({ title, bytes }) => {
    const text = texts.toString('utf8', offset, offset + bytes)
    offset += bytes
    return { title, text }
  })
}

function compress(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level } })
}

function decompress(bytes: Uint8Array, part: string): Buffer {
  try {
    return zstdDecompressSync(bytes)
  } catch (error) {
    throw damagedPart(part, error)
  }
}
