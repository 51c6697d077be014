import { describeConformance } from '../conformance/index.ts'
import { createWasmEngine } from './index.ts'

describeConformance('wasm', createWasmEngine, { dimensions: [8, 16, 32, 64], threads: [1, 2, 3] })
