/** A run from its start, or from its last checkpoint, to its end; every way of ending leaves its state in the workspace. */
import os from 'node:os'
import { StudioError } from '../../../src-shared/errors.ts'
import type { CheckpointRecord, RunRecord } from '../../../src-shared/run.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { Engine } from '../../engine/engine.ts'
import { ownEdges } from '../../model/graph.ts'
import type { Workspace } from '../../store/index.ts'
import {
  initialParameters,
  startOfRun,
  train,
  type RunPosition,
  type TrainingResult,
} from '../../training/index.ts'
import { decideEngine, type ChosenEngine } from '../engines/open-engine.ts'
import { heard, inPieces, type JobControl } from '../job.ts'
import { scoreBaselines } from './baselines.ts'
import { changeSettings } from './changes.ts'
import { requireSameShape } from './continuation.ts'
import { notBegun, prepareInPieces, tokenSetOf, type Prepared } from './prepare.ts'
import { edgesPerChunk, readEngine, readSmall, readWeights } from './run-checkpoints.ts'
import { RunJournal } from './run-journal.ts'
import { samplePrompts, sampleTexts } from './run-samples.ts'
import { storedSettings } from './stored-settings.ts'
import { engineEvent, type EngineBegan } from './stretches.ts'

const keptAsItWas = 'Its last checkpoint is kept.'

/** Held-out predictions per evaluation on the way. */
const evaluationTokens = 32_768

export interface TrainedRun {
  readonly run: RunRecord
  readonly prepared: Prepared
  readonly result: TrainingResult
  readonly ownEdges: number
}

/**
 * @param request `continueFrom`: the checkpoint whose weights it starts with
 * @throws StudioError for settings that do not fit the corpus or the machine, before a run is created
 */
export async function startRun(
  workspace: Workspace,
  request: {
    corpus: number
    name: string
    settings: TrainingSettings
    tags?: readonly string[]
    continueFrom?: number
  },
  control: JobControl,
): Promise<TrainedRun> {
  const wished = withThreads(request.settings)
  const key = tokenSetOf(workspace, request.corpus)
  const prepared = await inPieces(prepareInPieces(workspace, key, wished), control, notBegun)
  const { tags, continueFrom } = request
  if (continueFrom !== undefined) requireSameShape(workspace, continueFrom, key, wished)
  const chosen = await decideEngine(workspace, prepared, wished, control)
  const settings = { ...wished, engine: chosen.name }
  const run = workspace.runs.create({
    name: request.name,
    corpus: key.corpus,
    tokenizer: key.tokenizer,
    config: prepared.config,
    settings,
    ...(tags !== undefined && { tags }),
    ...(continueFrom !== undefined && { parentCheckpoint: continueFrom }),
  })
  return await carryOn(workspace, run, settings, prepared, chosen, undefined, control)
}

/** Goes on from the run's latest checkpoint with state; from its beginning where there is none yet. */
export async function resumeRun(
  workspace: Workspace,
  run: RunRecord,
  changes: Readonly<Record<string, unknown>>,
  control: JobControl,
): Promise<TrainedRun> {
  if (run.state === 'finished')
    throw new StudioError(
      'unsupported',
      `Run ${run.id} is finished: there is nothing left to go on with.`,
      'Train a new run, with more steps or epochs.',
    )
  const wished = withThreads(changeSettings(storedSettings(run.settings), changes))
  const key = { corpus: run.corpus, tokenizer: run.tokenizer }
  const prepared = await inPieces(prepareInPieces(workspace, key, wished), control, notBegun)
  const chosen = await decideEngine(workspace, prepared, wished, control)
  const settings = { ...wished, engine: chosen.name }
  workspace.runs.saveSettings(run.id, settings)
  const checkpoint = workspace.checkpoints.list(run.id).findLast((candidate) => candidate.hasState)
  return await carryOn(workspace, run, settings, prepared, chosen, checkpoint, control)
}

/** The number of threads decides the last bits of a run, so it is fixed when the run is made. */
function withThreads(settings: TrainingSettings): TrainingSettings {
  return settings.threads > 0 ? settings : { ...settings, threads: os.availableParallelism() }
}

