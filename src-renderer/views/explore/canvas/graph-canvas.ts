/**
 * Draws a picture with WebGL through sigma, what sigma lacks on 2D canvases between its layers, and tells what the
 * pointer does. It knows positions in the picture's columns, never token ids or views, and asks nobody for data:
 * hovering and panning are answered from what is here. Sigma needs WebGL, so tests of this folder are in e2e/.
 */
import { around, type Picture } from '../graph/picture.ts'
import { listedText } from '../../../ui/token-text.ts'
import type { Scene, Vector } from '../graph/scene.ts'
import type { Camera } from '../state/stored-view.ts'
import type { CanvasEvents, Drawing } from './drawing.ts'
import { Layers } from './layers.ts'
import { Pointer } from './pointer.ts'
import { Shapes } from './shapes.ts'
import { graphOf, placeOf, reducedMotion, startSigma, type Renderer } from './sigma.ts'
import { wholePicture } from './whole-picture.ts'

export class GraphCanvas {
  readonly #sigma: Renderer
  readonly #font: string
  readonly #layers: Layers
  readonly #pointer: Pointer
  #picture: Picture | undefined
  #shapes: Shapes | undefined

  constructor(container: HTMLElement, events: CanvasEvents) {
    this.#font = getComputedStyle(container).fontFamily
    this.#sigma = startSigma(container, {
      nodeReducer: (_, { at, x, y }) => ({ x, y, ...this.#nodeLook(at) }),
      edgeReducer: (_, { at, type }) => ({ type, ...this.#edgeLook(at) }),
      defaultDrawNodeHover: (brush, data) => this.#drawHover(brush, data),
    })
    this.#layers = new Layers(this.#sigma, this.#font)
    this.#pointer = new Pointer(this.#sigma, events, (point) => this.#shapes?.loopAt(point))
    this.#sigma.on('afterRender', () => {
      if (this.#shapes !== undefined) this.#layers.paint(this.#shapes)
    })
  }

  stop(): void {
    this.#layers.stop()
    this.#sigma.kill()
  }

  /** `positions`: [n × 2]. The camera goes back to the whole picture. */
  showPicture(picture: Picture, positions: Float32Array, drawing: Drawing): void {
    const { graph, loops, isPlain } = graphOf(picture, positions)
    this.#picture = picture
    this.#shapes = new Shapes(this.#sigma, this.#font, picture, loops, drawing)
    this.#layers.light(undefined, undefined)
    this.#sigma.setCustomBBox(null)
    this.#sigma.setGraph(graph)
    this.#sigma.resize()
    // Nobody hits one of so many hairs, and finding it would read every pixel twice. Settings draw what is there, so
    // they come after the graph.
    if (this.#sigma.getSetting('enableEdgeEvents') === isPlain)
      this.#sigma.setSetting('enableEdgeEvents', !isPlain)
    this.#sigma.getCamera().setState(this.#whole())
  }

  redraw(drawing: Drawing): void {
    if (this.#shapes === undefined || drawing === this.#shapes.drawing) return
    const isSameLook = drawing.appearance === this.#shapes.drawing.appearance
    this.#shapes.drawing = drawing
    if (isSameLook) this.#layers.paint(this.#shapes)
    else this.#sigma.refresh()
  }

  move(positions: Float32Array): void {
    const { dragged } = this.#pointer
    this.#sigma.getGraph().updateEachNodeAttributes(
      (_, attributes) => {
        const { at } = attributes
        if (at === dragged) return attributes
        return { at, x: positions[2 * at], y: positions[2 * at + 1] }
      },
      { attributes: ['x', 'y'] },
    )
  }

  /** [n × 2], as they are now. */
  positions(): Float32Array {
    const graph = this.#sigma.getGraph()
    const positions = new Float32Array(graph.order * 2)
    graph.forEachNode((_, { at, x, y }) => positions.set([x, y], at * 2))
    return positions
  }

  get camera(): Camera {
    const { x, y, ratio } = this.#sigma.getCamera().getState()
    return { x, y, ratio }
  }

  set camera(camera: Camera) {
    this.#sigma.getCamera().setState(camera)
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    this.#go({ ratio: camera.getBoundedRatio(camera.ratio / factor) })
  }

  fit(): void {
    this.#sigma.setCustomBBox(null)
    this.#sigma.refresh()
    this.#go(this.#whole())
  }

  /** Moves the camera to a node, where it is not well in sight. */
  reveal(at: number): void {
    const data = this.#sigma.getNodeDisplayData(at)
    if (data === undefined) return
    const { x, y } = this.#sigma.framedGraphToViewport(data)
    const { width, height } = this.#sigma.getDimensions()
    if (x > 40 && y > 40 && x < width - 40 && y < height - 40) return
    this.#go({ x: data.x, y: data.y })
  }

  /** Lights a node and what is beside it. */
  highlight(at: number | undefined): void {
    const lit = at === undefined || this.#picture === undefined ? undefined : around(this.#picture, at)
    this.#layers.light(this.#shapes, lit)
  }

  /** A spark along an edge. */
  spark(edge: number): void {
    if (this.#shapes !== undefined)
      this.#layers.spark(this.#shapes, edge, this.#shapes.drawing.palette.accent)
  }

  /** [n] window places; undefined where hidden. */
  places(): (Vector | undefined)[] {
    const { nodes } = this.#shapes?.drawing.appearance.shown ?? {}
    return Array.from({ length: this.#picture?.nodes.length ?? 0 }, (_, at) =>
      nodes?.[at] ? placeOf(this.#sigma, at) : undefined,
    )
  }

  get size(): { width: number; height: number } {
    return this.#sigma.getDimensions()
  }

  /** What is in sight, as shapes. */
  scene(): Scene | undefined {
    return this.#shapes?.scene()
  }

  #whole(): Camera & { angle: number } {
    const { x, y } = this.#sigma.getBBox()
    const extent = { width: x[1] - x[0], height: y[1] - y[0] }
    return { ...wholePicture(this.#sigma.getDimensions(), extent), angle: 0 }
  }

  #go(camera: Partial<Camera> & { angle?: number }): void {
    void this.#sigma.getCamera().animate(camera, { duration: reducedMotion() ? 0 : 200 })
  }

  #nodeLook(at: number) {
    const { appearance } = this.#shapes!.drawing
    return {
      hidden: appearance.shown.nodes[at] === 0,
      color: appearance.nodeColours[at],
      size: appearance.nodeSizes[at],
    }
  }

  #edgeLook(at: number) {
    const { appearance } = this.#shapes!.drawing
    return {
      hidden: appearance.shown.edges[at] === 0,
      color: appearance.edgeColours[at],
      size: appearance.edgeSizes[at],
      zIndex: appearance.edgeDepths[at],
    }
  }

  /** The label on a ground of its own, in the colours of the theme. */
  #drawHover(
    brush: CanvasRenderingContext2D,
    data: { key?: string; x: number; y: number; size: number; color: string },
  ): void {
    if (this.#shapes === undefined || this.#picture === undefined) return
    const { x, y, size, color } = data
    const { palette } = this.#shapes.drawing
    const label = listedText(this.#picture.texts[Number(data.key)] ?? '')
    const fontSize = 13
    brush.font = `600 ${fontSize}px ${this.#font}`
    brush.fillStyle = palette.background
    brush.strokeStyle = palette.faint
    brush.lineWidth = 1
    brush.beginPath()
    brush.roundRect(x, y - 12, brush.measureText(label).width + size + 12, 24, 4)
    brush.fill()
    brush.stroke()
    brush.beginPath()
    brush.arc(x, y, size, 0, 2 * Math.PI)
    brush.fillStyle = color
    brush.fill()
    brush.lineWidth = 1.5
    brush.strokeStyle = palette.ink
    brush.stroke()
    brush.fillStyle = palette.ink
    brush.fillText(label, x + size + 5, y + fontSize / 3)
  }
}
