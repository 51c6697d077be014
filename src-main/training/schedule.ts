/** Learning rate over a run: linear warm-up, then a half cosine down to a share of the peak. */
export interface Schedule {
  readonly learningRate: number
  /** Share of the run over which the rate rises. */
  readonly warmup: number
  /** Share of the peak that is left at the end. */
  readonly finalLearningRate: number
}

/** @param fraction of the run that is done, 0 … 1 */
export function learningRateAt(schedule: Schedule, fraction: number): number {
  const { learningRate, warmup, finalLearningRate } = schedule
  if (fraction < warmup) return learningRate * Math.max(1e-3, fraction / warmup)
  const along = Math.min(1, (fraction - warmup) / (1 - warmup))
  return learningRate * (finalLearningRate + (1 - finalLearningRate) * 0.5 * (1 + Math.cos(Math.PI * along)))
}
