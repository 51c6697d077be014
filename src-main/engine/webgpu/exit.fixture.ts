/** A process that ends in the middle of a step, for device.test.ts: its exit code is 7 when nothing crashes. */
import { adamw, caseOf, engineFor, plainSettings } from '../conformance/cases.ts'
import { openForTests } from './device.fixture.ts'
import { WebGpuEngine } from './webgpu-engine.ts'

const { gpu } = await openForTests()
if (gpu === undefined) process.exit(1)
const one = caseOf({ seed: 6, nodes: 9, density: 0.5, sequences: 8, predictions: 13, threads: 1, config: {} })
const create = async (options: ConstructorParameters<typeof WebGpuEngine>[1]): Promise<WebGpuEngine> => {
  const engine = new WebGpuEngine(gpu, options)
  await engine.open()
  return engine
}
const engine = await engineFor(create, one, adamw)
const [first] = Array.from({ length: 9 }, () => engine.train(one.batches[0], plainSettings))
await first
process.exit(7)
