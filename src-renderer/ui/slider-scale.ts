/** Between a value and the place of a slider's knob: places run from 0 to 1000, evenly or by powers. */

export type SliderScale = 'linear' | 'logarithmic'

export const places = 1000

export function placeOf(value: number, least: number, most: number, scale: SliderScale): number {
  if (most <= least) return 0
  const share =
    scale === 'linear'
      ? (value - least) / (most - least)
      : Math.log(Math.max(value, least) / least) / Math.log(most / least)
  return Math.round(Math.min(1, Math.max(0, share)) * places)
}

/** Rounded to `step` where there is one, else to three significant digits. */
export function valueAt(
  place: number,
  least: number,
  most: number,
  scale: SliderScale,
  step?: number,
): number {
  const share = place / places
  const exact = scale === 'linear' ? least + share * (most - least) : least * (most / least) ** share
  const rounded = step === undefined ? Number(exact.toPrecision(3)) : Math.round(exact / step) * step
  return Number(Math.min(most, Math.max(least, rounded)).toPrecision(12))
}

/**
 * What an arrow key makes of a value: a step further, or ten with Shift, also on a logarithmic scale, where a part of the
 * way may be less than a step; without steps a hundredth of the way, or five.
 */
export function valueAfterKey(
  value: number,
  direction: 1 | -1,
  isFast: boolean,
  least: number,
  most: number,
  scale: SliderScale,
  step?: number,
): number {
  if (step !== undefined) {
    const next = Number((value + direction * step * (isFast ? 10 : 1)).toPrecision(12))
    return next < least || next > most ? value : next
  }
  const place = placeOf(value, least, most, scale) + direction * (isFast ? 50 : 10)
  return valueAt(Math.min(places, Math.max(0, place)), least, most, scale)
}
