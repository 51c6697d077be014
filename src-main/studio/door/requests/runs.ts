import type { RunRow, runsRequests } from '../../../../src-shared/contract/runs.ts'
import { limits } from '../../../../src-shared/contract/limits.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { compareRuns } from '../../runs/compare.ts'
import { curvesOf, tableOf } from '../../runs/curves.ts'
import { exportPoints } from '../../runs/export-points.ts'
import { evaluationViews, eventViews, sampleViews } from '../../runs/journal-views.ts'
import type { Handlers } from '../handlers.ts'

export const runsHandlers: Handlers<keyof typeof runsRequests> = {
  'runs.list': ({ rows }, { deleted }) => ({ runs: rows.list({ deleted }) }),
  'runs.get': ({ rows }, { run }) => rows.details(run),

  'runs.pause'({ jobs }, { run }) {
    const job = jobs.of({ run })
    if (job === undefined) throw notRunning(run)
    return { job: jobs.pause(job.job).job }
  },
  'runs.resume'(bench, { run, engine }) {
    const { workspace, jobs } = bench
    const { state, name, corpus, settings } = workspace.runs.get(run)
    if (state === 'finished')
      throw new StudioError(
        'usage',
        `Run ${run} is finished: there is nothing left to go on with.`,
        'Start a new run that continues from its last checkpoint.',
      )
    const job = jobs.of({ run })
    if (job !== undefined) return { job: jobs.resume(job.job, engine).job }
    const input = {
      corpus,
      name,
      settings: settings as RunRow['settings'],
      run,
      ...(engine && { changes: { engine } }),
    }
    return { job: jobs.start('training', name, input, { corpus, run }).job }
  },
  'runs.stop'(bench, { run }) {
    const { workspace, jobs } = bench
    const job = jobs.of({ run })
    if (job === undefined) throw notRunning(run)
    const { state } = workspace.runs.get(run)
    if (state === 'paused' || state === 'interrupted') {
      workspace.runs.setState(run, 'stopped')
      bench.touchRun(run)
    }
    return { job: job.canCancel ? jobs.cancel(job.job).job : job.job }
  },

  'runs.describe'(bench, { run, ...changes }) {
    bench.workspace.runs.describe(run, changes)
    bench.touchRun(run)
    return bench.rows.get(run)
  },
  'runs.delete'(bench, { runs }) {
    const { workspace } = bench
    for (const run of runs)
      if (workspace.runs.get(run).state === 'running')
        throw new StudioError('busy', `Run ${run} is training.`, 'Stop it before you delete it.')
    workspace.transaction(() => runs.forEach((run) => workspace.deletedRuns.add(run)))
    for (const run of runs) {
      bench.models.forget(workspace.checkpoints.list(run).map(({ id }) => id))
      bench.touchRun(run)
    }
    return {}
  },
  'runs.restore'(bench, { runs }) {
    const { workspace } = bench
    for (const run of runs) workspace.runs.get(run)
    workspace.transaction(() => runs.forEach((run) => workspace.deletedRuns.remove(run)))
    for (const run of runs) bench.touchRun(run)
    return {}
  },

  'runs.compare': ({ workspace }, { runs }) => compareRuns(workspace, runs),
  'runs.curves': ({ workspace }, request) => ({ curves: curvesOf(workspace, request) }),
  'runs.points'({ workspace }, { run, ...range }) {
    workspace.runs.get(run)
    const points = workspace.metrics.points(run, range)
    return { points: tableOf(points.slice(0, limits.points)), more: points.length > limits.points }
  },
  'runs.evaluations': ({ workspace }, { run }) => ({ evaluations: evaluationViews(workspace, run) }),
  'runs.samples': ({ workspace }, { run }) => ({ samples: sampleViews(workspace, run) }),
  'runs.events': ({ workspace }, { run }) => ({ events: eventViews(workspace, run) }),

  'runs.evaluate'({ workspace, jobs }, { run, checkpoint }) {
    const { name, corpus } = workspace.runs.get(run)
    if (workspace.checkpoints.latest(run) === undefined)
      throw new StudioError(
        'not-found',
        `Run ${run} has no checkpoint yet.`,
        'Let it train longer, or resume it.',
      )
    const input = { run, ...(checkpoint !== undefined && { checkpoint }) }
    return { job: jobs.start('evaluation', name, input, { run, corpus }).job }
  },
  'runs.export': ({ workspace }, request) => exportPoints(workspace, request),
}

function notRunning(run: number): StudioError {
  return new StudioError('usage', `Run ${run} is not training.`, 'The table of runs shows the state of each.')
}
