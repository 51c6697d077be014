/**
 * The import's reading, from the file to clean articles: bytes → decompressed → records → groups → (threads) →
 * batches. It is pulled: nothing is read that the consumer has not room for, and a consumer that waits makes it wait.
 */
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { ImportOptions, ReadPosition, SourceInfo } from '../../src-shared/corpus.ts'
import { StudioError } from '../../src-shared/errors.ts'
import type { OnProgress } from '../../src-shared/progress.ts'
import { batchOf, type ArticleBatch } from './batch.ts'
import { cancelled } from './cancelled.ts'
import { GroupBuilder, usualLimits, type Group, type GroupLimits } from './group.ts'
import { canonicalNamespaces } from './parse/site.ts'
import { completeOptions, completeWorkers } from './options.ts'
import { recognise } from './recognise.ts'
import { canSeek, openFile, openSource } from './source/open.ts'
import type { ByteSource } from './source/source.ts'
import { DocumentSplitter, LineSplitter } from './split/lines.ts'
import { PageSplitter } from './split/pages.ts'
import type { Splitter } from './split/splitter.ts'
import { endWarnings, gapWarning } from './warnings.ts'
import { decodeOn, WorkerPool } from './workers/pool.ts'
import type { CleanContext, Outcome, RecordsTask } from './workers/tasks.ts'

export interface ReadRun {
  /** Where an earlier run stopped: the `position` of its last batch. */
  readonly from?: ReadPosition
  /** Threads; all cores up to eight unless given. */
  readonly workers?: number
  readonly signal?: AbortSignal
  readonly onProgress?: OnProgress
  /** What `recognise` said, to spare asking it again. */
  readonly info?: SourceInfo
}

/** A page that takes longer is skipped, seconds: the longest real one takes less than one. */
export const pageSeconds = 10

/**
 * The articles of a file, in its order, whatever the number of threads. Pages with a defect are skipped and told;
 * of a damaged file everything readable is given, with a warning.
 * @throws StudioError as `recognise` does, 'setting-out-of-range', 'cancelled', or 'input-damaged' and 'input-empty'
 * where there is not one whole page.
 */
export async function* readArticles(
  file: string,
  given: Partial<ImportOptions> = {},
  run: ReadRun = {},
): AsyncGenerator<ArticleBatch, void> {
  const { info, options } = await prepare(file, given, run)
  let articles = run.from?.articles ?? 0
  const max = options.maxArticles ?? Infinity
  if (articles >= max) return
  for await (const { group, outcomes } of readOutcomes(info, options, run)) {
    const batch = batchOf(group, outcomes, info.bytes, articles, max)
    articles = batch.position.articles
    yield batch
    if (articles >= max) return
  }
}

async function prepare(file: string, given: Partial<ImportOptions>, run: ReadRun) {
  const options = completeOptions(given)
  const info = run.info ?? (await recognise(file))
  if (run.from && run.from.fileBytes !== info.bytes)
    throw new StudioError(
      'input-damaged',
      `${path.basename(file)} is not the file that the import began with.`,
      'Put the old file back to go on, or import the new one from its start.',
    )
  return { info, options }
}

/** Records that are being cleaned or wait for it or for the consumer, bytes. */
const pendingLimit = 24 << 20

export interface GroupOutcomes {
  readonly group: Group
  /** [records of the group] */
  readonly outcomes: readonly Outcome[]
}

/** As `readArticles`, before counting; `limits` and `keepSource` are for the preview. */
export async function* readOutcomes(
  info: SourceInfo,
  options: ImportOptions,
  run: ReadRun,
  limits: GroupLimits = usualLimits,
  keepSource = false,
): AsyncGenerator<GroupOutcomes, void> {
  const workers = completeWorkers(run.workers, availableParallelism())
  const context: CleanContext = {
    format: info.format,
    layout: info.layout,
    language: info.site?.language,
    namespaces: { ...canonicalNamespaces, ...info.site?.namespaces },
    options,
    keepSource,
  }
  if (run.signal?.aborted) throw cancelled()
  const { handle } = await openFile(info.path)
  const pool = new WorkerPool(workers, pageSeconds)
  const source = openSource(handle, info, run.from, decodeOn(pool), workers + 1)
  const groups = readGroups(info, source, run, limits)
  const abort = (): void => void pool.close()
  run.signal?.addEventListener('abort', abort)
  try {
    const pending: Promise<GroupOutcomes>[] = []
    let pendingBytes = 0
    for (let ended = false; ;) {
      while (
        !ended &&
        pending.length < workers + 2 &&
        (pending.length === 0 || pendingBytes < pendingLimit)
      ) {
        const next = await groups.next()
        if (run.signal?.aborted) throw cancelled()
        if (next.done) ended = true
        else {
          pendingBytes += next.value.bytes.length
          pending.push(clean(pool, next.value, context))
          // A failure is met where the group is awaited; until then it must not count as unhandled.
          pending.at(-1)?.catch(() => undefined)
        }
      }
      const first = pending.shift()
      if (!first) return
      const outcomes = await first
      pendingBytes -= outcomes.group.bytes.length
      yield outcomes
      if (run.signal?.aborted) throw cancelled()
    }
  } finally {
    run.signal?.removeEventListener('abort', abort)
    await pool.close()
    await groups.return()
    await handle.close()
  }
}

