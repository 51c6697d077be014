import type { Progress } from '../../src-shared/progress.ts'

export interface Job {
  readonly id: string
  readonly title: string
  readonly state: 'queued' | 'running' | 'paused' | 'finished' | 'failed' | 'cancelled' | 'interrupted'
  readonly progress: Progress | undefined
}

/** The long jobs of the studio, as they are now. */
export class JobList {
  #jobs = $state.raw<readonly Job[]>([])

  get all(): readonly Job[] {
    return this.#jobs
  }
}
