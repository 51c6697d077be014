/** What of a run's settings may be changed when it goes on: how it learns and how long, never what it is. */
import { StudioError } from '../../../src-shared/errors.ts'
import { parseSettings, type SettingName, type TrainingSettings } from '../../../src-shared/settings.ts'

export const changeableSettings = [
  'engine',
  ...['learningRate', 'biasRate', 'weightDecay', 'biasDecay', 'clip', 'skipBelow'],
  ...['epochs', 'steps', 'minutes', 'evaluations', 'earlyStop', 'checkpointMinutes', 'keepLast'],
] as readonly SettingName[]

/**
 * @throws StudioError 'usage' for a setting that is fixed when the run is made; as `parseSettings` for one that does
 *   not exist or is out of its range
 */
export function changeSettings(
  settings: TrainingSettings,
  changes: Readonly<Record<string, unknown>>,
): TrainingSettings {
  const changed = parseSettings(changes, settings)
  const fixed = Object.keys(changes).find((name) => !changeableSettings.includes(name as SettingName))
  if (fixed !== undefined)
    throw new StudioError(
      'usage',
      `${fixed} cannot be changed once a run has begun.`,
      `Start a new run, or change one of ${changeableSettings.join(', ')}.`,
    )
  return changed
}
