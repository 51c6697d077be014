/** Reading option values, with errors that name the option. */
import { StudioError } from '../../src-shared/errors.ts'
import type { OptionValues } from './command.ts'

function wrong(name: string, value: string, expected: string): StudioError {
  return new StudioError('usage', `--${name} cannot be ${JSON.stringify(value)}.`, `It is ${expected}.`)
}

export function text(values: OptionValues, name: string): string | undefined {
  return values[name] as string | undefined
}

export function texts(values: OptionValues, name: string): string[] {
  return (values[name] as string[] | undefined) ?? []
}

export function flag(values: OptionValues, name: string): boolean {
  return values[name] === true
}

export function whole(
  values: OptionValues,
  name: string,
  minimum = 0,
  maximum = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < minimum || number > maximum)
    throw wrong(
      name,
      value,
      maximum === Number.MAX_SAFE_INTEGER
        ? `a whole number of at least ${minimum}`
        : `a whole number from ${minimum} to ${maximum}`,
    )
  return number
}

export function real(
  values: OptionValues,
  name: string,
  { minimum, maximum }: { minimum: number; maximum: number },
): number | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < minimum || number > maximum)
    throw wrong(name, value, `a number from ${minimum} to ${maximum}`)
  return number
}

export function oneOf<Word extends string>(
  values: OptionValues,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const found = words.find((word) => word === value)
  if (found === undefined) throw wrong(name, value, `one of ${words.join(', ')}`)
  return found
}

/** Whole numbers separated by commas. */
export function wholeList(values: OptionValues, name: string): number[] | undefined {
  const value = text(values, name)
  if (value === undefined) return undefined
  const parts = value.split(',').map((part) => part.trim())
  if (!parts.every((part) => /^-?\d+$/.test(part)))
    throw wrong(name, value, 'a list of whole numbers, such as 0,14')
  return parts.map(Number)
}

/** The one positional argument of a command. */
export function only(positionals: readonly string[], what: string): string {
  const [value, extra] = positionals
  if (value === undefined) throw new StudioError('usage', `${what} is missing.`, 'See --help for an example.')
  rejectFrom([extra].filter((one) => one !== undefined))
  return value
}

export function rejectFrom(positionals: readonly string[]): void {
  if (positionals.length > 0)
    throw new StudioError(
      'usage',
      `"${positionals[0]}" is one argument too many.`,
      'Put quotes around a text with blanks; see --help.',
    )
}

/** Values of --set key=value. */
export function assignments(values: OptionValues, name: string): Record<string, string> {
  return Object.fromEntries(
    texts(values, name).map((entry) => {
      const at = entry.indexOf('=')
      if (at < 1) throw wrong(name, entry, 'a setting and its value, such as learningRate=0.002')
      return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
    }),
  )
}
