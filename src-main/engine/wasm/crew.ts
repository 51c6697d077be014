/** The engine's worker threads, as one thing that takes a command and answers once. */
import { Worker } from 'node:worker_threads'
import { StudioError } from '../../../src-shared/errors.ts'
import { fail, prepare } from './barrier.ts'
import type { Board } from './board.ts'
import type { Command, Reply, TaskStatistics } from './messages.ts'
import type { Times } from './stopwatch.ts'
import type { WorkplaceData } from './workplace.ts'

export interface CrewResult {
  /** In the order of phases and tasks. */
  readonly statistics: readonly TaskStatistics[]
  /** Of a step that is timed, by thread. */
  readonly times: readonly Times[]
  readonly sharedGradient: Float32Array | undefined
}

interface Pending {
  readonly replies: (Reply | undefined)[]
  readonly resolve: (result: CrewResult) => void
  readonly reject: (error: Error) => void
}

/** Threads that wait for their next engine. Starting one costs a tenth of a second, using one again nothing. */
const idle: Worker[] = []
/** Memory of a larger engine is given back by ending its threads, since a waiting thread would hold it. */
const largestKept = 64 * 2 ** 20

function borrow(): Worker {
  return idle.pop() ?? new Worker(new URL('./kernel.worker.ts', import.meta.url))
}

export class Crew {
  readonly #board: Board
  readonly #workers: readonly Worker[]
  readonly #keepThreads: boolean
  #pending: Pending | undefined
  #failure: Error | undefined
  #disposed = false

  /** Call `open` first. */
  constructor(threads: number, board: Board, memories: readonly WebAssembly.Memory[]) {
    this.#board = board
    this.#keepThreads = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) <= largestKept
    this.#workers = Array.from({ length: threads }, borrow)
    for (const [index, worker] of this.#workers.entries()) {
      worker.on('message', (reply: Reply) => this.#receive(index, reply))
      worker.on('error', (error: Error) => this.#break(error))
      worker.on('exit', (code) => this.#break(new Error(`worker thread ${index} ended with code ${code}`)))
      // Only a command in progress keeps the process alive.
      worker.unref()
    }
  }

  /** Takes all threads into the engine's service. */
  async open(data: Omit<WorkplaceData, 'index' | 'threads'>): Promise<void> {
    const threads = this.#workers.length
    await this.#send((index) => ({ kind: 'open', data: { ...data, index, threads } }))
  }

  /** Runs a command on all threads. One at a time. Rejects when a thread fails, and from then on. */
  run(command: Command): Promise<CrewResult> {
    return this.#send(() => command)
  }

  #send(commandFor: (index: number) => Command): Promise<CrewResult> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    if (this.#pending !== undefined) return Promise.reject(new Error('calls to an engine must not overlap'))
    prepare(this.#board.control)
    return new Promise((resolve, reject) => {
      this.#pending = { replies: new Array<Reply | undefined>(this.#workers.length), resolve, reject }
      for (const [index, worker] of this.#workers.entries()) {
        worker.ref()
        worker.postMessage(commandFor(index))
      }
    })
  }

  /** Rejects what is in progress and lets go of the threads. May be called again. */
  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    const reusable = this.#keepThreads && this.#failure === undefined && this.#pending === undefined
    if (reusable) await this.run({ kind: 'close' })
    this.#failure ??= new Error('the engine has been disposed of')
    this.#settle((pending) => pending.reject(this.#failure ?? new Error('disposed')))
    for (const worker of this.#workers)
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
    if (reusable) {
      idle.push(...this.#workers)
      return
    }
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
    const times: Times[] = []
    let sharedGradient: Float32Array | undefined
    for (const part of pending.replies) {
      if (part?.kind !== 'done') continue
      statistics.push(...part.statistics)
      if (part.times !== undefined) times.push(part.times)
      sharedGradient ??= part.sharedGradient
    }
    statistics.sort((a, b) => a.phase - b.phase || a.task - b.task)
    this.#settle(({ resolve }) => resolve({ statistics, times, sharedGradient }))
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
