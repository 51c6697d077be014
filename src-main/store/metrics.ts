/**
 * Every logged point of every run. A row is one step with all its values as one blob of float64; which value is
 * which stands once in a layout, so ten numbers a step cost about 110 bytes and a curve is one range of one tree.
 * Batch the points of some tenths of a second: each append is a transaction that reaches the disk.
 */
import type { MetricCurve, MetricEnvelope, MetricPoint } from '../../src-shared/run.ts'
import { bytesOf, float64Of } from './arrays.ts'
import type { Connection } from './connection.ts'
import { damagedPart } from './damage.ts'
import { envelopeOf } from './envelope.ts'
import type { Identities } from './identities.ts'
import { SealedTable } from './sealed-table.ts'
import type { Tallies } from './tallies.ts'

interface LayoutRow {
  id: number
  names: string
}

interface PointRow {
  run: number
  step: number
  layout: number
  values: Uint8Array
}

export interface CurveRange {
  readonly from?: number
  readonly to?: number
}

export class Metrics {
  readonly #connection: Connection
  readonly #identities: Identities
  readonly #tallies: Tallies
  readonly #layouts: SealedTable<LayoutRow>
  readonly #points: SealedTable<PointRow>
  readonly #known = new Map<number, readonly string[]>()

  constructor(connection: Connection, identities: Identities, tallies: Tallies) {
    this.#connection = connection
    this.#identities = identities
    this.#tallies = tallies
    this.#layouts = new SealedTable(connection, 'metric_layouts', ['id'], ['names'])
    this.#points = new SealedTable(connection, 'metrics', ['run', 'step', 'layout'], ['values'])
  }

  /** Adds points in one transaction. A point with the same step and the same names replaces the earlier one. */
  append(run: number, points: readonly MetricPoint[]): void {
    this.#connection.transaction(() => {
      const layouts = new Map<string, number>()
      let added = 0
      for (const { step, values } of points) {
        const names = Object.keys(values).sort()
        const document = JSON.stringify(names)
        const layout = layouts.get(document) ?? this.#layoutOf(document)
        layouts.set(document, layout)
        added += 1 - this.#points.delete(run, step, layout)
        const numbers = Float64Array.from(names, (name) => values[name])
        this.#points.insert({ run, step, layout, values: bytesOf(numbers) })
      }
      this.#tallies.add(run, 'points', added)
    })
  }

  /** Names of the metrics that the run has points of. */
  names(run: number): string[] {
    const used = this.#connection.all<{ layout: number }>(
      'SELECT DISTINCT layout FROM metrics WHERE run = ?',
      run,
    )
    return [...new Set(used.flatMap(({ layout }) => this.#namesOf(layout)))].sort()
  }

  /** All points in ascending order of steps. */
  points(run: number, range: CurveRange = {}): MetricPoint[] {
    const points = new Map<number, Record<string, number>>()
    for (const row of this.#rows(run, range)) {
      const values = points.get(row.step) ?? {}
      const numbers = this.#numbersOf(row)
      this.#namesOf(row.layout).forEach((name, i) => (values[name] = numbers[i]))
      points.set(row.step, values)
    }
    return [...points].map(([step, values]) => ({ step, values }))
  }

  /** The greatest step that has a point. */
  lastStep(run: number): number | undefined {
    const sought = 'SELECT max(step) AS step FROM metrics WHERE run = ?'
    return this.#connection.get<{ step: number | null }>(sought, run)?.step ?? undefined
  }

  /** The point of the greatest step; undefined before the first. As fast for a long run as for a short one. */
  last(run: number): MetricPoint | undefined {
    return this.#connection.snapshot(() => {
      const step = this.lastStep(run)
      if (step === undefined) return undefined
      const values: Record<string, number> = {}
      for (const row of this.#points.range([run], step, step)) {
        const numbers = this.#numbersOf(row)
        this.#namesOf(row.layout).forEach((name, i) => (values[name] = numbers[i]))
      }
      return { step, values }
    })
  }

  /** Every point of one metric. */
  curve(run: number, name: string, range: CurveRange = {}): MetricCurve {
    const steps: number[] = []
    const values: number[] = []
    for (const row of this.#rows(run, range)) {
      const index = this.#namesOf(row.layout).indexOf(name)
      if (index < 0) continue
      steps.push(row.step)
      values.push(this.#numbersOf(row)[index])
    }
    return { steps: Float64Array.from(steps), values: Float64Array.from(values) }
  }

  /** The curve in at most `buckets` buckets of equally many points, none of whose peaks is lost. */
  envelope(run: number, name: string, buckets: number, range: CurveRange = {}): MetricEnvelope {
    return envelopeOf(this.curve(run, name, range), buckets)
  }

  /** Forgets what was logged after a step, when training goes on from a checkpoint there. */
  deleteAfter(run: number, step: number): void {
    this.#connection.transaction(() => {
      const deleted = this.#connection.run('DELETE FROM metrics WHERE run = ? AND step > ?', run, step)
      this.#tallies.add(run, 'points', -deleted)
    })
  }

  /** The few rows that everything else needs: checked when the workspace is opened. */
  verifyLayouts(): Generator<string> {
    return this.#layouts.verify()
  }

  *verify(): Generator<string> {
    for (const { run } of this.#connection.all<{ run: number }>('SELECT DISTINCT run FROM metrics')) {
      try {
        this.points(run)
      } catch (error) {
        yield error instanceof Error ? error.message : String(error)
      }
    }
  }

  #rows(run: number, { from = 0, to = Number.MAX_SAFE_INTEGER }: CurveRange): PointRow[] {
    return this.#connection.snapshot(() => {
      const { points } = this.#connection.get<{ points: number }>(
        'SELECT count(*) AS points FROM metrics WHERE run = ?',
        run,
      ) ?? { points: 0 }
      this.#tallies.expect(run, 'points', points)
      return this.#points.range([run], from, to)
    })
  }

  #numbersOf(row: PointRow): Float64Array {
    return float64Of(row.values)
  }

  #namesOf(layout: number): readonly string[] {
    const known = this.#known.get(layout)
    if (known !== undefined) return known
    const read = this.#layouts.get(layout)
    if (read === undefined) throw damagedPart(`the names of metrics (layout ${layout})`)
    const names = JSON.parse(read.names) as string[]
    this.#known.set(layout, names)
    return names
  }

  #layoutOf(document: string): number {
    const existing = this.#layouts.find({ names: document }).at(0)
    if (existing !== undefined) return existing.id
    const id = this.#identities.next('metric_layouts')
    this.#layouts.insert({ id, names: document })
    return id
  }
}
