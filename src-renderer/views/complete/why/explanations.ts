/** Explanations and traces for tests: small, consistent, with figures that can be told apart. */
import type { TraceReply } from '../../../../src-shared/contract/index.ts'
import type { CandidateExplanation, Explanation } from '../../../../src-shared/trace.ts'
import { candidate } from '../state/fake-studio.ts'

function explained(word: string, texts: readonly string[]): CandidateExplanation {
  return {
    ...candidate(word),
    contributions: texts.map((text, position) => ({
      position,
      id: candidate(text).id,
      text,
      attention: 1 / texts.length,
      removed: position % 2 === 0 ? 0.1 * (position + 1) : -0.05 * position,
      renormalised: 0.01 * position,
    })),
    parts: { mixture: 1.5, bias: 0.25, encoding: -0.125 },
  }
}

/** Why `word` came after `texts`. */
export function explanationOf(word: string, texts: readonly string[], expected?: string): Explanation {
  const target = expected ?? word
  return {
    position: texts.length - 1,
    chosen: explained(word, texts),
    ...(expected === undefined ? {} : { expected: explained(expected, texts) }),
    influences: {
      id: candidate(target).id,
      text: target,
      nodes: texts.map((text, position) => ({
        position,
        id: candidate(text).id,
        text,
        direct: 0.1,
        total: 0.2 * position,
      })),
      edges: texts.map((text, index) => ({
        position: index + 1,
        source: candidate(text).id,
        target: candidate(texts[index + 1] ?? target).id,
        own: true,
        gradientTimesInput: 0.3,
        gradientNorm: 0.4,
      })),
      strongestNode: texts.length - 1,
      strongestEdge: texts.length - 1,
    },
    unusual: texts.length > 2 ? [1] : [],
  }
}

export function traceOf(texts: readonly string[]): TraceReply {
  return {
    tokens: texts.map((text, position) => ({
      position,
      id: candidate(text).id,
      text,
      norm: 2,
      zScore: position === 1 ? 3.5 : 0.5,
      attention: 1 / texts.length,
    })),
    signals: new Float32Array(texts.length * 2),
    d: 2,
    steps: texts.map((_, position) => ({
      position,
      candidates: [],
      ...(position + 1 < texts.length && { actual: { ...candidate(texts[position + 1]), rank: 0 } }),
    })),
  }
}
