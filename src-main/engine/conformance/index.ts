/**
 * One suite that holds any engine to the float64 reference. An engine's test file calls it:
 *
 *     describeConformance('wasm', createWasmEngine, { dimensions: [8, 16, 32, 64], threads: [1, 2] })
 */
import { describe } from 'vitest'
import type { CreateEngine, Promises } from './cases.ts'
import { describeDecoding } from './decoding.ts'
import { describeStorage } from './storage.ts'
import { describeTraining } from './training.ts'
import { describeValues } from './values.ts'

export { describeGolden } from './golden.ts'
export { describeSignalModel } from './signals.ts'
export type { CreateSignalModel } from './signals.ts'
export type { CreateEngine, Promises } from './cases.ts'

export function describeConformance(name: string, create: CreateEngine, promises: Promises): void {
  describe(`the ${name} engine conforms to the reference`, () => {
    describeValues(create, promises)
    describeTraining(create, promises)
    describeStorage(create, promises)
    describeDecoding(create, promises)
  })
}
