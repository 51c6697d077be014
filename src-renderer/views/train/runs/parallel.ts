/** Runs as lines over parallel axes: the settings in which they differ, then what came of them. */
import type { RunRow } from '../../../../src-shared/contract/index.ts'
import { settingNames, type SettingName } from '../../../../src-shared/settings.ts'

/** More would stand too close to be read. */
const mostSettings = 7
/** From this ratio of its ends on, an axis of positive numbers is logarithmic. */
const logarithmicFrom = 30
/** Between the words of an axis, as a share of its length. */
const leastDistance = 0.045

export type AxisName = SettingName | 'tokens' | 'seconds' | 'bestPerplexity'

export interface ParallelAxis {
  readonly name: AxisName
  /** 0 at the lower end, 1 at the upper; undefined for a run that has no such value. */
  readonly placeOf: (row: RunRow) => number | undefined
  /** Values to name beside the axis. */
  readonly ticks: readonly { readonly at: number; readonly value: unknown }[]
}

/** Settings whose values differ come in the order of the form; the result is the last axis. */
export function parallelAxes(rows: readonly RunRow[]): ParallelAxis[] {
  const settings = settingNames
    // The seed explains nothing, and there are as many as runs.
    .filter((name) => name !== 'seed' && new Set(rows.map((row) => row.settings[name])).size > 1)
    .slice(0, mostSettings)
  const measured = ['tokens', 'seconds', 'bestPerplexity'] as const
  return [
    ...settings.map((name) => axisOf(name, rows, (row) => row.settings[name])),
    ...measured
      .map((name) => axisOf(name, rows, (row) => row[name]))
      .filter((axis) => axis.name === 'bestPerplexity' || axis.ticks.length > 1),
  ]
}

function axisOf(name: AxisName, rows: readonly RunRow[], valueOf: (row: RunRow) => unknown): ParallelAxis {
  const values = [...new Set(rows.map(valueOf).filter((value) => value !== undefined))]
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length < values.length) return axisOfChoices(name, values, valueOf)
  return axisOfNumbers(
    name,
    numbers.filter(Number.isFinite).sort((a, b) => a - b),
    valueOf,
  )
}

/** Words, or numbers and words, as far from each other. */
function axisOfChoices(
  name: AxisName,
  values: readonly unknown[],
  valueOf: (row: RunRow) => unknown,
): ParallelAxis {
  const sorted = [...values].sort((a, b) => String(a).localeCompare(String(b), 'en', { numeric: true }))
  const at = (index: number): number => (sorted.length < 2 ? 0.5 : index / (sorted.length - 1))
  return {
    name,
    placeOf(row) {
      const index = sorted.indexOf(valueOf(row))
      return index < 0 ? undefined : at(index)
    },
    ticks: sorted.map((value, index) => ({ at: at(index), value })),
  }
}

function axisOfNumbers(
  name: AxisName,
  ascending: readonly number[],
  valueOf: (row: RunRow) => unknown,
): ParallelAxis {
  const [least, most] = [ascending[0] ?? 0, ascending.at(-1) ?? 0]
  const isLogarithmic = least > 0 && most / least >= logarithmicFrom
  const scale = isLogarithmic ? Math.log : (value: number): number => value
  const at = (value: number): number =>
    most === least ? 0.5 : (scale(value) - scale(least)) / (scale(most) - scale(least))
  // Few values are all named; of many the ends and the middle of the axis.
  const between = isLogarithmic ? Math.sqrt(least * most) : (least + most) / 2
  const named = ascending.length <= 5 ? ascending : [least, between, most]
  return {
    name,
    placeOf(row) {
      const value = valueOf(row)
      return typeof value === 'number' && Number.isFinite(value) ? at(value) : undefined
    },
    ticks: apart(named.map((value) => ({ at: at(value), value }))),
  }
}

/** Without those whose words would lie on their neighbour's; the ends stay. */
function apart(ascending: ParallelAxis['ticks']): ParallelAxis['ticks'] {
  const last = ascending.at(-1)
  let before = -Infinity
  return ascending.filter((tick) => {
    const isFree =
      tick.at - before >= leastDistance && (tick === last || (last?.at ?? 0) - tick.at >= leastDistance)
    const isShown = isFree || tick === last || tick === ascending[0]
    if (isShown) before = tick.at
    return isShown
  })
}

/**
 * The line of a run, in an SVG path's words; interrupted where it has no value.
 * @param x [axes] px, and y: from a place 0 … 1 to px
 */
export function pathOf(
  row: RunRow,
  axes: readonly ParallelAxis[],
  x: readonly number[],
  y: (place: number) => number,
): string {
  let pen = 'M'
  let path = ''
  axes.forEach((axis, index) => {
    const place = axis.placeOf(row)
    if (place === undefined) {
      pen = 'M'
      return
    }
    path += `${pen}${x[index].toFixed(1)} ${y(place).toFixed(1)}`
    pen = 'L'
  })
  return path
}