async function clean(pool: WorkerPool, group: Group, context: CleanContext): Promise<GroupOutcomes> {
  const { bytes, ends, kinds, firstNumber } = group
  if (kinds.length === 0) return { group, outcomes: [] }
  const task: RecordsTask = { kind: 'records', bytes, ends, kinds, firstNumber, context, given: {} }
  return { group, outcomes: await pool.run(task) }
}

function splitterFor(info: SourceInfo): Splitter {
  if (info.format === 'mediawiki-xml') return new PageSplitter()
  return info.format === 'jsonl' ? new LineSplitter() : new DocumentSplitter(info.layout ?? 'paragraphs')
}

/** The records of the stream in groups, with what there is to warn of. */
async function* readGroups(
  info: SourceInfo,
  source: ByteSource,
  { from, signal, onProgress }: ReadRun,
  limits: GroupLimits,
): AsyncGenerator<Group, void> {
  const splitter = splitterFor(info)
  const done = from?.offset ?? 0
  const builder = new GroupBuilder(limits, done, from?.pages ?? 0)
  const rereads = from !== undefined && !canSeek(info)
  let fileOffset = 0
  let offset = done
  let whole = from?.pages ?? 0
  try {
    for (;;) {
      const step = await source.next()
      if (signal?.aborted) throw cancelled()
      if (step.done) {
        let cut = false
        for (const record of splitter.end()) {
          cut = record.kind === 'cut'
          if (!cut) whole++
          builder.add(record)
        }
        if (whole === 0) throw nothingThere(info, step.value.problem !== undefined || cut)
        for (const warning of endWarnings(info.format, step.value, builder.pages, cut, splitter.closed))
          builder.warn(warning, offset)
        if (!builder.empty) yield builder.take(info.bytes)
        onProgress?.({ phase: 'reading', done: info.bytes, total: info.bytes, unit: 'bytes' })
        return
      }
      const chunk = step.value
      if (chunk.fileOffset > 0) fileOffset = chunk.fileOffset
      const passed = Math.max(0, done - chunk.offset)
      const over = passed >= chunk.bytes.length
      onProgress?.({
        phase: over && rereads ? 'passing over what was done' : 'reading',
        done: fileOffset,
        total: info.bytes,
        unit: 'bytes',
        detail: `${builder.pages} ${info.format === 'mediawiki-xml' ? 'pages' : 'documents'}`,
      })
      if (chunk.block) builder.enter(chunk.block)
      if (chunk.gap !== undefined && (rereads ? chunk.offset > done : chunk.offset >= done)) {
        for (const record of splitter.gap(chunk.offset)) if (record.bytes.length > 0) builder.add(record)
        builder.warn(gapWarning(info.format, chunk.gap), chunk.offset)
      }
      if (over) continue
      offset = chunk.offset + chunk.bytes.length
      for (const record of splitter.push(chunk.bytes.subarray(passed), chunk.offset + passed)) {
        if (record.kind === 'whole') whole++
        builder.add(record)
        if (builder.full) yield builder.take(fileOffset)
      }
    }
  } finally {
    await source.return({})
  }
}

function nothingThere(info: SourceInfo, damaged: boolean): StudioError {
  const name = path.basename(info.path)
  const what = info.format === 'mediawiki-xml' ? 'page' : 'document'
  if (damaged)
    return new StudioError(
      'input-damaged',
      `${name} breaks off before its first ${what} ends.`,
      'Download it again.',
    )
  return new StudioError(
    'input-empty',
    `${name} holds no ${what}.`,
    'Choose a pages-articles dump or a text.',
  )
}
