/** Continuing a text through the studio: what comes is gathered and handed on at most once per picture. */
import type { Reply, SubscriptionEvent } from '../../../../src-shared/contract/index.ts'
import type { GenerationEnd, GenerationSettings } from '../../../../src-shared/generation.ts'
import type { Client } from '../../../client/index.ts'
import type { BranchToken } from '../branches/branch-tree.ts'
import type { Prefix } from './prefix.ts'

export type Asker = Pick<Client, 'request' | 'subscribe'>
export type StepCandidates = Reply<'completion.candidates'>
type CompletionEvent = SubscriptionEvent<'complete'>

/** Of each step, along with the tokens; more are asked for when one is looked at. */
const candidatesTold = 8
/** Of a longer completion none are told along with the tokens. */
const longCompletion = 2000

export interface GenerationListener {
  tokens(tokens: readonly BranchToken[], tokensPerSecond: number | undefined): void
  reading(progress: { done: number; total: number }): void
  end(end: GenerationEnd): void
  error(error: unknown): void
}

/** Returns what stops it; nothing is told afterwards. */
export function startGeneration(
  client: Asker,
  model: number,
  prefix: Prefix,
  settings: GenerationSettings,
  listener: GenerationListener,
): () => void {
  return client.subscribe(
    'complete',
    {
      model,
      prompt: prefix.prompt,
      continuation: prefix.continuation,
      settings: { ...settings, stop: [...settings.stop], stopTokens: [...settings.stopTokens] },
      candidates: settings.maxTokens > longCompletion ? 0 : candidatesTold,
    },
    (event) => {
      if (event.reading !== undefined) listener.reading(event.reading)
      if (event.tokens.length > 0) listener.tokens(withCandidates(event), event.tokensPerSecond)
    },
    { onEnd: (end) => listener.end(end), onError: (error) => listener.error(error) },
  )
}

function withCandidates({ tokens, candidates }: CompletionEvent): BranchToken[] {
  return tokens.map((token, index) => {
    const told = candidates[index]
    return told === undefined || told.length === 0 ? token : { ...token, candidates: told }
  })
}
