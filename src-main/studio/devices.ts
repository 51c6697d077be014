/** The engines: what each would run on, why it cannot, and how fast it was when it was tried. */
import os from 'node:os'
import type { EngineReport, EngineStatus } from '../../src-shared/contract/app.ts'
import { engineNames, type EngineName } from '../../src-shared/engine.ts'
import { StudioError } from '../../src-shared/errors.ts'
import type { Dimension } from '../../src-shared/model/config.ts'
import { Random } from '../../src-shared/random.ts'
import { modelConfigOf, optimiserOf, parseSettings } from '../../src-shared/settings.ts'
import { createWasmEngine } from '../engine/wasm/index.ts'
import { BigramCounter, buildGraph } from '../model/graph-build.ts'
import type { Workspace } from '../store/index.ts'
import { stepSettings } from '../training/index.ts'

type Measured = Pick<NonNullable<EngineStatus['measured']>, 'd' | 'tokensPerSecond' | 'at'>

const factName = (d: number): string => `speed of wasm at d ${d}`

/** Training predictions per second, as last tested on this machine. */
export function measuredSpeed(workspace: Workspace, d: number): Measured | undefined {
  const fact = workspace.facts.get(factName(d)) as (Measured & { machine: string }) | undefined
  return fact?.machine === machineName()
    ? { d: fact.d, tokensPerSecond: fact.tokensPerSecond, at: fact.at }
    : undefined
}

export function listEngines(workspace: Workspace, d: Dimension = 32): EngineReport {
  const measured = measuredSpeed(workspace, d)
  const notTried = (engine: EngineName): EngineStatus => ({
    engine,
    state: 'not-tried',
    available: engine === 'wasm',
    device: engine === 'wasm' ? machineName() : '',
    limits: [],
    ...(engine === 'wasm' && { threads: os.availableParallelism() }),
    ...(engine === 'wasm' && measured !== undefined && { measured: { ...typical(d), ...measured } }),
  })
  return {
    engines: engineNames.map(notTried),
    chosen: 'wasm',
    reason: 'It runs on every machine.',
  }
}

function typical(d: Dimension): Omit<NonNullable<EngineStatus['measured']>, 'tokensPerSecond' | 'at'> {
  const { batchSequences, window, optimiser, candidates } = parseSettings({ d })
  return { d, vocabulary: 1000, ownEdges: 0, batchSequences, window, optimiser, candidates, isCurrent: false }
}

/** @throws StudioError 'unsupported' for an engine that this build does not have */
export async function testEngine(
  workspace: Workspace,
  engine: EngineName,
  d: Dimension,
): Promise<EngineReport> {
  if (engine !== 'wasm')
    throw new StudioError('unsupported', `This version has no ${engine} engine.`, 'Train on the processor.')
  const { tokensPerSecond } = await measure(d)
  const measured = { d, tokensPerSecond, at: Date.now() }
  workspace.facts.set(factName(d), { ...measured, machine: machineName() })
  return listEngines(workspace, d)
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
