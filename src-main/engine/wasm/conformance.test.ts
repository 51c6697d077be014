import type { Dimension } from '../../../src-shared/model/config.ts'
import { describeConformance, describeSignalModel } from '../conformance/index.ts'
import { createWasmEngine, createWasmSignalModel } from './index.ts'

const dimensions: Dimension[] = [8, 16, 32, 64]
describeConformance('wasm', createWasmEngine, { dimensions, threads: [1, 2, 3] })
describeSignalModel(
  'wasm',
  (config, graph, parameters) => {
    const model = createWasmSignalModel(config, graph, parameters)
    model.writeEdges(0, parameters.edges)
    return model
  },
  { dimensions },
)
