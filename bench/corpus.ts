/** How fast a dump becomes clean text: the bundled samples, or the dump named by $BRILLM_BENCH_DUMP. */
import { statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readArticles } from '../src-main/corpus/index.ts'

export interface CorpusRow {
  readonly file: string
  readonly workers: number
  readonly pages: number
  readonly seconds: number
  readonly pagesPerSecond: number
  /** MB of wikitext of the kept articles, and of the compressed file, per second. */
  readonly wikitextPerSecond: number
  readonly filePerSecond: number
  readonly peakMegabytes: number
}

const resources = path.resolve(import.meta.dirname, '../resources')

export async function benchCorpus(): Promise<CorpusRow[]> {
  const dump = process.env.BRILLM_BENCH_DUMP
  const files =
    dump === undefined
      ? ['sample-en.xml.bz2', 'sample-zh.xml.bz2'].map((name) => path.join(resources, name))
      : [dump]
  const rows: CorpusRow[] = []
  for (const file of files)
    for (const workers of new Set([1, os.availableParallelism()])) rows.push(await measure(file, workers))
  console.log('Import (reading, decompressing, cleaning)')
  console.table(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'number' ? Number(value.toPrecision(3)) : value,
        ]),
      ),
    ),
  )
  return rows
}

async function measure(file: string, workers: number): Promise<CorpusRow> {
  const began = performance.now()
  let pages = 0
  let characters = 0
  let peak = 0
  for await (const batch of readArticles(file, {}, { workers })) {
    pages += batch.counts.pages
    characters += batch.counts.charactersIn
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - began) / 1000
  return {
    file: path.basename(file),
    workers,
    pages,
    seconds,
    pagesPerSecond: pages / seconds,
    wikitextPerSecond: characters / 1e6 / seconds,
    filePerSecond: statSync(file).size / 1e6 / seconds,
    peakMegabytes: peak / 1e6,
  }
}
