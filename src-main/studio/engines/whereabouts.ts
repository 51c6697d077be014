/** Where a training would run, from what is remembered of the engines: for forecasts, without trying anything. */
import os from 'node:os'
import {
  engineNames,
  type EngineFinding,
  type EngineName,
  type MeasuredSpeed,
} from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { ModelWish } from '../../engine/choice/index.ts'
import type { Workspace } from '../../store/index.ts'
import { RememberedFindings } from './remembered.ts'
import { reportEngines } from './report.ts'

export interface Whereabouts {
  /** Undefined while a measurement could still decide. */
  readonly engine: EngineName | undefined
  /** For people. */
  readonly device: string
  /** Whether the model would have to fit into the machine's own memory. */
  readonly takesHostMemory: boolean
  /** Bytes of a card that was asked for by name, where it tells. */
  readonly cardMemory: number | undefined
  /** Why the engine that was asked for cannot run here. */
  readonly refusal: StudioError | undefined
}

export function whereItWouldRun(workspace: Pick<Workspace, 'facts'>, wish: ModelWish): Whereabouts {
  const findings = new RememberedFindings(workspace)
  const named = nameOf(wish.settings)
  const engine = named ?? reportEngines(findings, wish).chosen
  const possible = engine === undefined ? candidates(findings) : [engine]
  const finding = named && findings.get(named)
  return {
    engine,
    device: possible.map((name) => deviceText(name, findings.get(name), wish.settings)).join(' / '),
    // TensorFlow's dense table lies in the machine's memory as well.
    takesHostMemory: !possible.includes('webgpu'),
    cardMemory: named === 'webgpu' ? finding?.device?.memory : undefined,
    refusal: finding && refusalOf(finding),
  }
}

/** The engine that was asked for by name. */
export function nameOf({ engine }: Pick<TrainingSettings, 'engine'>): EngineName | undefined {
  return engine === 'auto' ? undefined : engine
}

/** Measured on this machine at the same d with the same optimiser: the latest. */
export function speedOnDevice(
  workspace: Pick<Workspace, 'facts'>,
  engine: EngineName,
  { d, optimiser }: Pick<TrainingSettings, 'd' | 'optimiser'>,
): MeasuredSpeed | undefined {
  const speeds = new RememberedFindings(workspace).get(engine)?.speeds
  return speeds?.find((speed) => speed.d === d && speed.optimiser === optimiser)
}

function candidates(findings: RememberedFindings): EngineName[] {
  const ready = engineNames.filter((name) => findings.get(name)?.state === 'ready')
  return ready.length > 0 ? ready : ['wasm']
}

function deviceText(
  engine: EngineName,
  finding: EngineFinding | undefined,
  settings: TrainingSettings,
): string {
  if (engine !== 'wasm') return finding?.device?.device ?? engine
  return `${os.cpus()[0]?.model.trim() ?? 'CPU'}, ${settings.threads || os.availableParallelism()} threads`
}

export function refusalOf({ engine, state, problem, deviation }: EngineFinding): StudioError | undefined {
  if (state === 'unavailable' && problem !== undefined)
    return new StudioError(problem.kind, problem.message, problem.hint)
  if (state === 'wrong')
    return new StudioError(
      'unsupported',
      `The engine ${engine} computes wrongly on this machine: ${deviation?.toPrecision(2) ?? 'no number'} off the reference.`,
      'Update the driver and test the engine again, or train with another one.',
    )
  return undefined
}
