/** What the made-up studio of this view's tests answers with: runs, curves, evaluations, a forecast, a corpus. */
import type {
  CorpusView,
  CurveEnvelope,
  EvaluationView,
  RequestInput,
  RunRow,
  SampleView,
  TrainingForecast,
} from '../../../src-shared/contract/index.ts'
import type { BaselineEvaluations, Evaluation } from '../../../src-shared/evaluation.ts'
import { countParameters, forecastMemory } from '../../../src-shared/model/forecast.ts'
import type { RunState } from '../../../src-shared/run.ts'
import { modelConfigOf, parseSettings, presetSettings } from '../../../src-shared/settings.ts'

const day = 86_400_000
/** A moment in the past that all times are counted from. */
export const madeAt = Date.UTC(2026, 2, 14, 9, 30)
export const vocabulary = 2000

export interface MadeRun {
  row: RunRow
  readonly points: number
  evaluations: EvaluationView[]
  samples: SampleView[]
}

/** The loss of a made-up run at a step: falls, and shivers in a way that does not repeat. */
export function madeLoss(run: number, step: number): number {
  const shiver = Math.sin(step * 12.9898 + run * 78.233) * 43_758.5453
  return 3.6 + 1.6 * Math.exp(-step / 400) + 0.12 * run + (shiver - Math.floor(shiver) - 0.5) * 0.5
}

export function madeEvaluation(perplexity: number): Evaluation {
  const bucket = (
    from: number,
    below: number,
    predictions: number,
    factor: number,
  ): Evaluation['byFrequency'][number] => ({
    from,
    below,
    predictions,
    perplexity: perplexity * factor,
    accuracy1: 0.4 / factor,
  })
  return {
    predictions: 32_768,
    bytes: 98_304,
    candidates: 'all',
    loss: Math.log(perplexity),
    perplexity,
    bitsPerByte: Math.log2(perplexity) / 3,
    accuracy1: 0.28,
    accuracy5: 0.51,
    byFrequency: [
      bucket(0, 1, 210, 40),
      bucket(1, 10, 2100, 9),
      bucket(10, 100, 7400, 2.6),
      bucket(100, 1000, 12_800, 0.9),
      bucket(1000, Infinity, 10_258, 0.4),
    ],
    byPosition: [],
  }
}

export const madeBaselines: BaselineEvaluations = {
  unigram: madeEvaluation(310),
  bigram: madeEvaluation(78),
  kneserNey2: madeEvaluation(64),
  kneserNey3: madeEvaluation(49.5),
  kneserNey5: madeEvaluation(47.2),
}

/** A run of `points` steps, with nine evaluations and their samples. */
export function madeRun(run: number, points: number, state: RunState): MadeRun {
  const settings = { ...presetSettings('demo'), learningRate: 0.005 / run, seed: run, threads: 2 }
  const evaluations: EvaluationView[] = []
  const samples: SampleView[] = []
  for (let number = 0; number <= 8; number++) {
    const step = Math.round((points * number) / 8)
    const perplexity = 40 + 60 * Math.exp(-number / 2.5) + run
    const created = madeAt + run * day + step * 60
    evaluations.push({ number, step, created, evaluation: madeEvaluation(perplexity) })
    for (const prompt of ['The city of', 'In the year', 'She was born'])
      samples.push({
        number: samples.length,
        step,
        prompt,
        text: ` ${'word '.repeat(number + 3)}`,
        created,
      })
  }
  return {
    points,
    evaluations,
    samples,
    row: {
      run,
      name: `English sample, run ${run}`,
      state,
      corpus: 1,
      corpusName: 'sample-en.xml.bz2',
      settings,
      tags: run % 3 === 0 ? ['warm start'] : [],
      notes: '',
      archived: false,
      deleted: false,
      created: madeAt + run * day,
      started: madeAt + run * day,
      steps: points,
      tokens: points * 8192,
      seconds: points * 0.06,
      loss: madeLoss(run, points),
      tokensPerSecond: 41_250,
      perplexity: evaluations.at(-1)?.evaluation.perplexity,
      bestPerplexity: evaluations.at(-1)?.evaluation.perplexity,
      checkpoints: 2,
      device: {
        engine: 'wasm',
        device: 'AMD EPYC 7B13',
        threads: 2,
        bytes: 312e6,
        variant: 'relaxed SIMD',
      },
    },
  }
}

