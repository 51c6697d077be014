/** What the process that keeps `serve` alive and the one that serves say to each other. */
import type { Problem } from '../../src-shared/contract/index.ts'

/** Where it listens unless somebody says otherwise. */
export const usualPort = 8450

export type ToServing =
  | {
      readonly kind: 'serve'
      /** Undefined: the usual one, or any that is free. */
      readonly port?: number | undefined
      readonly token: string
      readonly workspace?: string | undefined
      /** How the process before it ended, for the log. */
      readonly after?: string | undefined
    }
  | { readonly kind: 'close' }

export type FromServing =
  | {
      readonly kind: 'serving'
      readonly port: number
      /** With the token. */
      readonly address: string
      readonly workspace: string
    }
  /** It cannot serve, and trying again would not help; the process ends. */
  | { readonly kind: 'failed'; readonly problem: Problem }
