/** Where a model starts: random as published, or already an n-gram model in closed form. */
import type { Pieces } from '../../../src-shared/pieces.ts'
import { bigramStart } from './bigram.ts'
import { randomStart } from './random.ts'
import { trigramStart } from './trigram.ts'
import type { InitialParameters, StartTerms } from './types.ts'

export type { InitialParameters, StartTerms } from './types.ts'
export { bigramStart, randomStart, trigramStart }

export type WarmStart = 'none' | 'bigram' | 'trigram'

/**
 * @param range matrices begin uniform in ± this, and every other parameter too without a warm start; the trigram start
 *   computes its matrices and has no use for it
 * @throws StudioError 'unsupported' where the start does not fit the model's configuration
 */
export function* initialParameters(
  start: WarmStart,
  terms: StartTerms,
  range: number,
): Pieces<InitialParameters> {
  switch (start) {
    case 'none':
      return randomStart(terms, range)
    case 'bigram':
      return yield* bigramStart(terms, { weightRange: range })
    case 'trigram':
      return yield* trigramStart(terms)
  }
}
