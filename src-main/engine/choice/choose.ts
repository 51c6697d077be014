/**
 * Which engine trains a model on this machine: each is tried, held against the reference and, where more than one is
 * right, measured for a second. The fastest that is right is taken; for each other there is one reason why not.
 * Nothing here knows which engines there are, so tests put in slow, wrong and failing ones.
 */
import os from 'node:os'
import {
  isSameShape,
  type EngineFinding,
  type EngineName,
  type MeasuredSpeed,
} from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { calibrate, speedShapeOf } from './calibrate.ts'
import { checkEngine } from './check.ts'
import type { EngineEntry, ModelWish } from './entry.ts'
import { rank, type Ranking } from './rank.ts'

/** What is remembered of earlier trials on the same machine. */
export interface Findings {
  get(engine: EngineName): EngineFinding | undefined
  keep(finding: EngineFinding): void
}

export interface ChoiceOptions {
  /** Forget what is remembered of these, and try them anew. */
  readonly again?: readonly EngineName[]
  /** `needed` (usual): where more than one engine is right. `never`: what is not known of their speed stays unknown. */
  readonly measure?: 'needed' | 'always' | 'never'
  /** Milliseconds of training an engine. */
  readonly milliseconds?: number
  readonly signal?: AbortSignal
  readonly onTrial?: (engine: EngineName) => void
}

/** Shapes whose speed is remembered. */
const remembered = 12

/**
 * Tries the engines and puts them in order. What is remembered is believed while the device and its driver are the
 * same; a device that went away or came is found each time.
 * @throws StudioError 'cancelled' once `signal` is aborted
 */
export async function chooseEngine(
  entries: readonly EngineEntry[],
  wish: ModelWish,
  findings: Findings,
  options: ChoiceOptions = {},
): Promise<Ranking> {
  const { again = [], measure = 'needed' } = options
  const tried: { entry: EngineEntry; finding: EngineFinding }[] = []
  for (const entry of entries) {
    pauseIfAborted(options.signal)
    options.onTrial?.(entry.name)
    const known = again.includes(entry.name) ? undefined : findings.get(entry.name)
    const finding = await findAndCheck(entry, wish, known, findings)
    findings.keep(finding)
    tried.push({ entry, finding })
  }
  const right = tried.filter(({ finding }) => finding.state === 'ready')
  const isWorthIt = measure === 'always' || (measure === 'needed' && right.length > 1)
  for (const one of isWorthIt ? right : []) {
    pauseIfAborted(options.signal)
    if (!again.includes(one.entry.name) && speedOf(one.finding, wish) !== undefined) continue
    one.finding = await measured(one.entry, wish, one.finding, findings, options.milliseconds)
    findings.keep(one.finding)
  }
  return rank(
    tried.map(({ finding }) => finding),
    speedShapeOf(wish),
  )
}

/** Of a model of this size, where it was measured. */
export function speedOf(finding: EngineFinding | undefined, wish: ModelWish): MeasuredSpeed | undefined {
  const shape = speedShapeOf(wish)
  return finding?.speeds.find((speed) => isSameShape(speed, shape))
}

/** Whether a finding is about these kernels: which there are depends on d, dialect and optimiser. */
function wasCheckedFor(known: EngineFinding | undefined, wish: ModelWish): boolean {
  return known?.checked?.includes(kernelsOf(wish)) === true
}

function kernelsOf({ config, settings }: ModelWish): string {
  return [config.d, config.dialect, settings.optimiser].join(' ')
}

async function findAndCheck(
  entry: EngineEntry,
  wish: ModelWish,
  known: EngineFinding | undefined,
  findings: Findings,
): Promise<EngineFinding> {
  const engine = entry.name
  // A driver that has ended the process once is left alone until somebody asks for it.
  if (known?.unfinished === true) return known
  const fresh = { engine, at: Date.now(), speeds: [] }
  return await guarded(fresh, findings, async () => {
    const device = await entry.find()
    const isSame = known?.device?.device === device.device && known.device.driver === device.driver
    const before = isSame ? known : undefined
    if (before?.state === 'ready' && wasCheckedFor(before, wish)) return before
    const { isRight, deviation, report } = await checkEngine(entry, wish, os.availableParallelism())
    return {
      ...fresh,
      state: isRight ? 'ready' : 'wrong',
      device: { ...device, threads: report.threads, variant: report.variant },
      ...(Number.isFinite(deviation) && { deviation }),
      checked: isRight ? [...(before?.checked ?? []), kernelsOf(wish)] : [],
      speeds: isRight ? (before?.speeds ?? []) : [],
      ...(before?.generation !== undefined && { generation: before.generation }),
    }
  })
}

async function measured(
  entry: EngineEntry,
  wish: ModelWish,
  finding: EngineFinding,
  findings: Findings,
  milliseconds: number | undefined,
): Promise<EngineFinding> {
  const shape = speedShapeOf(wish)
  return await guarded(finding, findings, async () => {
    const { speed, generation } = await calibrate(entry, wish, os.availableParallelism(), milliseconds)
    const others = finding.speeds.filter((other) => !isSameShape(other, shape))
    return { ...finding, speeds: [{ ...speed, ...shape }, ...others].slice(0, remembered), generation }
  })
}

/**
 * Does `attempt`; an error becomes the finding that the engine cannot run. While it is made the finding says so: if a
 * driver ends the process, that is what will be found.
 */
async function guarded(
  fallback: Omit<EngineFinding, 'state'>,
  findings: Findings,
  attempt: () => Promise<EngineFinding>,
): Promise<EngineFinding> {
  const { engine, at } = fallback
  if (engine !== 'wasm') findings.keep(unfinishedTrial(engine, at))
  try {
    return await attempt()
  } catch (error) {
    return { engine, at, state: 'unavailable', speeds: [], problem: problemOf(error) }
  }
}

/** What is kept while an engine is tried. The processor has no driver that could fail. */
export function unfinishedTrial(engine: EngineName, at = Date.now()): EngineFinding {
  const problem = {
    kind: 'unsupported',
    message: 'The program ended while this engine was tried: its driver may be at fault.',
    hint: 'Update the driver and test the engine again, or train with another one.',
  } as const
  return { engine, at, state: 'unavailable', unfinished: true, speeds: [], problem }
}

export function problemOf(error: unknown): NonNullable<EngineFinding['problem']> {
  if (error instanceof StudioError) {
    const { kind, message, hint } = error
    return { kind, message, hint }
  }
  const cause = error instanceof Error ? error.message : String(error)
  return {
    kind: 'defect',
    message: `The engine failed when it was tried: ${cause}`,
    hint: 'Train with another engine; the problem report says more.',
  }
}

function pauseIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true)
    throw new StudioError('cancelled', 'The engines were no longer tried.', 'Test them again at any time.')
}
