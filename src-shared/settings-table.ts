/**
 * Every training setting, one row each: what it may be and what it does. Command line, forms and documentation are
 * made from this table; nothing else checks a range.
 */
import { engineChoices } from './engine.ts'
import type { EngineChoice } from './engine.ts'
import type { Dimension, ModelConfig } from './model/config.ts'
import type { Optimiser } from './model/optimiser.ts'

export interface TrainingSettings {
  readonly dialect: ModelConfig['dialect']
  readonly d: Dimension
  readonly maxContext: number
  readonly minBigramCount: number
  readonly positionalEncoding: ModelConfig['positionalEncoding']
  readonly energyScale: number
  readonly sharedWeighting: ModelConfig['sharedWeighting']
  readonly trainShared: boolean

  readonly optimiser: Optimiser['kind']
  readonly learningRate: number
  readonly biasRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  readonly weightDecay: number
  readonly biasDecay: number
  readonly clip: number
  readonly skipBelow: number
  readonly signalReset: number
  readonly candidates: 'all' | number
  readonly reduction: 'mean' | 'sum'

  readonly batchSequences: number
  readonly window: number
  readonly epochs: number
  readonly steps: number
  readonly minutes: number
  readonly warmup: number
  readonly finalLearningRate: number

  readonly evaluations: number
  readonly validationShare: number
  readonly earlyStop: number
  readonly checkpointMinutes: number
  readonly keepLast: number

  readonly warmStart: 'none' | 'bigram' | 'trigram'
  readonly initialRange: number
  readonly seed: number
  readonly engine: EngineChoice
  readonly threads: number
}

export type SettingName = keyof TrainingSettings

interface Common<T> {
  readonly default: T
  /** One sentence for a person. */
  readonly explanation: string
}

export interface NumberSetting<T> extends Common<T> {
  readonly kind: 'number'
  readonly minimum: number
  readonly maximum: number
  readonly integer: boolean
  /** A word that may stand in place of a number. */
  readonly word?: string
}

export interface ChoiceSetting<T> extends Common<T> {
  readonly kind: 'choice'
  readonly choices: readonly T[]
}

export type Setting<T> = NumberSetting<T> | ChoiceSetting<T>

export type SettingsTable = { readonly [Name in SettingName]: Setting<TrainingSettings[Name]> }

function integer(
  value: number,
  minimum: number,
  maximum: number,
  explanation: string,
): NumberSetting<number> {
  return { kind: 'number', default: value, minimum, maximum, integer: true, explanation }
}

function real(value: number, minimum: number, maximum: number, explanation: string): NumberSetting<number> {
  return { kind: 'number', default: value, minimum, maximum, integer: false, explanation }
}

function choice<T>(value: T, choices: readonly T[], explanation: string): ChoiceSetting<T> {
  return { kind: 'choice', default: value, choices, explanation }
}

