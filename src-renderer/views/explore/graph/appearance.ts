/**
 * How a picture looks under a view state: colour and size of every node, colour and width of every edge, and the legend
 * that says what they mean. Pure, so that the window, the exported file and the tests see the same.
 */
import { diverging, sequential, type Rgb } from '../../../ui/index.ts'
import type { EdgeLook, NodeLook, SizeLook, ViewState } from '../state/view-state.ts'
import { blend, hex } from './colour.ts'
import type { Shown } from './filters.ts'
import type { Palette } from './palette.ts'
import type { Picture } from './picture.ts'
import { scaleOf, shareOf, type Scale } from './scales.ts'

/** What a prompt adds: the energies of a step, on a scale that holds for all steps, and the way of its signal. */
export interface SignalLook {
  /** [V] by token id; undefined while they are on their way. */
  readonly energies: Float32Array | undefined
  readonly scale: Scale | undefined
  /** Edge positions of the path up to the step → how far back, 0 the latest. */
  readonly path: ReadonlyMap<number, number>
  /** Edge positions from the step's token to its best candidates → probability, that of the best being 1. */
  readonly fan: ReadonlyMap<number, number>
}

export interface Appearance {
  readonly nodeColours: readonly string[]
  /** [n] radius, px at zoom 1. */
  readonly nodeSizes: Float32Array
  readonly edgeColours: readonly string[]
  /** [m] width, px at zoom 1. */
  readonly edgeSizes: Float32Array
  /** [m] drawn later, so above, where larger. */
  readonly edgeDepths: Float32Array
  readonly shown: Shown
  readonly legend: Legend
}

export type ColourLegend =
  | {
      readonly kind: 'ramp'
      readonly look: NodeLook
      readonly scale: Scale
      readonly colours: readonly string[]
    }
  | {
      readonly kind: 'categories'
      readonly look: NodeLook
      readonly entries: readonly {
        readonly colour: string
        readonly category: number
        readonly nodes: number
      }[]
      /** Nodes of categories without a colour of their own. */
      readonly others: number
    }

export interface Legend {
  readonly colour: ColourLegend | undefined
  readonly size:
    | { readonly look: SizeLook; readonly scale: Scale; readonly least: number; readonly most: number }
    | undefined
  readonly edge:
    { readonly look: EdgeLook; readonly scale: Scale; readonly colours: readonly string[] } | undefined
}

/** Colours of 64 steps: tens of thousands of edges need no colour of their own each. */
function steps(colourAt: (share: number) => string): (share: number) => string {
  const colours = Array.from({ length: 64 }, (_, index) => colourAt(index / 63))
  return (share) => colours[Math.round(share * 63)]
}

const counted: readonly string[] = ['frequency', 'degree', 'pagerank', 'count', 'probability', 'change']

export function appearanceOf(
  picture: Picture,
  state: Pick<ViewState, 'nodeColour' | 'nodeSize' | 'edgeLook'>,
  shown: Shown,
  palette: Palette,
  communities: Uint32Array | undefined,
  signal: SignalLook | undefined,
): Appearance {
  const nodes = nodeColours(picture, state.nodeColour, palette, communities, signal)
  const sizes = nodeSizes(picture, state.nodeSize, signal)
  const edges = edgeLooks(picture, state.edgeLook, palette, signal)
  return {
    nodeColours: nodes.colours,
    nodeSizes: sizes.sizes,
    edgeColours: edges.colours,
    edgeSizes: edges.sizes,
    edgeDepths: edges.depths,
    shown,
    legend: { colour: nodes.legend, size: sizes.legend, edge: edges.legend },
  }
}

function nodeColours(
  picture: Picture,
  look: NodeLook,
  palette: Palette,
  communities: Uint32Array | undefined,
  signal: SignalLook | undefined,
): { colours: string[]; legend: ColourLegend | undefined } {
  const count = picture.nodes.length
  if (look === 'same') return { colours: Array<string>(count).fill(palette.accent), legend: undefined }
  if (look === 'community') return communityColours(communities ?? new Uint32Array(count), palette)
  const values = nodeValues(picture, look, signal)
  const scale = nodeScale(look, values, signal)
  const unknown = blend(palette.background, palette.faint, 0.5)
  const ramp = steps((share) => hex(rampColour(look, share, palette)))
  const colours = Array.from(values, (value) => {
    const share = scale === undefined ? NaN : shareOf(scale, value)
    return Number.isNaN(share) ? unknown : ramp(share)
  })
  const stops = Array.from({ length: 9 }, (_, index) => ramp(index / 8))
  return { colours, legend: scale && { kind: 'ramp', look, scale, colours: stops } }
}

/** Little is near the ground, where a small dot would vanish: ramps begin a little above it. */
function rampColour(look: NodeLook, share: number, { ground }: Palette): Rgb {
  if (look !== 'change') return sequential(0.14 + 0.86 * (look === 'depth' ? 1 - share : share), ground)
  const value = 2 * share - 1
  return diverging(Math.sign(value) * (0.2 + 0.8 * Math.abs(value)), ground)
}

function nodeScale(
  look: NodeLook | SizeLook,
  values: Iterable<number>,
  signal: SignalLook | undefined,
): Scale | undefined {
  if (look === 'signal') return signal?.scale
  const scale = scaleOf(values, counted.includes(look))
  if (look !== 'change' || scale === undefined) return scale
  // The same to both sides of nothing.
  const most = Math.max(Math.abs(scale.from), Math.abs(scale.to))
  return { from: -most, to: most, logarithmic: false }
}

