/**
 * What every n-gram baseline can do. A history is an array and a length: its tokens are history[0] … history[length
 * − 1], the latest last; a model looks at the last few only.
 */
export interface LanguageModel {
  readonly vocabulary: number
  /** P(target | history). Sums to one over the vocabulary. */
  probability(history: ArrayLike<number>, length: number, target: number): number
  /** out [V] ← P(v | history) for every v. */
  distribution(history: ArrayLike<number>, length: number, out: Float64Array): void
}
