import { describe, expect, it } from 'vitest'
import { forOtherModel, forOtherPicture, initialView, pictureKey } from './view-state.ts'

const busy = {
  ...initialView,
  model: 1,
  prompt: 'the sea',
  filters: { count: [1, 2] as const },
  term: 'a',
  moved: { 3: [0, 0] as const },
  selection: { nodes: [3] },
}

describe('view state', () => {
  it('lets go of what belongs to a picture when another is asked for', () => {
    const next = forOtherPicture(busy, { kind: 'among', nodes: [1] })
    expect(next.filters).toEqual({})
    expect(next.term).toBe('')
    expect(next.selection.nodes).toEqual([])
    expect(next.prompt).toBe('the sea')
  })

  it('exchanges looks that another picture does not have', () => {
    const compared = forOtherPicture(busy, { kind: 'difference', since: 3, count: 10 })
    expect(compared).toMatchObject({ nodeColour: 'change', edgeLook: 'change' })
    const next = forOtherPicture(compared, initialView.query)
    expect(next).toMatchObject({ nodeColour: initialView.nodeColour, edgeLook: initialView.edgeLook })
    const around = { kind: 'neighbourhood', nodes: [1], depth: 1, direction: 'both', branches: 9 } as const
    const far = { ...busy, query: around, nodeColour: 'depth' as const }
    expect(forOtherPicture(far, { ...around, nodes: [2] }).nodeColour).toBe('depth')
    expect(forOtherPicture(far, initialView.query).nodeColour).toBe('energy')
    expect(forOtherModel(compared, 2)).toMatchObject({ query: initialView.query, nodeColour: 'energy' })
  })

  it('takes no node of one model into another', () => {
    const asked = { ...busy, query: { kind: 'path', from: 1, to: 2 } as const, nodeColour: 'degree' as const }
    const next = forOtherModel(asked, 2)
    expect(next.model).toBe(2)
    expect(next.query).toEqual(initialView.query)
    expect(next.moved).toEqual({})
    expect(next.selection.nodes).toEqual([])
    expect(next.nodeColour).toBe('degree')
    const signal = { kind: 'signal', candidates: 8 } as const
    expect(forOtherModel({ ...busy, query: signal }, 2).query).toBe(signal)
  })

  it('needs another picture for another query or model, and for the prompt only where it is the query', () => {
    expect(pictureKey({ ...busy, prompt: 'x', step: 4, nodeColour: 'depth' })).toBe(pictureKey(busy))
    expect(pictureKey({ ...busy, model: 2 })).not.toBe(pictureKey(busy))
    const signal = { ...busy, query: { kind: 'signal', candidates: 8 } as const }
    expect(pictureKey({ ...signal, prompt: 'x' })).not.toBe(pictureKey(signal))
  })
})
