import { paperVectors } from '../../../fixtures/golden.ts'
import type { Engine, EngineOptions } from '../engine.ts'
import { describeConformance, describeGolden } from '../conformance/index.ts'
import { createWasmEngine } from './index.ts'
import { WasmEngine } from './wasm-engine.ts'

describeConformance('wasm', createWasmEngine, { dimensions: [8, 16, 32, 64], threads: [1, 2, 3] })
describeGolden('wasm', createWasmEngine, { threads: [2] }, paperVectors)

/** Every group in blocks, many waves, some groups too large to keep their potentials, several shards. */
async function createCutUp(options: EngineOptions): Promise<Engine> {
  const bytesPerEdge = 4 * (options.config.d ** 2 + options.config.d) * 3 + 16
  const engine = new WasmEngine(options, {
    shardBytes: bytesPerEdge * options.graph.nodes * 1.5,
    largestWhole: 8,
    blockPairs: 10,
    waveBytes: 20_000,
  })
  await engine.open()
  return engine
}

describeConformance('wasm (cut up)', createCutUp, { dimensions: [8, 32], threads: [1, 2] })