/** The defaults are those of the recipe "studio". */
export const settingsTable: SettingsTable = {
  dialect: choice<ModelConfig['dialect']>(
    'paper',
    ['paper', 'brillm-0.5'],
    'Whose rules the signal follows: those of the paper, or those of the code its authors released.',
  ),
  d: choice<Dimension>(32, [8, 16, 32, 64], 'Neurons per node; every edge is a d × d matrix.'),
  maxContext: integer(
    512,
    1,
    65_536,
    'Positions with an attention weight of their own; later ones use the last of them.',
  ),
  minBigramCount: integer(
    1,
    1,
    1_000_000,
    'How often a bigram must occur in the training text for its edge to have parameters of its own.',
  ),
  positionalEncoding: choice<ModelConfig['positionalEncoding']>(
    'none',
    ['none', 'sine-cosine'],
    'What is added to a signal to tell positions apart.',
  ),
  energyScale: real(1, 0.01, 100, 'Energies are multiplied by this before the softmax.'),
  sharedWeighting: choice<ModelConfig['sharedWeighting']>(
    'continuation',
    ['uniform', 'continuation'],
    'How candidates on the shared edge divide its probability: equally, or by how many nodes precede them.',
  ),
  trainShared: choice<boolean>(false, [false, true], 'Whether the shared edge is trained.'),

  optimiser: choice<Optimiser['kind']>(
    'edge-normalised',
    ['edge-normalised', 'adamw-factored', 'adamw-half', 'adamw'],
    'Rule by which parameters move; adamw needs three times the memory, adamw-factored and adamw-half twice.',
  ),
  learningRate: real(1e-3, 1e-7, 10, 'Size of a step at its peak.'),
  biasRate: real(0.3, 0, 100, 'Edge biases move at learningRate times this (edge-normalised only).'),
  beta1: real(0.9, 0, 0.9999, 'Memory of the gradient’s mean (adamw only).'),
  beta2: real(0.99, 0, 0.999999, 'Memory of the gradient’s square.'),
  epsilon: real(1e-8, 1e-16, 1, 'Added to the root of the gradient’s mean square.'),
  weightDecay: real(0, 0, 1000, 'Edge matrices shrink by learningRate times this at each of their steps.'),
  biasDecay: real(
    0,
    0,
    1000,
    'Edge biases return towards their warm value (adamw: towards 0) by learningRate times this.',
  ),
  clip: real(0, 0, 1e6, 'Greatest norm of one edge’s gradient; 0 sets no limit.'),
  skipBelow: real(
    0.05,
    0,
    10,
    'An edge off the path is left alone when the batch pushes its energy by less than this (edge-normalised only).',
  ),
  signalReset: integer(
    0,
    0,
    65_536,
    'No gradient flows back beyond every multiple of this many positions; 0 lets it flow to the start.',
  ),
  candidates: {
    kind: 'number',
    default: 'all',
    minimum: 1,
    maximum: 40_000,
    integer: true,
    word: 'all',
    explanation:
      'How many frequent successors compete with the target in training, or all of the vocabulary.',
  },
  reduction: choice<'mean' | 'sum'>('sum', ['sum', 'mean'], 'How the losses of a batch become one.'),

  batchSequences: integer(256, 1, 65_536, 'Sequences per step.'),
  window: integer(32, 1, 4096, 'Predictions per training sequence.'),
  epochs: real(1, 0, 10_000, 'Passes over the training text, unless steps or minutes are given.'),
  steps: integer(0, 0, 100_000_000, 'Steps to train; 0 leaves it to epochs or minutes.'),
  minutes: real(0, 0, 1_000_000, 'Minutes to train; 0 leaves it to steps or epochs.'),
  warmup: real(0.02, 0, 0.9, 'Share of the run in which the learning rate rises.'),
  finalLearningRate: real(0.05, 0, 1, 'Share of the peak that the learning rate falls to, along a cosine.'),

  evaluations: integer(8, 1, 10_000, 'Evaluations on held-out text, spread evenly over the run.'),
  validationShare: real(0.05, 0.001, 0.5, 'Share of the articles that is held out.'),
  earlyStop: integer(0, 0, 10_000, 'Stop after this many evaluations without improvement; 0 never does.'),
  checkpointMinutes: real(5, 0.001, 10_000, 'Minutes between checkpoints.'),
  keepLast: integer(2, 1, 1000, 'How many of the latest checkpoints are kept, beside the best.'),

  warmStart: choice<TrainingSettings['warmStart']>(
    'trigram',
    ['none', 'bigram', 'trigram'],
    'Statistics of the text that the parameters start from; none starts at random.',
  ),
  initialRange: real(
    0.01,
    0,
    10,
    'Matrices start uniformly between minus and plus this (all parameters, without warm start).',
  ),
  seed: integer(
    1,
    0,
    4_294_967_295,
    'Where random numbers start: the same seed, engine and threads repeat a run.',
  ),
  engine: choice<EngineChoice>(
    'auto',
    engineChoices,
    'What computes: the processor (wasm), a graphics card (webgpu), CUDA (tensorflow); auto takes the fastest that is right.',
  ),
  threads: integer(0, 0, 256, 'Worker threads; 0 uses the processor’s cores.'),
}

export const settingNames = Object.keys(settingsTable) as SettingName[]

export const defaultSettings = Object.fromEntries(
  settingNames.map((name) => [name, settingsTable[name].default]),
) as unknown as TrainingSettings
