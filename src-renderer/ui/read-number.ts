/** What a person typed as a number, checked against what it may be. */

export interface NumberRange {
  readonly least?: number
  readonly most?: number
  readonly integer?: boolean
}

export type NumberFault = 'none-given' | 'not-whole' | 'too-small' | 'too-large'

/** Accepts 1,000 and 1 000 and １０００, 1e-3, and a comma as the decimal sign where no other reading is possible. */
export function readNumber(text: string, range: NumberRange = {}): { value: number; fault?: NumberFault } {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s_'’]/g, '')
    .replace(/−/g, '-')
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
  const value = Number(grouped ? plain.replaceAll(',', '') : plain.replace(/^([^,.]*),(\d+)$/, '$1.$2'))
  if (plain === '' || !Number.isFinite(value)) return { value: NaN, fault: 'none-given' }
  if (range.integer && !Number.isInteger(value)) return { value, fault: 'not-whole' }
  if (range.least !== undefined && value < range.least) return { value, fault: 'too-small' }
  if (range.most !== undefined && value > range.most) return { value, fault: 'too-large' }
  return { value }
}

/** The value after a press of an arrow key, without the noise of binary fractions. */
export function stepNumber(value: number, step: number, range: NumberRange): number {
  const moved = Number((value + step).toPrecision(12))
  return Math.min(range.most ?? Infinity, Math.max(range.least ?? -Infinity, moved))
}
