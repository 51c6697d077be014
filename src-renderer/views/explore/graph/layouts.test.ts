import { describe, expect, it } from 'vitest'
import { exampleGraph } from './example-graph.ts'
import { forcesOf } from './forces.ts'
import { byFrequency, circle, flow } from './layouts.ts'
import { pictureOf } from './picture.ts'
import { Places } from './places.ts'

const picture = pictureOf(exampleGraph)

function at(positions: Float32Array, node: number): [number, number] {
  const position = picture.positionOf.get(node)!
  return [positions[2 * position], positions[2 * position + 1]]
}

function distance(a: readonly number[], b: readonly number[] = [0, 0]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

describe('layouts', () => {
  it('put the frequent in the middle', () => {
    const positions = byFrequency(picture)
    const radii = [1, 2, 4, 9].map((node) => distance(at(positions, node)))
    expect(radii).toEqual(radii.toSorted((a, b) => a - b))
  })

  it('put all on one circle, from the top', () => {
    const positions = circle(picture)
    for (const node of exampleGraph.nodes) expect(distance(at(positions, node))).toBeCloseTo(4)
    expect(at(positions, 1)[0]).toBeCloseTo(0)
    expect(at(positions, 1)[1]).toBeCloseTo(4)
  })

  it('keep communities together on the circle', () => {
    const positions = circle(picture, Uint32Array.of(0, 1, 0, 1))
    const step = distance(at(positions, 1), at(positions, 4))
    expect(step).toBeCloseTo(4 * Math.SQRT2)
  })

  it('lead a prompt from left to right, its candidates one column ahead', () => {
    const candidates = [[{ node: 4, energy: 1, probability: 1 }], [{ node: 1, energy: 1, probability: 1 }]]
    const positions = flow(picture, { tokens: [1, 2, 1], candidates: (step) => candidates[step] ?? [] })
    expect(at(positions, 1)).toEqual([0, 0])
    expect(at(positions, 2)).toEqual([6, 0])
    expect(at(positions, 4)[0]).toBe(6)
    expect(at(positions, 4)[1]).not.toBe(0)
    // What is neither lies below both.
    expect(at(positions, 9)[1]).toBeLessThan(-3)
  })

  it('put no two nodes in one place', () => {
    for (const positions of [byFrequency(picture), circle(picture), flow(picture, undefined)]) {
      const places = new Set(Array.from(exampleGraph.nodes, (node) => at(positions, node).join()))
      expect(places.size).toBe(4)
    }
  })
})

describe('forces', () => {
  const input = {
    positions: Float32Array.of(0, 0, 30, 0, 0, 30, 30, 30),
    from: picture.from,
    to: picture.to,
    weights: Float32Array.from(picture.counts, (count) => Math.log1p(count)),
  }

  it('draw neighbours nearer than strangers, and stay finite', () => {
    const forces = forcesOf(input)
    for (let i = 0; i < 300; i++) forces.step()
    const positions = forces.positions()
    expect(positions.every(Number.isFinite)).toBe(true)
    expect(distance(at(positions, 1), at(positions, 2))).toBeLessThan(
      distance(at(positions, 1), at(positions, 9)),
    )
  })

  it('lead to the same places from the same beginning', () => {
    const run = () => {
      const forces = forcesOf(input)
      for (let i = 0; i < 20; i++) forces.step()
      return [...forces.positions()]
    }
    expect(run()).toEqual(run())
  })

  it('do not touch what they were given', () => {
    forcesOf(input).step()
    expect([...input.positions]).toEqual([0, 0, 30, 0, 0, 30, 30, 30])
  })
})

class Memory {
  readonly entries = new Map<string, string>()
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value)
  }
}

describe('places', () => {
  const begin = Float32Array.of(1, 1, 2, 2, 3, 3, 4, 4)

  it('come back tomorrow, for the same model only', () => {
    const memory = new Memory()
    new Places(1, memory).remember(picture, Float32Array.of(5, 6, 7, 8, 9, 10, 11, 12))
    const found = new Places(1, memory).begin(picture, begin)
    expect(found.all).toBe(true)
    expect([...found.positions]).toEqual([5, 6, 7, 8, 9, 10, 11, 12])
    expect(new Places(2, memory).begin(picture, begin).all).toBe(false)
  })

  it('put new nodes beside their known neighbours', () => {
    const places = new Places(1, undefined)
    const one = pictureOf({
      ...exampleGraph,
      nodes: Uint32Array.of(1),
      sources: new Uint32Array(),
      targets: new Uint32Array(),
    })
    places.remember(one, Float32Array.of(100, 100))
    const { positions, all } = places.begin(picture, begin)
    expect(all).toBe(false)
    expect(distance(at(positions, 2), [100, 100])).toBeCloseTo(3)
    expect(at(positions, 9)).toEqual([4, 4])
  })

  it('begin anew where what was kept is damaged', () => {
    const memory = new Memory()
    for (const damaged of ['{', '[1,2]', '[1,2,"x"]', '5', '[1,null,2]']) {
      memory.setItem('explore.places.1', damaged)
      expect(new Places(1, memory).begin(picture, begin).all).toBe(false)
    }
  })

  it('go on without a storage that is full', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full')
      },
    }
    const places = new Places(1, full)
    places.remember(picture, begin)
    expect(places.begin(picture, new Float32Array(8)).all).toBe(true)
  })
})
