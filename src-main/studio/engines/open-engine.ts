/**
 * The engine of a run: the one that was asked for, or, with 'auto', the fastest that is right and has room for the
 * model. Never another one silently: what gave way is told.
 */
import { type EngineFinding, type EngineName } from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { optimiserOf, type TrainingSettings } from '../../../src-shared/settings.ts'
import {
  chooseEngine,
  engineEntries,
  type EngineEntry,
  type ModelWish,
  type Ranking,
} from '../../engine/choice/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { ownEdges } from '../../model/graph.ts'
import type { Workspace } from '../../store/index.ts'
import type { JobControl } from '../job.ts'
import { requireMemory } from '../runs/memory.ts'
import type { Prepared } from '../runs/prepare.ts'
import type { EngineBegan } from '../runs/stretches.ts'
import { RememberedFindings } from './remembered.ts'
import { statusOf } from './report.ts'
import { nameOf, refusalOf } from './whereabouts.ts'

/** An engine that was decided on. On the processor it is made when it is needed: it takes the memory of the model. */
export interface ChosenEngine {
  readonly name: EngineName
  readonly open: () => Promise<Engine>
  /** Lets go of it where it has not been opened. */
  readonly discard: () => Promise<void>
  readonly began: (engine: Engine) => EngineBegan
}

type Purpose = 'training' | 'evaluation'

/**
 * @throws StudioError: why the engine that was asked for cannot run here or has no room for the model; with 'auto' the
 *   last engine's; 'cancelled'
 */
export async function decideEngine(
  workspace: Workspace,
  prepared: Prepared,
  settings: TrainingSettings,
  control: JobControl,
  purpose: Purpose = 'training',
): Promise<ChosenEngine> {
  const entries = control.engines ?? engineEntries
  const wish = { config: prepared.config, settings, ownEdges: ownEdges(prepared.graph) }
  const findings = new RememberedFindings(workspace)
  const ranking = await rankFor(entries, wish, findings, control)
  const others = new Map(ranking.reasons)
  let refusal: StudioError | undefined
  for (const name of ranking.order) {
    const entry = entries.find((one) => one.name === name)
    if (entry === undefined) continue
    try {
      const opening = await openingOf(entry, prepared, settings, purpose)
      const began = (engine: Engine): EngineBegan => {
        others.delete(name)
        const finding = findings.get(name)
        return {
          report: engine.report(),
          reason: ranking.order[0] === name ? ranking.reason : 'Faster engines could not take this model.',
          ...(finding !== undefined && { found: statusOf(name, finding, wish, ranking) }),
          others: Array.from(others, ([engineName, reason]) => ({ engine: engineName, reason })),
        }
      }
      return { name, ...opening, began }
    } catch (error) {
      if (!(error instanceof StudioError) || error.kind === 'cancelled') throw error
      refusal = error
      others.set(name, `${error.message} ${error.hint}`)
    }
  }
  throw refusal ?? noEngine()
}

/** The engine by name alone where one was asked for. The processor needs no trial for that. */
async function rankFor(
  entries: readonly EngineEntry[],
  wish: ModelWish,
  findings: RememberedFindings,
  control: JobControl,
): Promise<Ranking> {
  const named = nameOf(wish.settings)
  const { signal } = control
  const onTrial = (): void => control.onProgress({ phase: 'trying the engines', done: 0, unit: 'items' })
  if (named === undefined) return await chooseEngine(entries, wish, findings, { signal, onTrial })
  if (named !== 'wasm') {
    const asked = entries.filter(({ name }) => name === named)
    // It was named, so it is tried again even if a driver has ended the program before.
    const again = findings.get(named)?.unfinished === true ? [named] : []
    await chooseEngine(asked, wish, findings, { signal, onTrial, again, measure: 'never' })
    const refusal = refusalOf(findings.get(named) ?? untried(named))
    if (refusal !== undefined) throw refusal
  }
  return { order: [named], reason: 'It was asked for.', reasons: new Map() }
}

function untried(engine: EngineName): EngineFinding {
  return { engine, state: 'not-tried', at: 0, speeds: [] }
}

async function openingOf(
  entry: EngineEntry,
  prepared: Prepared,
  settings: TrainingSettings,
  purpose: Purpose,
): Promise<Pick<ChosenEngine, 'open' | 'discard'>> {
  if (entry.name !== 'webgpu' && purpose === 'training') requireMemory(prepared, settings)
  const create = (): Promise<Engine> =>
    entry.create({
      config: prepared.config,
      graph: prepared.graph,
      optimiser: purpose === 'training' ? optimiserOf(settings) : undefined,
      threads: settings.threads,
      maxBatch: { sequences: settings.batchSequences, length: settings.window + 1 },
    })
  if (entry.name === 'wasm') return { open: create, discard: async () => undefined }
  // Only the device knows whether the model has room there.
  let engine: Engine | undefined = await create()
  return {
    open: async () => {
      const opened = engine ?? (await create())
      engine = undefined
      return opened
    },
    discard: async () => {
      await engine?.dispose()
      engine = undefined
    },
  }
}

function noEngine(): StudioError {
  return new StudioError(
    'unsupported',
    'No engine can run on this machine.',
    'The list of devices says why each of them cannot.',
  )
}
