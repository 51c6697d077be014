import type { JobView } from '../../src-shared/contract/index.ts'
import type { Client } from '../client/index.ts'

const underWay: readonly JobView['state'][] = ['queued', 'running', 'pausing', 'paused', 'cancelling']

/** The long jobs of the studio as they are now: followed once for the whole window. */
export class JobList {
  #jobs = $state.raw<readonly JobView[]>([])
  #share = $state.raw<number | undefined>(undefined)
  readonly #waiting = new Set<() => void>()

  /** Newest first, those that have ended lately included. */
  get all(): readonly JobView[] {
    return this.#jobs
  }

  /** Queued, running or paused. */
  readonly underWay = $derived(this.#jobs.filter((job) => underWay.includes(job.state)))

  /** Over all running jobs, 0 … 1; undefined while nothing runs. */
  get share(): number | undefined {
    return this.#share
  }

  find(job: number): JobView | undefined {
    return this.#jobs.find((other) => other.job === job)
  }

  /** The job once it has ended in whichever way, or is paused; never while the studio is away. */
  whenAtRest(job: number): Promise<JobView> {
    return this.when(job, isAtRest)
  }

  /** The job once that is true of it. */
  when(job: number, isSo: (job: JobView) => boolean): Promise<JobView> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.find(job)
        if (found === undefined || !isSo(found)) return
        this.#waiting.delete(look)
        resolve(found)
      }
      this.#waiting.add(look)
      look()
    })
  }

  /** `changed` is called after every new list. Returns its stop. */
  follow(client: Client, changed: () => void): () => void {
    return client.subscribe('jobs', {}, ({ jobs, share }) => {
      this.#jobs = jobs
      this.#share = share
      changed()
      for (const look of [...this.#waiting]) look()
    })
  }
}

/** Whether it has ended in whichever way, or is paused. */
export function isAtRest({ state }: JobView): boolean {
  return state === 'paused' || !underWay.includes(state)
}
