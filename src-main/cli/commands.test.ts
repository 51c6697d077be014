/** The way through the commands as a person types them, each in its own process, and the objects of --json. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { brillm, brillmHere, resultOf } from '../../fixtures/brillm.ts'
import { smallFile } from '../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { Studio } from '../studio/index.ts'

// Processes by the dozen, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const folder = temporaryFolder()
afterAll(() => folder.remove())

const workspace = path.join(folder.path, 'work space')
const at = ['--workspace', workspace]
const small = ['d=8', 'minBigramCount=6', 'batchSequences=8', 'threads=2', 'evaluations=2'].flatMap((set) => [
  '--set',
  set,
])
let file: string

type Result = Record<string, unknown>
let imported: Result
let trained: Result

/** Exactly one JSON object on standard output, and silence beside it. */
async function json(words: readonly string[]): Promise<Result> {
  const outcome = await brillm([...words, '--json', ...at])
  expect([outcome.code, outcome.err]).toEqual([0, ''])
  expect(outcome.out.endsWith('\n')).toBe(true)
  expect(outcome.out.trimEnd()).not.toContain('\n')
  return resultOf(outcome)
}

const number = expect.any(Number) as number
const text = expect.any(String) as string

beforeAll(async () => {
  file = smallFile(folder.path)
  imported = await json(['import', file, '--vocabulary', '400'])
  trained = await json(['train', '--corpus', '1', '--preset', 'demo', '--steps', '6', ...small])
})

describe('with --json', () => {
  it('import says what it found', () => {
    expect(imported).toMatchObject({
      ...{ corpus: 1, pages: 300, articles: 300, redirects: 0, skipped: {}, characters: number },
      ...{ tokens: number, vocabulary: 400, warnings: [] },
    })
  })

  it('train says what came of it', () => {
    expect(trained).toMatchObject({
      ...{ run: 1, corpus: 1, steps: 6, tokens: 6 * 8 * 32, seconds: number, tokensPerSecond: number },
      ...{ parameters: number, ownEdges: number, trainLoss: number },
      validation: { perplexity: number, bitsPerByte: number },
    })
  })

  it('evaluate gives the model and the baselines', async () => {
    const evaluated = await json(['evaluate', '--run', '1'])
    expect(evaluated).toMatchObject({
      ...{ run: 1, checkpoint: number, tokens: number, perplexity: number, bitsPerByte: number },
      ...{ accuracy1: number, accuracy5: number },
      baselines: { unigram: number, bigram: number, kneserNey3: number, kneserNey5: number },
      sampledCandidates: { candidates: number, perplexity: number, note: text },
    })
    const checkpoint = String(evaluated.checkpoint)
    const again = await json(['evaluate', '--run', '1', '--checkpoint', checkpoint])
    expect(again).toEqual(evaluated)
  })

  it('complete gives the text, token by token', async () => {
    const words = ['complete', '--prompt', 'The river', '--tokens', '4', '--seed', '3']
    const completed = await json(words)
    expect(completed).toMatchObject({
      ...{ prompt: 'The river', text, tokensPerSecond: number, run: 1, checkpoint: number },
      tokens: Array.from({ length: 4 }, () => ({ text, id: number, energy: number, probability: number })),
    })
    const tokens = completed.tokens as { added: string }[]
    expect(tokens.map(({ added }) => added).join('')).toBe(completed.text)
    const { tokensPerSecond: _, ...same } = await json([...words, '--run', '1'])
    expect(completed).toMatchObject(same)
  })

  it('trace gives the path and the reasons', async () => {
    const traced = await json(['trace', '--prompt', 'The', '--expected', ' sea', '--top', '2'])
    expect(traced).toMatchObject({
      ...{ run: 1, prompt: 'The' },
      trace: { tokens: [{ position: 0, text: 'The', norm: number }], steps: [{ candidates: [{}, {}] }] },
      explanation: { chosen: { energy: number }, expected: { energy: number } },
    })
  })

  it('the lists are lists', async () => {
    const [corpora, runs, checkpoints, forecast] = await Promise.all([
      json(['corpora']),
      json(['runs']),
      json(['checkpoints']),
      json(['forecast', ...small]),
    ])
    expect(corpora.corpora).toEqual([imported])
    expect(runs.runs).toMatchObject([{ run: 1, state: 'finished', corpus: 1, steps: 6, perplexity: number }])
    expect(checkpoints).toMatchObject({ run: 1 })
    expect((checkpoints.checkpoints as Result[]).at(-1)).toMatchObject({ kind: 'final', step: 6 })
    expect(forecast).toMatchObject({ corpus: 1, vocabulary: 400, ownEdges: number, fits: true })
  })

  it('preview gives the first articles, and needs no workspace', async () => {
    const shown = await brillm(['preview', file, '--articles', '2', '--json', '--workspace', '/nonexistent'])
    expect([shown.code, shown.err]).toEqual([0, ''])
    expect(resultOf(shown).articles).toMatchObject([{ title: 'Article 0' }, { title: 'Article 1' }])
  })
})

