/** How far a job is. Rates and remaining time are estimated by whoever shows it, from two reports. */
export interface Progress {
  /** What is being done, as a short phrase: 'reading the dump', 'training'. */
  readonly phase: string
  readonly done: number
  /** Undefined while it is not known. */
  readonly total?: number
  readonly unit: 'bytes' | 'tokens' | 'steps' | 'items'
  /** Something worth saying beside the bar, such as '1,204 articles'. */
  readonly detail?: string
}

export type OnProgress = (progress: Progress) => void
