import { describe, expect, it } from 'vitest'
import type { Legend } from './appearance.ts'
import { drawLegend, type LegendWords } from './legend.ts'

const words: LegendWords = {
  colour: (look) => `colour ${look}`,
  size: (look) => `size ${look}`,
  edges: (look) => `edges ${look}`,
  value: (_, value) => String(value),
  nodes: String,
  signal: undefined,
}
const colours = { ink: '#000000', soft: '#555555', path: '#0000ff', candidates: '#ff0000', others: '#999999' }
const scale = { from: 1, to: 9, logarithmic: false }
const full: Legend = {
  colour: { kind: 'ramp', look: 'energy', scale, colours: ['#111111', '#222222'] },
  size: { look: 'frequency', scale, least: 2, most: 40 },
  edge: { look: 'count', scale, colours: ['#333333', '#444444', '#555555'] },
}

function texts(legend: Legend, chosen = words): string[] {
  return drawLegend(legend, chosen, colours).shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape.text] : [],
  )
}

describe('legend', () => {
  it('names every look and the ends of its scale', () => {
    expect(texts(full)).toEqual([
      'colour energy',
      '1',
      '9',
      'size frequency',
      '1',
      '9',
      'edges count',
      '1',
      '9',
    ])
  })

  it('takes no room where everything is alike', () => {
    const drawing = drawLegend({ colour: undefined, size: undefined, edge: undefined }, words, colours)
    expect(drawing).toEqual({ width: 0, height: 0, shapes: [] })
  })

  it('keeps every shape inside', () => {
    const signal = { ...words, signal: { path: 'path', candidates: 'next' } }
    const { width, height, shapes } = drawLegend(full, signal, colours)
    for (const shape of shapes) {
      expect(shape.x).toBeGreaterThanOrEqual(0)
      expect(shape.x).toBeLessThanOrEqual(width)
      expect(shape.y).toBeLessThan(height)
      if (shape.kind === 'dot') expect(shape.radius).toBeLessThanOrEqual(8)
    }
  })

  it('has a dot for each community, and one for the rest', () => {
    const entries = [5, 3, 2].map((nodes, category) => ({ category, nodes, colour: '#123456' }))
    const colour = { kind: 'categories', look: 'community', entries, others: 7 } as const
    const { shapes } = drawLegend({ ...full, colour }, words, colours)
    expect(shapes.filter((shape) => shape.kind === 'dot' && shape.filled)).toHaveLength(4)
    expect(texts({ ...full, colour }).slice(1, 5)).toEqual(['5', '3', '2', '7'])
  })
})
