/** What a checkpoint is worth on the run's held-out text, beside n-gram models of the same training text. */
import os from 'node:os'
import type { BaselineEvaluations, Evaluation } from '../../../src-shared/evaluation.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Pieces } from '../../../src-shared/pieces.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { Batch, DeviceReport } from '../../engine/engine.ts'
import type { Workspace } from '../../store/index.ts'
import { evaluateBaselines, evaluateModel, heldOutBatches } from '../../training/index.ts'
import { decideEngine, type ChosenEngine } from '../engines/open-engine.ts'
import { heard, inPieces, throwIfCancelled, type JobControl } from '../job.ts'
import { prepareInPieces, type Prepared } from '../runs/prepare.ts'
import { storedSettings } from '../runs/stored-settings.ts'
import { readSmall, readWeights } from '../runs/run-checkpoints.ts'
import { findCheckpoint, findRun } from './load-model.ts'

export interface EvaluatedRun {
  readonly run: number
  readonly checkpoint: number
  readonly step: number
  /** What computed it. */
  readonly device: DeviceReport
  /** On every held-out token, over the full vocabulary. */
  readonly model: Evaluation
  /** Over the target and 400 frequent candidates, as the paper counts; on held-out text all the same. */
  readonly sampled: Evaluation
  readonly baselines: BaselineEvaluations
}

/** K of the released code. */
export const sampledCandidates = 400

const nothingChanged = 'Nothing was changed.'
const beginsAnew = 'Start it again; it begins anew.'

export async function evaluateRun(
  workspace: Workspace,
  request: { run: number | undefined; checkpoint: number | undefined; threads?: number },
  control: JobControl,
): Promise<EvaluatedRun> {
  const run = findRun(workspace, request.run)
  const checkpoint = findCheckpoint(workspace, run, request.checkpoint)
  const settings = {
    ...storedSettings(run.settings),
    threads: request.threads ?? os.availableParallelism(),
  }
  const key = { corpus: run.corpus, tokenizer: run.tokenizer }
  const prepared = await inPieces(
    prepareInPieces(workspace, key, settings),
    control,
    nothingChanged,
    beginsAnew,
  )
  const { onProgress } = control
  const chosen = await decideForEvaluation(workspace, prepared, settings, control)
  const engine = await chosen.open()
  try {
    const reader = workspace.checkpoints.open(checkpoint.id)
    await engine.writeSmall(readSmall(reader, prepared.config, prepared.graph))
    for (const { first, records } of readWeights(reader)) {
      await engine.writeEdges(first, records)
      await heard(control, nothingChanged, beginsAnew)
    }
    const total = Math.floor((prepared.split.heldOut.length - 1) / settings.window) * settings.window
    const batches = (): Iterable<Batch> =>
      counted(heldOut(prepared, settings), (done) => {
        throwIfCancelled(control, nothingChanged, beginsAnew)
        onProgress({ phase: 'evaluating', done, total, unit: 'tokens' })
      })
    const model = await evaluateModel(engine, batches(), prepared.tokenBytes)
    const sampled = await evaluateModel(engine, batches(), prepared.tokenBytes, sampledCandidates)
    onProgress({ phase: 'scoring n-gram models', done: 0, unit: 'items' })
    return {
      run: run.id,
      checkpoint: checkpoint.id,
      step: checkpoint.step,
      device: engine.report(),
      model,
      sampled,
      baselines: await inPieces(baselinesOf(prepared, settings), control, nothingChanged, beginsAnew),
    }
  } finally {
    await engine.dispose()
  }
}

/** On the run's own engine; where that cannot run here, on the fastest that can: the result says on which. */
async function decideForEvaluation(
  workspace: Workspace,
  prepared: Prepared,
  settings: TrainingSettings,
  control: JobControl,
): Promise<ChosenEngine> {
  try {
    return await decideEngine(workspace, prepared, settings, control, 'evaluation')
  } catch (error) {
    if (!(error instanceof StudioError) || error.kind === 'cancelled') throw error
    return await decideEngine(workspace, prepared, { ...settings, engine: 'auto' }, control, 'evaluation')
  }
}

export function baselinesOf(prepared: Prepared, settings: TrainingSettings): Pieces<BaselineEvaluations> {
  return evaluateBaselines(
    prepared.split.training,
    prepared.tokenizer.size,
    () => heldOut(prepared, settings),
    { tokenBytes: prepared.tokenBytes, ranks: false },
  )
}

function heldOut(prepared: Prepared, settings: TrainingSettings): Generator<Batch> {
  return heldOutBatches(prepared.split.heldOut, settings.window, settings.batchSequences)
}

function* counted(batches: Iterable<Batch>, onDone: (predictions: number) => void): Generator<Batch> {
  let done = 0
  for (const batch of batches) {
    yield batch
    done += batch.sequences * (batch.length - 1)
    onDone(done)
  }
}
