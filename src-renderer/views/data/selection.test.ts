import { describe, expect, it } from 'vitest'
import type { CorpusView, JobView } from '../../../src-shared/contract/index.ts'
import type { Draft } from './draft.svelte.ts'
import { selectionOf, tabOf } from './selection.ts'

const corpora = [{ corpus: 5 }, { corpus: 2 }] as CorpusView[]
const jobs = [{ job: 1 }, { job: 2, corpus: 2 }, { job: 3, corpus: 77 }] as JobView[]
const drafts = [{ key: 'd1' }, { key: 'd2' }] as Draft[]

function stateWith(parts: { drafts?: Draft[]; imports?: JobView[]; corpora?: CorpusView[] | undefined }) {
  const state = { drafts: [], imports: [], corpora: [], ...parts }
  return {
    ...state,
    findDraft: (key: string) => state.drafts.find((draft) => draft.key === key),
    findCorpus: (corpus: number) => state.corpora?.find((view) => view.corpus === corpus),
  }
}

describe('what the data view shows', () => {
  it('is what the address names', () => {
    const state = stateWith({ drafts, corpora })
    expect(selectionOf(state, jobs, { draft: 'd2' })).toEqual({ kind: 'draft', draft: drafts[1] })
    expect(selectionOf(state, jobs, { corpus: '2' })).toEqual({ kind: 'corpus', corpus: corpora[1] })
    expect(selectionOf(state, jobs, { job: '1' })).toEqual({ kind: 'import', job: jobs[0] })
  })

  it('follows an import to its corpus as soon as that is in the list', () => {
    const state = stateWith({ corpora })
    expect(selectionOf(state, jobs, { job: '2' })).toEqual({ kind: 'corpus', corpus: corpora[1] })
    expect(selectionOf(state, jobs, { job: '3' })).toEqual({ kind: 'import', job: jobs[2] })
  })

  it('says when what is named is not there', () => {
    const state = stateWith({ corpora })
    expect(selectionOf(state, jobs, { corpus: '9' })).toEqual({ kind: 'gone' })
    expect(selectionOf(state, jobs, { corpus: 'x' })).toEqual({ kind: 'gone' })
    expect(selectionOf(state, jobs, { job: '9' })).toEqual({ kind: 'gone' })
  })

  it('waits with that until the list is known', () => {
    expect(selectionOf(stateWith({ corpora: undefined }), [], { corpus: '9' })).toEqual({ kind: 'nothing' })
  })

  it('is otherwise what matters most: a draft, an import, the newest corpus', () => {
    expect(selectionOf(stateWith({ drafts, imports: jobs, corpora }), jobs, {}).kind).toBe('draft')
    expect(selectionOf(stateWith({ imports: jobs, corpora }), jobs, {}).kind).toBe('import')
    expect(selectionOf(stateWith({ corpora }), jobs, {})).toEqual({ kind: 'corpus', corpus: corpora[0] })
    expect(selectionOf(stateWith({}), [], {}).kind).toBe('nothing')
    // A draft of an earlier window is forgotten, which is no fault worth telling.
    expect(selectionOf(stateWith({ corpora }), [], { draft: 'd9' }).kind).toBe('corpus')
  })
})

it('the tab is one of those that exist', () => {
  expect(tabOf({ tab: 'bigrams' })).toBe('bigrams')
  expect(tabOf({ tab: 'constructor' })).toBe('report')
  expect(tabOf({})).toBe('report')
})
