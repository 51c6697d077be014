/** What passes between the reader and its worker threads. Plain data: it is cloned on the way. */
import type { Article, ImportOptions, SkippedPage, SourceInfo } from '../../../src-shared/corpus.ts'
import type { DecodedBlock } from '../bzip2/decode-block.ts'
import type { RawRecord } from '../split/splitter.ts'

export interface BlockTask {
  readonly kind: 'block'
  readonly bytes: Uint8Array
  readonly bit: number
}

/** Some records of the stream that are cleaned together. */
export interface RecordsTask {
  readonly kind: 'records'
  /** The records one after the other. */
  readonly bytes: Uint8Array
  /** [records] where each ends in `bytes`. */
  readonly ends: readonly number[]
  /** [records] */
  readonly kinds: readonly RawRecord['kind'][]
  /** Number of the first record in the file, from 1. */
  readonly firstNumber: number
  readonly context: CleanContext
  /** [index in the task → why it is not tried again], filled where a worker died of a record. */
  readonly given: Readonly<Record<number, 'took too long' | 'needed too much memory'>>
}

export interface CleanContext {
  readonly format: SourceInfo['format']
  readonly layout: SourceInfo['layout']
  readonly language?: string
  /** Number → name: the wiki's own over the canonical ones. */
  readonly namespaces: Record<number, string>
  readonly options: ImportOptions
  /** Whether outcomes carry the text as it was in the file: for the preview. */
  readonly keepSource: boolean
}

/** What became of one record: an article, a redirect that is left out, or a skipped page. */
export interface Outcome {
  readonly article?: Article
  readonly skipped?: SkippedPage
  readonly redirect: boolean
  /** Only for articles. */
  readonly charactersIn: number
  readonly hanCharacters: number
  readonly dropped: Readonly<Record<string, number>>
  readonly source?: string
}

export type Task = BlockTask | RecordsTask
export type ResultOf<T extends Task> = T extends BlockTask ? DecodedBlock : Outcome[]

export interface Request {
  readonly id: number
  readonly task: Task
}
export interface Reply {
  readonly id: number
  readonly result: DecodedBlock | Outcome[]
}
