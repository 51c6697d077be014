/**
 * How the studio is: what the banner says. When the studio dies, what was under way is remembered; when it is back, jobs
 * that its death interrupted go on by themselves, and the person is told of both.
 */
import type { JobView, StudioState } from '../../src-shared/contract/index.ts'
import type { ConnectionStatus } from '../client/index.ts'

export type Trouble =
  | { readonly kind: 'connecting' }
  /** `attempt`: how often it has been tried again. */
  | { readonly kind: 'lost'; readonly reason: string; readonly attempt: number }
  | { readonly kind: 'died'; readonly message: string | undefined }
  /** Nobody starts it again but the person: it cannot open its workspace, or died again and again. */
  | { readonly kind: 'stopped'; readonly message: string }
  | { readonly kind: 'refused'; readonly reason: string }

export interface Recovered {
  readonly resumed: readonly JobView[]
  readonly left: readonly JobView[]
}

const working: readonly JobView['state'][] = ['running', 'pausing', 'queued']

export class Health {
  #status = $state.raw<ConnectionStatus>({ state: 'connecting' })
  #process = $state.raw<StudioState>({ state: 'starting' })
  /** Jobs that were working when the studio was last heard of. */
  #interrupted = $state.raw<readonly JobView[]>([])
  #session: string | undefined
  #isNewSession = false

  get status(): ConnectionStatus {
    return this.#status
  }

  /** What is wrong now. */
  readonly trouble: Trouble | undefined = $derived.by(() => {
    const { state, message } = this.#process
    if (state === 'died') return { kind: 'died', message }
    if (state === 'stopped' && message !== undefined) return { kind: 'stopped', message }
    const status = this.#status
    if (status.state === 'connecting') return { kind: 'connecting' }
    if (status.state === 'lost') return { kind: 'lost', reason: status.reason, attempt: status.attempt }
    if (status.state === 'refused') return { kind: 'refused', reason: status.reason }
    return undefined
  })

  /** What was under way when the trouble began. */
  get interrupted(): readonly JobView[] {
    return this.#interrupted
  }

  setProcess(state: StudioState): void {
    this.#process = state
  }

  /** `jobs`: as they were last known. */
  setStatus(status: ConnectionStatus, jobs: readonly JobView[]): void {
    const wasConnected = this.#status.state === 'connected'
    if (wasConnected && status.state !== 'connected')
      this.#interrupted = jobs.filter(({ state }) => working.includes(state))
    if (status.state === 'connected') {
      this.#isNewSession ||= this.#session !== undefined && this.#session !== status.session
      this.#session = status.session
      this.#process = { state: 'running' }
    }
    this.#status = status
  }

  /**
   * The list of jobs after a reconnection: which shall go on, and which can only be gone on with by the person.
   * Undefined when there is nothing to say: the same studio answers, and its jobs never stopped.
   */
  recover(jobs: readonly JobView[]): Recovered | undefined {
    if (this.#status.state !== 'connected') return undefined
    const before = this.#interrupted
    this.#interrupted = []
    if (!this.#isNewSession) return undefined
    this.#isNewSession = false
    const now = before.map((old) => ({ old, job: jobs.find((job) => isSameWork(job, old)) }))
    return {
      resumed: now.flatMap(({ old, job }) => (job !== undefined && shallGoOn(old, job) ? [job] : [])),
      left: now.flatMap(({ old, job }) => (job === undefined ? [old] : [])),
    }
  }
}

/** What waited for its turn is paused by a new studio; here somebody is there who wanted it. */
function shallGoOn(old: JobView, job: JobView): boolean {
  if (job.state === 'paused') return old.state === 'queued'
  return job.state === 'interrupted' || working.includes(job.state)
}

/** A new studio process may number its jobs anew; what they work on stays the same. */
export function isSameWork(one: JobView, other: JobView): boolean {
  if (one.kind !== other.kind) return false
  if (other.run !== undefined) return one.run === other.run
  if (other.corpus !== undefined) return one.corpus === other.corpus
  return one.job === other.job && one.title === other.title
}
