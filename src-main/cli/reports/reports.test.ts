import { describe, expect, it } from 'vitest'
import type { CorpusSummary } from '../../../src-shared/corpus-summary.ts'
import type { Evaluation } from '../../../src-shared/evaluation.ts'
import type { Explanation, Trace } from '../../../src-shared/trace.ts'
import type { EvaluatedRun, TrainingSummary } from '../../studio/index.ts'
import { completionsReport } from './completions-report.ts'
import { corpusReport } from './corpus-report.ts'
import { evaluationReport, frequencyReport } from './evaluation-report.ts'
import { explanationReport, pathReport } from './trace-report.ts'
import { trainingReport } from './training-report.ts'

const corpus: CorpusSummary = {
  ...{ corpus: 3, name: 'dump.xml', state: 'ready', pages: 1234, articles: 1000, redirects: 200 },
  skipped: { 'too short': 2, 'other namespace': 32 },
  ...{ characters: 5_000_000, shareKept: 0.625, tokens: 1_700_000, vocabulary: 4000, tokenizer: 'bpe' },
  dropped: { templates: 7, tables: 0, languageLinks: 1200 },
  warnings: ['The dump ends early.'],
}

describe('the report of a corpus', () => {
  it('puts the most frequent first and leaves out what did not happen', () => {
    expect(corpusReport(corpus).split('\n')).toEqual([
      'Corpus 3: dump.xml',
      '  1,234 pages: 1,000 articles kept, 200 redirects',
      '  skipped: 32 other namespace, 2 too short',
      '  5,000,000 characters of clean text, 62.5% of the source',
      '  removed: language links 1,200, templates 7',
      '  1,700,000 tokens of a vocabulary of 4,000 (byte pairs)',
      '  note: The dump ends early.',
    ])
    const plain = {
      ...corpus,
      skipped: {},
      dropped: { tables: 0 },
      warnings: [],
      tokenizer: 'characters' as const,
    }
    expect(corpusReport(plain)).not.toMatch(/skipped|removed|note/)
    expect(corpusReport(plain)).toContain('(characters)')
  })
})

function evaluation(perplexity: number, accuracy1?: number): Evaluation {
  const bucket = (from: number, below: number) => ({ from, below, predictions: 10, perplexity, accuracy1 })
  return {
    ...{
      predictions: 2000,
      perplexity,
      bitsPerByte: Math.log2(perplexity) / 3,
      accuracy1,
      accuracy5: accuracy1,
    },
    byFrequency: [bucket(0, 1), bucket(1, 10)],
    byPosition: Array.from({ length: 32 }, () => perplexity),
  } as unknown as Evaluation
}

