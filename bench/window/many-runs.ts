/** A workspace with as many runs as a person collects in years: made-up curves of the shape that real ones have. */
import type { Evaluation } from '../../src-shared/evaluation.ts'
import type { MetricPoint } from '../../src-shared/run.ts'
import { Random } from '../../src-shared/random.ts'
import { modelConfigOf, parseSettings } from '../../src-shared/settings.ts'
import { openWorkspace, type Workspace } from '../../src-main/store/index.ts'

const predictionsPerStep = 8192
const evaluations = 20

/** Adds finished runs on the workspace's newest corpus, each with a point at every step. Prints how far it is. */
export function addRuns(folder: string, runs: number, points: number): void {
  const workspace = openWorkspace(folder)
  try {
    const random = new Random(1)
    for (let number = 1; number <= runs; number++) {
      addRun(workspace, number, points, random)
      if (number % 100 === 0) console.log(`  ${number} of ${runs} runs`)
    }
  } finally {
    workspace.close()
  }
}

function addRun(workspace: Workspace, number: number, points: number, random: Random): void {
  const corpus = workspace.corpora.list().at(-1)
  const tokenizer = workspace.tokenizers.list().at(-1)
  const settings = parseSettings({
    d: [8, 16, 32, 64][number % 4],
    learningRate: Number((10 ** (-4 + 2 * random.uniform())).toPrecision(2)),
    seed: number,
    steps: points,
  })
  const { id } = workspace.runs.create({
    name: `Run ${number}`,
    corpus: corpus.id,
    tokenizer: tokenizer.id,
    config: modelConfigOf(settings, tokenizer.vocabularySize),
    settings,
    tags: [['baseline', 'tried', 'long'][number % 3]],
  })
  workspace.runs.setState(id, 'running')
  workspace.metrics.append(id, curve(points, settings.learningRate, random))
  for (let at = 1; at <= evaluations; at++) {
    const step = Math.round((at * points) / evaluations)
    workspace.journal.addEvaluation(id, { step, checkpoint: undefined, result: evaluationAt(step) })
  }
  workspace.runs.setState(id, 'finished')
}

function curve(points: number, learningRate: number, random: Random): MetricPoint[] {
  return Array.from({ length: points }, (_, index) => {
    const step = index + 1
    const noise = random.uniform() - 0.5
    return {
      step,
      values: {
        tokens: step * predictionsPerStep,
        seconds: step * 0.12,
        loss: lossAt(step) + 0.3 * noise,
        learningRate,
        gradientNorm: 2 + noise,
        energyMean: 100 + noise,
        energyMaximum: 200 + noise,
        edgesUpdated: 30_000 + 100 * noise,
        edgesClipped: 10 * noise + 10,
        tokensPerSecond: 68_000 + 2000 * noise,
      },
    }
  })
}

function lossAt(step: number): number {
  return 1.3 + 5 / (1 + step / 50)
}

function evaluationAt(step: number): Evaluation {
  const loss = lossAt(step) + 0.4
  return {
    predictions: 32_768,
    bytes: 120_000,
    candidates: 'all',
    loss,
    perplexity: Math.exp(loss),
    bitsPerByte: loss / 2.5,
    accuracy1: 0.3,
    byFrequency: [],
    byPosition: [],
  }
}
