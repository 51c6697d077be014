export { createReferenceEngine } from './engine.ts'
export { createReferenceSignalModel } from './signal-model.ts'
