/** Sigma as the explorer uses it: its programs, its settings, the attributes of its graph. */
import { EdgeCurvedArrowProgram } from '@sigma/edge-curve'
import Graph from 'graphology'
import Sigma from 'sigma'
import { EdgeArrowProgram, EdgeLineProgram, type EdgeProgramType } from 'sigma/rendering'
import type { Settings } from 'sigma/settings'
import type { Picture } from '../graph/picture.ts'
import type { Vector } from '../graph/scene.ts'
import { stagePadding } from './whole-picture.ts'

export interface NodeAttributes {
  x: number
  y: number
  at: number
}

export interface EdgeAttributes {
  at: number
  type: string
}

export type Renderer = Sigma<NodeAttributes, EdgeAttributes>
type RendererSettings = Settings<NodeAttributes, EdgeAttributes>

// The packages' types know no attributes but their own; the programs read none of ours.
const programs = {
  arrow: EdgeArrowProgram,
  curved: EdgeCurvedArrowProgram,
  line: EdgeLineProgram,
} as Record<string, unknown> as Record<string, EdgeProgramType<NodeAttributes, EdgeAttributes>>

export function startSigma(
  container: HTMLElement,
  looks: Pick<RendererSettings, 'nodeReducer' | 'edgeReducer' | 'defaultDrawNodeHover'>,
): Renderer {
  return new Sigma<NodeAttributes, EdgeAttributes>(new Graph({ multi: false, type: 'directed' }), container, {
    ...looks,
    allowInvalidContainer: true,
    defaultEdgeType: 'arrow',
    edgeProgramClasses: programs,
    enableEdgeEvents: true,
    zIndex: true,
    renderLabels: false, // labels have a layer of their own, where none lies on another
    stagePadding, // room for the labels at the edge and for the buttons over the picture
    minEdgeThickness: 0.6,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zoomDuration: reducedMotion() ? 0 : 180,
    inertiaDuration: reducedMotion() ? 0 : 200,
  })
}

/** Heads on more edges than these would be a grey carpet. */
const mostHeads = 8000

export interface DrawnGraph {
  readonly graph: Graph<NodeAttributes, EdgeAttributes>
  /** Positions of the edges that are self-loops, which sigma cannot draw. */
  readonly loops: readonly number[]
  /** Whether single edges are hairs without heads. */
  readonly isPlain: boolean
}

/** @param positions [n × 2] */
export function graphOf(picture: Picture, positions: Float32Array): DrawnGraph {
  const graph = new Graph<NodeAttributes, EdgeAttributes>({ multi: false, type: 'directed' })
  const loops: number[] = []
  for (let at = 0; at < picture.nodes.length; at++)
    graph.addNode(at, { at, x: positions[2 * at], y: positions[2 * at + 1] })
  const isPlain = picture.from.length > mostHeads
  for (let at = 0; at < picture.from.length; at++) {
    const from = picture.from[at]
    const to = picture.to[at]
    const type = picture.mutual[at] ? 'curved' : isPlain ? 'line' : 'arrow'
    if (from === to) loops.push(at)
    else graph.addDirectedEdgeWithKey(`e${at}`, from, to, { at, type })
  }
  return { graph, loops, isPlain }
}

/** Window coordinates of a node's centre. */
export function placeOf(sigma: Renderer, at: number): Vector | undefined {
  const data = sigma.getNodeDisplayData(at)
  return data && sigma.framedGraphToViewport(data)
}

/** px, as it is seen. */
export function radiusOf(sigma: Renderer, at: number): number {
  return sigma.scaleSize(sigma.getNodeDisplayData(at)?.size ?? 0)
}

export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
