/** Training a model and finding out what it is worth. */
export { heldOutBatches, heldOutStarts, TrainingBatches } from './batches.ts'
export * from './baselines/index.ts'
export * from './evaluation/index.ts'
export { plannedSteps, train } from './loop.ts'
export { splitByArticle, type Split, type TokenStream } from './split.ts'
export {
  startOfRun,
  type Journal,
  type RunPosition,
  type SaveKind,
  type StepPoint,
  type TrainingPlan,
  type TrainingResult,
} from './types.ts'
export { initialParameters, type InitialParameters, type StartTerms } from './warm-start/index.ts'
