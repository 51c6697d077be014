import { describeConformance } from '../conformance/index.ts'
import { createTensorFlowEngine } from './index.ts'

// Threads are TensorFlow's own affair: one.
describeConformance('tensorflow', (options) => createTensorFlowEngine(options, 'plain'), {
  dimensions: [8, 16, 32, 64],
  threads: [1],
})
