/** What sigma shows, and what it has no program for, as shapes in window coordinates. */
import { blend } from '../graph/colour.ts'
import { mostLabels, placeLabels, type Disc, type LabelWish } from '../graph/labels.ts'
import { type Picture } from '../graph/picture.ts'
import { listedText } from '../../../ui/token-text.ts'
import {
  edgeShape,
  loopShape,
  type EdgeShape,
  type LabelShape,
  type LoopShape,
  type RingShape,
  type Scene,
  type Vector,
} from '../graph/scene.ts'
import type { Drawing } from './drawing.ts'
import { placeOf, radiusOf, type Renderer } from './sigma.ts'

/** Nodes beside the hovered one whose labels are all wished for. */
const mostLit = 60
/** px: smaller nodes may be covered by a label. */
const coveredRadius = 4
const longestLabel = 28

export class Shapes {
  readonly #sigma: Renderer
  readonly #font: string
  readonly #ruler = new OffscreenCanvas(1, 1).getContext('2d')
  /** Widths of texts at 1 px. */
  readonly #widths = new Map<string, number>()
  readonly #picture: Picture
  readonly #loops: readonly number[]
  #drawing: Drawing
  /** Positions of the nodes, the most important first. */
  #order: readonly number[] | undefined

  constructor(sigma: Renderer, font: string, picture: Picture, loops: readonly number[], drawing: Drawing) {
    this.#sigma = sigma
    this.#font = font
    this.#picture = picture
    this.#loops = loops
    this.#drawing = drawing
  }

  get drawing(): Drawing {
    return this.#drawing
  }