describe('for a person', () => {
  it('an import ends with its report and what to type next', async () => {
    const { code, out, err } = await brillm(['import', file, '--vocabulary', '300', ...at])
    expect(code).toBe(0)
    expect(out).toMatch(/^Corpus 2: small\.jsonl\n/)
    expect(out).toMatch(/300 articles kept/)
    expect(out).toMatch(/vocabulary of 300 \(byte pairs\)/)
    expect(out).toContain(`train --corpus 2 --preset demo --workspace "${workspace}"`)
    expect(err).toMatch(/^taking the fingerprint .*\n/)
    expect(err).toContain('reading')
    const again = await brillmHere(['import', file, '--vocabulary', '300', ...at])
    expect(again.out).toContain('not read again')
    const deleted = await brillmHere(['corpora', '--delete', '2', ...at])
    expect([deleted.code, deleted.out]).toEqual([0, 'Corpus 2 is deleted.\n'])
    const kept = await brillmHere(['corpora', '--delete', '1', ...at])
    expect([kept.code, kept.err]).toMatchObject([2, expect.stringMatching(/run 1 was trained on it/)])
  })

  it.each<[words: string[], shown: RegExp[]]>([
    [['corpora'], [/small\.jsonl/, /ready/, /bpe/]],
    [['runs'], [/finished/, /[▁-█]/]],
    [['checkpoints'], [/final/, /yes/]],
    [['forecast'], [/own edges/, /minBigramCount/, /to train/]],
    [['evaluate'], [/Kneser-Ney 5/, /this model \(run 1/, /not comparable/]],
    [
      ['complete', '--prompt', 'The river', '--temperature', '0'],
      [/^The river/, /a second; run 1/],
    ],
    [
      ['trace', '--prompt', 'The river'],
      [/‖signal‖/, /Why ‹.*› comes next/, /without the edge's bias/],
    ],
  ])('%j prints its report', async (words, shown) => {
    const { code, out } = await brillmHere([...words, ...at])
    expect(code).toBe(0)
    for (const pattern of shown) expect(out).toMatch(pattern)
    expect(out).not.toMatch(/undefined|NaN|\[object/)
  })

  it('an empty workspace says what there is not, and what to do', async () => {
    const empty = path.join(folder.path, 'empty')
    Studio.open(empty).close()
    const here = ['--workspace', empty]
    expect((await brillmHere(['corpora', ...here])).out).toBe('Nothing was imported yet.\n')
    expect((await brillmHere(['runs', ...here])).out).toBe('Nothing was trained yet.\n')
    for (const words of [['train'], ['forecast']]) {
      const { code, err } = await brillmHere([...words, ...here])
      expect([code, err]).toMatchObject([1, expect.stringMatching(/no corpus yet.*\n.*import/)])
    }
    for (const words of [['evaluate'], ['complete', '--prompt', 'x'], ['checkpoints']]) {
      const { code, err } = await brillmHere([...words, ...here])
      expect([code, err]).toMatchObject([1, expect.stringMatching(/no trained model yet.*\n.*train/)])
    }
    const { code, err } = await brillmHere(['resume', ...here])
    expect([code, err]).toMatchObject([1, expect.stringMatching(/no interrupted run/)])
  })

  it.each<[string[], RegExp]>([
    [['train', '--corpus', '9'], /no corpus 9/],
    [['resume', '9'], /no run 9/],
    [['resume', '1'], /Run 1 is finished/],
    [['evaluate', '--run', '9'], /no run 9/],
    [['evaluate', '--checkpoint', '999'], /checkpoint 999/],
    [['complete', '--prompt', 'x', '--run', '9'], /no run 9/],
    [['checkpoints', '--run', '9'], /no run 9/],
    [['corpora', '--delete', '9'], /no corpus 9/],
    [['forecast', '--corpus', '9'], /no corpus 9/],
  ])('%j names what is not there', async (words, meaning) => {
    const { code, out, err } = await brillmHere([...words, ...at])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(meaning)
    expect(err.trimEnd().split('\n')).toHaveLength(2)
  })
})

it('reading commands work while another program has the workspace open for writing', async () => {
  const writer = Studio.open(workspace)
  try {
    const words = [['evaluate'], ['complete', '--prompt', 'The'], ['trace', '--prompt', 'The'], ['runs']]
    for (const one of words) expect((await brillm([...one, '--json', ...at])).code).toBe(0)
    const refused = await brillm(['train', ...at])
    expect([refused.code, refused.err]).toMatchObject([1, expect.stringMatching(/Another program writes/)])
  } finally {
    writer.close()
  }
})

it('the workspace may be named in the environment', async () => {
  const before = process.env.BRILLM_WORKSPACE
  process.env.BRILLM_WORKSPACE = workspace
  try {
    expect(resultOf(await brillmHere(['runs', '--json'])).runs).toHaveLength(1)
  } finally {
    if (before === undefined) delete process.env.BRILLM_WORKSPACE
    else process.env.BRILLM_WORKSPACE = before
  }
})
