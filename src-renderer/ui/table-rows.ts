/** Sorting and windowing of long tables, without the DOM. */

export interface Sorting {
  readonly column: string
  readonly descending: boolean
}

export type SortValue = string | number | undefined

/** Numbers by size, texts as people order them ('run 9' before 'run 10'); what has no value comes last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  descending: boolean,
  locale: string,
): Row[] {
  const collator = new Intl.Collator(locale, { numeric: true })
  const direction = descending ? -1 : 1
  return rows.toSorted((left, right) => {
    const a = valueOf(left)
    const b = valueOf(right)
    const missing = Number(isMissing(a)) - Number(isMissing(b))
    if (missing !== 0 || a === undefined || b === undefined) return missing
    if (typeof a === 'number' && typeof b === 'number') return direction * (a - b || 0)
    return direction * collator.compare(String(a), String(b))
  })
}

function isMissing(value: SortValue): boolean {
  return value === undefined || (typeof value === 'number' && Number.isNaN(value))
}

/** Which rows are in sight, with a few beyond either end. All are of one height, in px. */
export function rowsInSight(
  count: number,
  rowHeight: number,
  scrolled: number,
  room: number,
): { first: number; end: number } {
  const beyond = 8
  const first = Math.max(0, Math.min(count, Math.floor(scrolled / rowHeight)) - beyond)
  return { first, end: Math.min(count, Math.ceil((scrolled + room) / rowHeight) + beyond) }
}
