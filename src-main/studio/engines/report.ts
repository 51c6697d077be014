/** What is known of the engines, as the window and the command line show it. */
import os from 'node:os'
import type { EngineReport, EngineStatus } from '../../../src-shared/contract/app.ts'
import { engineNames, isSameShape, type EngineFinding, type EngineName } from '../../../src-shared/engine.ts'
import { rank, speedShapeOf, type Findings, type ModelWish, type Ranking } from '../../engine/choice/index.ts'

/** @param wish the model that figures are wanted for */
export function reportEngines(findings: Pick<Findings, 'get'>, wish: ModelWish): EngineReport {
  const known = engineNames.map((engine) => findings.get(engine)).filter((finding) => finding !== undefined)
  const ranking = rank(known, speedShapeOf(wish))
  const chosen = chosenOf(known, ranking, wish)
  return {
    engines: engineNames.map((engine) => statusOf(engine, findings.get(engine), wish, ranking)),
    ...(chosen !== undefined && { chosen }),
    reason:
      chosen === undefined
        ? 'A run tries the engines before it begins, and measures those that are right.'
        : ranking.reason,
  }
}

/** Nothing while a trial or a measurement could still change it. */
function chosenOf(
  known: readonly EngineFinding[],
  ranking: Ranking,
  wish: ModelWish,
): EngineName | undefined {
  if (known.length < engineNames.length) return undefined
  const shape = speedShapeOf(wish)
  const isMeasured = known
    .filter(({ state }) => state === 'ready')
    .every(({ speeds }) => speeds.some((speed) => isSameShape(speed, shape)))
  return isMeasured || ranking.order.length === 1 ? ranking.order[0] : undefined
}

export function statusOf(
  engine: EngineName,
  finding: EngineFinding | undefined,
  wish: ModelWish,
  { reasons }: Pick<Ranking, 'reasons'>,
): EngineStatus {
  if (finding === undefined) return notTried(engine)
  const { state, device, deviation, problem, speeds, generation, at } = finding
  const shape = speedShapeOf(wish)
  const current = speeds.find((speed) => isSameShape(speed, shape))
  const measured = current ?? speeds.at(0)
  const reason = reasons.get(engine)
  const { memory, driver, threads, variant } = device ?? {}
  return {
    engine,
    state,
    available: state === 'ready',
    device: device?.device ?? '',
    ...(driver !== undefined && { driver }),
    ...(memory !== undefined && { memory }),
    limits: device?.limits ?? [],
    ...(threads !== undefined && { threads }),
    ...(variant !== undefined && variant !== '' && { variant }),
    ...(deviation !== undefined && { deviation }),
    ...(measured !== undefined && { measured: { ...measured, isCurrent: current !== undefined } }),
    ...(generation !== undefined && { generation }),
    tried: at,
    ...(reason !== undefined && { reason }),
    ...(problem !== undefined && { problem }),
  }
}

/** That the processor is there needs no trial. */
function notTried(engine: EngineName): EngineStatus {
  return {
    engine,
    state: 'not-tried',
    available: engine === 'wasm',
    device: engine === 'wasm' ? (os.cpus()[0]?.model.trim() ?? os.arch()) : '',
    limits: [],
    ...(engine === 'wasm' && { threads: os.availableParallelism() }),
    reason: 'It has not been tried yet.',
  }
}
