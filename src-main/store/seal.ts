/**
 * The seal of a row: a CRC-32 over its table and columns, which finds every flipped bit and all but one in four
 * billion of other accidents. SQLite checks the structure of its trees, not what stands in them.
 */
import { crc32 } from 'node:zlib'

/** What a column can hold here. Integers up to 2⁵³; text well-formed. */
export type Column = string | number | Uint8Array | null

/** Columns must come in the same order when a row is written and when it is read. */
export function sealOf(table: string, columns: readonly Column[]): number {
  const plain: (string | number | null)[] = [table]
  let blobs = 0
  for (const column of columns) {
    if (column instanceof Uint8Array) {
      blobs = crc32(column, blobs)
      plain.push(column.length)
    } else plain.push(column)
  }
  return crc32(JSON.stringify(plain), blobs)
}
