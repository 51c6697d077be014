/**
 * How many rows a run has in each of its trees. A flipped bit in a key can move a row out of its run's range, where
 * no seal is looked at; that the number is right shows that none is missing.
 */
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import { SealedTable } from './sealed-table.ts'

export type Counted = 'points' | 'evaluations' | 'samples' | 'events'

type TallyRow = { run: number } & Record<Counted, number>

export class Tallies {
  readonly #table: SealedTable<TallyRow>

  constructor(connection: Connection) {
    const counted: Counted[] = ['points', 'evaluations', 'samples', 'events']
    this.#table = new SealedTable(connection, 'run_tallies', ['run'], counted)
  }

  /** Call it in the transaction that adds or, with a negative number, deletes. */
  add(run: number, counted: Counted, count: number): void {
    if (count === 0) return
    const row = this.#table.get(run)
    if (row === undefined)
      this.#table.insert({ run, points: 0, evaluations: 0, samples: 0, events: 0, [counted]: count })
    else this.#table.update([run], { [counted]: row[counted] + count })
  }

  /** Throws `workspace-damaged` unless the run has that many. */
  expect(run: number, counted: Counted, found: number): void {
    if ((this.#table.get(run)?.[counted] ?? 0) !== found)
      throw damagedPart(`the list of ${counted} of run ${run}`)
  }

  verify(): Generator<string> {
    return this.#table.verify()
  }
}