export function madeEnvelope(
  run: number,
  metric: string,
  buckets: number,
  from: number,
  to: number,
): CurveEnvelope {
  const known = stepMetricNames.indexOf(metric)
  const count = Math.max(0, to - from + 1)
  const width = Math.max(1, Math.ceil(count / buckets))
  const made = Math.ceil(count / width)
  const column = (): Float64Array => new Float64Array(made)
  const [steps, tokens, seconds, minimum, maximum, mean] = Array.from({ length: 6 }, column)
  const points = new Uint32Array(made)
  for (let bucket = 0; bucket < made; bucket++) {
    const first = from + bucket * width
    const past = Math.min(to + 1, first + width)
    const values = Array.from(
      { length: past - first },
      (_, index) => stepValues(run, first + index)[known] ?? 0,
    )
    steps[bucket] = first
    tokens[bucket] = first * 8192
    seconds[bucket] = first * 0.06
    minimum[bucket] = Math.min(...values)
    maximum[bucket] = Math.max(...values)
    mean[bucket] = values.reduce((a, b) => a + b, 0) / values.length
    points[bucket] = values.length
  }
  return { run, metric, steps, tokens, seconds, minimum, maximum, mean, points }
}

export function madeForecast(
  { corpus, preset = 'demo', settings = {} }: RequestInput<'training.forecast'>,
  fits: boolean,
): TrainingForecast {
  const all = parseSettings(settings, presetSettings(preset))
  const config = modelConfigOf(all, vocabulary)
  const ownEdges = Math.round(210_000 / all.minBigramCount)
  const memory = forecastMemory(config, all, ownEdges)
  const refusal = {
    kind: 'memory-insufficient' as const,
    message: 'Training needs 12.4 GB of memory; 3.1 GB are free.',
    hint: 'Raise the minimum bigram count to 4.',
  }
  return {
    corpus,
    settings: all,
    vocabulary,
    minBigramCount: all.minBigramCount,
    ownEdges,
    coverage: 0.94,
    parameters: countParameters(config, ownEdges),
    memory,
    availableMemory: 6.1e9,
    availableDisk: 48e9,
    disk: memory.checkpoint * 3,
    fits,
    ...(fits ? {} : { refusal }),
    choices: [2, 4, 8].map((minBigramCount) => ({
      minBigramCount,
      ownEdges: Math.round(210_000 / minBigramCount),
      coverage: 0.95 - minBigramCount / 100,
      trainingBytes: 2.4e9 / minBigramCount,
    })),
    steps: 190,
    trainingTokens: 1_540_000,
    tokensPerSecond: 41_250,
    secondsPerEpoch: 37,
    seconds: 37 * all.epochs,
    speedFrom: 'run',
    device: 'AMD EPYC 7B13',
  }
}

const stepMetricNames = [
  'loss',
  'learningRate',
  'gradientNorm',
  'tokensPerSecond',
  'energyMean',
  'energyMaximum',
]

/** In the order of the names above. */
export function stepValues(run: number, step: number): number[] {
  const loss = madeLoss(run, step)
  return [
    loss,
    0.005 * Math.min(1, step / 20) * (0.55 + 0.45 * Math.cos(Math.min(1, step / 1000) * Math.PI)),
    2 + 8 * Math.exp(-step / 150) + (loss % 0.1) * 4,
    41_000 + (loss % 0.3) * 3000,
    6 + step / 900,
    11 + step / 600 + (loss % 0.2),
  ]
}

export const madeCorpus: CorpusView = {
  corpus: 1,
  name: 'sample-en.xml.bz2',
  state: 'ready',
  pages: 1200,
  articles: 1140,
  redirects: 40,
  skipped: {},
  characters: 1_600_000,
  shareKept: 0.71,
  dropped: {},
  tokens: 412_000,
  vocabulary,
  tokenizer: 'bpe',
  warnings: [],
  created: madeAt,
  fileName: 'sample-en.xml.bz2',
  bytes: 640_000,
  sha256: '0'.repeat(64),
  format: 'mediawiki-xml',
  compression: 'bzip2',
  language: 'en',
  options: {
    namespaces: [0],
    redirects: false,
    disambiguation: false,
    minimumCharacters: 200,
    foldWidth: 'auto',
    normalise: true,
    variant: 'auto' as CorpusView['options']['variant'],
  },
  importVersion: 1,
  listedSkips: 0,
  runs: 0,
}
