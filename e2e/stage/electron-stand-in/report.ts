/** What happened, told to the test that forked the program; and what the test wants, told to whoever listens. */

/** Everything that the stand-in reports, by kind. */
export interface Reports {
  /** Chromium is there; the port at which it can be driven. */
  readonly devtools: number
  /** A page was opened; its number. */
  readonly window: number
  /** The studio process was forked; its process id. */
  readonly studio: number
  readonly dialog: { readonly title?: string; readonly message?: string; readonly detail?: string }
  readonly external: string
  readonly notification: { readonly title: string; readonly body: string }
  readonly progress: number
  readonly page: string
  /** An address that the page asked for, and whether the program let it. */
  readonly request: { readonly url: string; readonly allowed: boolean }
  /** How the program itself opened a connection; there should be none. */
  readonly socket: string
  readonly preferences: Record<string, unknown>
  /** What the program has called to secure itself; the stand-in does nothing about it. */
  readonly secured: string
  readonly menu: readonly string[]
}
export type Report = {
  [Kind in keyof Reports]: { readonly kind: Kind; readonly value: Reports[Kind] }
}[keyof Reports]

/** What a test may ask for. */
export type Wish =
  | { readonly wish: 'answer'; readonly value: unknown }
  | { readonly wish: 'quit' }
  | { readonly wish: 'close-window' }
  | { readonly wish: 'open-file'; readonly file: string }
  | { readonly wish: 'second-instance'; readonly words: readonly string[] }
  | { readonly wish: 'menu'; readonly path: readonly string[] }

export function report<Kind extends keyof Reports>(kind: Kind, value: Reports[Kind]): void {
  // A test that ends meanwhile takes nothing more; without somebody to tell, that would end this process too.
  if (process.connected) process.send?.({ kind, value }, undefined, undefined, () => undefined)
}
