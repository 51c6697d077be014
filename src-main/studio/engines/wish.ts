/** The model that figures of engines are wanted for, from what a form or a command line says of it. */
import {
  modelConfigOf,
  parseSettings,
  presets,
  presetSettings,
  type PresetName,
} from '../../../src-shared/settings.ts'
import type { ModelWish } from '../../engine/choice/index.ts'
import type { Workspace } from '../../store/index.ts'
import { forecastModel } from '../corpora/forecast.ts'

export interface ModelRequest {
  readonly corpus?: number | undefined
  readonly preset?: PresetName | undefined
  readonly settings?: Readonly<Record<string, unknown>> | undefined
}

/** Own edges of a token, where no corpus tells. */
const usualDegree = 16

/** @throws StudioError as `parseSettings`; 'not-found', 'usage' for a corpus without tokens */
export function wishOf(
  workspace: Workspace,
  { corpus, preset = 'demo', settings: given = {} }: ModelRequest,
): ModelWish {
  const settings = parseSettings(given, presetSettings(preset))
  if (corpus === undefined) {
    const { vocabulary } = presets[preset]
    return { settings, config: modelConfigOf(settings, vocabulary), ownEdges: usualDegree * vocabulary }
  }
  const { vocabulary, ownEdges } = forecastModel(workspace, corpus, settings)
  return { settings, config: modelConfigOf(settings, vocabulary), ownEdges }
}
