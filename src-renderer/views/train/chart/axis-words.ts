/** What the ticks of the charts say, in the current language. */
import { formatCompact, formatFixed, formatInteger, formatNumber, language } from '../../../language/index.ts'
import type { AxisMode, Range } from '../curves/axis.ts'
import { clockFace, decimalsOf, linearTicks, logTicks, timeTicks } from '../curves/ticks.ts'

export interface Tick {
  readonly at: number
  readonly label: string
}

export function xTicks(mode: AxisMode, log: boolean, range: Range, most: number): Tick[] {
  if (mode === 'time') {
    const ticks = log ? logTicks(range, most) : timeTicks(range, most)
    const decimals = Math.min(3, decimalsOf(ticks))
    return ticks.map((at) => ({ at, label: clockFace(at, at % 1 === 0 ? 0 : decimals) }))
  }
  if (mode === 'clock') return clockTicks(range, most)
  const ticks = log ? logTicks(range, most) : linearTicks(range, most)
  return ticks
    .filter((at) => at % 1 === 0)
    .map((at) => ({ at, label: Math.max(...ticks) >= 100_000 ? formatCompact(at) : formatInteger(at) }))
}

export function yTicks(log: boolean, range: Range, most: number): Tick[] {
  const ticks = log ? logTicks(range, most) : linearTicks(range, most)
  const labels = ticks.map((at) => (log ? logLabel(at) : numberLabel(at, ticks)))
  // A short stretch of a logarithmic axis is nearly linear: its ticks differ in later digits.
  const isTold = new Set(labels).size === labels.length
  return ticks.map((at, index) => ({ at, label: isTold ? labels[index] : numberLabel(at, ticks) }))
}

function logLabel(value: number): string {
  return value >= 10_000 ? formatCompact(value) : formatNumber(value)
}

function numberLabel(value: number, ticks: readonly number[]): string {
  const largest = Math.max(...ticks.map(Math.abs))
  if (largest >= 100_000) return formatCompact(value)
  if (largest > 0 && largest < 1e-3) return value === 0 ? '0' : formatNumber(value, 2)
  return formatFixed(value, decimalsOf(ticks))
}

/** Whole seconds, minutes, hours or days of the local clock. */
function clockTicks(range: Range, most: number): Tick[] {
  const offset = -new Date(range.from).getTimezoneOffset() * 60
  const local = { from: range.from / 1000 + offset, to: range.to / 1000 + offset }
  const ticks = timeTicks(local, most)
  const distance = ticks.length > 1 ? ticks[1] - ticks[0] : 60
  const options: Intl.DateTimeFormatOptions =
    distance >= 86_400
      ? { month: 'short', day: 'numeric' }
      : distance >= 60
        ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
        : { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
  const format = new Intl.DateTimeFormat(language.locale, options)
  return ticks.map((tick) => {
    const at = (tick - offset) * 1000
    return { at, label: format.format(at) }
  })
}

/** A figure of a curve: as many digits as tell neighbouring points apart. */
export function reading(value: number): string {
  if (Number.isNaN(value)) return '—'
  return Math.abs(value) >= 10_000 ? formatInteger(value) : formatNumber(value, 4)
}
