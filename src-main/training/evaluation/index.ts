/** What a model is worth on held-out text, and its baselines beside it. */
export { EvaluationAccumulator, type BatchScores, type EvaluationTerms } from './accumulator.ts'
export { evaluateBaselines } from './baselines.ts'
export { evaluateBaseline, evaluateModel, type BaselineTerms } from './evaluate.ts'
