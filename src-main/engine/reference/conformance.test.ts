import { describeConformance } from '../conformance/index.ts'
import { createReferenceEngine } from './index.ts'

describeConformance('reference', createReferenceEngine, { dimensions: [8, 16, 32, 64], threads: [1] })
