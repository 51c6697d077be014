/** What the data view shows beside its list: said by the address, else what most likely matters now. */
import type { CorpusView, JobView } from '../../../src-shared/contract/index.ts'
import type { Parameters } from '../../shell/index.ts'
import type { DataState } from './data-state.svelte.ts'
import type { Draft } from './draft.svelte.ts'

export type Selection =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'import'; readonly job: JobView }
  | { readonly kind: 'corpus'; readonly corpus: CorpusView }
  /** It is named in the address but not there (any more). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'nothing' }

type Source = Pick<DataState, 'drafts' | 'imports' | 'corpora' | 'findDraft' | 'findCorpus'>

export const corpusTabs = ['report', 'articles', 'skipped', 'bigrams', 'recipe'] as const
export type CorpusTab = (typeof corpusTabs)[number]

export function selectionOf(
  state: Source,
  jobs: readonly JobView[],
  { draft, job, corpus }: Parameters,
): Selection {
  if (draft !== undefined) {
    const found = state.findDraft(draft)
    if (found !== undefined) return { kind: 'draft', draft: found }
  }
  if (job !== undefined) {
    const found = jobs.find((other) => String(other.job) === job)
    if (found === undefined) return { kind: 'gone' }
    const made = found.corpus === undefined ? undefined : state.findCorpus(found.corpus)
    return made === undefined ? { kind: 'import', job: found } : { kind: 'corpus', corpus: made }
  }
  if (corpus !== undefined && state.corpora !== undefined) {
    const found = state.findCorpus(Number(corpus))
    return found === undefined ? { kind: 'gone' } : { kind: 'corpus', corpus: found }
  }
  return likeliest(state)
}

function likeliest(state: Source): Selection {
  const draft = state.drafts.at(0)
  if (draft !== undefined) return { kind: 'draft', draft }
  const job = state.imports.at(0)
  if (job !== undefined) return { kind: 'import', job }
  const corpus = state.corpora?.at(0)
  return corpus === undefined ? { kind: 'nothing' } : { kind: 'corpus', corpus }
}

export function tabOf({ tab }: Parameters): CorpusTab {
  return corpusTabs.find((name) => name === tab) ?? 'report'
}
