/** A template call's arguments by position (from 1) and by name. */
export class TemplateArguments {
  readonly #positional: string[] = []
  readonly #named = new Map<string, string>()

  /** @param literal parser functions have no named arguments: "=" means nothing there */
  constructor(values: string[], literal = false) {
    for (const value of values) {
      const equals = literal ? -1 : value.indexOf('=')
      if (equals < 0) this.#positional.push(value.trim())
      else this.#name(value.slice(0, equals).trim().toLowerCase(), value.slice(equals + 1).trim())
    }
  }

  #name(name: string, value: string) {
    if (/^[1-9]\d?$/.test(name)) this.#positional[Number(name) - 1] = value
    else this.#named.set(name, value)
  }

  /** The n-th positional argument, from 1; undefined where it is missing or empty. */
  at(index: number): string | undefined {
    return this.#positional[index - 1] || undefined
  }

  named(...names: string[]): string | undefined {
    for (const name of names) {
      const value = this.#named.get(name)
      if (value) return value
    }
    return undefined
  }

  /** All positional arguments that are not empty. */
  get all(): string[] {
    return Array.from(this.#positional, (value) => value ?? '').filter((value) => value !== '')
  }

  get last(): string | undefined {
    return this.all.at(-1)
  }
}
