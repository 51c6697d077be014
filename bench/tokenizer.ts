/**
 * How fast tokenizers are learned and used, on made-up text whose words and characters follow Zipf's law. Encoding is
 * shown for the first pass over a text, with nothing remembered, and for the second.
 */
import { TokenizerTrainer } from '../src-main/tokenizer/index.ts'
import type { TokenizerKind } from '../src-main/tokenizer/index.ts'
import { hanText, zipfText } from '../src-main/tokenizer/samples.ts'

export interface TokenizerRow {
  readonly kind: TokenizerKind
  readonly text: string
  readonly vocabulary: number
  readonly megabytes: number
  /** Counting and learning, seconds. */
  readonly trainSeconds: number
  /** MB of UTF-8 per second on one core. */
  readonly encodeFirst: number
  readonly encodeAgain: number
  readonly decode: number
  readonly bytesPerToken: number
}

const megabyte = 1e6

export async function benchTokenizer(): Promise<TokenizerRow[]> {
  const latin = zipfText(1, 10 * megabyte, 300_000)
  const han = hanText(2, 3.4 * megabyte, 6000)
  const rows = [
    measure('bpe', 'Latin', latin, 4000),
    measure('bpe', 'Latin', latin, 40_000),
    measure('characters', 'Han', han, 4000),
    measure('bpe', 'Han', han, 4000),
  ]
  console.log('Tokenizers (one core; MB of UTF-8; targets: learn 10 MB in 30 s, encode 2 MB/s)')
  console.table(
    rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        Object.entries(row).flatMap(([name, value]) =>
          typeof value === 'number' ? [[name, Number(value.toPrecision(3))]] : [],
        ),
      ),
    })),
  )
  return rows
}

function measure(kind: TokenizerKind, name: string, text: string, vocabulary: number): TokenizerRow {
  const articles = text.match(/[^]{1,20000}/g) ?? []
  const megabytes = Buffer.byteLength(text) / megabyte
  const trainer = new TokenizerTrainer({ kind, vocabulary })
  const [tokenizer, trainSeconds] = timed(() => {
    for (const article of articles) trainer.add(article)
    return trainer.train()
  })
  const [ids, firstSeconds] = timed(() => articles.map((article) => tokenizer.encode(article)))
  const [, againSeconds] = timed(() => articles.map((article) => tokenizer.encode(article)))
  const [, decodeSeconds] = timed(() => ids.map((tokens) => tokenizer.decode(tokens)))
  const tokens = ids.reduce((sum, each) => sum + each.length, 0)
  return {
    kind,
    text: name,
    vocabulary,
    megabytes,
    trainSeconds,
    encodeFirst: megabytes / firstSeconds,
    encodeAgain: megabytes / againSeconds,
    decode: megabytes / decodeSeconds,
    bytesPerToken: (megabytes * megabyte) / tokens,
  }
}

function timed<T>(action: () => T): [result: T, seconds: number] {
  const start = performance.now()
  const result = action()
  return [result, (performance.now() - start) / 1000]
}
