/** A checkpoint in memory, for completing and explaining. */
import { StudioError } from '../../../src-shared/errors.ts'
import type { CheckpointRecord, RunRecord } from '../../../src-shared/run.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { createWasmSignalModel } from '../../engine/wasm/index.ts'
import type { Workspace } from '../../store/index.ts'
import { prepare, type Prepared } from '../runs/prepare.ts'
import { readSmall, readWeights } from '../runs/run-checkpoints.ts'

export interface LoadedModel {
  readonly run: RunRecord
  readonly checkpoint: CheckpointRecord
  readonly prepared: Prepared
  readonly model: SignalModel
}

/** The run asked for, or the latest that has a checkpoint. @throws StudioError 'not-found' */
export function findRun(workspace: Workspace, id: number | undefined): RunRecord {
  if (id !== undefined) return workspace.runs.get(id)
  const latest = workspace.runs.list().findLast((run) => workspace.checkpoints.latest(run.id) !== undefined)
  if (latest === undefined)
    throw new StudioError('not-found', 'There is no trained model yet.', 'Train one first: brillm train.')
  return latest
}

/** The checkpoint asked for, or the run's best by held-out perplexity, or its latest. @throws StudioError 'not-found' */
export function findCheckpoint(
  workspace: Workspace,
  run: RunRecord,
  id: number | undefined,
): CheckpointRecord {
  const { checkpoints } = workspace
  const found =
    id === undefined ? (checkpoints.best(run.id) ?? checkpoints.latest(run.id)) : checkpoints.get(id)
  if (found === undefined)
    throw new StudioError(
      'not-found',
      `Run ${run.id} has no checkpoint yet.`,
      'Let it train longer, or resume it.',
    )
  if (found.run !== run.id)
    throw new StudioError(
      'not-found',
      `Checkpoint ${found.id} belongs to run ${found.run}, not to run ${run.id}.`,
      `See brillm checkpoints --run ${run.id}.`,
    )
  return found
}

export function loadModel(
  workspace: Workspace,
  request: { run: number | undefined; checkpoint: number | undefined },
): LoadedModel {
  const run = findRun(workspace, request.run)
  const checkpoint = findCheckpoint(workspace, run, request.checkpoint)
  const key = { corpus: run.corpus, tokenizer: run.tokenizer }
  const prepared = prepare(workspace, key, run.settings as TrainingSettings)
  const reader = workspace.checkpoints.open(checkpoint.id)
  const small = readSmall(reader, run.config, prepared.graph)
  const model = createWasmSignalModel(run.config, prepared.graph, small)
  for (const { first, records } of readWeights(reader)) model.writeEdges(first, records)
  return { run, checkpoint, prepared, model }
}
