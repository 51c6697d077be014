/**
 * The geometry of the chart over minimum counts: both axes of counts are logarithmic, because most bigrams are rare and
 * a few are very frequent; the share of the text is linear. All results in px.
 */
import type { BigramTables } from './bigram-forecast.ts'

export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface ThresholdChart {
  /** Steps from the first count to the last: between two counts that occur nothing changes. */
  readonly edges: string
  readonly coverage: string
  readonly countTicks: readonly Tick[]
  readonly edgeTicks: readonly Tick[]
  readonly shareTicks: readonly Tick[]
  xOf(minimum: number): number
  yOfEdges(edges: number): number
  yOfShare(share: number): number
  /** The whole minimum count nearest to a place. */
  minimumAt(x: number): number
}

export interface Tick {
  readonly value: number
  readonly at: number
}

/** Points of a line at most: more than pixels are wasted. */
const mostPoints = 600

/** The tables hold at least one count. */
export function thresholdChart(tables: BigramTables, frame: Frame): ThresholdChart {
  const { thresholds, ownEdges, coverage } = tables
  const most = Math.max(2, thresholds[thresholds.length - 1])
  const mostEdges = Math.max(2, ownEdges[0])
  const xOf = (minimum: number): number =>
    frame.left + (Math.log(Math.max(1, minimum)) / Math.log(most)) * frame.width
  const yOfEdges = (edges: number): number =>
    frame.top + frame.height * (1 - Math.log(Math.max(1, edges)) / Math.log(mostEdges))
  const yOfShare = (share: number): number => frame.top + frame.height * (1 - share)
  const chosen = thinned(thresholds, xOf)
  const placesOf = (i: number): { x: number; until: number } => ({
    x: xOf(thresholds[i]),
    until: xOf(thresholds[i] + 0.5),
  })
  return {
    edges: stepPath(chosen.map((i) => ({ ...placesOf(i), y: yOfEdges(ownEdges[i]) }))),
    coverage: stepPath(chosen.map((i) => ({ ...placesOf(i), y: yOfShare(coverage[i]) }))),
    countTicks: powers(most).map((value) => ({ value, at: xOf(value) })),
    edgeTicks: powers(mostEdges).map((value) => ({ value, at: yOfEdges(value) })),
    shareTicks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, at: yOfShare(value) })),
    xOf,
    yOfEdges,
    yOfShare,
    minimumAt: (x) => {
      const share = Math.min(1, Math.max(0, (x - frame.left) / frame.width))
      return Math.round(most ** share)
    },
  }
}

/** Indices of counts that are at least a fraction of a pixel apart, the first and the last included. */
function thinned(thresholds: Uint32Array, xOf: (minimum: number) => number): number[] {
  const last = thresholds.length - 1
  const gap = (xOf(thresholds[last]) - xOf(thresholds[0])) / mostPoints
  const chosen: number[] = []
  let x = -Infinity
  for (let i = 0; i <= last; i++) {
    const here = xOf(thresholds[i])
    if (here - x < gap && i !== last) continue
    chosen.push(i)
    x = here
  }
  return chosen
}

/** Minimum counts are whole numbers: what a count leaves holds until half way to the next number, then what is left. */
function stepPath(points: readonly { x: number; until: number; y: number }[]): string {
  return points
    .map(({ x, y }, i) =>
      i === 0 ? `M${shown(x)} ${shown(y)}` : `H${shown(points[i - 1].until)}V${shown(y)}H${shown(x)}`,
    )
    .join('')
}

function shown(px: number): string {
  return String(Math.round(px * 10) / 10)
}

/** 1, 10, 100 … and not more than seven of them. */
function powers(most: number): number[] {
  const count = Math.floor(Math.log10(most) + 1e-9) + 1
  const every = Math.ceil(count / 7)
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => 10 ** (i * every))
}
