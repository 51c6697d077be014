import type { Message, Messages } from './message-types.ts'

/** The message at a dotted key; undefined where there is none. */
export function messageAt(dictionary: Messages, key: string): Message | undefined {
  let found: Message | Messages | undefined = dictionary
  for (const name of key.split('.')) {
    if (found === undefined || typeof found === 'string') return undefined
    found = (found as Messages)[name]
  }
  return isMessage(found) ? found : undefined
}

/** Fills in parameters and picks the plural form. A parameter that is not given stays visible in its braces. */
export function fillIn(
  message: Message,
  parameters: Readonly<Record<string, string | number>>,
  locale: string,
): string {
  const text =
    typeof message === 'string'
      ? message
      : new Intl.PluralRules(locale).select(Number(parameters.count)) === 'one'
        ? message.one
        : message.other
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => {
    const value = parameters[name]
    if (value === undefined) return braces
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
  })
}

export function keysOf(dictionary: Messages, prefix = ''): string[] {
  return Object.entries(dictionary).flatMap(([name, value]) =>
    isMessage(value) ? [prefix + name] : keysOf(value, `${prefix}${name}.`),
  )
}

export function isMessage(value: Message | Messages | undefined): value is Message {
  if (value === undefined) return false
  return typeof value === 'string' || (typeof value.one === 'string' && typeof value.other === 'string')
}
