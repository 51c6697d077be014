/**
 * The worker threads of one import. Records come before blocks, because what is further along frees memory. A record
 * that takes too long or kills its thread costs that record: the thread is replaced and the task goes on without it.
 */
import { Worker } from 'node:worker_threads'
import { cancelled } from '../cancelled.ts'
import type { BlockTask, RecordsTask, Reply, Request, ResultOf, Task } from './tasks.ts'

/** A thread's heap: the largest page (8 MB) is cleaned in about a quarter of it. MB. */
const heapLimit = 256
/**
 * Records in work at once, all threads together, bytes: cleaning takes some twenty times a page's size, so that large
 * pages must take turns however many threads there are. A record beyond it is cleaned alone.
 */
const inWorkLimit = 8 << 20
/** The limit is counted in beats, so that a computer that slept does not make a page late. Milliseconds. */
const beat = 250

interface Job {
  readonly id: number
  readonly task: Task
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  readonly inWork: Int32Array
  job?: Job
  /** Record in work at the last beat, and for how many beats it has been. */
  record: number
  beats: number
}

export class WorkerPool {
  readonly #size: number
  readonly #script: URL
  readonly #pageSeconds: number
  readonly #threads = new Set<Thread>()
  readonly #records: Job[] = []
  readonly #blocks: Job[] = []
  readonly #timer: NodeJS.Timeout
  #nextId = 1
  #closed = false

  /** @param pageSeconds after how long a page is given up. @param script what the threads run. */
  constructor(size: number, pageSeconds: number, script = new URL('./clean.worker.ts', import.meta.url)) {
    this.#size = size
    this.#script = script
    this.#pageSeconds = pageSeconds
    this.#timer = setInterval(() => this.#watch(), beat)
    this.#timer.unref()
  }

  run<T extends Task>(task: T): Promise<ResultOf<T>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(cancelled())
      this.#enqueue({ id: this.#nextId++, task, resolve, reject })
      this.#dispatch()
    })
  }

  /** Ends all threads; what was under way fails as cancelled. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    const threads = [...this.#threads]
    this.#threads.clear()
    const waiting = [...threads.map(({ job }) => job), ...this.#records.splice(0), ...this.#blocks.splice(0)]
    for (const job of waiting) job?.reject(cancelled())
    await Promise.all(threads.map(({ worker }) => worker.terminate()))
  }

  #enqueue(job: Job): void {
    if (job.task.kind === 'block') this.#blocks.push(job)
    else this.#records.push(job)
  }

  #dispatch(): void {
    while (this.#records.length + this.#blocks.length > 0) {
      const idle = [...this.#threads].find((thread) => !thread.job)
      const thread = idle ?? (this.#threads.size < this.#size ? this.#start() : undefined)
      const job = thread && this.#nextJob()
      if (!thread || !job) return
      thread.job = job
      thread.beats = 0
      thread.record = 0
      // Cloned, not transferred: should the thread die, the task is given to another.
      thread.worker.postMessage({ id: job.id, task: job.task } satisfies Request)
    }
  }

  /** The next task that there is room for: records first. */
  #nextJob(): Job | undefined {
    const next = this.#records.at(0)
    if (!next) return this.#blocks.shift()
    const inWork = [...this.#threads].reduce((sum, { job }) => sum + (job ? weight(job.task) : 0), 0)
    if (inWork === 0 || inWork + weight(next.task) <= inWorkLimit) return this.#records.shift()
    return this.#blocks.shift()
  }

  #start(): Thread {
    const inWork = new Int32Array(new SharedArrayBuffer(4))
    const worker = new Worker(this.#script, {
      workerData: inWork.buffer,
      resourceLimits: { maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: 16 },
    })
    const thread: Thread = { worker, inWork, record: 0, beats: 0 }
    this.#threads.add(thread)
    worker.on('message', ({ result }: Reply) => {
      const job = thread.job
      thread.job = undefined
      job?.resolve(result as never)
      if (!this.#closed) this.#dispatch()
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#replace(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'needed too much memory' : error)
    })
    return thread
  }

  #watch(): void {
    for (const thread of this.#threads) {
      const record = Atomics.load(thread.inWork, 0)
      thread.beats = record > 0 && record === thread.record ? thread.beats + 1 : 0
      thread.record = record
      if (thread.beats * beat > this.#pageSeconds * 1000) this.#replace(thread, 'took too long')
    }
  }

  /** Gives a dead or stuck thread's task to a new one, without the record at which it happened. */
  #replace(thread: Thread, cause: 'took too long' | 'needed too much memory' | Error): void {
    if (!this.#threads.delete(thread)) return
    void thread.worker.terminate()
    const job = thread.job
    if (!job || this.#closed) return
    const index = Atomics.load(thread.inWork, 0) - 1
    if (job.task.kind === 'records' && index >= 0 && typeof cause === 'string') {
      this.#records.unshift({ ...job, task: withoutRecord(job.task, index, cause) })
    } else {
      job.reject(cause instanceof Error ? cause : new Error(`a worker thread ${cause}`))
    }
    this.#dispatch()
  }
}

function weight(task: Task): number {
  return task.kind === 'records' ? task.bytes.length : 0
}

function withoutRecord(task: RecordsTask, index: number, reason: RecordsTask['given'][number]): RecordsTask {
  return { ...task, given: { ...task.given, [index]: reason } }
}

/** A decoder of blocks that runs on the pool. */
export function decodeOn(pool: WorkerPool) {
  return (bytes: Uint8Array, bit: number) => pool.run<BlockTask>({ kind: 'block', bytes, bit })
}
