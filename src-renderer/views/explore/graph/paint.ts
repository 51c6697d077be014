/** A scene on a 2D canvas: for PNG files, and for what sigma has no program for (loops, rings, labels). */
import { legendText } from './legend.ts'
import {
  haloWidth,
  type LabelShape,
  type LegendBlock,
  type LoopShape,
  type RingShape,
  type Scene,
  type Vector,
} from './scene.ts'

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export function paintScene(brush: Brush, scene: Scene): void {
  brush.fillStyle = scene.background
  brush.fillRect(0, 0, scene.width, scene.height)
  for (const { start, control, end, width, colour, head } of scene.edges) {
    brush.beginPath()
    brush.moveTo(start.x, start.y)
    brush.quadraticCurveTo(control.x, control.y, end.x, end.y)
    stroke(brush, colour, width)
    fillPolygon(brush, head, colour)
  }
  paintLoops(brush, scene.loops)
  for (const { centre, radius, colour } of scene.nodes) {
    brush.beginPath()
    brush.arc(centre.x, centre.y, radius, 0, 2 * Math.PI)
    brush.fillStyle = colour
    brush.fill()
  }
  paintRings(brush, scene.rings)
  paintLabels(brush, scene.labels, scene.font)
  if (scene.legend !== undefined) paintLegend(brush, scene.legend, scene.font)
}

function paintLegend(brush: Brush, { at, drawing }: LegendBlock, font: string): void {
  brush.save()
  brush.translate(at.x, at.y)
  for (const shape of drawing.shapes) {
    brush.fillStyle = shape.colour
    if (shape.kind === 'bar') brush.fillRect(shape.x, shape.y, shape.width, shape.height)
    else if (shape.kind === 'dot') {
      brush.beginPath()
      brush.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI)
      if (shape.filled) brush.fill()
      else stroke(brush, shape.colour, 1)
    } else {
      brush.font = `${shape.strong ? '600 ' : ''}${legendText}px ${font}`
      brush.textAlign = shape.end ? 'right' : 'left'
      brush.fillText(shape.text, shape.x, shape.y)
    }
  }
  brush.restore()
}

export function paintLoops(brush: Brush, loops: readonly LoopShape[]): void {
  for (const { centre, radius, width, colour, head } of loops) {
    brush.beginPath()
    brush.arc(centre.x, centre.y, radius, 0, 2 * Math.PI)
    stroke(brush, colour, width)
    fillPolygon(brush, head, colour)
  }
}

export function paintLabels(brush: Brush, labels: readonly LabelShape[], font: string): void {
  brush.lineJoin = 'round'
  for (const { at, text, size, colour, halo } of labels) {
    brush.font = `${size}px ${font}`
    brush.strokeStyle = halo
    brush.lineWidth = haloWidth
    brush.strokeText(text, at.x, at.y)
    brush.fillStyle = colour
    brush.fillText(text, at.x, at.y)
  }
}

export function paintRings(brush: Brush, rings: readonly RingShape[]): void {
  for (const { centre, radius, width, colour } of rings) {
    brush.beginPath()
    brush.arc(centre.x, centre.y, radius, 0, 2 * Math.PI)
    stroke(brush, colour, width)
  }
}

/** The scene as a PNG file with `density` pixels per px. */
export async function sceneToPng(scene: Scene, density: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(Math.round(scene.width * density), Math.round(scene.height * density))
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('this machine has no 2D canvas')
  brush.scale(density, density)
  paintScene(brush, scene)
  const file = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await file.arrayBuffer())
}

function stroke(brush: Brush, colour: string, width: number): void {
  brush.strokeStyle = colour
  brush.lineWidth = width
  brush.stroke()
}

function fillPolygon(brush: Brush, points: readonly Vector[], colour: string): void {
  brush.beginPath()
  points.forEach(({ x, y }, index) => (index === 0 ? brush.moveTo(x, y) : brush.lineTo(x, y)))
  brush.fillStyle = colour
  brush.fill()
}
