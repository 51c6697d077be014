/** In which order and under which heading the settings stand in the form. A test sees that none is missing. */
import type { SettingName } from '../../../../src-shared/settings.ts'

export interface SettingGroup {
  readonly id: 'length' | 'model' | 'optimiser' | 'start' | 'evaluation'
  /** Whether it is unfolded at first: what most people change. */
  readonly open: boolean
  readonly settings: readonly SettingName[]
}

export const settingGroups: readonly SettingGroup[] = [
  {
    id: 'length',
    open: true,
    settings: [
      'epochs',
      'steps',
      'minutes',
      'learningRate',
      'batchSequences',
      'window',
      'warmup',
      'finalLearningRate',
    ],
  },
  {
    id: 'model',
    open: true,
    settings: [
      'd',
      'minBigramCount',
      'maxContext',
      'dialect',
      'positionalEncoding',
      'energyScale',
      'sharedWeighting',
      'trainShared',
    ],
  },
  { id: 'start', open: false, settings: ['warmStart', 'initialRange', 'seed', 'engine', 'threads'] },
  {
    id: 'optimiser',
    open: false,
    settings: [
      'optimiser',
      'candidates',
      'reduction',
      'weightDecay',
      'biasDecay',
      'clip',
      'signalReset',
      'biasRate',
      'skipBelow',
      'beta1',
      'beta2',
      'epsilon',
    ],
  },
  {
    id: 'evaluation',
    open: false,
    settings: ['evaluations', 'validationShare', 'earlyStop', 'checkpointMinutes', 'keepLast'],
  },
]
