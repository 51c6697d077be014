import { importDefaults, variants, type ImportOptions } from '../../src-shared/corpus.ts'
import { StudioError } from '../../src-shared/errors.ts'

type Check = { readonly holds: (value: never) => boolean; readonly range: string }

const wholeNumber = (from: number, to: number): Check => ({
  holds: (value: number) => Number.isInteger(value) && value >= from && value <= to,
  range: `a whole number from ${from} to ${to}`,
})
const optionally = (check: Check): Check => ({
  holds: (value: never) => value === undefined || check.holds(value),
  range: check.range,
})
const yesOrNo: Check = { holds: (value) => typeof value === 'boolean', range: 'yes or no' }

/** Each option with the values it may take. */
const checks: Record<keyof ImportOptions, Check> = {
  namespaces: {
    holds: (value: unknown) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.length <= 100 &&
      value.every((number) => Number.isInteger(number) && Math.abs(number as number) < 100_000),
    range: 'one to a hundred namespace numbers, such as 0',
  },
  redirects: yesOrNo,
  disambiguation: yesOrNo,
  minimumCharacters: wholeNumber(0, 1_000_000),
  maxArticles: optionally(wholeNumber(1, 1_000_000_000)),
  maxTokens: optionally(wholeNumber(1, 1_000_000_000_000)),
  foldWidth: { holds: (value) => value === 'auto' || typeof value === 'boolean', range: 'auto, yes or no' },
  normalise: yesOrNo,
  variant: { holds: (value) => variants.includes(value), range: variants.join(', ') },
}

/**
 * The options with defaults for what is not given.
 * @throws StudioError 'setting-out-of-range', naming the option and its range.
 */
export function completeOptions(given: Partial<ImportOptions> = {}): ImportOptions {
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const unknown = Object.keys(defined).find((name) => !Object.hasOwn(checks, name))
  if (unknown !== undefined)
    throw new StudioError(
      'setting-out-of-range',
      `There is no import option ${unknown}.`,
      `There are ${Object.keys(checks).join(', ')}.`,
    )
  const options: ImportOptions = { ...importDefaults, ...defined }
  for (const [name, check] of Object.entries(checks)) {
    if (check.holds(options[name as keyof ImportOptions] as never)) continue
    throw new StudioError('setting-out-of-range', `${name} is out of range.`, `It is ${check.range}.`)
  }
  return options
}

export const mostWorkers = 16

/** Threads to use: those asked for, or all cores up to eight, beyond which the disk and the memory bound decide. */
export function completeWorkers(asked: number | undefined, cores: number): number {
  if (asked === undefined) return Math.max(1, Math.min(cores, 8))
  if (Number.isInteger(asked) && asked >= 1 && asked <= mostWorkers) return asked
  throw new StudioError(
    'setting-out-of-range',
    'workers is out of range.',
    `It is a whole number from 1 to ${mostWorkers}.`,
  )
}
