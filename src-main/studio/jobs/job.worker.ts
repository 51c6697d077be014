/**
 * A thread that does one job and ends. It has its own connection to the workspace, so that nothing in the studio
 * waits for it; it is asked to end by a message with the reason.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Progress } from '../../../src-shared/progress.ts'
import { openWorkspace } from '../../store/index.ts'
import type { JobControl, RunNews } from '../job.ts'
import { type Assignment, type JobKind, type ThreadMessage, work } from './work.ts'

/** Milliseconds between messages about the same thing: twenty a second are more than anybody sees. */
const interval = 50

const { folder, kind, input } = workerData as Assignment
const port = parentPort
if (port === null) throw new Error('job.worker.ts runs in a thread')

const tell = (message: ThreadMessage): void => port.postMessage(message)

const ending = new AbortController()
const wish = Promise.withResolvers<void>()
port.on('message', (message: string) => (message === 'begin' ? wish.resolve() : ending.abort(message)))

let progress: Progress | undefined
let toldPhase: string | undefined
let toldAt = -Infinity
const news: RunNews[] = []
let newsAt = -Infinity

function tellProgress(): void {
  if (progress === undefined) return
  tell({ progress })
  toldPhase = progress.phase
  toldAt = performance.now()
  progress = undefined
}

function tellNews(): void {
  if (news.length === 0) return
  tell({ news: news.splice(0) })
  newsAt = performance.now()
}

const control: JobControl = {
  signal: ending.signal,
  onProgress(next) {
    progress = next
    if (next.phase !== toldPhase || performance.now() - toldAt >= interval) tellProgress()
  },
  onSubject: (subject) => tell({ subject }),
  onNews(item) {
    news.push(item)
    if (!('point' in item) || performance.now() - newsAt >= interval) tellNews()
  },
}

function failureOf(error: unknown): Extract<ThreadMessage, { failure: unknown }> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (error instanceof StudioError)
    return { failure: { kind: error.kind, message: error.message, hint: error.hint, stack } }
  return {
    failure: {
      kind: 'defect',
      message: 'Something went wrong inside the program.',
      hint: 'What is saved is safe. Start it again; if it happens again, copy the problem report.',
      stack,
    },
  }
}

async function run<Kind extends JobKind>(name: Kind, request: Assignment<Kind>['input']): Promise<void> {
  try {
    const workspace = openWorkspace(folder, { companion: true })
    try {
      const result = await work[name](workspace, request, control)
      tellNews()
      tellProgress()
      tell({ result })
    } finally {
      workspace.close()
    }
  } catch (error) {
    tellNews()
    tell(failureOf(error))
  } finally {
    port?.close()
  }
}

tell({ loaded: true })
await wish.promise
await run(kind, input)
