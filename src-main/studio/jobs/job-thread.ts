/** The studio's side of a thread that does one job. */
import { Worker } from 'node:worker_threads'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Progress } from '../../../src-shared/progress.ts'
import type { RunNews } from '../job.ts'
import type { Assignment, ThreadMessage } from './work.ts'

export interface ThreadListener {
  progress(progress: Progress): void
  subject(subject: { readonly corpus?: number; readonly run?: number }): void
  news(news: readonly RunNews[]): void
}

export interface JobThread {
  /** Settled when the thread has ended; rejects with what went wrong. */
  readonly result: Promise<unknown>
  /** Asks it to end at its next durable point; a run is left as the reason says. */
  stop(reason: 'pause' | 'stop' | 'leave'): void
  /**
   * Asks it to end, and ends it by force when it has not after so many milliseconds; what is not yet saved is lost
   * then. Force in the middle of a graphics engine's step would end the whole process, so it is the last resort.
   */
  end(patience: number): Promise<void>
}

export type StartThread = (assignment: Assignment, listener: ThreadListener) => JobThread

export const startThread: StartThread = (assignment, listener) => {
  const worker = new Worker(new URL('./job.worker.ts', import.meta.url), { workerData: assignment })
  let outcome: (() => void) | undefined
  let hasBegun = false
  const begin = (): void => {
    if (outcome !== undefined) return
    hasBegun = true
    worker.postMessage('begin')
  }
  let refuse: (error: StudioError) => void = () => undefined
  const result = new Promise<unknown>((resolve, reject) => {
    refuse = (error) => (outcome = () => reject(error))
    worker.on('message', (message: ThreadMessage) => {
      if ('loaded' in message) begin()
      else if ('progress' in message) listener.progress(message.progress)
      else if ('subject' in message) listener.subject(message.subject)
      else if ('news' in message) listener.news(message.news)
      else if ('result' in message) outcome = () => resolve(message.result)
      else {
        const { kind, message: sentence, hint, stack } = message.failure
        const error = new StudioError(kind, sentence, hint)
        error.stack = stack
        outcome = () => reject(error)
      }
    })
    worker.on('error', (error) => (outcome ??= () => reject(threadDied(error))))
    // Only now is its connection to the workspace closed.
    worker.on('exit', () => (outcome ?? (() => reject(threadDied(undefined))))())
  })
  /** While it loads its code it hears nothing for most of a second, and has touched nothing. */
  const ask = (reason: string): void => {
    if (hasBegun) worker.postMessage(reason)
    else if (outcome === undefined) {
      refuse(new StudioError('cancelled', 'It was cancelled. It had not begun.', 'Start it again.'))
      void worker.terminate()
    }
  }
  return {
    result,
    stop: ask,
    async end(patience) {
      ask('stop')
      const late = setTimeout(() => void worker.terminate(), patience)
      await result.catch(() => undefined)
      clearTimeout(late)
    },
  }
}

function threadDied(cause: unknown): StudioError {
  const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isMemory
    ? new StudioError(
        'memory-insufficient',
        'The job needed more memory than there is.',
        'Use less text, a smaller vocabulary or a higher minBigramCount.',
        { cause },
      )
    : new StudioError(
        'defect',
        'The thread of the job ended without a word.',
        'What is saved is safe. Start it again; if it happens again, copy the problem report.',
        { cause },
      )
}
