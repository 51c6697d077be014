/** The application's services, for whoever shows them. */
export { preview, type Preview } from '../corpus/index.ts'
export type { Forecast } from './corpora/forecast.ts'
export type { JobControl } from './job.ts'
export type { EvaluatedRun } from './models/evaluate-run.ts'
export type { LanguageModel } from './models/language-model.ts'
export type { RunSummary } from './runs/run-summary.ts'
export type { TrainingSummary } from './runs/training-summary.ts'
export { Studio } from './studio.ts'
