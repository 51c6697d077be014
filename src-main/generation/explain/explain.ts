/** Why one prediction came out as it did, and what would have made it another. */
import type {
  CandidateExplanation,
  Explanation,
  Influences,
  NormStatistics,
} from '../../../src-shared/trace.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import { Candidates } from '../candidates.ts'
import { normOf, zScore } from '../norm-statistics.ts'
import { SignalPath } from '../signal-path.ts'
import { contributionsOf, partsOf } from './contributions.ts'
import { exactPath } from './exact-path.ts'
import type { ExactPath } from './exact-path.ts'
import { gradientsOf } from './influences.ts'
import { predictionOf } from './prediction.ts'
import { shown } from './trace.ts'

/** Deviations from the mean norm from which a signal counts as unusual. */
const unusualFrom = 3

export interface ExplainOptions {
  /** The token to explain. Default: the greedy choice. */
  readonly chosen?: number
  /** The token that would have been right. */
  readonly expected?: number
  readonly statistics?: NormStatistics
}

/**
 * Explains the prediction after the last of some tokens.
 * Errors: `prompt-empty`, `input-too-large`; RangeError for a token that is no node.
 */
export function explain(
  model: SignalModel,
  tokenizer: Tokenizer,
  tokens: Uint32Array,
  options: ExplainOptions = {},
): Explanation {
  const path = exactPath(model, tokens)
  const state = new SignalPath(model)
  for (const token of tokens) state.append(token)
  const candidates = new Candidates(model)
  candidates.measure(state)
  const logNormaliser = candidates.logNormaliser()

  const explained = (id: number): CandidateExplanation => ({
    ...shown(candidates.of(id), tokenizer, logNormaliser),
    ...whyOf(model, tokenizer, path, id),
  })
  const chosen = options.chosen ?? candidates.best()?.id ?? 0
  const { expected, statistics } = options
  return {
    position: tokens.length - 1,
    chosen: explained(chosen),
    ...(expected === undefined ? {} : { expected: explained(expected) }),
    influences: influencesOf(model, tokenizer, path, expected ?? chosen),
    unusual: statistics === undefined ? [] : unusualPositions(path, model.config.d, statistics),
  }
}

function whyOf(
  model: SignalModel,
  tokenizer: Tokenizer,
  path: ExactPath,
  id: number,
): Pick<CandidateExplanation, 'energy' | 'contributions' | 'parts'> {
  const last = path.tokens.length - 1
  const prediction = predictionOf(model, path, last, id)
  const { attention, removed, renormalised } = contributionsOf(model, path, last, prediction)
  const contributions = Array.from(path.tokens, (token, position) => ({
    position,
    id: token,
    text: tokenizer.tokenText(token),
    attention: attention[position],
    removed: removed[position],
    renormalised: renormalised[position],
  }))
  return { energy: prediction.energy, contributions, parts: partsOf(prediction) }
}

function influencesOf(model: SignalModel, tokenizer: Tokenizer, path: ExactPath, id: number): Influences {
  const { tokens } = path
  const last = tokens.length - 1
  const { direct, total, edges } = gradientsOf(model, path, last, predictionOf(model, path, last, id))
  const nodes = Array.from(tokens, (token, position) => ({
    position,
    id: token,
    text: tokenizer.tokenText(token),
    direct: direct[position],
    total: total[position],
  }))
  const named = edges.map(({ edge, gradientTimesInput, gradientNorm }, n) => ({
    position: n + 1,
    source: tokens[n],
    target: n < last ? tokens[n + 1] : id,
    own: edge !== sharedEdge,
    gradientTimesInput,
    gradientNorm,
  }))
  return {
    id,
    text: tokenizer.tokenText(id),
    nodes,
    edges: named,
    strongestNode: strongest(nodes.map((node) => node.total)),
    strongestEdge: strongest(named.map((edge) => edge.gradientTimesInput)),
  }
}

/** Index of the value furthest from 0. */
function strongest(values: readonly number[]): number {
  let at = 0
  values.forEach((value, i) => {
    if (Math.abs(value) > Math.abs(values[at])) at = i
  })
  return at
}

function unusualPositions(path: ExactPath, d: number, statistics: NormStatistics): number[] {
  const positions: number[] = []
  for (let j = 0; j < path.tokens.length; j++) {
    const norm = normOf(path.signals.subarray(j * d, (j + 1) * d))
    if (Math.abs(zScore(norm, statistics)) >= unusualFrom) positions.push(j)
  }
  return positions
}
