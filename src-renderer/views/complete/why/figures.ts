import { formatFixed } from '../../../language/index.ts'

/** A figure in a column whose largest is `largest`: three digits of that one, and no more than that of the others. */
export function formatBeside(value: number, largest: number): string {
  const size = Math.abs(largest)
  const decimals = size > 0 && Number.isFinite(size) ? 2 - Math.floor(Math.log10(size)) : 0
  const shown = Math.max(0, Math.min(9, decimals))
  // Never “−0.00”.
  return formatFixed(Math.abs(value) < 0.5 * 10 ** -shown ? 0 : value, shown)
}
