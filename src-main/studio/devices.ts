/** The engines: what each would run on, why it cannot, and how fast it was when it was tried. */
import os from 'node:os'
import type { EngineStatus } from '../../src-shared/contract/app.ts'
import { StudioError } from '../../src-shared/errors.ts'
import type { Dimension } from '../../src-shared/model/config.ts'
import { Random } from '../../src-shared/random.ts'
import { modelConfigOf, optimiserOf, parseSettings } from '../../src-shared/settings.ts'
import { createWasmEngine } from '../engine/wasm/index.ts'
import { BigramCounter, buildGraph } from '../model/graph-build.ts'
import type { Workspace } from '../store/index.ts'
import { stepSettings } from '../training/index.ts'

type Measured = NonNullable<EngineStatus['measured']>

const factName = (d: number): string => `speed of wasm at d ${d}`

/** Training predictions per second, as last tested on this machine. */
export function measuredSpeed(workspace: Workspace, d: number): Measured | undefined {
  const fact = workspace.facts.get(factName(d)) as (Measured & { machine: string }) | undefined
  return fact?.machine === machineName()
    ? { d: fact.d, tokensPerSecond: fact.tokensPerSecond, at: fact.at }
    : undefined
}

export function listEngines(workspace: Workspace): {
  engines: EngineStatus[]
  chosen: string
  reason: string
} {
  const measured = measuredSpeed(workspace, 32)
  return {
    engines: [
      {
        engine: 'wasm',
        available: true,
        device: machineName(),
        threads: os.availableParallelism(),
        ...(measured !== undefined && { measured }),
      },
      unavailable('webgpu', 'This version has no engine for it yet.'),
      unavailable('tensorflow', 'This version has no engine for it yet.'),
    ],
    chosen: 'wasm',
    reason: 'It is the only engine of this version; it runs on every machine.',
  }
}

/** @throws StudioError 'unsupported' for an engine that this build does not have */
export async function testEngine(
  workspace: Workspace,
  engine: EngineStatus['engine'],
  d: Dimension,
): Promise<{ engine: EngineStatus; tokensPerSecond: number }> {
  if (engine !== 'wasm')
    throw new StudioError('unsupported', `This version has no ${engine} engine.`, 'Train on the processor.')
  const { tokensPerSecond, variant } = await measure(d)
  const measured = { d, tokensPerSecond, at: Date.now() }
  workspace.facts.set(factName(d), { ...measured, machine: machineName() })
  return {
    engine: {
      engine,
      available: true,
      device: machineName(),
      threads: os.availableParallelism(),
      variant,
      measured,
    },
    tokensPerSecond,
  }
}

/** Trains for about a second on a random text, whose words are as uneven as real ones. */
async function measure(d: Dimension): Promise<{ tokensPerSecond: number; variant: string }> {
  const settings = parseSettings({ d })
  const vocabulary = 1000
  const random = new Random(1)
  const token = (): number => Math.floor(vocabulary * random.uniform() ** 3)
  const length = settings.window + 1
  const tokens = Uint32Array.from({ length: settings.batchSequences * length }, token)
  const counter = new BigramCounter(vocabulary)
  counter.add(tokens)
  const config = modelConfigOf(settings, vocabulary)
  const engine = await createWasmEngine({
    config,
    graph: buildGraph(counter.counts(), settings),
    optimiser: optimiserOf(settings),
    threads: os.availableParallelism(),
    maxBatch: { sequences: settings.batchSequences, length },
  })
  try {
    await engine.startOptimiser()
    const batch = { tokens, sequences: settings.batchSequences, length }
    const step = stepSettings(settings, settings.learningRate)
    await engine.train(batch, step)
    const began = performance.now()
    let predictions = 0
    while (performance.now() - began < 1000) predictions += (await engine.train(batch, step)).predictions
    const tokensPerSecond = (predictions * 1000) / (performance.now() - began)
    return { tokensPerSecond, variant: engine.report().variant }
  } finally {
    await engine.dispose()
  }
}

function machineName(): string {
  return os.cpus()[0]?.model.trim() ?? os.arch()
}

function unavailable(engine: EngineStatus['engine'], reason: string): EngineStatus {
  return { engine, available: false, device: 'none', reason }
}
