import { describe, it } from 'vitest'
import { paperVectors } from '../../../fixtures/golden.ts'
import { describeConformance, describeGolden } from '../conformance/index.ts'
import type { Promises } from '../conformance/index.ts'
import { createTensorFlowEngine, tensorflowRuntime } from './index.ts'

// Threads are TensorFlow's own affair: one.
const promises: Promises = { dimensions: [8, 16, 32, 64], threads: [1] }

describeConformance('tensorflow', (options) => createTensorFlowEngine(options, 'plain'), promises)
describeGolden('tensorflow', (options) => createTensorFlowEngine(options, 'plain'), promises, paperVectors)

const missing = await tensorflowRuntime('cuda').then(
  () => undefined,
  (error: Error) => error,
)
if (missing === undefined) describeConformance('tensorflow (CUDA)', createTensorFlowEngine, promises)
else
  describe('the tensorflow engine on CUDA', () => {
    // CUDA is where somebody installed it; elsewhere the report shows a line with the reason instead of nothing.
    it.skip(`was not tried: ${missing.message}`, () => {})
  })
