/** JSON documents and absent values, as columns. */

/** `undefined` becomes an empty column. Throws for what JSON cannot say, such as a cycle. */
export function toDocument(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

export function fromDocument(column: string | null): unknown {
  return column === null ? undefined : (JSON.parse(column) as unknown)
}

export function optional<Value>(column: Value | null): Value | undefined {
  return column ?? undefined
}
