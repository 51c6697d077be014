/**
 * Recipes and presets, as rows with a reason each. A recipe is a way to train; a preset adds what it is for: how much
 * text, how long. Whatever a row does not name has its default.
 */
import type { TrainingSettings } from './settings-table.ts'

export interface Recipe {
  readonly reason: string
  readonly settings: Partial<TrainingSettings>
}

export interface Preset extends Recipe {
  readonly recipe: RecipeName
  /** The vocabulary it is meant for; the corpus decides. */
  readonly vocabulary: number
}

export const recipes = {
  studio: {
    reason: 'Learns best on held-out text: starts near a Kneser-Ney trigram model and improves on it.',
    settings: {},
  },
  bigram: {
    reason: 'Starts as a Kneser-Ney bigram model, which shows more of the learning and ends a little higher.',
    settings: { warmStart: 'bigram', learningRate: 5e-3, weightDecay: 2, biasDecay: 3 },
  },
  published: {
    reason: 'What the released code does, to compare with: it fits its training text and little else.',
    settings: {
      dialect: 'brillm-0.5',
      positionalEncoding: 'sine-cosine',
      sharedWeighting: 'uniform',
      trainShared: true,
      optimiser: 'adamw',
      learningRate: 5e-2,
      beta2: 0.999,
      weightDecay: 0,
      biasDecay: 0,
      candidates: 400,
      reduction: 'mean',
      batchSequences: 32,
      warmup: 0,
      finalLearningRate: 1,
      warmStart: 'none',
      initialRange: 0.5,
    },
  },
  paper: {
    reason:
      'The formulas and the optimiser that the paper states. It states no learning rate and no start: these are small enough for the chain of signals not to explode.',
    settings: {
      positionalEncoding: 'sine-cosine',
      sharedWeighting: 'uniform',
      optimiser: 'adamw',
      learningRate: 4e-3,
      beta2: 0.999,
      weightDecay: 0,
      biasDecay: 0,
      reduction: 'mean',
      batchSequences: 256,
      steps: 1500,
      finalLearningRate: 1,
      warmStart: 'none',
      initialRange: 0.1,
    },
  },
} as const satisfies Record<string, Recipe>

export type RecipeName = keyof typeof recipes

export const presets = {
  demo: {
    recipe: 'studio',
    reason: 'One pass over one or two megabytes of text: a minute on two cores.',
    vocabulary: 2000,
    settings: { epochs: 1, learningRate: 1e-3 },
  },
  sample: {
    recipe: 'studio',
    reason: 'For the bundled encyclopedias: their sentences repeat, so larger steps and a second pass pay.',
    vocabulary: 2000,
    settings: { epochs: 2, learningRate: 3e-3 },
  },
  long: {
    recipe: 'studio',
    reason: 'For tens of megabytes or several passes; larger steps undo the warm start there.',
    vocabulary: 4000,
    settings: { epochs: 1, learningRate: 5e-4, evaluations: 20 },
  },
  'paper-en': {
    recipe: 'paper',
    reason:
      'The paper’s English model: 4,000 tokens, 1,500 steps of sequences of 32. The threshold leaves about its 5.7 % of all edges on 100 million tokens, as far as smaller texts can tell, and far fewer on less: lower it there.',
    vocabulary: 4000,
    settings: { minBigramCount: 8 },
  },
  'paper-zh': {
    recipe: 'paper',
    reason:
      'The paper’s Chinese model, as paper-en. The threshold leaves about its 13 % of all edges on 100 million tokens: lower it for less text.',
    vocabulary: 4000,
    settings: { minBigramCount: 4 },
  },
} as const satisfies Record<string, Preset>

export type PresetName = keyof typeof presets
