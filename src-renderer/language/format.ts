/** Figures the way the current language writes them. All follow a change of language when read in a component. */
import { language } from './language.svelte.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** With the minus sign, as wide as a plus, where Intl writes a hyphen. */
function written(value: number, options: Intl.NumberFormatOptions): string {
  return numberFormat(options).format(value).replaceAll('-', '−')
}

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language.locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(language.locale, options)
  formats.set(key, made)
  return made
}

/** 1,234,567 */
export function formatInteger(value: number): string {
  return written(value, { maximumFractionDigits: 0 })
}

/** To `digits` significant digits, 3 by default; very small and very large ones as 1.2E−5. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e9))
    return written(value, { notation: 'scientific', maximumSignificantDigits: digits })
  if (size >= 10 ** digits) return formatInteger(value)
  return written(value, { maximumSignificantDigits: digits })
}

/** With as many decimals always, so that a figure that changes keeps its width: 4.20 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return formatNumber(value)
  return written(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** 1.2M, 120万 */
export function formatCompact(value: number): string {
  return written(value, { notation: 'compact', maximumSignificantDigits: 3 })
}

/** A share of one: 0.123 → 12.3 % */
export function formatPercent(share: number, decimals = 1): string {
  return written(share, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Powers of 1000, as disks and file managers mostly count: 1.2 MB */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3))
  return written(bytes / 1000 ** power, {
    style: 'unit',
    unit: byteUnits[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumSignificantDigits: 3,
  })
}

/** Two units at most: 45 sec, 3 min 20 sec, 2 hr 5 min. Input in seconds. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '—'
  const total = Math.max(0, Math.round(seconds))
  const parts = [
    { unit: 'day', value: Math.floor(total / 86_400) },
    { unit: 'hour', value: Math.floor(total / 3600) % 24 },
    { unit: 'minute', value: Math.floor(total / 60) % 60 },
    { unit: 'second', value: total % 60 },
  ]
  const first = parts.findIndex(({ value }) => value > 0)
  if (first < 0) return oneUnit('second', 0)
  return parts
    .slice(first, first + 2)
    .filter(({ value }) => value > 0)
    .map(({ unit, value }) => oneUnit(unit, value))
    .join(' ')
}

function oneUnit(unit: string, value: number): string {
  return written(value, { style: 'unit', unit, unitDisplay: 'short' })
}

/** The day and the minute; without the year in this year. Input in milliseconds since 1970. */
export function formatTime(milliseconds: number, now = Date.now()): string {
  const time = new Date(milliseconds)
  const sameYear = time.getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(language.locale, {
    year: sameYear ? undefined : 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(time)
}

/** 5 minutes ago, yesterday. Input in milliseconds since 1970. */
export function formatAgo(milliseconds: number, now = Date.now()): string {
  const seconds = (milliseconds - now) / 1000
  const steps = [
    { unit: 'day', size: 86_400 },
    { unit: 'hour', size: 3600 },
    { unit: 'minute', size: 60 },
  ] as const
  const step = steps.find(({ size }) => Math.abs(seconds) >= size)
  const relative = new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' })
  return step === undefined
    ? relative.format(0, 'second')
    : relative.format(Math.round(seconds / step.size), step.unit)
}
