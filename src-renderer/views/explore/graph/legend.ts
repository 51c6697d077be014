/**
 * The legend as shapes, so that the window and the exported file show the same one: blocks side by side in a row that
 * stands below the picture, where it covers nothing.
 */
import type { EdgeLook, NodeLook, SizeLook } from '../state/view-state.ts'
import type { ColourLegend, Legend } from './appearance.ts'

export interface LegendWords {
  readonly colour: (look: NodeLook) => string
  readonly size: (look: SizeLook) => string
  readonly edges: (look: EdgeLook) => string
  readonly value: (look: NodeLook | EdgeLook, value: number) => string
  /** How many nodes a colour has. */
  readonly nodes: (count: number) => string
  /** Names of the path's and the candidates' lines; undefined: there is no signal. */
  readonly signal: { readonly path: string; readonly candidates: string } | undefined
}

export interface LegendColours {
  readonly ink: string
  readonly soft: string
  readonly path: string
  readonly candidates: string
  readonly others: string
}

export type LegendShape = Bar | Dot | Text

interface Bar {
  readonly kind: 'bar'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: string
}

interface Dot {
  readonly kind: 'dot'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly colour: string
  readonly filled: boolean
}

interface Text {
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

/** px */
export const legendText = 11
const blockWidth = 124
const between = 20
const height = 46
const headline = 11
const swatches = 18
const values = 43

export function drawLegend(legend: Legend, words: LegendWords, colours: LegendColours): LegendDrawing {
  const shapes: LegendShape[] = []
  let x = 0
  const block = (title: string, width = blockWidth): number => {
    const start = x
    shapes.push({ kind: 'text', x, y: headline, text: title, colour: colours.ink, strong: true, end: false })
    x += width + between
    return start
  }
  const ends = (start: number, from: string, to: string): void => {
    const text = { kind: 'text', y: values, colour: colours.soft, strong: false } as const
    shapes.push({ ...text, x: start, text: from, end: false })
    shapes.push({ ...text, x: start + blockWidth, text: to, end: true })
  }
  const { colour, size, edge } = legend
  if (colour?.kind === 'ramp') {
    const start = block(words.colour(colour.look))
    const step = blockWidth / colour.colours.length
    colour.colours.forEach((one, index) =>
      shapes.push({
        kind: 'bar',
        x: start + index * step,
        y: swatches,
        width: step + 0.5,
        height: 10,
        colour: one,
      }),
    )
    ends(start, words.value(colour.look, colour.scale.from), words.value(colour.look, colour.scale.to))
  } else if (colour !== undefined) {
    const start = block(words.colour(colour.look), categoriesWidth(colour))
    const entries = colour.entries.map((entry) => ({ colour: entry.colour, nodes: entry.nodes }))
    if (colour.others > 0) entries.push({ colour: colours.others, nodes: colour.others })
    entries.forEach((entry, index) => {
      const at = start + Math.floor(index / 2) * categoryWidth
      const y = index % 2 === 0 ? 23 : 39
      shapes.push({ kind: 'dot', x: at + 5, y, radius: 4.5, colour: entry.colour, filled: true })
      const text = words.nodes(entry.nodes)
      shapes.push({
        kind: 'text',
        x: at + 13,
        y: y + 4,
        text,
        colour: colours.soft,
        strong: false,
        end: false,
      })
    })
  }
  if (size !== undefined) {
    const start = block(words.size(size.look))
    for (const share of [0, 0.5, 1]) {
      // Drawn at most as large as the row allows; the order of sizes is what is told.
      const radius = Math.min(8, size.least + (size.most - size.least) * share)
      const at = start + 8 + share * (blockWidth - 16)
      shapes.push({ kind: 'dot', x: at, y: swatches + 6, radius, colour: colours.soft, filled: false })
    }
    ends(start, words.value(size.look, size.scale.from), words.value(size.look, size.scale.to))
  }
  if (edge !== undefined) {
    const start = block(words.edges(edge.look))
    const step = blockWidth / edge.colours.length
    edge.colours.forEach((one, index) => {
      const thickness = 0.8 + (2.4 * index) / (edge.colours.length - 1)
      shapes.push({
        kind: 'bar',
        x: start + index * step,
        y: swatches + 5 - thickness / 2,
        width: step + 0.5,
        height: thickness,
        colour: one,
      })
    })
    ends(start, words.value(edge.look, edge.scale.from), words.value(edge.look, edge.scale.to))
  }
  if (words.signal !== undefined) {
    const rows = [
      { text: words.signal.path, colour: colours.path, y: 17 },
      { text: words.signal.candidates, colour: colours.candidates, y: 36 },
    ]
    for (const row of rows) {
      shapes.push({ kind: 'bar', x, y: row.y - 5, width: 16, height: 3, colour: row.colour })
      const text = { kind: 'text', colour: colours.soft, strong: false, end: false } as const
      shapes.push({ ...text, x: x + 22, y: row.y, text: row.text })
    }
    x += 120 + between
  }
  return { width: Math.max(0, x - between), height: x === 0 ? 0 : height, shapes }
}

const categoryWidth = 44

function categoriesWidth({ entries, others }: Extract<ColourLegend, { kind: 'categories' }>): number {
  const count = entries.length + (others > 0 ? 1 : 0)
  return Math.max(blockWidth, Math.ceil(count / 2) * categoryWidth)
}
