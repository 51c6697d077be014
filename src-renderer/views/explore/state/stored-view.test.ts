import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStoredView } from './stored-view.ts'
import { initialView, type Query, type ViewState } from './view-state.ts'

const queries: Query[] = [
  { kind: 'top', by: 'energy', count: 50 },
  { kind: 'strongest', by: 'norm', count: 500 },
  { kind: 'neighbourhood', nodes: [3, 4], depth: 2, direction: 'in', branches: 5 },
  { kind: 'path', from: 0, to: 7 },
  { kind: 'signal', candidates: 6 },
  { kind: 'among', nodes: [1] },
  { kind: 'difference', since: 2, count: 40 },
]

describe('stored views', () => {
  it('come back from JSON as they were', () => {
    for (const query of queries) {
      const state: ViewState = {
        ...initialView,
        model: 3,
        query,
        prompt: 'the sea',
        term: 'e',
        step: 1,
        filters: { count: [2, 90], norm: [0.5, 1.5] },
        moved: { 4: [1.5, -2] },
        selection: { nodes: [1, 2], edge: [1, 2] },
      }
      const stored = { state, camera: { x: 0.5, y: 0.25, ratio: 2 } }
      expect(readStoredView(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
    }
  })

  it('lose only what is not understood', () => {
    const read = readStoredView({
      state: {
        query: { kind: 'top', by: 'frequency', count: 10 },
        nodeColour: 'a look of the future',
        filters: { count: [9, 1], degree: [1, 'x'], frequency: [1, 2] },
        moved: { x: [1, 2], 5: [1, 2, 3], 6: [0, NaN], 7: [1, 2] },
        labels: 99,
      },
      camera: { x: 0, y: 0, ratio: 0 },
    })
    expect(read?.state.nodeColour).toBe(initialView.nodeColour)
    expect(read?.state.filters).toEqual({ frequency: [1, 2] })
    expect(read?.state.moved).toEqual({ 7: [1, 2] })
    expect(read?.state.labels).toBe(4)
    expect(read?.camera).toBeUndefined()
  })

  it('are none without a query that can be asked', () => {
    const withQuery = (query: unknown) => readStoredView({ state: { query } })
    expect(withQuery({ kind: 'top', by: 'beauty', count: 10 })).toBeUndefined()
    expect(withQuery({ kind: 'neighbourhood', nodes: [] })).toBeUndefined()
    expect(withQuery({ kind: 'path', from: 1 })).toBeUndefined()
    expect(withQuery({ kind: 'everything' })).toBeUndefined()
    expect(readStoredView(undefined)).toBeUndefined()
  })

  it('never throw, whatever stands in the document', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (query, filters, selection) => {
        expect(() => readStoredView({ state: { query, filters, moved: filters, selection } })).not.toThrow()
      }),
    )
  })
})
