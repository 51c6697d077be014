/**
 * A picture as plain shapes in window coordinates (px, y downwards): what the canvas shows, in the words that SVG and a
 * 2D canvas share. The shapes of edges are those of sigma's programs, so that the exported file equals the window.
 */

import type { LegendDrawing } from './legend.ts'

export interface Vector {
  readonly x: number
  readonly y: number
}

/** A quadratic Bézier curve from rim to rim, and its head. */
export interface EdgeShape {
  readonly start: Vector
  readonly control: Vector
  readonly end: Vector
  readonly width: number
  readonly colour: string
  /** Tip, and the two corners of its base. */
  readonly head: readonly [Vector, Vector, Vector]
}

export interface LoopShape {
  readonly centre: Vector
  readonly radius: number
  readonly width: number
  readonly colour: string
  readonly head: readonly [Vector, Vector, Vector]
}

export interface NodeShape {
  readonly centre: Vector
  readonly radius: number
  readonly colour: string
}

/** Around a node that is selected, has the focus, or carries the signal. */
export interface RingShape {
  readonly centre: Vector
  readonly radius: number
  readonly width: number
  readonly colour: string
}

export interface LabelShape {
  /** Where its base line begins. */
  readonly at: Vector
  readonly text: string
  readonly size: number
  readonly colour: string
  /** Around the letters, so that lines below do not strike them through. */
  readonly halo: string
}

/** px */
export const haloWidth = 3

/** Words and swatches beside the picture, with their corner. */
export interface LegendBlock {
  readonly at: Vector
  readonly drawing: LegendDrawing
}

export interface Scene {
  readonly width: number
  readonly height: number
  readonly background: string
  readonly font: string
  readonly edges: readonly EdgeShape[]
  readonly loops: readonly LoopShape[]
  readonly nodes: readonly NodeShape[]
  readonly rings: readonly RingShape[]
  readonly labels: readonly LabelShape[]
  readonly legend?: LegendBlock
}

/** As sigma's curve program: the control point lies a quarter of the length to the side. */
export const curvature = 0.25
/** As sigma's arrow heads. */
const headLength = 2.5
const headWidth = 2

/**
 * The width of the line that leaves as much ink as sigma's: its shaders let a line fade out over `feather` px to either
 * side, inside its nominal width, so that it looks thinner than that; ∫ (1 − smoothstep) over its breadth.
 */
export function visibleWidth(width: number, feather: number): number {
  if (width >= 2 * feather) return width - feather
  const share = width / (2 * feather)
  return 2 * feather * (share ** 3 - share ** 4 / 2)
}

export interface EdgeEnds {
  readonly source: Vector
  readonly target: Vector
  readonly targetRadius: number
  /** Nominal: heads are measured by it. */
  readonly width: number
  /** px over which sigma's lines fade; 0 for a sharp one. */
  readonly feather: number
  readonly colour: string
  readonly curved: boolean
}

export function edgeShape(ends: EdgeEnds): EdgeShape {
  const { source, target, targetRadius, width, feather, colour, curved } = ends
  const dx = target.x - source.x
  const dy = target.y - source.y
  const bend = curved ? curvature : 0
  const control = { x: (source.x + target.x) / 2 + dy * bend, y: (source.y + target.y) / 2 - dx * bend }
  const tipAt = parameterAtDistance(source, control, target, targetRadius)
  const baseAt = parameterAtDistance(source, control, target, targetRadius + headLength * width)
  const tip = curvePoint(source, control, target, tipAt)
  const base = curvePoint(source, control, target, baseAt)
  return {
    ...curveUntil(source, control, target, baseAt),
    width: visibleWidth(width, feather),
    colour,
    head: headShape(tip, base, visibleWidth(headWidth * width, feather)),
  }
}

/** A circle that leaves the node at its upper right and comes back into it. */
export function loopShape(centre: Vector, nodeRadius: number, width: number, colour: string): LoopShape {
  const radius = Math.max(5, nodeRadius * 0.85)
  const distance = nodeRadius + radius * 0.55
  const middle = { x: centre.x + distance * Math.SQRT1_2, y: centre.y - distance * Math.SQRT1_2 }
  // The lower of the two points where the circles meet: on the middle line, turned by the angle of the triangle.
  const towards = Math.atan2(centre.y - middle.y, centre.x - middle.x)
  const cosine = (radius ** 2 + distance ** 2 - nodeRadius ** 2) / (2 * radius * distance)
  const meet = towards - Math.acos(Math.min(1, Math.max(-1, cosine)))
  const length = Math.min(radius, headLength * Math.max(width, 1.2))
  const on = (angle: number): Vector => ({
    x: middle.x + radius * Math.cos(angle),
    y: middle.y + radius * Math.sin(angle),
  })
  const head = headShape(on(meet), on(meet - length / radius), headWidth * Math.max(width, 1.2))
  return { centre: middle, radius, width, colour, head }
}

export function curvePoint(start: Vector, control: Vector, end: Vector, t: number): Vector {
  const along = (a: number, b: number, c: number): number =>
    (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t * t * c
  return { x: along(start.x, control.x, end.x), y: along(start.y, control.y, end.y) }
}

/** The first part of the curve, as a curve (de Casteljau). */
function curveUntil(
  start: Vector,
  control: Vector,
  end: Vector,
  t: number,
): Pick<EdgeShape, 'start' | 'control' | 'end'> {
  const middle = { x: start.x + (control.x - start.x) * t, y: start.y + (control.y - start.y) * t }
  return { start, control: middle, end: curvePoint(start, control, end, t) }
}

/** Where the curve comes within a distance of its end: by halving, to 1/1000 of its length. */
function parameterAtDistance(start: Vector, control: Vector, end: Vector, distance: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 12; i++) {
    const t = (low + high) / 2
    const point = curvePoint(start, control, end, t)
    if (Math.hypot(point.x - end.x, point.y - end.y) > distance) low = t
    else high = t
  }
  return (low + high) / 2
}

function headShape(tip: Vector, base: Vector, width: number): readonly [Vector, Vector, Vector] {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1
  const x = (-(tip.y - base.y) / length) * (width / 2)
  const y = ((tip.x - base.x) / length) * (width / 2)
  return [tip, { x: base.x + x, y: base.y + y }, { x: base.x - x, y: base.y - y }]
}
