/** An explanation as a document that can be kept: everything the view shows of one token, as plain JSON. */
import type { ModelView, TraceReply } from '../../../../src-shared/contract/index.ts'
import type { GenerationSettings } from '../../../../src-shared/generation.ts'
import type { Explanation, TraceCandidate } from '../../../../src-shared/trace.ts'
import { energiesOf } from '../why/path-of.ts'
import type { RemovalMode } from '../why/why.svelte.ts'

export interface ExplanationDocument {
  readonly format: 'brillm-studio explanation'
  readonly version: 1
  /** ISO 8601. */
  readonly made: string
  readonly model: Pick<ModelView, 'model' | 'run' | 'runName' | 'step' | 'nodes' | 'ownEdges' | 'config'>
  readonly prompt: string
  readonly settings: GenerationSettings
  /** The text before the token, token by token. */
  readonly tokens: readonly {
    readonly position: number
    readonly id: number
    readonly text: string
    readonly norm: number
    readonly zScore?: number
    readonly attention: number
    /** Of the step into it; of the last tokens only. */
    readonly energy?: number
  }[]
  /** Best first. */
  readonly candidates: readonly TraceCandidate[]
  readonly explanation: Explanation
  /** How the page paints contributions. */
  readonly mode: RemovalMode
}

export interface DocumentParts {
  readonly model: ModelView
  readonly prompt: string
  readonly settings: GenerationSettings
  readonly trace: TraceReply
  readonly candidates: readonly TraceCandidate[]
  readonly explanation: Explanation
  readonly mode: RemovalMode
  readonly made: Date
}

export function explanationDocument(parts: DocumentParts): ExplanationDocument {
  const energies = energiesOf(parts.trace)
  const { model, runName, run, step, nodes, ownEdges, config } = parts.model
  return {
    format: 'brillm-studio explanation',
    version: 1,
    made: parts.made.toISOString(),
    model: { model, run, runName, step, nodes, ownEdges, config },
    prompt: parts.prompt,
    settings: parts.settings,
    tokens: parts.trace.tokens.map(({ position, id, text, norm, zScore, attention }) => ({
      position,
      id,
      text,
      norm,
      ...(zScore === undefined ? {} : { zScore }),
      attention,
      ...(energies.has(position) ? { energy: energies.get(position) } : {}),
    })),
    candidates: parts.candidates,
    explanation: parts.explanation,
    mode: parts.mode,
  }
}

/** Energy of the step into each token, by its position: of those that the document tells. */
export function energiesIn({ tokens }: ExplanationDocument): Map<number, number> {
  return new Map(tokens.flatMap(({ position, energy }) => (energy === undefined ? [] : [[position, energy]])))
}

/** 'why-龙珠-2026-08-01.json': the token and the day, without what file systems do not take. */
export function explanationFileName(document: ExplanationDocument, ending: string): string {
  const word = document.explanation.chosen.text.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 24) || 'token'
  return `why-${word}-${document.made.slice(0, 10)}.${ending}`
}
