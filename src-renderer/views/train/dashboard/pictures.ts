/** From what is known of runs to what a chart shows. */
import { t } from '../../../language/index.ts'
import type { RunRecord } from './run-record.ts'
import { placesOf, type AxisMode, type RunClock } from '../curves/axis.ts'
import type { ChartRow, Metric } from '../curves/charts.ts'
import type { Curve } from '../curves/curve.ts'
import { baselineNames } from '../curves/passing.ts'
import type { Level, Line } from '../curves/picture.ts'
import { smooth } from '../curves/smoothing.ts'
import type { BaselineEvaluations } from '../../../../src-shared/evaluation.ts'

/** A run in the charts. */
export interface ShownRun {
  readonly name: string
  readonly colour: string
  readonly record: Pick<RunRecord, 'curve' | 'heldOutLoss' | 'clock'>
}

export function linesOf(row: ChartRow, runs: readonly ShownRun[], mode: AxisMode, halfLife: number): Line[] {
  return runs.flatMap((run, number) => {
    const clock = run.record.clock()
    const names = (metric: Metric | 'heldOut'): string => lineLabel(row, run, metric, runs.length)
    const lines = row.metrics.map((metric, index) =>
      lineOf(run.record.curve(metric), clock, mode, {
        key: `${number}:${metric}`,
        label: names(metric),
        colour: run.colour,
        dashed: index > 0,
        marked: row.marked,
        onRight: row.right?.includes(metric) ?? false,
        halfLife: row.smoothed ? halfLife : 0,
      }),
    )
    if (row.id === 'loss')
      lines.push(
        lineOf(run.record.heldOutLoss(), clock, mode, {
          key: `${number}:heldOut`,
          label: names('heldOut'),
          colour: run.colour,
          dashed: true,
          marked: true,
          onRight: false,
          halfLife: 0,
        }),
      )
    return lines
  })
}

/** A single run's lines are named by what they are, several runs' lines by the run as well. */
function lineLabel(row: ChartRow, run: ShownRun, metric: Metric | 'heldOut', runs: number): string {
  const several = row.metrics.length > 1 || row.id === 'loss'
  const what = t(`train.metrics.${metric}`)
  if (runs === 1) return several ? what : run.name
  return several ? `${run.name} · ${what}` : run.name
}

interface LineLook {
  readonly key: string
  readonly label: string
  readonly colour: string
  readonly dashed: boolean
  readonly marked: boolean
  readonly onRight: boolean
  readonly halfLife: number
}

function lineOf(curve: Curve, clock: RunClock, mode: AxisMode, { halfLife, ...look }: LineLook): Line {
  return {
    ...look,
    curve,
    places: placesOf(curve, mode, clock),
    smoothed: smoothedOnce(curve, halfLife),
    isSmoothed: halfLife > 0,
  }
}

const lastSmoothed = new WeakMap<Curve, { halfLife: number; values: Float64Array }>()

/** Of several runs mostly one is growing: the others' lines are those of the last frame. */
function smoothedOnce(curve: Curve, halfLife: number): Float64Array {
  const last = lastSmoothed.get(curve)
  if (last?.halfLife === halfLife) return last.values
  const values = smooth(curve, halfLife)
  lastSmoothed.set(curve, { halfLife, values })
  return values
}

export function levelsOf(baselines: BaselineEvaluations | undefined): Level[] {
  if (baselines === undefined) return []
  return baselineNames.map((name) => ({
    label: t(`train.baselines.${name}`),
    value: baselines[name].perplexity,
  }))
}
