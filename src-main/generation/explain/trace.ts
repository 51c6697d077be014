/** The path of a text's signal and the candidates at its steps: "cognitive traceability" as numbers. */
import type {
  NormStatistics,
  Trace,
  TraceCandidate,
  TraceStep,
  TraceToken,
} from '../../../src-shared/trace.ts'
import type { SignalModel } from '../../engine/engine.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { Tokenizer } from '../../tokenizer/index.ts'
import { Candidates } from '../candidates.ts'
import type { Candidate } from '../candidates.ts'
import { normOf, zScore } from '../norm-statistics.ts'
import { SignalPath } from '../signal-path.ts'
import { attentionOf, exactPath } from './exact-path.ts'

export interface TraceOptions {
  /** Candidates per step, 0 to leave steps out. Default 10. */
  readonly top?: number
  /** The first position whose prediction is shown. Default 0. */
  readonly from?: number
  readonly statistics?: NormStatistics
}

/**
 * Traces a text of tokens, prompt and completion alike.
 * Errors: `prompt-empty`, `input-too-large`; RangeError for a token that is no node.
 */
export function trace(
  model: SignalModel,
  tokenizer: Tokenizer,
  tokens: Uint32Array,
  options: TraceOptions = {},
): Trace {
  const { top = 10, from = 0, statistics } = options
  const { d } = model.config
  const path = exactPath(model, tokens)
  const last = tokens.length - 1
  const traced = Array.from(tokens, (id, position): TraceToken => {
    const signal = path.signals.subarray(position * d, (position + 1) * d)
    const norm = normOf(signal)
    return {
      position,
      id,
      text: tokenizer.tokenText(id),
      signal: Array.from(signal),
      norm,
      ...(statistics === undefined ? {} : { zScore: zScore(norm, statistics) }),
      attention: attentionOf(path, last, position),
    }
  })
  return { tokens: traced, steps: top > 0 ? traceSteps(model, tokenizer, tokens, top, from) : [] }
}

function traceSteps(
  model: SignalModel,
  tokenizer: Tokenizer,
  tokens: Uint32Array,
  top: number,
  from: number,
): TraceStep[] {
  const path = new SignalPath(model)
  const candidates = new Candidates(model)
  const steps: TraceStep[] = []
  for (let position = 0; position < tokens.length; position++) {
    path.append(tokens[position])
    if (position < from) continue
    candidates.measure(path)
    const logNormaliser = candidates.logNormaliser()
    const show = (candidate: Candidate): TraceCandidate => shown(candidate, tokenizer, logNormaliser)
    const best: TraceCandidate[] = []
    for (const candidate of candidates.ranked()) if (best.push(show(candidate)) === top) break
    const next = position + 1 < tokens.length ? tokens[position + 1] : undefined
    const step = { position, candidates: best }
    if (next === undefined) steps.push(step)
    else steps.push({ ...step, actual: { ...show(candidates.of(next)), rank: candidates.rank(next) } })
  }
  return steps
}

export function shown(candidate: Candidate, tokenizer: Tokenizer, logNormaliser: number): TraceCandidate {
  const { id, edge, energy, score, count } = candidate
  return {
    id,
    text: tokenizer.tokenText(id),
    energy,
    probability: Math.exp(score - logNormaliser),
    own: edge !== sharedEdge,
    count,
  }
}
