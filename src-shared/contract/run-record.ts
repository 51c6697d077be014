/** What is measured and said along a run: evaluations, curves, samples, events. */
import { z } from 'zod'
import type { BaselineEvaluations, Evaluation, FrequencyBucket } from '../evaluation.ts'
import { amount, document, figure, float64, id, list, shapeOf, text, time, uint32 } from './schema.ts'

const frequencyBucket = shapeOf<FrequencyBucket>()(
  z.object({
    from: figure,
    below: figure,
    predictions: amount,
    perplexity: figure,
    accuracy1: figure.optional(),
  }),
)

export const evaluation = shapeOf<Evaluation>()(
  z.object({
    predictions: amount,
    bytes: amount,
    candidates: z.union([z.literal('all'), z.number()]),
    loss: figure,
    perplexity: figure,
    bitsPerByte: figure,
    accuracy1: figure.optional(),
    accuracy5: figure.optional(),
    energy: figure.optional(),
    byFrequency: list(frequencyBucket),
    byPosition: list(figure),
  }),
)

export const baselines = shapeOf<BaselineEvaluations>()(
  z.object({
    unigram: evaluation,
    bigram: evaluation,
    kneserNey2: evaluation,
    kneserNey3: evaluation,
    kneserNey5: evaluation,
  }),
)

/** Every metric over a range of steps. */
export const pointTable = z.object({
  names: list(text),
  /** [points] ascending. */
  steps: float64,
  /** [names × points], one metric after the other; NaN where a metric has no value at a step. */
  values: float64,
})
export type PointTable = z.infer<typeof pointTable>

/** One metric of one run, reduced to buckets of neighbouring points: [buckets] each. */
export const curveEnvelope = z.object({
  run: id,
  metric: text,
  /** Of the first point of a bucket. */
  steps: float64,
  tokens: float64,
  /** Spent in training until then. */
  seconds: float64,
  minimum: float64,
  maximum: float64,
  mean: float64,
  points: uint32,
})
export type CurveEnvelope = z.infer<typeof curveEnvelope>

export const evaluationView = z.object({ number: amount, step: amount, created: time, evaluation })
export const sampleView = z.object({ number: amount, step: amount, prompt: text, text, created: time })
export const eventView = z.object({
  number: amount,
  step: amount,
  kind: text,
  message: text,
  detail: document.optional(),
  created: time,
})
export type EvaluationView = z.infer<typeof evaluationView>
export type SampleView = z.infer<typeof sampleView>
export type EventView = z.infer<typeof eventView>
