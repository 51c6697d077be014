/** Three 2D canvases between sigma's: self-loops below the nodes, labels above them, and what comes and goes on top. */
import { paintLabels, paintLoops, paintRings, paintScene } from '../graph/paint.ts'
import { curvePoint, type EdgeShape } from '../graph/scene.ts'
import type { Shapes } from './shapes.ts'
import { reducedMotion, type Renderer } from './sigma.ts'

/** ms that a spark takes from one end of an edge to the other. */
const travel = 600

export class Layers {
  readonly #sigma: Renderer
  readonly #font: string
  readonly #loops: HTMLCanvasElement
  readonly #labels: HTMLCanvasElement
  readonly #top: HTMLCanvasElement
  #lit: { nodes: ReadonlySet<number>; edges: ReadonlySet<number> } | undefined
  #spark: { readonly edge: number; readonly colour: string; readonly started: number } | undefined
  #frame = 0

  constructor(sigma: Renderer, font: string) {
    this.#sigma = sigma
    this.#font = font
    this.#loops = sigma.createCanvas('loops', { beforeLayer: 'nodes' })
    this.#labels = sigma.createCanvas('names', { beforeLayer: 'labels' })
    this.#top = sigma.createCanvas('rings', { beforeLayer: 'labels' })
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
  }

  paint(shapes: Shapes): void {
    this.#on(this.#loops, (brush) => paintLoops(brush, shapes.loops()))
    this.#on(this.#labels, (brush) => paintLabels(brush, shapes.labels(), this.#font))
    this.#paintTop(shapes)
  }

  /**
   * Lights some nodes and edges. The rest is dimmed by the style sheet and the few that are lit are painted over it:
   * sigma need not go through tens of thousands of edges for every move of the pointer.
   */
  light(shapes: Shapes | undefined, lit: { nodes: Set<number>; edges: Set<number> } | undefined): void {
    this.#lit = lit
    const { edges, nodes } = this.#sigma.getCanvases()
    for (const layer of [edges, nodes, this.#labels, this.#loops])
      layer.style.opacity = lit === undefined ? '' : '0.2'
    if (shapes !== undefined) this.#paintTop(shapes)
  }

  /** A spark runs once along an edge: the step that the signal has just made. */
  spark(shapes: Shapes, edge: number, colour: string): void {
    if (reducedMotion()) return
    cancelAnimationFrame(this.#frame)
    this.#spark = { edge, colour, started: performance.now() }
    const next = (): void => {
      if (this.#spark !== undefined && performance.now() - this.#spark.started > travel)
        this.#spark = undefined
      this.#paintTop(shapes)
      if (this.#spark !== undefined) this.#frame = requestAnimationFrame(next)
    }
    this.#frame = requestAnimationFrame(next)
  }

  #paintTop(shapes: Shapes): void {
    const isEmpty = this.#lit === undefined && this.#spark === undefined && shapes.drawing.marks.length === 0
    // Chromium may go on showing what was on a canvas that is only cleared.
    this.#top.style.visibility = isEmpty ? 'hidden' : ''
    this.#on(this.#top, (brush) => {
      if (this.#lit !== undefined) paintScene(brush, shapes.lit(this.#lit))
      paintRings(brush, shapes.rings())
      const spark = this.#spark
      const shape = spark && shapes.edge(spark.edge)
      if (spark !== undefined && shape !== undefined)
        paintSpark(brush, shape, spark.colour, (performance.now() - spark.started) / travel)
    })
  }

  #on(layer: HTMLCanvasElement, paint: (brush: CanvasRenderingContext2D) => void): void {
    const { width, height } = this.#sigma.getDimensions()
    const density = devicePixelRatio
    const brush = layer.getContext('2d')
    if (brush === null) return
    if (layer.width !== Math.round(width * density)) layer.width = Math.round(width * density)
    if (layer.height !== Math.round(height * density)) layer.height = Math.round(height * density)
    brush.setTransform(density, 0, 0, density, 0, 0)
    brush.clearRect(0, 0, width, height)
    paint(brush)
  }
}

/** A dot with a fading tail; `share` of the way, eased at both ends. */
function paintSpark(
  brush: CanvasRenderingContext2D,
  { start, control, end, width }: EdgeShape,
  colour: string,
  share: number,
): void {
  const tail = 8
  for (let i = tail; i >= 0; i--) {
    const t = Math.min(1, share) - i * 0.025
    if (t < 0) continue
    const { x, y } = curvePoint(start, control, end, t * t * (3 - 2 * t))
    brush.globalAlpha = (1 - i / (tail + 1)) ** 2
    brush.beginPath()
    brush.arc(x, y, width / 2 + 3 - i * 0.2, 0, 2 * Math.PI)
    brush.fillStyle = colour
    brush.fill()
  }
  brush.globalAlpha = 1
}
