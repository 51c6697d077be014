/** Words and figures about a text as a whole. */
import { formatPercent, t } from '../../../language/index.ts'
import type { BranchEnd, BranchToken } from '../branches/branch-tree.ts'

/** Geometric mean of the probabilities: 1 / perplexity. Undefined for no tokens. */
export function meanProbability(path: readonly Pick<BranchToken, 'probability'>[]): number | undefined {
  if (path.length === 0) return undefined
  const logarithms = path.reduce((sum, { probability }) => sum + Math.log(probability), 0)
  return Math.exp(logarithms / path.length)
}

export function endWord(end: BranchEnd): string {
  return {
    length: t('complete.status.length'),
    stop: t('complete.status.stop'),
    separator: t('complete.status.separator'),
    cancelled: t('complete.status.cancelled'),
    failed: t('complete.status.failed'),
  }[end]
}

/** The first place where two texts differ; undefined where one is the beginning of the other. */
export function firstDifference(one: readonly string[], other: readonly string[]): number | undefined {
  const most = Math.min(one.length, other.length)
  for (let position = 0; position < most; position++) if (one[position] !== other[position]) return position
  return undefined
}

/** A probability in a table: what would be rounded to nothing is said to be less. */
export function formatShare(share: number): string {
  return share > 0 && share < 0.000_05 ? `< ${formatPercent(0.0001, 2)}` : formatPercent(share, 2)
}
