import type { Progress } from './progress.ts'

/**
 * Long synchronous work in pieces: a generator that yields every few milliseconds, with how far it is where it knows.
 * Whoever runs it draws breath, shows progress, or ends it between two of them.
 */
export type Pieces<Result> = Generator<Progress | undefined, Result, void>

/** Runs it to its end at one go. */
export function finish<Result>(pieces: Pieces<Result>): Result {
  for (;;) {
    const { done, value } = pieces.next()
    if (done === true) return value
  }
}
