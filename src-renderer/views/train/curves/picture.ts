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
  /** Measured by the second y axis, at the right: it is of another size than the others. */
  readonly onRight?: boolean
  /** Whether `smoothed` differs from what was measured, which is then drawn faint behind it. */
  readonly isSmoothed: boolean
}

/** Whether buckets hold several points, whose extremes are then drawn as a band. */
export function hasBand({ curve }: Line): boolean {
  return curve.points.some((points) => points > 1)
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
  /** What there is, where other charts beside this one reach further; undefined: what the lines cover. */
  readonly whole?: Range
}

type Cell = number | null | undefined

/** As uPlot wants it: x, then maximum, minimum, measured, smoothed for every line. */
export type Table = [number[], ...Cell[][]]

/**
 * All lines over one ascending x; columns that are not drawn are empty. `undefined`: this line has no point there and goes straight on; `null`: it has one
 * that is no number, or cannot stand on the axis, and is interrupted.
 */
export function tableOf({ lines, logX, logY }: Pick<Picture, 'lines' | 'logX' | 'logY'>): Table {
  const union = unionOf(lines.map((line) => line.places))
  const x = logX ? union.filter((place) => place > 0) : union
  const table: Table = [x]
  for (const line of lines) {
    const { curve, places, smoothed, isSmoothed } = line
    const rows = rowsOf(places, x, logX)
    const extremes = hasBand(line) ? [curve.maximum, curve.minimum] : [undefined, undefined]
    for (const column of [...extremes, isSmoothed ? curve.mean : undefined, smoothed])
      table.push(column === undefined ? [] : columnOf(column, rows, x.length, logY))
  }
  return table
}

/** [buckets] In which row of the table each bucket stands; −1: in none. */
function rowsOf(places: Float64Array, x: readonly number[], logX: boolean): Int32Array {
  const rows = new Int32Array(places.length)
  let row = 0
  for (let index = 0; index < places.length; index++) {
    const place = places[index]
    if (logX && !(place > 0)) rows[index] = -1
    else {
      while (x[row] < place) row++
      rows[index] = row
    }
  }
  return rows
}

function columnOf(values: Float64Array, rows: Int32Array, length: number, logY: boolean): Cell[] {
  const column = new Array<Cell>(length).fill(undefined)
  for (let index = 0; index < rows.length; index++) {
    if (rows[index] < 0) continue
    const value = values[index]
    column[rows[index]] = Number.isFinite(value) && (!logY || value > 0) ? value : null
  }
  return column
}

/** Ascending, each value once. */
export function unionOf(ascending: readonly Float64Array[]): number[] {
  return ascending.reduce<number[]>((union, one) => merged(union, one), [])
}

function merged(a: readonly number[], b: Float64Array): number[] {
  const union: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const next = i < a.length && (j >= b.length || a[i] <= b[j]) ? a[i++] : b[j++]
    if (union.length === 0 || union[union.length - 1] !== next) union.push(next)
  }
  return union
}

/** The x axis when nothing is zoomed; undefined without points. */
export function wholeRange({
  lines,
  logX,
  whole,
}: Pick<Picture, 'lines' | 'logX' | 'whole'>): Range | undefined {
  if (whole !== undefined) return whole
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
 * A y axis: what is drawn within the range, and every level. Extremes of single points count only while they are not
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

/** Both y axes; without lines of its own there is no right one. */
export function heightsOf(
  picture: Picture,
  range: Range | undefined,
): { readonly left: Range; readonly right: Range | undefined } {
  const right = picture.lines.filter(({ onRight }) => onRight)
  if (right.length === 0) return { left: heightOf(picture, range), right: undefined }
  const left = picture.lines.filter(({ onRight }) => !onRight)
  return {
    left: heightOf({ ...picture, lines: left }, range),
    right: heightOf({ ...picture, lines: right, levels: [] }, range),
  }
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
