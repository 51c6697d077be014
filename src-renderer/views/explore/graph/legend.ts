/** The legend as shapes, so that the window and the exported file show the same one. */
import type { Legend } from './appearance.ts'
import type { EdgeLook, NodeLook, SizeLook } from '../state/view-state.ts'
import { valueAt } from './scales.ts'

export interface LegendWords {
  readonly colour: (look: NodeLook) => string
  readonly size: (look: SizeLook) => string
  readonly edges: (look: EdgeLook) => string
  readonly value: (look: NodeLook | EdgeLook, value: number) => string
  readonly category: (category: number, nodes: number) => string
  readonly others: (nodes: number) => string
  /** Names of the path's and the candidates' lines; undefined: there is no signal. */
  readonly signal: { readonly path: string; readonly candidates: string } | undefined
}

export interface LegendColours {
  readonly ink: string
  readonly soft: string
  readonly path: string
  readonly candidates: string
}

export type LegendShape =
  | {
      readonly kind: 'bar'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly colour: string
    }
  | {
      readonly kind: 'dot'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly colour: string
      readonly filled: boolean
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly colour: string
      readonly strong: boolean
      readonly end: boolean
    }

export interface LegendDrawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly LegendShape[]
}

export const legendText = 11 // px
const width = 168
const line = 16

export function drawLegend(legend: Legend, words: LegendWords, colours: LegendColours): LegendDrawing {
  const shapes: LegendShape[] = []
  let y = 0
  const write = (x: number, text: string, options: { strong?: boolean; end?: boolean } = {}): void => {
    const { strong = false, end = false } = options
    shapes.push({
      kind: 'text',
      x,
      y: y + 11,
      text,
      colour: strong ? colours.ink : colours.soft,
      strong,
      end,
    })
  }
  const heading = (text: string): void => {
    if (y > 0) y += 6
    write(0, text, { strong: true })
    y += line
  }
  const { colour, size, edge } = legend
  if (colour?.kind === 'ramp') {
    heading(words.colour(colour.look))
    const step = width / colour.colours.length
    colour.colours.forEach((one, index) =>
      shapes.push({ kind: 'bar', x: index * step, y, width: step + 0.5, height: 8, colour: one }),
    )
    y += 9
    write(0, words.value(colour.look, colour.scale.from))
    write(width, words.value(colour.look, colour.scale.to), { end: true })
    y += line
  } else if (colour !== undefined) {
    heading(words.colour(colour.look))
    colour.entries.forEach(({ colour: one, category, nodes }) => {
      shapes.push({ kind: 'dot', x: 5, y: y + 7, radius: 4.5, colour: one, filled: true })
      write(16, words.category(category, nodes))
      y += line
    })
    if (colour.others > 0) {
      write(16, words.others(colour.others))
      y += line
    }
  }
  if (size !== undefined) {
    heading(words.size(size.look))
    const middle = y + size.most
    const steps = [0, 0.5, 1]
    steps.forEach((share, index) => {
      const radius = size.least + (size.most - size.least) * share
      const x = [size.most, width / 2, width - size.most][index]
      shapes.push({ kind: 'dot', x, y: middle, radius, colour: colours.soft, filled: false })
    })
    y = middle + size.most + 1
    write(0, words.value(size.look, valueAt(size.scale, 0)))
    write(width, words.value(size.look, valueAt(size.scale, 1)), { end: true })
    y += line
  }
  if (edge !== undefined) {
    heading(words.edges(edge.look))
    const step = width / edge.colours.length
    edge.colours.forEach((one, index) => {
      const height = 0.8 + (2.4 * index) / (edge.colours.length - 1)
      shapes.push({
        kind: 'bar',
        x: index * step,
        y: y + 4 - height / 2,
        width: step + 0.5,
        height,
        colour: one,
      })
    })
    y += 8
    write(0, words.value(edge.look, edge.scale.from))
    write(width, words.value(edge.look, edge.scale.to), { end: true })
    y += line
  }
  if (words.signal !== undefined) {
    if (y > 0) y += 6
    for (const [text, one] of [
      [words.signal.path, colours.path],
      [words.signal.candidates, colours.candidates],
    ]) {
      shapes.push({ kind: 'bar', x: 0, y: y + 6, width: 22, height: 3, colour: one })
      write(30, text)
      y += line
    }
  }
  return { width, height: y, shapes }
}
