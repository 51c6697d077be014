/**
 * A file on its way to become an import: sent to the studio where it has no path, recognised, shown cleaned, set up.
 * Whoever makes a draft starts it; `discard` ends whatever it is doing.
 */
import type { Client, Upload, UploadOptions } from '../../client/index.ts'
import type { CorpusPreview, ImportSource } from '../../../src-shared/contract/index.ts'
import type { IncomingFile } from '../../shell/index.ts'
import {
  changesPreview,
  defaultChoices,
  importWish,
  wishedOptions,
  type ImportChoices,
} from './import-options.ts'

/** What a draft is made of: a file, or a sample that the studio brings along. */
export type DraftOrigin =
  { readonly file: IncomingFile } | { readonly sample: 'en' | 'zh'; readonly name: string }

export interface DraftSurroundings {
  readonly client: Pick<Client, 'request'>
  readonly send: (file: IncomingFile, options: UploadOptions) => Promise<Upload>
}

/** Options that are still being typed are not looked at yet. Milliseconds. */
const settling = 350

export const previewedArticles = 8

export class Draft {
  readonly key: string
  readonly name: string
  readonly #origin: DraftOrigin
  readonly #surroundings: DraftSurroundings
  readonly #abort = new AbortController()
  #source: ImportSource | undefined
  #sent = $state.raw<{ sent: number; total: number } | undefined>(undefined)
  #preview = $state.raw<CorpusPreview | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #choices = $state.raw<ImportChoices>(defaultChoices)
  #isLooking = $state.raw(false)
  #isStarting = $state.raw(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #question = 0

  constructor(key: string, origin: DraftOrigin, surroundings: DraftSurroundings) {
    this.key = key
    this.#origin = origin
    this.#surroundings = surroundings
    this.name = 'file' in origin ? origin.file.name : origin.name
  }

  readonly state: 'uploading' | 'looking' | 'draft' | 'refused' = $derived.by(() => {
    if (this.#error !== undefined && this.#preview === undefined) return 'refused'
    if (this.#preview !== undefined) return 'draft'
    return this.#sent === undefined ? 'looking' : 'uploading'
  })

  /** Of an upload, bytes; undefined while nothing is being sent. */
  get sent(): { sent: number; total: number } | undefined {
    return this.#sent
  }

  /** The latest one; it stays while another is made. */
  get preview(): CorpusPreview | undefined {
    return this.#preview
  }

  get isLooking(): boolean {
    return this.#isLooking
  }

  get isStarting(): boolean {
    return this.#isStarting
  }

  get error(): unknown {
    return this.#error
  }

  get choices(): ImportChoices {
    return this.#choices
  }

  /** Bytes of the file; undefined until it has been looked at. */
  get bytes(): number | undefined {
    return this.#preview?.info.bytes ?? this.#sent?.total
  }

  /** Sends the file if need be, and looks at its beginning. */
  async open(): Promise<void> {
    this.#error = undefined
    try {
      this.#source ??= await this.#locate()
      this.#sent = undefined
    } catch (error) {
      this.#sent = undefined
      this.#fail(error)
      return
    }
    await this.look()
  }

  async #locate(): Promise<ImportSource> {
    const origin = this.#origin
    if ('sample' in origin) return { sample: origin.sample }
    const upload = await this.#surroundings.send(origin.file, {
      signal: this.#abort.signal,
      onProgress: (sent, total) => {
        this.#sent = { sent, total }
      },
    })
    return upload.source
  }

  /** Cleans the first articles with the options as they are; an answer that is overtaken by a later one is dropped. */
  async look(): Promise<void> {
    const source = this.#source
    if (source === undefined) return
    const question = ++this.#question
    this.#isLooking = true
    try {
      const preview = await this.#surroundings.client.request('corpora.preview', {
        source,
        options: wishedOptions(this.#choices),
        count: previewedArticles,
      })
      if (question !== this.#question) return
      this.#preview = preview
      this.#error = undefined
    } catch (error) {
      if (question === this.#question) this.#fail(error)
    } finally {
      if (question === this.#question) this.#isLooking = false
    }
  }

  /** Changes options; the preview follows a moment later. */
  choose(changes: Partial<ImportChoices>): void {
    const before = this.#choices
    this.#choices = { ...before, ...changes }
    if (!changesPreview(before, this.#choices) || this.#choices.namespaces.length === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.look(), settling)
  }

  get canStart(): boolean {
    return this.#preview !== undefined && this.#choices.namespaces.length > 0 && !this.#isStarting
  }

  /** Starts the import; the number of its job, or undefined where it could not be started (then `error` says why). */
  async start(): Promise<number | undefined> {
    const source = this.#source
    if (source === undefined || !this.canStart) return undefined
    this.#isStarting = true
    this.#error = undefined
    try {
      const { job } = await this.#surroundings.client.request('corpora.import', {
        source,
        ...('file' in this.#origin && { fileName: this.name.slice(0, 200) }),
        ...importWish(this.#choices),
      })
      return job
    } catch (error) {
      this.#fail(error)
      return undefined
    } finally {
      this.#isStarting = false
    }
  }

  discard(): void {
    clearTimeout(this.#timer)
    this.#question++
    this.#abort.abort()
  }

  #fail(error: unknown): void {
    if (!this.#abort.signal.aborted) this.#error = error
  }
}
