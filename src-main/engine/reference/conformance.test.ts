import { paperVectors } from '../../../fixtures/golden.ts'
import type { Dimension } from '../../../src-shared/model/config.ts'
import { describeConformance, describeGolden, describeSignalModel } from '../conformance/index.ts'
import { createReferenceEngine, createReferenceSignalModel } from './index.ts'

const dimensions: Dimension[] = [8, 16, 32, 64]
describeConformance('reference', createReferenceEngine, { dimensions, threads: [1] })
describeGolden('reference', createReferenceEngine, { threads: [1] }, paperVectors)
describeSignalModel('reference', createReferenceSignalModel, { dimensions })