  set drawing(drawing: Drawing) {
    if (drawing.appearance !== this.#drawing.appearance) this.#order = undefined
    this.#drawing = drawing
  }

  /** What is in sight. */
  scene(): Scene {
    const { width, height } = this.#sigma.getDimensions()
    const { appearance, palette } = this.#drawing
    const depths = appearance.edgeDepths
    const order = Array.from(depths.keys()).sort((a, b) => depths[a] - depths[b])
    return {
      width,
      height,
      background: palette.background,
      font: this.#font,
      edges: this.#edges(order),
      loops: this.loops(),
      nodes: this.#nodesInSight(0).map(({ at, centre, radius }) => ({
        centre,
        radius,
        colour: appearance.nodeColours[at],
      })),
      rings: this.rings(),
      labels: this.labels(),
    }
  }

  /** A node and what is beside it, on a clear ground. */
  lit({ nodes, edges }: { nodes: ReadonlySet<number>; edges: ReadonlySet<number> }): Scene {
    const { palette, appearance } = this.#drawing
    const drawn = [...nodes].flatMap((at) => {
      const centre = appearance.shown.nodes[at] === 1 ? placeOf(this.#sigma, at) : undefined
      return centre === undefined ? [] : [{ at, centre, radius: radiusOf(this.#sigma, at) }]
    })
    // The hovered one has its label already.
    const named = drawn.length <= mostLit ? drawn.slice(1) : []
    const wishes = named.map(({ at, centre, radius }) => this.#wish(at, centre, radius, false))
    return {
      ...this.#sigma.getDimensions(),
      background: 'transparent',
      font: this.#font,
      edges: this.#edges([...edges]).map((shape) => ({
        ...shape,
        width: Math.max(1, shape.width),
        colour: blend(shape.colour, palette.ink, 0.35),
      })),
      loops: [],
      nodes: drawn.map(({ at, centre, radius }) => ({
        centre,
        radius,
        colour: appearance.nodeColours[at],
      })),
      rings: [],
      labels: this.#placed(wishes, drawn, mostLit),
    }
  }

  /** The shape of one edge; undefined where it is not drawn, or is a loop. */
  edge(edge: number): EdgeShape | undefined {
    return this.#edges([edge]).at(0)
  }

  labels(): LabelShape[] {
    const { labels, named, appearance, marks } = this.#drawing
    const window = this.#sigma.getDimensions()
    const most = mostLabels(labels, window)
    const wishes: LabelWish[] = []
    const rims = new Map(marks.map(({ at, distance, width }) => [at, distance + width / 2]))
    const inSight = new Map(this.#nodesInSight(0).map((node) => [node.at, node]))
    const add = (at: number, isForced: boolean): void => {
      const node = inSight.get(at)
      if (node === undefined) return
      const rim = rims.get(at)
      const wish = this.#wish(at, node.centre, node.radius + (rim ?? 0), isForced)
      wishes.push(rim === undefined ? wish : { ...wish, isOnLine: true })
    }
    for (const at of named) add(at, true)
    // Twice as many wishes as there may be labels: half of them find no room in a crowd.
    this.#order ??= Array.from(appearance.nodeSizes.keys()).sort(
      (a, b) =>
        appearance.nodeSizes[b] - appearance.nodeSizes[a] ||
        this.#picture.frequency[b] - this.#picture.frequency[a],
    )
    if (most > 0)
      for (const at of this.#order) {
        if (wishes.length >= named.size + most * 4) break
        if (!named.has(at)) add(at, false)
      }
    const loops = this.loops().map(({ centre, radius }) => ({ centre, radius }))
    const large = [...inSight.values()].filter(({ radius }) => radius >= coveredRadius)
    return this.#placed(wishes, [...large, ...loops], most)
  }

  loops(): LoopShape[] {
    const { appearance } = this.#drawing
    return this.#loops.flatMap((edge) => {
      const at = this.#picture.from[edge]
      const place = placeOf(this.#sigma, at)
      if (appearance.shown.edges[edge] === 0 || place === undefined) return []
      const width = Math.max(0.6, this.#thickness(edge) - 1 / devicePixelRatio)
      return [loopShape(place, radiusOf(this.#sigma, at), width, appearance.edgeColours[edge])]
    })
  }

  /** The self-loop under a point of the window. */
  loopAt(point: Vector): number | undefined {
    const { appearance } = this.#drawing
    return this.#loops.find((edge) => {
      const at = this.#picture.from[edge]
      const place = placeOf(this.#sigma, at)
      if (place === undefined || appearance.shown.edges[edge] === 0) return false
      const { centre, radius } = loopShape(place, radiusOf(this.#sigma, at), 1, '')
      return Math.abs(Math.hypot(point.x - centre.x, point.y - centre.y) - radius) < 4
    })
  }

  rings(): RingShape[] {
    const { marks, appearance } = this.#drawing
    return marks.flatMap(({ at, colour, width, distance }) => {
      const centre = placeOf(this.#sigma, at)
      if (centre === undefined || appearance.shown.nodes[at] === 0) return []
      return [{ centre, radius: radiusOf(this.#sigma, at) + distance, width, colour }]
    })
  }

  #edges(edges: readonly number[]): EdgeShape[] {
    const { appearance } = this.#drawing
    const feather = this.#sigma.getSetting('antiAliasingFeather') / devicePixelRatio
    return edges.flatMap((edge) => {
      const from = this.#picture.from[edge]
      const to = this.#picture.to[edge]
      if (from === to || appearance.shown.edges[edge] === 0) return []
      const source = placeOf(this.#sigma, from)
      const target = placeOf(this.#sigma, to)
      if (source === undefined || target === undefined) return []
      const ends = { source, target, targetRadius: radiusOf(this.#sigma, to) }
      const colour = appearance.edgeColours[edge]
      const curved = this.#picture.mutual[edge] === 1
      return [edgeShape({ ...ends, width: this.#thickness(edge), feather, colour, curved })]
    })
  }

  /** px */
  #thickness(edge: number): number {
    const size = this.#drawing.appearance.edgeSizes[edge]
    return Math.max(this.#sigma.getSetting('minEdgeThickness'), this.#sigma.scaleSize(size))
  }

  /** `room`: px around the window that still count. */
  #nodesInSight(room: number): ({ readonly at: number } & Disc)[] {
    const { width, height } = this.#sigma.getDimensions()
    const { nodes } = this.#drawing.appearance.shown
    return Array.from(nodes.keys()).flatMap((at) => {
      if (nodes[at] === 0) return []
      const centre = placeOf(this.#sigma, at)
      if (centre === undefined) return []
      const radius = radiusOf(this.#sigma, at)
      const reach = radius + room
      const isSeen =
        centre.x > -reach && centre.y > -reach && centre.x < width + reach && centre.y < height + reach
      return isSeen ? [{ at, centre, radius }] : []
    })
  }

  #wish(at: number, centre: Vector, radius: number, isForced: boolean): LabelWish {
    const whole = listedText(this.#picture.texts[at])
    const text = whole.length > longestLabel ? `${whole.slice(0, longestLabel)}…` : whole
    // Large nodes speak a little louder.
    const size = Math.min(15, Math.max(11, 10 + radius * 0.25))
    return { at, centre, radius, text, size, width: this.#widthOf(text) * size, isForced, isOnLine: false }
  }

  #placed(wishes: readonly LabelWish[], discs: readonly Disc[], most: number): LabelShape[] {
    const { palette } = this.#drawing
    const { width, height } = this.#sigma.getDimensions()
    return placeLabels(wishes, discs, { width, height }, most).map(({ wish: { text, size }, at }) => ({
      at,
      text,
      size,
      colour: palette.ink,
      halo: palette.background,
    }))
  }

  #widthOf(text: string): number {
    const known = this.#widths.get(text)
    if (known !== undefined || this.#ruler === null) return known ?? text.length * 0.6
    this.#ruler.font = `100px ${this.#font}`
    const width = this.#ruler.measureText(text).width / 100
    this.#widths.set(text, width)
    return width
  }
}
