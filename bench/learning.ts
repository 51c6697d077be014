/**
 * What models learn: perplexity on held-out text of n-gram baselines, of untrained warm starts and of trained models, all
 * on the same tokens and in the same windows. WikiText-2: settings are chosen on its validation text (valid), and the test text
 * (test) is only reported. Takes many minutes; reproduces the table of docs/decisions/081-warm-starts.md.
 *
 *   npm run bench -- --only learning
 */
import { finish } from '../src-shared/pieces.ts'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import { gunzipSync } from 'node:zlib'
import { shared } from '../fixtures/shared.ts'
import type { Evaluation } from '../src-shared/evaluation.ts'
import { modelConfigOf, optimiserOf, parseSettings, presetSettings, recipes } from '../src-shared/settings.ts'
import type { TrainingSettings } from '../src-shared/settings.ts'
import { createWasmEngine } from '../src-main/engine/wasm/index.ts'
import { BigramCounter, buildGraph } from '../src-main/model/graph-build.ts'
import { ownEdges } from '../src-main/model/graph.ts'
import { TokenizerTrainer } from '../src-main/tokenizer/index.ts'
import {
  evaluateBaselines,
  evaluateModel,
  heldOutBatches,
  initialParameters,
  startOfRun,
  train,
} from '../src-main/training/index.ts'

export interface LearningRow {
  readonly model: string
  readonly valid: number
  readonly validBitsPerByte: number
  readonly test: number
  readonly testBitsPerByte: number
  /** Making the warm start, and training; absent for baselines. */
  readonly startSeconds?: number
  readonly trainSeconds?: number
}

const trainBytes = 2_000_000
const validBytes = 245_000
const testBytes = 300_000
const vocabulary = 2000
const window = 32
const blockEdges = 4096

/** What is laid over the preset `demo`; `epochs: 0` stands for no training at all. */
const models: readonly [name: string, settings: Partial<TrainingSettings>][] = [
  ['bigram start, d = 32', { warmStart: 'bigram', epochs: 0 }],
  ['trigram start, d = 16', { warmStart: 'trigram', epochs: 0, d: 16 }],
  ['trigram start, d = 32', { warmStart: 'trigram', epochs: 0 }],
  ['trigram start, d = 64', { warmStart: 'trigram', epochs: 0, d: 64 }],
  ['bigram start, d = 32, one epoch', { ...recipes.bigram.settings, epochs: 1 }],
  ['trigram start, d = 32, one epoch', { epochs: 1, learningRate: 1e-3 }],
  ['trigram start, d = 32, preset sample', { epochs: 2, learningRate: 3e-3 }],
]

interface Texts {
  readonly training: Uint32Array
  readonly valid: Uint32Array
  readonly test: Uint32Array
  readonly tokenBytes: Uint16Array
}

export async function benchLearning(): Promise<LearningRow[]> {
  if (!shared.present) {
    console.log(`The learning study ${shared.reason}.`)
    return []
  }
  const texts = readTexts()
  console.log(
    `Learning (WikiText-2, ${texts.training.length} training tokens, V = ${vocabulary}, windows of ${window})`,
  )
  const rows = baselineRows(texts)
  for (const [name, settings] of models) {
    rows.push(await modelRow(name, settings, texts))
    console.log(`  ${name}: ${rows.at(-1)?.valid.toFixed(2)}`)
  }
  console.table(
    rows.map((row) => ({
      model: row.model,
      'valid perplexity': Number(row.valid.toFixed(2)),
      'valid bits/byte': Number(row.validBitsPerByte.toFixed(3)),
      'test perplexity': Number(row.test.toFixed(2)),
      'test bits/byte': Number(row.testBitsPerByte.toFixed(3)),
      'start s': row.startSeconds && Number(row.startSeconds.toFixed(1)),
      'training s': row.trainSeconds && Number(row.trainSeconds.toFixed(1)),
    })),
  )
  return rows
}

function readTexts(): Texts {
  const read = (name: string, bytes: number): string => {
    const text = gunzipSync(readFileSync(shared.path(`data/wikitext-2/${name}.txt.gz`)))
    const end = text.indexOf('\n', bytes)
    return text.subarray(0, end < 0 ? text.length : end + 1).toString('utf8')
  }
  const trainer = new TokenizerTrainer({ kind: 'bpe', vocabulary })
  const training = read('train', trainBytes)
  trainer.add(training)
  const tokenizer = trainer.train()
  return {
    training: tokenizer.encode(training),
    valid: tokenizer.encode(read('valid', validBytes)),
    test: tokenizer.encode(read('test', testBytes)),
    tokenBytes: Uint16Array.from({ length: vocabulary }, (_, id) => tokenizer.tokenBytes(id).length),
  }
}

function baselineRows(texts: Texts): LearningRow[] {
  const { training, tokenBytes } = texts
  const terms = { tokenBytes, ranks: false }
  const valid = finish(
    evaluateBaselines(training, vocabulary, () => heldOutBatches(texts.valid, window, 256), terms),
  )
  const test = finish(
    evaluateBaselines(training, vocabulary, () => heldOutBatches(texts.test, window, 256), terms),
  )
  return (Object.keys(valid) as (keyof typeof valid)[]).map((name) => row(name, valid[name], test[name]))
}

function row(model: string, valid: Evaluation, test: Evaluation): LearningRow {
  return {
    model,
    valid: valid.perplexity,
    validBitsPerByte: valid.bitsPerByte,
    test: test.perplexity,
    testBitsPerByte: test.bitsPerByte,
  }
}

async function modelRow(name: string, over: Partial<TrainingSettings>, texts: Texts): Promise<LearningRow> {
  const { epochs = 1, ...others } = over
  const settings = parseSettings({ threads: os.availableParallelism(), ...others }, presetSettings('demo'))
  const config = modelConfigOf(settings, vocabulary)
  const counter = new BigramCounter(vocabulary)
  counter.add(texts.training)
  const graph = buildGraph(counter.counts(), config)

  const began = performance.now()
  const start = finish(
    initialParameters(
      settings.warmStart,
      { config, graph, training: texts.training, seed: settings.seed },
      settings.initialRange,
    ),
  )
  const engine = await createWasmEngine({
    config,
    graph,
    optimiser: epochs > 0 ? optimiserOf(settings) : undefined,
    threads: settings.threads,
    maxBatch: { sequences: settings.batchSequences, length: settings.window + 1 },
  })
  await engine.writeSmall(start.small)
  for (let first = 0; first < ownEdges(graph); first += blockEdges)
    await engine.writeEdges(first, start.edges(first, Math.min(blockEdges, ownEdges(graph) - first)))
  const startSeconds = (performance.now() - began) / 1000

  let trainSeconds: number | undefined
  if (epochs > 0) {
    await engine.startOptimiser()
    const plan = {
      engine,
      settings: { ...settings, epochs, evaluations: 1 },
      training: texts.training,
      heldOut: texts.valid,
      tokenBytes: texts.tokenBytes,
      evaluationTokens: 10_000,
      from: startOfRun,
    }
    const silent = { step() {}, evaluation() {}, async samples() {}, async save() {} }
    trainSeconds = (await train(plan, silent, new AbortController().signal)).position.seconds
  }
  const evaluate = (tokens: Uint32Array): Promise<Evaluation> =>
    evaluateModel(engine, heldOutBatches(tokens, window, settings.batchSequences), texts.tokenBytes)
  const result = {
    ...row(name, await evaluate(texts.valid), await evaluate(texts.test)),
    startSeconds,
    trainSeconds,
  }
  await engine.dispose()
  return result
}
