import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { limits } from '../../../../src-shared/contract/limits.ts'
import type {
  SavedView,
  WorkspaceInfo,
  workspaceRequests,
} from '../../../../src-shared/contract/workspace.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import type { ViewRecord } from '../../../store/index.ts'
import type { Workbench } from '../../workbench.ts'
import type { Handlers } from '../handlers.ts'

export const workspaceHandlers: Handlers<keyof typeof workspaceRequests> = {
  'workspace.info': (bench) => infoOf(bench),
  async 'workspace.move'(bench, { folder }) {
    requireAbsolute(folder)
    return { folder: await bench.move(folder) }
  },
  'workspace.compact': (bench) => {
    for (const run of bench.workspace.deletedRuns.list().keys())
      bench.models.forget(bench.workspace.checkpoints.list(run).map(({ id }) => id))
    return { job: bench.jobs.start('compact', 'Compact the workspace', {}).job }
  },
  'workspace.check': ({ jobs }) => ({ job: jobs.start('check', 'Check the workspace', {}).job }),
  async 'workspace.backup'({ workspace }, { file }) {
    requireAbsolute(file)
    if (!existsSync(path.dirname(file)))
      throw new StudioError(
        'not-found',
        `There is no folder ${path.dirname(file)}.`,
        'Choose a folder that is there.',
      )
    await workspace.backup(file)
    return { file, bytes: statSync(file).size }
  },

  'views.list': ({ workspace }, { kind, run }) => ({
    views: workspace.views
      .list()
      .filter((view) => (kind === undefined || view.kind === kind) && (run === undefined || view.run === run))
      .sort((a, b) => b.changed - a.changed || b.id - a.id)
      .map(viewOf),
  }),
  'views.save'({ workspace }, { view, kind, name, run, document }) {
    if ((JSON.stringify(document) ?? '').length > limits.view)
      throw new StudioError('input-too-large', 'This view is too large to be kept.', 'Show less in it.')
    return viewOf(workspace.views.save({ kind, name, run, document: document ?? null }, view))
  },
  'views.delete'({ workspace }, { view }) {
    workspace.views.delete(view)
    return {}
  },
}

function requireAbsolute(name: string): void {
  if (!path.isAbsolute(name))
    throw new StudioError('usage', 'The path is not complete.', 'Give it from the root of the disk on.')
}

async function infoOf({ workspace, uploads, folder }: Workbench): Promise<WorkspaceInfo> {
  const { bytes, reusable } = workspace.size()
  const disk = await statfs(folder)
  const deleted = workspace.deletedRuns.list()
  const freed = workspace.checkpoints.freedByRun()
  const deletedBytes = [...deleted.keys()].reduce((sum, run) => sum + (freed.get(run) ?? 0), 0)
  const parts = workspace.parts()
  const { checkpoints } = parts
  const checked = workspace.facts.get('checked') as WorkspaceInfo['checked']
  const counts = workspace.checkpoints.counts()
  return {
    folder,
    bytes,
    reusable,
    free: disk.bavail * disk.bsize,
    parts: [
      { part: 'texts', ...parts.texts },
      { part: 'tokens', ...parts.tokens },
      { part: 'checkpoints', bytes: checkpoints.bytes - deletedBytes, items: checkpoints.items },
      { part: 'metrics', ...parts.metrics },
      { part: 'deleted runs', bytes: deletedBytes, items: deleted.size },
      { part: 'uploads', ...uploads.size() },
    ].sort((a, b) => b.bytes - a.bytes),
    corpora: workspace.corpora.list().length,
    runs: workspace.runs.list().length - deleted.size,
    deletedRuns: deleted.size,
    checkpoints: [...counts.values()].reduce((sum, count) => sum + count, 0),
    ...(checked !== undefined && { checked }),
  }
}

function viewOf({ id, run, kind, ...view }: ViewRecord): SavedView {
  return { ...view, view: id, kind: kind as SavedView['kind'], ...(run !== undefined && { run }) }
}
