/**
 * The tables of facts are written as plain text, one entry a line and one field between two bars, because that is
 * the form in which a hundred facts can be read, compared and corrected at a glance.
 */
export function rows(text: string, fields: number): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      if (cells.length !== fields) throw new Error(`${cells.length} fields instead of ${fields}: ${line}`)
      return cells
    })
}

/** The parts of a field that holds several values, divided by `separator`; an empty field or '-' holds none. */
export function parts(cell: string, separator = ';'): string[] {
  if (cell === '' || cell === '-') return []
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The one entry of `entries` with this key; a key that is in no table is a slip of the pen and stops the generator. */
export function entry<T>(entries: ReadonlyMap<string, T>, key: string): T {
  const found = entries.get(key)
  if (found === undefined) throw new Error(`no entry "${key}"`)
  return found
}