describe('the report of an evaluation', () => {
  const evaluated = {
    ...{ run: 2, checkpoint: 5, step: 1500, model: evaluation(60, 0.25) },
    sampled: { ...evaluation(20), candidates: 400 },
    baselines: {
      unigram: evaluation(500),
      bigram: evaluation(90),
      kneserNey2: evaluation(80),
      kneserNey3: evaluation(55),
      kneserNey5: evaluation(50),
    },
  } as unknown as EvaluatedRun

  it('orders the model among the baselines', () => {
    const lines = evaluationReport(evaluated).split('\n')
    const order = lines.slice(2, 8).map((line) => line.split('  ')[0])
    expect(order).toEqual([
      ...[
        'unigram',
        'bigram',
        'Kneser-Ney 2',
        'this model (run 2, step 1,500)',
        'Kneser-Ney 3',
        'Kneser-Ney 5',
      ],
    ])
    expect(lines[5]).toMatch(/60\.0 .* 25\.0% +25\.0%$/)
    expect(lines.at(-1)).toMatch(/400 frequent rivals only: 20\.0 \(not comparable/)
  })

  it('by frequency says how often a token was seen', () => {
    const report = frequencyReport(evaluation(60, 0.25))
    expect(report).toMatch(/^never +10 +60\.0 +25\.0%$/m)
    expect(report).toMatch(/^1 to 9 times +10/m)
  })
})

describe('the report of a training', () => {
  const summary: TrainingSummary = {
    ...{ run: 1, corpus: 3, state: 'finished', steps: 40, tokens: 4000, seconds: 75, tokensPerSecond: 53.3 },
    ...{ parameters: 123_456, ownEdges: 1000, trainLoss: 3.5, validation: evaluation(60) },
    best: { step: 30, perplexity: 58.5 },
    split: { by: 'article', trainingTokens: 1, heldOutTokens: 1, heldOutArticles: 12 },
  }

  it('names the best point where it is not the last', () => {
    const report = trainingReport(summary, [5, 4, 3.5])
    expect(report).toMatch(/best +perplexity 58\.5 at step 30/)
    expect(report).toMatch(/in 1 min 15 s \(53 tokens\/s\)/)
    expect(report).toMatch(/█.*▁ {2}5\.00 → 3\.50 nats/)
    expect(report).toMatch(/of 12 articles/)
    const last = {
      ...summary,
      best: { step: 40, perplexity: 60 },
      split: { ...summary.split, by: 'tail' as const },
    }
    expect(trainingReport(last, [5])).not.toContain('best')
    expect(trainingReport(last, [])).toContain('– → 3.50')
    expect(trainingReport(last, [5])).toContain('at the end of the text')
  })

  it('says nothing of held-out text where the run was ended before it was scored', () => {
    const ended = trainingReport({ ...summary, state: 'interrupted', validation: undefined }, [5])
    expect(ended).not.toContain('held out')
    expect(ended).toContain('best')
  })
})

describe('the report of completions', () => {
  it('shows some, counts all, and says what would have been true', () => {
    const judged = [true, false, true].map((isTrue, i) => ({
      ...{ prompt: `Question ${i}`, text: ` answer\n${i}`, answers: ['Paris', 'paris'], isTrue },
    }))
    const lines = completionsReport(judged, 2).split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toBe('  ✓ Question 0▸ answer ⏎ 0')
    expect(lines[2]).toBe('  ✗ Question 1▸ answer ⏎ 1   (true: Paris or paris)')
    expect(lines[3]).toMatch(/^2 of 3 /)
  })
})

describe('the report of a trace', () => {
  const candidate = { id: 1, text: ' of', energy: 9, probability: 0.9, own: true, count: 4 }
  const trace = {
    tokens: [
      { position: 0, id: 5, text: 'The\n', norm: 2.5, zScore: -3.5, attention: 0.1, signal: [] },
      { position: 1, id: 6, text: ' sea', norm: 9, attention: 0.9, signal: [] },
    ],
    steps: [{ position: 1, candidates: [candidate, { ...candidate, text: 's', own: false, count: 0 }] }],
  } as unknown as Trace
  const reasons = {
    ...candidate,
    parts: { bias: 8, mixture: -0.5 },
    contributions: [
      { position: 0, text: 'The', removed: 0.0001 },
      { position: 1, text: ' sea', removed: -0.25 },
    ],
  }
  const explanation = {
    ...{ position: 1, chosen: reasons, expected: { ...reasons, text: ' is' }, unusual: [0] },
    influences: { strongestNode: 0, nodes: [{ position: 1, text: ' sea', total: 0.5 }] },
  } as unknown as Explanation

  it('shows blanks and line ends, and what would have come', () => {
    const lines = pathReport(trace).split('\n')
    expect(lines[2]).toMatch(/‹The⏎› .*2\.50 .*-3\.5 .*10\.0%$/)
    expect(lines[3]).toMatch(/‹ sea› .*‹ of› 90\.0% {2}‹s› 90\.0%$/)
  })

  it('gives the reasons for the chosen and the expected token, the strongest ones only', () => {
    const report = explanationReport(explanation, trace)
    expect(report).toMatch(
      /^Why ‹ of› comes next\n {2}energy 9\.000, probability 90\.0%, over an edge of its own \(seen 4/,
    )
    expect(report).toContain("each earlier token's share of the energy: ‹ sea› -0.250\n")
    expect(report).toMatch(/‹s› .* shared +never/)
    expect(report).toMatch(/Why not ‹ is›[^]*‹ sea› \(gradient × signal 0\.500\)/)
    expect(report).toMatch(/Unusual signals .*: ‹The⏎›$/)
    const none = { ...explanation, expected: undefined, unusual: [] } as unknown as Explanation
    expect(explanationReport(none, trace)).not.toMatch(/Why not|Unusual/)
  })
})