async function carryOn(
  workspace: Workspace,
  run: RunRecord,
  settings: TrainingSettings,
  prepared: Prepared,
  chosen: ChosenEngine,
  checkpoint: CheckpointRecord | undefined,
  control: JobControl,
): Promise<TrainedRun> {
  const running = workspace.runs.setState(run.id, 'running')
  control.onSubject?.({ run: run.id, corpus: run.corpus })
  let engine: Engine | undefined
  let journal: RunJournal | undefined
  try {
    if (control.scoresBaselines === true) await scoreBaselines(workspace, run.id, prepared, settings, control)
    engine = await chosen.open()
    workspace.runs.saveDevice(run.id, engine.report())
    const from = await loadPosition(workspace, running, engine, prepared, settings, checkpoint, control)
    tellEngine(workspace, run.id, from.step, chosen.began(engine), control)
    const prompts = samplePrompts(prepared)
    const held = engine
    const sample = (): ReturnType<typeof sampleTexts> => sampleTexts(held, prepared.tokenizer, prompts)
    journal = new RunJournal(workspace, run.id, engine, settings.keepLast, sample, control.onNews)
    const { split, tokenBytes } = prepared
    const plan = { engine, settings, training: split.training, heldOut: split.heldOut, tokenBytes }
    const result = await train(
      { ...plan, evaluationTokens, from },
      journal,
      control.signal,
      control.onProgress,
    )
    return {
      run: endRun(workspace, run.id, result, control.signal.reason),
      prepared,
      result,
      ownEdges: ownEdges(prepared.graph),
    }
  } catch (error) {
    endFailed(workspace, run.id, journal, error, control.signal.reason)
    throw error
  } finally {
    await engine?.dispose()
    await chosen.discard()
  }
}

function tellEngine(
  workspace: Workspace,
  run: number,
  step: number,
  began: EngineBegan,
  { onNews }: JobControl,
): void {
  const { engine, device } = began.report
  workspace.journal.addEvent(run, {
    step,
    kind: engineEvent,
    message: `From step ${step + 1} on it is computed by ${engine} on ${device}. ${began.reason}`,
    detail: began,
  })
  onNews?.({ entry: 'event' })
}

async function loadPosition(
  workspace: Workspace,
  run: RunRecord,
  engine: Engine,
  prepared: Prepared,
  settings: TrainingSettings,
  checkpoint: CheckpointRecord | undefined,
  control: JobControl,
): Promise<RunPosition> {
  workspace.rewind(run.id, checkpoint?.step ?? -1)
  control.onNews?.({ rewoundTo: checkpoint?.step ?? -1 })
  if (checkpoint !== undefined) {
    await readEngine(workspace.checkpoints.open(checkpoint.id), engine, () => heard(control, keptAsItWas))
    return checkpoint.metadata as RunPosition
  }
  const { config, graph, split } = prepared
  const edges = ownEdges(graph)
  if (run.parentCheckpoint !== undefined) {
    const parent = workspace.checkpoints.open(run.parentCheckpoint)
    for (const { first, records } of readWeights(parent)) {
      await engine.writeEdges(first, records)
      await heard(control, notBegun)
    }
    await engine.writeSmall(readSmall(parent, config, graph))
    await engine.startOptimiser()
    return startOfRun
  }
  control.onProgress({ phase: 'warm start', done: 0, total: edges, unit: 'items' })
  const terms = { config, graph, training: split.training, seed: settings.seed }
  const start = await inPieces(
    initialParameters(settings.warmStart, terms, settings.initialRange),
    control,
    notBegun,
  )
  await engine.writeSmall(start.small)
  for (let first = 0; first < edges; first += edgesPerChunk) {
    const count = Math.min(edgesPerChunk, edges - first)
    await engine.writeEdges(first, start.edges(first, count))
    control.onProgress({ phase: 'warm start', done: first + count, total: edges, unit: 'items' })
    await heard(control, notBegun)
  }
  await engine.startOptimiser()
  return startOfRun
}

function endFailed(
  workspace: Workspace,
  run: number,
  journal: RunJournal | undefined,
  cause: unknown,
  why: unknown,
): void {
  const reason = cause instanceof StudioError ? cause.message : 'Something went wrong inside the program.'
  try {
    journal?.flush()
    if (cause instanceof StudioError && cause.kind === 'cancelled') endInterrupted(workspace, run, why)
    else workspace.runs.setState(run, 'failed', reason)
  } catch {
    // A disk that is full takes neither. The cause is what to tell; who opens the workspace next finds the run
    // interrupted.
  }
}

function endRun(workspace: Workspace, run: number, result: TrainingResult, why: unknown): RunRecord {
  switch (result.ended) {
    case 'finished':
      return workspace.runs.setState(run, 'finished')
    case 'early-stop':
      return workspace.runs.setState(run, 'finished', 'The held-out perplexity no longer fell.')
    case 'interrupted':
      return endInterrupted(workspace, run, why)
  }
}

function endInterrupted(workspace: Workspace, run: number, why: unknown): RunRecord {
  if (why === 'pause') return workspace.runs.setState(run, 'paused')
  if (why === 'stop') return workspace.runs.setState(run, 'stopped')
  return workspace.runs.setState(
    run,
    'interrupted',
    'The program was closed; everything up to there is saved.',
  )
}
