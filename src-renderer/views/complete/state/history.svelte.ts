/**
 * Prompts and what came of them, kept in the workspace: the latest is there again when the window is opened, the others
 * are in a list. One entry per prompt; the oldest go when there are too many.
 */
import { z } from 'zod'
import { limits, type SavedView } from '../../../../src-shared/contract/index.ts'
import type { GenerationSettings } from '../../../../src-shared/generation.ts'
import type { BranchTree } from '../branches/branch-tree.ts'
import { restoreBranches, saveBranches } from '../branches/saved-branches.ts'
import type { Asker } from './generation.ts'

export interface Session {
  readonly prompt: string
  readonly settings: GenerationSettings
  /** The checkpoint. */
  readonly model: number
  readonly run: number | undefined
  readonly tree: BranchTree
}

export interface HistoryEntry {
  readonly view: number
  readonly prompt: string
  readonly model: number
  /** Milliseconds since 1970. */
  readonly changed: number
  readonly settings: unknown
  readonly branches: unknown
}

/** Entries that are kept. */
const most = 60
/** JSON text of an entry, characters; each is at most three bytes of the limit. */
const longest = Math.floor(limits.view / 3)

const entryDocument = z.object({
  version: z.literal(1),
  prompt: z.string(),
  model: z.int(),
  settings: z.unknown(),
  branches: z.unknown(),
})

export class PromptHistory {
  readonly #client: Asker
  #entries = $state.raw<readonly HistoryEntry[]>([])
  /** Saving is one after the other, so that a prompt does not get two entries. */
  #queue: Promise<void> = Promise.resolve()

  constructor(client: Asker) {
    this.#client = client
  }

  /** Latest first. */
  get entries(): readonly HistoryEntry[] {
    return this.#entries
  }

  async load(): Promise<void> {
    const { views } = await this.#client.request('views.list', { kind: 'complete' })
    this.#entries = views.flatMap((view) => readEntry(view) ?? [])
  }

  /** @throws StudioError when it cannot be kept */
  save(session: Session): Promise<void> {
    const saved = this.#queue.then(() => this.#save(session))
    this.#queue = saved.catch(() => undefined)
    return saved
  }

  async delete(entry: HistoryEntry): Promise<void> {
    this.#entries = this.#entries.filter(({ view }) => view !== entry.view)
    await this.#client.request('views.delete', { view: entry.view })
  }

  async #save({ prompt, settings, model, run, tree }: Session): Promise<void> {
    const document = fitting({ version: 1, prompt, model, settings, branches: saveBranches(tree) })
    if (document === undefined) return
    const known = this.#entries.find((entry) => entry.prompt === prompt && entry.model === model)
    const saved = await this.#client.request('views.save', {
      view: known?.view,
      kind: 'complete',
      name: nameOf(prompt),
      run,
      document,
    })
    const entry = readEntry(saved)
    if (entry === undefined) return
    const entries = [entry, ...this.#entries.filter(({ view }) => view !== entry.view)]
    this.#entries = entries.slice(0, most)
    for (const { view } of entries.slice(most)) await this.#client.request('views.delete', { view })
  }
}

export function treeOf(entry: HistoryEntry): BranchTree | undefined {
  return restoreBranches(entry.branches)
}

/** Without the branches where they are too long to keep; undefined where the prompt alone is. */
function fitting(document: z.infer<typeof entryDocument>): unknown {
  if (JSON.stringify(document).length <= longest) return document
  const bare = { ...document, branches: [] }
  return JSON.stringify(bare).length <= longest ? bare : undefined
}

function readEntry({ view, document, changed }: SavedView): HistoryEntry | undefined {
  const read = entryDocument.safeParse(document)
  if (!read.success) return undefined
  const { prompt, model, settings, branches } = read.data
  return { view, prompt, model, changed, settings, branches }
}

function nameOf(prompt: string): string {
  return [...prompt.trim().replace(/\s+/g, ' ')].slice(0, 80).join('') || '–'
}
