/** N-gram models on the same tokens: what a model with a matrix per edge must beat. */
export { bigramModel, unigramModel } from './additive.ts'
export { buildKneserNey, kneserNey, type KneserNeyModel, type KneserNeyOrder } from './kneser-ney.ts'
export type { LanguageModel } from './language-model.ts'
export { countNgrams, findChild, type NgramLevel, type NgramTable } from './ngrams.ts'
