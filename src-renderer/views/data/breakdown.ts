/** Counts by kind, as rows of bars: the largest first. */

export interface Bar {
  readonly name: string
  readonly count: number
  /** Of the largest bar: its length. */
  readonly length: number
  /** Of `whole`. */
  readonly share: number
}

/** Kinds that never occurred are left out. @param whole what 100 % is; absent: the sum of all counts */
export function breakdown(counts: Readonly<Record<string, number | undefined>>, whole?: number): Bar[] {
  const rows = Object.entries(counts).flatMap(([name, count]) =>
    count === undefined || count <= 0 ? [] : [{ name, count }],
  )
  const largest = Math.max(0, ...rows.map(({ count }) => count))
  const all = whole ?? sumOf(counts)
  return rows
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name, count }) => ({ name, count, length: count / largest, share: all > 0 ? count / all : 0 }))
}

export function sumOf(counts: Readonly<Record<string, number | undefined>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)
}
