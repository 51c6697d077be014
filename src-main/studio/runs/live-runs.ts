/** The points of runs that train now, from the moment they are logged: the disk has them half a second later. */
import type { MetricPoint } from '../../../src-shared/run.ts'
import type { Workspace } from '../../store/index.ts'
import type { RunNews } from '../job.ts'

/** Points kept per run; older ones are long on the disk. */
const kept = 5000

export class LiveRuns {
  readonly #points = new Map<number, MetricPoint[]>()

  add(run: number, news: readonly RunNews[]): void {
    let points = this.#points.get(run) ?? []
    for (const item of news) {
      if ('point' in item) points.push(item.point)
      else if ('rewoundTo' in item) points = points.filter(({ step }) => step <= item.rewoundTo)
    }
    this.#points.set(run, points.length > 2 * kept ? points.slice(-kept) : points)
  }

  forget(run: number): void {
    this.#points.delete(run)
  }

  /** Every point of a run after a step, ascending, those that the disk does not have yet included. */
  pointsAfter(workspace: Workspace, run: number, step: number): MetricPoint[] {
    const live = this.#points.get(run) ?? []
    const isEnough = live.length > 0 && live[0].step <= step
    const stored = isEnough ? [] : workspace.metrics.points(run, { from: step + 1 })
    const merged = new Map(stored.map((point) => [point.step, point]))
    for (const point of live) {
      if (point.step <= step) continue
      merged.set(point.step, {
        step: point.step,
        values: { ...merged.get(point.step)?.values, ...point.values },
      })
    }
    return [...merged.values()].sort((a, b) => a.step - b.step)
  }
}
