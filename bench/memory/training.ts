/** A process that trains one model for some steps and says how much memory it held: `training.ts OPTIMISER EDGES`. */
import os from 'node:os'
import { optimiserOf, parseSettings, presetSettings } from '../../src-shared/settings.ts'
import type { StepSettings } from '../../src-main/engine/engine.ts'
import { createWasmEngine } from '../../src-main/engine/wasm/index.ts'
import { configOf, fill, plainStep, shapes, textLikeGraph, walk } from '../shapes.ts'

export interface Found {
  readonly peakGigabytes: number
  readonly engineGigabytes: number
  readonly steps: number
  readonly positionsPerStep: number
  readonly secondsPerStep: number
  readonly firstLoss: number
  readonly lastLoss: number
}

const [optimiserName, edges] = process.argv.slice(2)
const settings = parseSettings({ optimiser: optimiserName }, presetSettings('paper-en'))
const { batchSequences: sequences, window, learningRate } = settings
const { nodes } = shapes[1]
const graph = textLikeGraph(nodes, Number(edges))
const engine = await createWasmEngine({
  config: { ...configOf(nodes), maxContext: settings.maxContext },
  graph,
  optimiser: optimiserOf(settings),
  threads: os.availableParallelism(),
  maxBatch: { sequences, length: window + 1 },
})
await fill(engine)

const steps = 5
const step: StepSettings = { ...plainStep, learningRate }
const losses: number[] = []
const began = performance.now()
for (let n = 0; n < steps; n++) {
  // The last batch is the first one again; those between are others, so that most edges are touched.
  const batch = walk(graph, sequences, window + 1, n % (steps - 1))
  const { loss, predictions } = await engine.train(batch, step)
  losses.push(loss / predictions)
}
const found: Found = {
  // Kilobytes on every system.
  peakGigabytes: (1024 * process.resourceUsage().maxRSS) / 1e9,
  engineGigabytes: engine.report().bytes / 1e9,
  steps,
  positionsPerStep: sequences * window,
  secondsPerStep: (performance.now() - began) / 1e3 / steps,
  firstLoss: losses[0],
  lastLoss: losses[steps - 1],
}
await engine.dispose()
process.stdout.write(JSON.stringify(found))
