import { describe, expect, it } from 'vitest'
import { communitiesOf } from './communities.ts'
import { exampleGraph } from './example-graph.ts'
import { filtered } from './filters.ts'
import { around, edgeBetween, emptyGraph, pictureOf } from './picture.ts'

const picture = pictureOf(exampleGraph)

describe('picture', () => {
  it('knows the places of ids and which pairs have both directions', () => {
    expect(picture.positionOf.get(4)).toBe(2)
    expect([...picture.from]).toEqual([0, 1, 2, 0, 1])
    expect([...picture.to]).toEqual([1, 0, 0, 0, 2])
    // a ⇄ b; the loop at a is not its own counterpart; b → c has no way back.
    expect([...picture.mutual]).toEqual([1, 1, 0, 0, 0])
    expect([...picture.degree]).toEqual([15, 9, 5, 1])
  })

  it('refuses an edge to nowhere', () => {
    expect(() => pictureOf({ ...exampleGraph, targets: Uint32Array.of(2, 1, 1, 1, 77) })).toThrow('77')
  })

  it('finds what is beside a node', () => {
    const { nodes, edges } = around(picture, 2)
    expect([...nodes].sort()).toEqual([0, 1, 2])
    expect([...edges].sort()).toEqual([2, 4])
    expect(around(picture, 3).nodes).toEqual(new Set([3]))
  })

  it('finds an edge by its tokens, in its direction', () => {
    expect(edgeBetween(picture, 4, 1)).toBe(2)
    expect(edgeBetween(picture, 1, 4)).toBeUndefined()
    expect(edgeBetween(picture, 1, 1)).toBe(3)
    expect(edgeBetween(picture, 1, 1000)).toBeUndefined()
  })
})

describe('filters', () => {
  it('keep what lies inside, ends included', () => {
    const found = filtered(picture, { count: [3, 20] })
    expect([...found.edges]).toEqual([0, 1, 1, 1, 0])
    expect(found.nodeCount).toBe(4)
    expect(found.edgeCount).toBe(3)
  })

  it('take the edges of a hidden node with it', () => {
    const found = filtered(picture, { frequency: [10, 50] })
    expect([...found.nodes]).toEqual([0, 1, 1, 0])
    expect([...found.edges]).toEqual([0, 0, 0, 0, 1])
  })

  it('leave what contains the term, whatever its case and width', () => {
    expect([...filtered(picture, {}, 'A').nodes]).toEqual([1, 0, 0, 0])
    expect([...filtered(picture, {}, 'Ｃ').nodes]).toEqual([0, 0, 1, 0])
    expect(filtered(picture, {}, 'nowhere')).toMatchObject({ nodeCount: 0, edgeCount: 0 })
    expect([...filtered(picture, { frequency: [60, 100] }, '').nodes]).toEqual([1, 0, 0, 0])
  })

  it('say nothing against what is not known', () => {
    expect([...filtered(picture, { energy: [3, 9] }).nodes]).toEqual([1, 1, 0, 1])
    expect([...filtered(picture, { edgeEnergy: [3, 4] }).edges]).toEqual([0, 1, 1, 1, 0])
  })

  it('hold together, and hide nothing where there are none', () => {
    expect(filtered(picture, {}).edgeCount).toBe(5)
    const found = filtered(picture, { count: [3, 20], norm: [1, 9], degree: [6, 99] })
    expect([...found.edges]).toEqual([0, 1, 0, 0, 0])
  })
})

describe('communities', () => {
  it('are the same every time, and are numbered from the largest', () => {
    const found = communitiesOf(picture)
    expect([...communitiesOf(picture)]).toEqual([...found])
    expect(found[0]).toBe(0)
    // Nobody is tied to the last node.
    expect([...found].filter((community) => community === found[3])).toHaveLength(1)
  })

  it('are one each where there are no edges', () => {
    const alone = pictureOf({ ...emptyGraph, ...{ nodes: Uint32Array.of(5, 6), texts: ['x', 'y'] } })
    expect([...communitiesOf(alone)]).toEqual([0, 1])
  })
})
