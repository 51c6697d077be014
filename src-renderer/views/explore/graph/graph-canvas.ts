/**
 * Sigma and what it lacks: draws a picture with WebGL, self-loops and rings on 2D canvases between its layers, and tells
 * what the pointer does. It knows positions in the picture's columns, never token ids or views, and asks nobody for
 * data: hovering and panning are answered from what is here. Sigma needs WebGL, so tests of this file are in e2e/.
 */
import { EdgeCurvedArrowProgram } from '@sigma/edge-curve'
import Graph from 'graphology'
import Sigma from 'sigma'
import { EdgeArrowProgram, EdgeLineProgram, type EdgeProgramType } from 'sigma/rendering'
import type { Camera } from '../state/stored-view.ts'
import type { Appearance } from './appearance.ts'
import { blend } from './colour.ts'
import { paintLoops, paintRings, paintScene } from './paint.ts'
import type { Palette } from './palette.ts'
import { around, shown as visible, type Picture } from './picture.ts'
import {
  edgeShape,
  loopShape,
  type EdgeShape,
  type LabelShape,
  type LoopShape,
  type RingShape,
  type Scene,
  type Vector,
} from './scene.ts'

interface NodeAttributes {
  x: number
  y: number
  at: number
}

interface EdgeAttributes {
  at: number
  type: string
}

export interface Mark {
  /** Position of the node. */
  readonly at: number
  readonly colour: string
  /** px. */
  readonly width: number
  /** px between the node's rim and the ring. */
  readonly distance: number
}

export interface Drawing {
  readonly appearance: Appearance
  readonly palette: Palette
  /** 0 … 4, see ViewState. */
  readonly labels: number
  /** Their labels are always shown. */
  readonly named: ReadonlySet<number>
  readonly marks: readonly Mark[]
}

export interface CanvasEvents {
  /** `add`: with Shift or Ctrl, to the selection. */
  onNode(at: number, add: boolean): void
  onEdge(at: number): void
  onGround(): void
  onHover(at: number | undefined): void
  onMoved(at: number, x: number, y: number): void
}

// The packages' types know no attributes but their own; the programs read none of ours.
const programs = {
  arrow: EdgeArrowProgram,
  curved: EdgeCurvedArrowProgram,
  line: EdgeLineProgram,
} as Record<string, unknown> as Record<string, EdgeProgramType<NodeAttributes, EdgeAttributes>>

const labelSize = 12
/** Nodes beside the hovered one whose labels are all shown. */
const mostLit = 60
const labelDensity = [0, 0.6, 1.4, 3, 12]
const labelThreshold = [Infinity, 5, 3, 1.5, 0]

export class GraphCanvas {
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>
  readonly #events: CanvasEvents
  readonly #loopLayer: HTMLCanvasElement
  readonly #ringLayer: HTMLCanvasElement
  readonly #font: string
  #picture: Picture | undefined
  #drawing: Drawing | undefined
  /** Edge positions of the self-loops. */
  #loops: readonly number[] = []
  #hovered: { nodes: Set<number>; edges: Set<number> } | undefined
  #settled: Pick<Drawing, 'palette' | 'labels'> | undefined
  #dragged: { at: number; moved: boolean } | undefined

