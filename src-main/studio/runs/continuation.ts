/** A run may start with the weights of another one's checkpoint, when both mean the same by every edge. */
import { StudioError } from '../../../src-shared/errors.ts'
import type { SettingName, TrainingSettings } from '../../../src-shared/settings.ts'
import type { TokenSetKey, Workspace } from '../../store/index.ts'

/** What decides the graph and the formulas: the split of the text (by share and seed) decides which edges there are. */
const shape: readonly SettingName[] = [
  ...(['dialect', 'd', 'maxContext', 'minBigramCount', 'positionalEncoding', 'energyScale'] as const),
  ...(['sharedWeighting', 'trainShared', 'validationShare', 'seed'] as const),
]

/** @throws StudioError 'not-found', or 'usage' naming the setting that differs */
export function requireSameShape(
  workspace: Workspace,
  checkpoint: number,
  key: TokenSetKey,
  settings: TrainingSettings,
): void {
  const parent = workspace.runs.get(workspace.checkpoints.get(checkpoint).run)
  if (parent.corpus !== key.corpus || parent.tokenizer !== key.tokenizer)
    throw new StudioError(
      'usage',
      `Checkpoint ${checkpoint} was trained on corpus ${parent.corpus}, not on corpus ${key.corpus}.`,
      'Continue it on its own corpus.',
    )
  const other = parent.settings as TrainingSettings
  const name = shape.find((candidate) => other[candidate] !== settings[candidate])
  if (name === undefined) return
  throw new StudioError(
    'usage',
    `Checkpoint ${checkpoint} has ${name} ${String(other[name])}; a run that continues it cannot have ${String(settings[name])}.`,
    `Leave ${name} as it is, or start a run of its own.`,
  )
}
