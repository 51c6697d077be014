import type { JobView } from '../../src-shared/contract/index.ts'
import type { Client } from '../client/index.ts'

const underWay: readonly JobView['state'][] = ['queued', 'running', 'pausing', 'paused', 'cancelling']

/** The long jobs of the studio as they are now: followed once for the whole window. */
export class JobList {
  #jobs = $state.raw<readonly JobView[]>([])
  #share = $state.raw<number | undefined>(undefined)

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

  /** `changed` is called after every new list. Returns its stop. */
  follow(client: Client, changed: () => void): () => void {
    return client.subscribe('jobs', {}, ({ jobs, share }) => {
      this.#jobs = jobs
      this.#share = share
      changed()
    })
  }
}
