import type { Dimension } from '../../../src-shared/model/config.ts'
import { describeConformance, describeSignalModel } from '../conformance/index.ts'
import { createReferenceEngine, createReferenceSignalModel } from './index.ts'

const dimensions: Dimension[] = [8, 16, 32, 64]
describeConformance('reference', createReferenceEngine, { dimensions, threads: [1] })
describeSignalModel('reference', createReferenceSignalModel, { dimensions })
