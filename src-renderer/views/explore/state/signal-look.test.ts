import { describe, expect, it } from 'vitest'
import { exampleGraph } from '../graph/example-graph.ts'
import { pictureOf } from '../graph/picture.ts'
import type { SignalData } from '../graph/signal.ts'
import { pathLook, signalLook, signalScale } from './signal-look.ts'

const picture = pictureOf(exampleGraph) // edges by token ids: 1→2, 2→1, 4→1, 1→1, 2→4
const data: SignalData = {
  tokens: Uint32Array.of(4, 1),
  texts: ['c', 'a'],
  attention: Float32Array.of(0.5, 0.5),
  norms: Float32Array.of(1, 1),
  from: 0,
  // [2 steps × 10 nodes] after token 4: 1 leads; after token 1: 2 leads, then 1 itself.
  energies: Float32Array.from([...[3, 9, 3, 3, 3, 3, 3, 3, 3, 3], ...[3, 5, 7, 3, 3, 3, 3, 3, 3, 3]]),
  probabilities: Float32Array.from([
    ...[0, 0.9, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[0, 0.2, 0.4, 0, 0, 0, 0, 0, 0, 0],
  ]),
  shared: Float32Array.of(3, 3),
  nodes: 10,
}

describe('the look of a signal', () => {
  it('has one scale for all steps', () => {
    expect(signalScale(data, picture)).toMatchObject({ from: 3, to: 9 })
  })

  it('lights the way up to the step, and the fan of what may follow', () => {
    const first = signalLook(data, picture, 0, undefined)
    expect([...first.path]).toEqual([])
    expect([...first.fan]).toEqual([[2, 1]])
    const second = signalLook(data, picture, 1, undefined)
    expect([...second.path]).toEqual([[2, 0]])
    expect([...second.fan].map(([edge, share]) => [edge, Math.round(share * 10)])).toEqual([
      [0, 10],
      [3, 5],
    ])
  })

  it('lights every edge of a path alike, and skips what is not drawn', () => {
    expect([...pathLook(picture, [2, 4, 1]).path]).toEqual([
      [4, 0],
      [2, 0],
    ])
    expect([...pathLook(picture, [1, 77, 2]).path]).toEqual([])
    expect([...pathLook(picture, []).path]).toEqual([])
  })
})