function communityColours(
  communities: Uint32Array,
  palette: Palette,
): { colours: string[]; legend: ColourLegend } {
  const sizes = new Map<number, number>()
  for (const community of communities) sizes.set(community, (sizes.get(community) ?? 0) + 1)
  const ranked = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const named = ranked.slice(0, palette.series.length)
  const colourOf = new Map(named.map(([community], index) => [community, palette.series[index]]))
  const other = blend(palette.background, palette.faint, 0.55)
  return {
    colours: Array.from(communities, (community) => colourOf.get(community) ?? other),
    legend: {
      kind: 'categories',
      look: 'community',
      entries: named.map(([category, nodes], index) => ({ category, nodes, colour: palette.series[index] })),
      others: ranked.slice(palette.series.length).reduce((sum, [, nodes]) => sum + nodes, 0),
    },
  }
}

/** [n] what a look shows; NaN where it is not known. */
export function nodeValues(
  picture: Picture,
  look: NodeLook | SizeLook,
  signal: SignalLook | undefined,
): ArrayLike<number> & Iterable<number> {
  switch (look) {
    case 'signal': {
      const { energies } = signal ?? {}
      return Float32Array.from(picture.nodes, (node) => energies?.[node] ?? NaN)
    }
    case 'energy':
      return picture.energy
    case 'frequency':
      return picture.frequency
    case 'degree':
      return picture.degree
    case 'pagerank':
      return picture.pagerank
    case 'core':
      return picture.core
    case 'change':
      return picture.changes?.nodes ?? new Float32Array(picture.nodes.length).fill(NaN)
    default:
      return picture.depth
  }
}

function nodeSizes(
  picture: Picture,
  look: SizeLook,
  signal: SignalLook | undefined,
): { sizes: Float32Array; legend: Legend['size'] } {
  const count = picture.nodes.length
  // Fewer nodes have more room each.
  const most = count <= 60 ? 16 : count <= 300 ? 12 : count <= 1200 ? 8 : 5
  const least = count <= 60 ? 5 : count <= 300 ? 3.5 : count <= 1200 ? 2.5 : 1.5
  if (look === 'same') return { sizes: new Float32Array(count).fill((least + most) / 2), legend: undefined }
  const values = nodeValues(picture, look, signal)
  const scale = nodeScale(look, values, signal)
  const sizes = Float32Array.from(values, (value) => {
    const share = scale === undefined ? NaN : shareOf(scale, value)
    return Number.isNaN(share) ? least : least + (most - least) * share
  })
  return { sizes, legend: scale && { look, scale, least, most } }
}

const edgeValues: Record<
  Exclude<EdgeLook, 'same'>,
  (picture: Picture) => ArrayLike<number> & Iterable<number>
> = {
  count: (picture) => picture.counts,
  probability: (picture) => picture.probabilities,
  energy: (picture) => picture.energies,
  norm: (picture) => picture.norms,
  change: (picture) => picture.changes?.edges ?? new Float32Array(picture.from.length).fill(NaN),
}

function edgeLooks(
  picture: Picture,
  look: EdgeLook,
  palette: Palette,
  signal: SignalLook | undefined,
): { colours: string[]; sizes: Float32Array; depths: Float32Array; legend: Legend['edge'] } {
  const count = picture.from.length
  const values = look === 'same' ? new Float32Array(count) : edgeValues[look](picture)
  const scale = look === 'same' ? undefined : scaleOf(values, counted.includes(look))
  const crowded = count > 3000
  // Behind a signal the rest of the picture steps back; light on dark glares, so that it takes less.
  const rest = (signal === undefined ? 1 : 0.4) * (palette.ground === 'dark' ? 0.65 : 1)
  const [least, span] = crowded ? [0.04, 0.34] : [0.12, 0.5]
  const ramp = steps((share) => blend(palette.background, palette.ink, rest * (least + share * span)))
  const colours = Array<string>(count)
  const sizes = new Float32Array(count)
  const depths = new Float32Array(count)
  for (let edge = 0; edge < count; edge++) {
    const found = scale === undefined ? 0.35 : shareOf(scale, values[edge])
    const share = Number.isNaN(found) ? 0 : found
    const back = signal?.path.get(edge)
    const probability = signal?.fan.get(edge)
    if (back !== undefined) {
      colours[edge] = blend(palette.accent, palette.background, Math.min(0.45, back * 0.08))
      sizes[edge] = Math.max(2, 4 - back * 0.25)
    } else if (probability !== undefined) {
      // By the root, or all but the best would be hairs: that a candidate is one at all is what the fan tells.
      const strength = Math.sqrt(probability)
      colours[edge] = blend(palette.background, palette.series[1], 0.4 + 0.6 * strength)
      sizes[edge] = 1.2 + 2.8 * strength
    } else {
      colours[edge] = ramp(share)
      sizes[edge] = crowded ? 0.5 + 1.2 * share : 0.8 + 2.4 * share
    }
    depths[edge] =
      back !== undefined ? 3 - back * 1e-3 : probability !== undefined ? 2 + probability * 0.5 : share
  }
  const stops = Array.from({ length: 5 }, (_, index) => ramp(index / 4))
  return {
    colours,
    sizes,
    depths,
    legend: scale && look !== 'same' ? { look, scale, colours: stops } : undefined,
  }
}
