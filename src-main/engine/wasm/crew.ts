/** The engine's worker threads, as one thing that takes a command and answers once. */
import { Worker } from 'node:worker_threads'
import { StudioError } from '../../../src-shared/errors.ts'
import { fail, prepare } from './barrier.ts'
import type { Board } from './board.ts'
import type { Command, Reply, TaskStatistics } from './messages.ts'
import type { WorkplaceData } from './workplace.ts'

export interface CrewResult {
  /** In the order of phases and tasks. */
  readonly statistics: readonly TaskStatistics[]
  readonly sharedGradient: Float32Array | undefined
}

interface Pending {
  readonly replies: (Reply | undefined)[]
  readonly resolve: (result: CrewResult) => void
  readonly reject: (error: Error) => void
}

export class Crew {
  readonly #board: Board
  readonly #workers: Worker[]
  #pending: Pending | undefined
  #failure: Error | undefined

  constructor(threads: number, data: Omit<WorkplaceData, 'index' | 'threads'>) {
    this.#board = data.board
    this.#workers = Array.from({ length: threads }, (_, index) => {
      const workerData: WorkplaceData = { ...data, index, threads }
      const worker = new Worker(new URL('./kernel.worker.ts', import.meta.url), { workerData })
      worker.on('message', (reply: Reply) => this.#receive(index, reply))
      worker.on('error', (error) => this.#break(error))
      worker.on('exit', (code) => this.#break(new Error(`worker thread ${index} ended with code ${code}`)))
      // Only a command in progress keeps the process alive.
      worker.unref()
      return worker
    })
  }

  /** Runs a command on all threads. One at a time. Rejects when a thread fails, and from then on. */
  run(command: Command): Promise<CrewResult> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (this.#pending !== undefined) return Promise.reject(new Error('calls to an engine must not overlap'))
    prepare(this.#board.control)
    return new Promise((resolve, reject) => {
      this.#pending = { replies: new Array<Reply | undefined>(this.#workers.length), resolve, reject }
      for (const worker of this.#workers) {
        worker.ref()
        worker.postMessage(command)
      }
    })
  }

  async dispose(): Promise<void> {
    this.#failure ??= new Error('the engine has been disposed of')
    this.#settle((pending) => pending.reject(this.#failure ?? new Error('disposed')))
    fail(this.#board.control)
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #settle(end: (pending: Pending) => void): void {
    const pending = this.#pending
    if (pending === undefined) return
    this.#pending = undefined
    for (const worker of this.#workers) worker.unref()
    end(pending)
  }

  #receive(index: number, reply: Reply): void {
    const pending = this.#pending
    if (pending === undefined) return
    if (reply.kind === 'failed') {
      this.#break(new Error(`${reply.message}\n${reply.stack ?? ''}`))
      return
    }
    pending.replies[index] = reply
    if (pending.replies.includes(undefined)) return
    const statistics: TaskStatistics[] = []
    let sharedGradient: Float32Array | undefined
    for (const part of pending.replies) {
      if (part?.kind !== 'done') continue
      statistics.push(...part.statistics)
      sharedGradient ??= part.sharedGradient
    }
    statistics.sort((a, b) => a.phase - b.phase || a.task - b.task)
    this.#settle(({ resolve }) => resolve({ statistics, sharedGradient }))
  }

  /** After a failure in the middle of a step the parameters are a mixture: nothing more can be asked of this engine. */
  #break(cause: Error): void {
    this.#failure ??= new StudioError(
      'unsupported',
      `A thread of the CPU engine failed: ${cause.message}`,
      'Start again from the last checkpoint; if it happens again, please report it.',
      { cause },
    )
    fail(this.#board.control)
    this.#settle(({ reject }) => reject(this.#failure ?? cause))
  }
}
