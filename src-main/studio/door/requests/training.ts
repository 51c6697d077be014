import type { trainingRequests } from '../../../../src-shared/contract/training.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { parseSettings, presetSettings, type TrainingSettings } from '../../../../src-shared/settings.ts'
import { wishOf } from '../../engines/wish.ts'
import { requireSameShape } from '../../runs/continuation.ts'
import { forecastTraining } from '../../runs/forecast-training.ts'
import { tokenSetOf } from '../../runs/prepare.ts'
import { storedSettings } from '../../runs/stored-settings.ts'
import type { Workbench } from '../../workbench.ts'
import type { Handlers } from '../handlers.ts'

export const trainingHandlers: Handlers<keyof typeof trainingRequests> = {
  async 'training.forecast'(bench, request) {
    const { corpus, preset, settings = {} } = request
    const wished = parseSettings(settings, presetSettings(preset ?? 'demo'))
    await bench.lookForEngines(wishOf(bench.workspace, request))
    return forecastTraining(bench.workspace, bench.rows, corpus, wished)
  },

  async 'runs.start'(bench, request) {
    const { corpus, preset, settings: given = {}, tags, continueFrom } = request
    await bench.engines.settled()
    const { workspace, rows, jobs } = bench
    const base =
      continueFrom === undefined ? presetSettings(preset ?? 'demo') : settingsOf(workspace, continueFrom)
    const settings = parseSettings(given, base)
    if (continueFrom !== undefined)
      requireSameShape(workspace, continueFrom, tokenSetOf(workspace, corpus), settings)
    const { refusal } = forecastTraining(workspace, rows, corpus, settings)
    if (refusal !== undefined) throw new StudioError(refusal.kind, refusal.message, refusal.hint)
    const name = request.name ?? `${workspace.corpora.get(corpus).name}, ${preset ?? 'demo'}`
    const input = { corpus, name, settings, ...(tags && { tags }), ...(continueFrom && { continueFrom }) }
    return { job: jobs.start('training', name, input, { corpus }).job }
  },
}

function settingsOf(workspace: Workbench['workspace'], checkpoint: number): TrainingSettings {
  const { run } = workspace.checkpoints.get(checkpoint)
  return storedSettings(workspace.runs.get(run).settings)
}
