/** Where the ticks of an axis stand, and what they say. */
import type { Range } from './axis.ts'

/** Round values from `from` to `to`, about `most` of them: 1, 2 or 5 times a power of ten apart. */
export function linearTicks({ from, to }: Range, most: number): number[] {
  if (!(to > from) || !Number.isFinite(to - from)) return []
  const distance = roundDistance((to - from) / Math.max(1, most))
  const ticks: number[] = []
  for (let number = Math.ceil(from / distance - 1e-9); number * distance <= to * (1 + 1e-12); number++) {
    // Cleans 0.30000000000000004, which the multiplication leaves.
    ticks.push(Number((number * distance).toPrecision(12)))
    if (ticks.length > 1000) break
  }
  return ticks
}

/** The next of 1, 2, 5, 10, 20, 50 … */
export function roundDistance(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Powers of ten; with 2 and 5 between them, or round values, where few powers lie in the range. */
export function logTicks({ from, to }: Range, most: number): number[] {
  if (!(from > 0) || !(to > from)) return []
  const decades = Math.log10(to / from)
  if (decades < 1) return linearTicks({ from, to }, most).filter((tick) => tick > 0)
  const factors = decades * 3 <= most ? [1, 2, 5] : [1]
  const apart = Math.max(1, Math.ceil(decades / most))
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
    if (factors.length === 1 && power % apart !== 0) continue
    for (const factor of factors) {
      const tick = Number((factor * 10 ** power).toPrecision(12))
      if (tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9)) ticks.push(tick)
    }
  }
  return ticks
}

const timeDistances = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200]
const day = 86_400

/** Seconds, at distances that clocks know. */
export function timeTicks({ from, to }: Range, most: number): number[] {
  const least = (to - from) / Math.max(1, most)
  if (least < 1) return linearTicks({ from, to }, most)
  const distance = timeDistances.find((known) => known >= least) ?? day * roundDistance(least / day)
  const ticks: number[] = []
  for (let tick = Math.ceil(from / distance) * distance; tick <= to; tick += distance) ticks.push(tick)
  return ticks
}

/** The least number of decimals that tells neighbouring ticks apart. */
export function decimalsOf(ticks: readonly number[]): number {
  if (ticks.length < 2) return 2
  const least = Math.min(...ticks.slice(1).map((tick, index) => tick - ticks[index]))
  return Math.max(0, Math.min(12, -Math.floor(Math.log10(least) + 1e-9)))
}

/** 0:45, 12:30, 1:05:00; seconds below one second keep their decimals. */
export function clockFace(seconds: number, decimals = 0): string {
  const total = decimals > 0 ? seconds : Math.round(seconds)
  const whole = Math.floor(total)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const rest = decimals > 0 ? (total % 60).toFixed(decimals).padStart(decimals + 3, '0') : two(whole % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** A range around values with some room, never empty. Logarithmic ones stay above 0. */
export function roomAround(minimum: number, maximum: number, log: boolean): Range {
  if (!Number.isFinite(minimum) || !Number.isFinite(maximum))
    return log ? { from: 0.1, to: 1 } : { from: 0, to: 1 }
  if (log) {
    const low = minimum > 0 ? minimum : Math.max(maximum, 1e-12) / 1000
    const ratio = Math.max(maximum / low, 1.02) ** 0.06
    return { from: low / ratio, to: Math.max(maximum, low) * ratio }
  }
  const spread = maximum - minimum
  const room = spread > 0 ? spread * 0.06 : Math.abs(maximum) * 0.05 || 0.5
  // Values that are never negative get no room below zero.
  const from = minimum >= 0 && minimum - room < 0 ? 0 : minimum - room
  return { from, to: maximum + room }
}
