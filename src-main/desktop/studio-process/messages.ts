/** What the main process and the studio process say to each other, besides handing over ports. */
import type { Problem } from '../../../src-shared/contract/index.ts'

/** With a port: somebody wants to speak the contract over it. */
export type ToStudio = { readonly kind: 'connect' } | { readonly kind: 'close' }

export type FromStudio =
  | { readonly kind: 'ready' }
  /** The workspace cannot be opened; the process ends. */
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** Titles of the jobs that run now. Told when they change. */
  | { readonly kind: 'jobs'; readonly titles: readonly string[] }
