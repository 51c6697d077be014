/** What a chart shows, as plain data: drawn on a canvas by uPlot, and as SVG by svg.ts. */
import { nearestIndex, type Curve } from './curve.ts'
import type { Range } from './axis.ts'
import { roomAround } from './ticks.ts'

/** One metric of one run. */
export interface Line {
  /** Unique in its picture. */
  readonly key: string
  readonly label: string
  /** Any CSS colour that a canvas knows. */
  readonly colour: string
  readonly dashed: boolean
  readonly marked: boolean
  readonly curve: Curve
  /** [buckets] along x, ascending. */
  readonly places: Float64Array
  /** [buckets] The line that is drawn full. */
  readonly smoothed: Float64Array
  /** Whether `smoothed` differs from what was measured, which is then drawn faint behind it. */
  readonly isSmoothed: boolean
}

/** A labelled horizontal line. */
export interface Level {
  readonly label: string
  readonly value: number
}

export interface Picture {
  readonly lines: readonly Line[]
  readonly levels: readonly Level[]
  readonly logX: boolean
  readonly logY: boolean
  /** What is looked at; undefined: everything. */
  readonly range: Range | undefined
}

type Cell = number | null | undefined

/** As uPlot wants it: x, then maximum, minimum, measured, smoothed for every line. */
export type Table = [number[], ...Cell[][]]

/**
 * All lines over one ascending x. `undefined`: this line has no point there and goes straight on; `null`: it has one
 * that is no number, or cannot stand on the axis, and is interrupted.
 */
export function tableOf({ lines, logX, logY }: Pick<Picture, 'lines' | 'logX' | 'logY'>): Table {
  const x = unionOf(lines.map((line) => line.places)).filter((place) => !logX || place > 0)
  const cells = lines.flatMap(({ curve, places, smoothed }) => {
    const columns = [curve.maximum, curve.minimum, curve.mean, smoothed]
    const found: Cell[][] = columns.map(() => new Array<Cell>(x.length).fill(undefined))
    let row = 0
    for (let index = 0; index < places.length; index++) {
      if (logX && !(places[index] > 0)) continue
      while (x[row] < places[index]) row++
      for (let column = 0; column < columns.length; column++) {
        const value = columns[column][index]
        found[column][row] = Number.isFinite(value) && (!logY || value > 0) ? value : null
      }
    }
    return found
  })
  return [x, ...cells]
}

/** Ascending, each value once. */
export function unionOf(ascending: readonly Float64Array[]): number[] {
  if (ascending.length === 1) return distinct(Array.from(ascending[0]))
  const all = new Float64Array(ascending.reduce((sum, one) => sum + one.length, 0))
  let offset = 0
  for (const one of ascending) {
    all.set(one, offset)
    offset += one.length
  }
  return distinct(Array.from(all.sort()))
}

function distinct(sorted: number[]): number[] {
  return sorted.filter((value, index) => index === 0 || value !== sorted[index - 1])
}

/** The x axis when nothing is zoomed; undefined without points. */
export function wholeRange({ lines, logX }: Pick<Picture, 'lines' | 'logX'>): Range | undefined {
  let from = Infinity
  let to = -Infinity
  for (const { places } of lines) {
    const first = logX ? places.find((place) => place > 0) : places[0]
    if (first === undefined) continue
    from = Math.min(from, first)
    to = Math.max(to, places[places.length - 1])
  }
  if (from > to) return undefined
  return from === to ? { from, to: from + 1 } : { from, to }
}

/**
 * The y axis: what is drawn within the range, and every level. Extremes of single points count only while they are not
 * many times as far out as the lines themselves: one spike must not press the curve flat.
 */
export function heightOf(picture: Picture, range: Range | undefined): Range {
  let [low, high, lowest, highest] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { places, curve, smoothed } of picture.lines) {
    for (let index = 0; index < places.length; index++) {
      if (range !== undefined && (places[index] < range.from || places[index] > range.to)) continue
      if (usable(smoothed[index], picture.logY)) {
        low = Math.min(low, smoothed[index])
        high = Math.max(high, smoothed[index])
      }
      if (usable(curve.minimum[index], picture.logY)) lowest = Math.min(lowest, curve.minimum[index])
      if (usable(curve.maximum[index], picture.logY)) highest = Math.max(highest, curve.maximum[index])
    }
  }
  if (low <= high) {
    const spread = picture.logY ? Math.max(high / low, 1.5) : Math.max(high - low, Math.abs(high) * 0.05)
    low = Math.max(lowest, picture.logY ? low / spread ** 2 : low - 2 * spread)
    high = Math.min(highest, picture.logY ? high * spread ** 2 : high + 2 * spread)
  }
  for (const { value } of picture.levels) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return roomAround(low, high, picture.logY)
}

function usable(value: number, log: boolean): boolean {
  return Number.isFinite(value) && (!log || value > 0)
}

/** What a line says at a place of the axis: that of its nearest bucket. */
export interface Reading {
  readonly line: Line
  readonly step: number
  readonly tokens: number
  readonly seconds: number
  readonly raw: number
  readonly minimum: number
  readonly maximum: number
  readonly points: number
  readonly smoothed: number
}

export function readAt(line: Line, place: number): Reading | undefined {
  const at = nearestIndex(line.places, place)
  if (at < 0) return undefined
  const { curve, smoothed } = line
  return {
    line,
    step: curve.steps[at],
    tokens: curve.tokens[at],
    seconds: curve.seconds[at],
    raw: curve.mean[at],
    minimum: curve.minimum[at],
    maximum: curve.maximum[at],
    points: curve.points[at],
    smoothed: smoothed[at],
  }
}
