import { describe, expect, it } from 'vitest'
import { exampleGraph } from '../graph/example-graph.ts'
import type { Palette } from '../graph/palette.ts'
import { pictureOf } from '../graph/picture.ts'
import type { SignalData } from '../graph/signal.ts'
import { marksOf, namedOf, type Marked } from './marks.ts'

const palette: Palette = {
  ground: 'light',
  background: '#ffffff',
  ink: '#000000',
  faint: '#888888',
  accent: '#0b6568',
  series: [],
}
const picture = pictureOf(exampleGraph) // token ids 1, 2, 4, 9
const nothing: Marked = {
  picture,
  signal: undefined,
  step: 0,
  candidates: [],
  path: [],
  selected: [],
  focused: undefined,
}
const signal: SignalData = {
  tokens: Uint32Array.of(1, 2, 4),
  texts: ['a', 'b', 'c'],
  attention: Float32Array.of(0.6, 0.2, 0.2),
  norms: Float32Array.of(1, 1, 1),
  from: 0,
  energies: new Float32Array(),
  probabilities: new Float32Array(),
  shared: new Float32Array(),
  nodes: 10,
}

describe('marks', () => {
  it('ring the tokens up to the step, by the attention they get, and the latest most', () => {
    const marks = marksOf({ ...nothing, signal, step: 1 }, palette)
    expect(marks.map(({ at }) => at)).toEqual([0, 1])
    expect(marks[1].width).toBeGreaterThan(marks[0].width)
    const [first, second, now] = marksOf({ ...nothing, signal, step: 2 }, palette)
    expect(first.width).toBeGreaterThan(second.width)
    expect(now.at).toBe(2)
  })

  it('ring what is selected, on the path and in focus, and skip what is not drawn', () => {
    const marks = marksOf({ ...nothing, path: [4, 77], selected: [9, 78], focused: 0 }, palette)
    expect(marks.map(({ at }) => at)).toEqual([2, 3, 0])
    expect(marks[1].colour).toBe(palette.ink)
    expect(new Set(marks.map(({ distance }) => distance)).size).toBe(3)
  })

  it('name what is marked, the latest first, and the candidates', () => {
    const candidates = [{ node: 9, energy: 1, probability: 1 }]
    const marked = { ...nothing, signal, step: 1, candidates }
    expect([...namedOf(marked, marksOf(marked, palette))]).toEqual([1, 0, 3])
    expect([...namedOf({ ...marked, signal: undefined }, [])]).toEqual([])
  })

  it('do not name hundreds', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ at, colour: '', width: 1, distance: 1 }))
    expect(namedOf(nothing, many).size).toBe(40)
  })
})
