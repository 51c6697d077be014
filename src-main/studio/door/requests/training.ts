import type { trainingRequests } from '../../../../src-shared/contract/training.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { parseSettings, presetSettings, type TrainingSettings } from '../../../../src-shared/settings.ts'
import { requireSameShape } from '../../runs/continuation.ts'
import { forecastTraining } from '../../runs/forecast-training.ts'
import { tokenSetOf } from '../../runs/prepare.ts'
import type { Workbench } from '../../workbench.ts'
import type { Handlers } from '../handlers.ts'

export const trainingHandlers: Handlers<keyof typeof trainingRequests> = {
  'training.forecast': ({ workspace, rows }, { corpus, preset, settings = {} }) =>
    forecastTraining(workspace, rows, corpus, parseSettings(settings, presetSettings(preset ?? 'demo'))),

  'runs.start'({ workspace, rows, jobs }, request) {
    const { corpus, preset, settings: given = {}, tags, continueFrom } = request
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
  return workspace.runs.get(run).settings as TrainingSettings
}
