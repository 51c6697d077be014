import type { ModelRow, ModelView, modelsRequests } from '../../../../src-shared/contract/models.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { ownEdges } from '../../../model/graph.ts'
import { findCheckpoint, findRun } from '../../models/load-model.ts'
import type { OpenModel } from '../../models/loaded-models.ts'
import type { Workbench } from '../../workbench.ts'
import type { Handlers } from '../handlers.ts'

export const modelsHandlers: Handlers<keyof typeof modelsRequests> = {
  'models.list': (bench) => ({ models: modelRows(bench) }),
  'models.open'({ workspace, models }, { model, run }) {
    const checkpoint = model ?? findCheckpoint(workspace, findRun(workspace, run), undefined).id
    return models.use(checkpoint, viewModel)
  },
  'models.loaded': ({ models }) => ({ models: models.list(), most: models.most }),

  'checkpoints.list': ({ rows }, { run }) => ({ checkpoints: rows.checkpoints(run) }),
  'checkpoints.freed': ({ workspace }, { checkpoints }) => ({
    bytes: workspace.checkpoints.freedBy(checkpoints),
  }),
  'checkpoints.delete'(bench, { checkpoints }) {
    const { workspace } = bench
    const records = checkpoints.map((checkpoint) => workspace.checkpoints.get(checkpoint))
    const runs = new Set(records.map(({ run }) => run))
    for (const run of runs)
      if (workspace.runs.get(run).state === 'running')
        throw new StudioError(
          'busy',
          `Run ${run} is training.`,
          'Pause it before you delete its checkpoints.',
        )
    const bytes = workspace.checkpoints.freedBy(checkpoints)
    workspace.checkpoints.delete(...new Set(checkpoints))
    bench.models.forget(checkpoints)
    for (const run of runs) bench.touchRun(run)
    return { bytes }
  },
}

function viewModel({ loaded, bytes, parameters }: OpenModel): ModelView {
  const { run, checkpoint, prepared, model } = loaded
  return {
    model: checkpoint.id,
    run: run.id,
    runName: run.name,
    corpus: run.corpus,
    step: checkpoint.step,
    config: model.config,
    nodes: model.graph.nodes,
    ownEdges: ownEdges(model.graph),
    parameters,
    tokenizer: prepared.tokenizer.kind,
    separator: prepared.tokenizer.separator,
    bytes,
  }
}

function modelRows({ workspace, rows }: Workbench): ModelRow[] {
  const bytes = workspace.checkpoints.freedByRun()
  const all = rows.list()
  return all
    .filter(({ checkpoints }) => checkpoints > 0)
    .map((row) => {
      const checkpointList = rows.checkpoints(row.run)
      const own = new Set(checkpointList.map(({ checkpoint }) => checkpoint))
      return {
        ...row,
        config: workspace.runs.get(row.run).config,
        bytes: bytes.get(row.run) ?? 0,
        checkpointList,
        best: findCheckpoint(workspace, workspace.runs.get(row.run), undefined).id,
        children: all.filter(({ parent }) => parent !== undefined && own.has(parent)).map(({ run }) => run),
      }
    })
}