  constructor(container: HTMLElement, events: CanvasEvents) {
    this.#events = events
    this.#font = getComputedStyle(container).fontFamily
    this.#sigma = new Sigma<NodeAttributes, EdgeAttributes>(
      new Graph({ multi: false, type: 'directed' }),
      container,
      {
        allowInvalidContainer: true,
        defaultEdgeType: 'arrow',
        edgeProgramClasses: programs,
        enableEdgeEvents: true,
        zIndex: true,
        labelFont: this.#font,
        labelSize,
        labelWeight: '400',
        stagePadding: 56, // room for the labels at the edge and for the buttons over the picture
        minEdgeThickness: 0.6,
        minCameraRatio: 0.02,
        maxCameraRatio: 4,
        zoomDuration: reducedMotion() ? 0 : 180,
        inertiaDuration: reducedMotion() ? 0 : 200,
        nodeReducer: (_, { at, x, y }) => ({ x, y, ...this.#nodeLook(at) }),
        edgeReducer: (_, { at, type }) => ({ type, ...this.#edgeLook(at) }),
        defaultDrawNodeHover: (brush, data) => this.#drawHover(brush, data),
      },
    )
    this.#loopLayer = this.#sigma.createCanvas('loops', { beforeLayer: 'nodes' })
    this.#ringLayer = this.#sigma.createCanvas('rings', { beforeLayer: 'edgeLabels' })
    this.#sigma.on('afterRender', () => this.#paintLayers())
    this.#listen()
  }

  stop(): void {
    this.#sigma.kill()
  }

  /** `positions`: [n × 2]. The camera goes back to the whole picture. */
  showPicture(picture: Picture, positions: Float32Array, drawing: Drawing): void {
    const graph = new Graph<NodeAttributes, EdgeAttributes>({ multi: false, type: 'directed' })
    const loops: number[] = []
    for (let at = 0; at < picture.nodes.length; at++)
      graph.addNode(at, { at, x: positions[2 * at], y: positions[2 * at + 1] })
    // Heads on tens of thousands of edges would be a grey carpet.
    const plain = picture.from.length > 8000 ? 'line' : 'arrow'
    for (let at = 0; at < picture.from.length; at++) {
      const from = picture.from[at]
      const to = picture.to[at]
      if (from === to) loops.push(at)
      else
        graph.addDirectedEdgeWithKey(`e${at}`, from, to, { at, type: picture.mutual[at] ? 'curved' : plain })
    }
    this.#picture = picture
    this.#loops = loops
    this.#hovered = undefined
    this.#dim(false)
    this.#drawing = drawing
    this.#sigma.setCustomBBox(null)
    this.#sigma.setGraph(graph)
    this.#sigma.resize()
    // Nobody hits one of so many hairs, and finding it would read every pixel twice. Settings draw what is there, so
    // they come after the graph.
    this.#sigma.setSetting('enableEdgeEvents', plain === 'arrow')
    this.#applySettings(drawing)
    this.#sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 })
  }

  redraw(drawing: Drawing): void {
    if (drawing === this.#drawing) return
    this.#drawing = drawing
    this.#applySettings(drawing)
    this.#sigma.refresh()
  }

  move(positions: Float32Array): void {
    const dragged = this.#dragged?.at
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
    void camera.animate(
      { ratio: camera.getBoundedRatio(camera.ratio / factor) },
      { duration: this.#duration },
    )
  }

  fit(): void {
    this.#sigma.setCustomBBox(null)
    this.#sigma.refresh()
    void this.#sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: this.#duration })
  }

  /** Moves the camera to a node, where it is not well in sight. */
  reveal(at: number): void {
    const data = this.#sigma.getNodeDisplayData(at)
    if (data === undefined) return
    const { x, y } = this.#sigma.framedGraphToViewport(data)
    const { width, height } = this.#sigma.getDimensions()
    if (x > 40 && y > 40 && x < width - 40 && y < height - 40) return
    void this.#sigma.getCamera().animate({ x: data.x, y: data.y }, { duration: this.#duration })
  }

  /**
   * Lights a node and what is beside it. The rest is dimmed by the style sheet and the few that are lit are painted over
   * it: sigma need not go through tens of thousands of edges for every move of the pointer.
   */
  highlight(at: number | undefined): void {
    this.#hovered = at === undefined || this.#picture === undefined ? undefined : around(this.#picture, at)
    this.#dim(this.#hovered !== undefined)
    this.#paintLayers()
  }

  #dim(yes: boolean): void {
    const { edges, nodes, labels } = this.#sigma.getCanvases()
    for (const layer of [edges, nodes, labels, this.#loopLayer]) layer.style.opacity = yes ? '0.2' : ''
  }

  /** [n] window places; undefined where hidden. */
  places(): (Vector | undefined)[] {
    const { nodes } = this.#drawing?.appearance.shown ?? {}
    return Array.from({ length: this.#picture?.nodes.length ?? 0 }, (_, at) =>
      nodes?.[at] ? this.#placeOf(at) : undefined,
    )
  }

  get size(): { width: number; height: number } {
    return this.#sigma.getDimensions()
  }

  /** What is in sight, as shapes. */
  scene(): Scene {
    const { width, height } = this.#sigma.getDimensions()
    const { palette } = this.#drawing!
    const seen = (place: Vector, room: number): boolean =>
      place.x > -room && place.y > -room && place.x < width + room && place.y < height + room
    const depths = this.#drawing!.appearance.edgeDepths
    const order = Array.from(depths.keys()).sort((a, b) => depths[a] - depths[b])
    const edges = this.#edgeShapes(order)
    const nodes = this.#sigma.getGraph().mapNodes((_, { at }) => at)
    const drawn = nodes.flatMap((at) => {
      const data = this.#sigma.getNodeDisplayData(at)
      const centre = this.#placeOf(at)
      if (data === undefined || data.hidden || centre === undefined) return []
      const radius = this.#radiusOf(at)
      return seen(centre, radius) ? [{ centre, radius, colour: data.color }] : []
    })
    return {
      width,
      height,
      background: palette.background,
      font: this.#font,
      edges,
      loops: this.#loopShapes(),
      nodes: drawn,
      rings: this.#ringShapes(),
      labels: this.#labelShapes(),
    }
  }

  /** The lit part of the picture, on a clear ground. */
  #lit({ nodes, edges }: { nodes: Set<number>; edges: Set<number> }): Scene {
    const { palette, appearance } = this.#drawing!
    const drawn = [...nodes].filter((at) => appearance.shown.nodes[at] === 1)
    return {
      ...this.#sigma.getDimensions(),
      background: 'transparent',
      font: this.#font,
      edges: this.#edgeShapes([...edges]).map((shape) => ({
        ...shape,
        width: Math.max(1, shape.width),
        colour: blend(shape.colour, palette.ink, 0.35),
      })),
      loops: [],
      nodes: drawn.flatMap((at) => {
        const centre = this.#placeOf(at)
        return centre ? [{ centre, radius: this.#radiusOf(at), colour: appearance.nodeColours[at] }] : []
      }),
      rings: [],
      labels: drawn.length <= mostLit ? drawn.flatMap((at) => this.#labelShape(at)) : [],
    }
  }

  #edgeShapes(edges: readonly number[]): EdgeShape[] {
    const picture = this.#picture!
    const feather = this.#sigma.getSetting('antiAliasingFeather') / devicePixelRatio
    return edges.flatMap((edge) => {
      const from = picture.from[edge]
      const to = picture.to[edge]
      const { hidden, color, size } = this.#edgeLook(edge)
      const source = this.#placeOf(from)
      const target = this.#placeOf(to)
      if (hidden || from === to || source === undefined || target === undefined) return []
      const width = this.#thickness(size)
      const curved = picture.mutual[edge] === 1
      const targetRadius = this.#radiusOf(to)
      return [edgeShape({ source, target, targetRadius, width, feather, colour: color, curved })]
    })
  }

  #labelShape(at: number): LabelShape[] {
    const { palette } = this.#drawing!
    const place = this.#placeOf(at)
    if (place === undefined) return []
    const corner = { x: place.x + this.#radiusOf(at) + 3, y: place.y + labelSize / 3 }
    return [{ at: corner, text: visible(this.#picture!.texts[at]), size: labelSize, colour: palette.ink }]
  }

  #labelShapes(): LabelShape[] {
    return [...this.#sigma.getNodeDisplayedLabels()].flatMap((key) => this.#labelShape(Number(key)))
  }

  #loopShapes(): LoopShape[] {
    const picture = this.#picture
    if (picture === undefined) return []
    return this.#loops.flatMap((edge) => {
      const look = this.#edgeLook(edge)
      const at = picture.from[edge]
      const place = this.#placeOf(at)
      if (look.hidden || place === undefined) return []
      const width = Math.max(0.6, this.#thickness(look.size) - 1 / devicePixelRatio)
      return [loopShape(place, this.#radiusOf(at), width, look.color)]
    })
  }

  #ringShapes(): RingShape[] {
    const { marks = [], appearance } = this.#drawing ?? {}
    return marks.flatMap(({ at, colour, width, distance }) => {
      const centre = this.#placeOf(at)
      if (centre === undefined || !appearance?.shown.nodes[at]) return []
      return [{ centre, radius: this.#radiusOf(at) + distance, width, colour }]
    })
  }

  #paintLayers(): void {
    for (const [layer, paint] of [
      [this.#loopLayer, (brush: CanvasRenderingContext2D) => paintLoops(brush, this.#loopShapes())],
      [
        this.#ringLayer,
        (brush: CanvasRenderingContext2D) => {
          if (this.#hovered !== undefined) paintScene(brush, this.#lit(this.#hovered))
          paintRings(brush, this.#ringShapes())
        },
      ],
    ] as const) {
      const { width, height } = this.#sigma.getDimensions()
      const density = devicePixelRatio
      const brush = layer.getContext('2d')
      if (brush === null) continue
      if (layer.width !== Math.round(width * density)) layer.width = Math.round(width * density)
      if (layer.height !== Math.round(height * density)) layer.height = Math.round(height * density)
      brush.setTransform(density, 0, 0, density, 0, 0)
      brush.clearRect(0, 0, width, height)
      paint(brush)
    }
  }

  #nodeLook(at: number) {
    const { appearance, named } = this.#drawing!
    return {
      hidden: appearance.shown.nodes[at] === 0,
      color: appearance.nodeColours[at],
      size: appearance.nodeSizes[at],
      label: visible(this.#picture!.texts[at]),
      forceLabel: named.has(at),
    }
  }

  #edgeLook(at: number) {
    const { appearance } = this.#drawing!
    return {
      hidden: appearance.shown.edges[at] === 0,
      color: appearance.edgeColours[at],
      size: appearance.edgeSizes[at],
      zIndex: appearance.edgeDepths[at],
    }
  }

  #applySettings({ palette, labels }: Drawing): void {
    // Each change of settings draws everything anew.
    if (this.#settled?.palette === palette && this.#settled.labels === labels) return
    this.#settled = { palette, labels }
    this.#sigma.setSettings({
      labelColor: { color: palette.ink },
      labelDensity: labelDensity[labels],
      labelRenderedSizeThreshold: labelThreshold[labels],
      renderLabels: true,
    })
  }

  /** The label on a ground of its own, in the colours of the theme. */
  #drawHover(
    brush: CanvasRenderingContext2D,
    { x, y, size, label, color }: { x: number; y: number; size: number; label: string | null; color: string },
  ): void {
    const { palette } = this.#drawing!
    brush.font = `600 ${labelSize}px ${this.#font}`
    const width = brush.measureText(label ?? '').width
    if (label) {
      brush.fillStyle = palette.background
      brush.strokeStyle = palette.faint
      brush.lineWidth = 1
      brush.beginPath()
      brush.roundRect(x, y - 11, width + size + 12, 22, 4)
      brush.fill()
      brush.stroke()
    }
    brush.beginPath()
    brush.arc(x, y, size, 0, 2 * Math.PI)
    brush.fillStyle = color
    brush.fill()
    brush.lineWidth = 1.5
    brush.strokeStyle = palette.ink
    brush.stroke()
    if (label) {
      brush.fillStyle = palette.ink
      brush.fillText(label, x + size + 5, y + labelSize / 3)
    }
  }

  #placeOf(at: number): Vector | undefined {
    const data = this.#sigma.getNodeDisplayData(at)
    return data && this.#sigma.framedGraphToViewport(data)
  }

  #radiusOf(at: number): number {
    return this.#sigma.scaleSize(this.#sigma.getNodeDisplayData(at)?.size ?? 0)
  }

  #thickness(size: number): number {
    return Math.max(this.#sigma.getSetting('minEdgeThickness'), this.#sigma.scaleSize(size))
  }

  get #duration(): number {
    return reducedMotion() ? 0 : 200
  }

  #loopAt(point: Vector): number | undefined {
    const picture = this.#picture
    if (picture === undefined) return undefined
    return this.#loops.find((edge) => {
      const at = picture.from[edge]
      const place = this.#placeOf(at)
      if (place === undefined || this.#edgeLook(edge).hidden) return false
      const { centre, radius } = loopShape(place, this.#radiusOf(at), 1, '')
      return Math.abs(Math.hypot(point.x - centre.x, point.y - centre.y) - radius) < 4
    })
  }

  #listen(): void {
    const sigma = this.#sigma
    sigma.on('enterNode', ({ node }) => {
      if (this.#dragged !== undefined) return
      this.#events.onHover(Number(node))
    })
    sigma.on('leaveNode', () => {
      if (this.#dragged === undefined) this.#events.onHover(undefined)
    })
    sigma.on('clickNode', ({ node, event }) => {
      const { original } = event
      this.#events.onNode(Number(node), original.shiftKey || original.ctrlKey || original.metaKey)
    })
    sigma.on('clickEdge', ({ edge }) => this.#events.onEdge(sigma.getGraph().getEdgeAttribute(edge, 'at')))
    sigma.on('clickStage', ({ event }) => {
      const loop = this.#loopAt(event)
      if (loop === undefined) this.#events.onGround()
      else this.#events.onEdge(loop)
    })
    sigma.on('downNode', ({ node }) => {
      this.#dragged = { at: Number(node), moved: false }
      if (sigma.getCustomBBox() === null) sigma.setCustomBBox(sigma.getBBox())
    })
    sigma.on('moveBody', ({ event }) => {
      if (this.#dragged === undefined) return
      this.#dragged.moved = true
      const { x, y } = sigma.viewportToGraph(event)
      sigma.getGraph().mergeNodeAttributes(this.#dragged.at, { x, y })
      event.preventSigmaDefault()
      event.original.preventDefault()
      event.original.stopPropagation()
    })
    const drop = (): void => {
      const dragged = this.#dragged
      this.#dragged = undefined
      if (!dragged?.moved) return
      const { x, y } = sigma.getGraph().getNodeAttributes(dragged.at)
      this.#events.onMoved(dragged.at, x, y)
    }
    sigma.on('upNode', drop)
    sigma.on('upStage', drop)
  }
}

export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
