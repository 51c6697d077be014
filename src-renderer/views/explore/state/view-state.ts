/**
 * What a person chose to see, as one immutable value: which question the picture answers, how it is drawn, what is
 * selected. Undo, named views and the address are copies of it. Where the camera stands and where the layout put the
 * nodes is not in it; where a person dragged them is.
 */
import type { NodeMeasure, EdgeMeasure } from '../../../../src-shared/contract/index.ts'

export type Query =
  /** The nodes that lead by a measure. */
  | { readonly kind: 'top'; readonly by: NodeMeasure; readonly count: number }
  /** The edges that lead by a measure. */
  | { readonly kind: 'strongest'; readonly by: EdgeMeasure; readonly count: number }
  | {
      readonly kind: 'neighbourhood'
      readonly nodes: readonly number[]
      readonly depth: number
      readonly direction: 'out' | 'in' | 'both'
      /** Neighbours of each node at most. */
      readonly branches: number
    }
  | { readonly kind: 'path'; readonly from: number; readonly to: number }
  /** The tokens of the prompt, and the best candidates after each. */
  | { readonly kind: 'signal'; readonly candidates: number }
  | { readonly kind: 'among'; readonly nodes: readonly number[] }
  /** The edges that training moved most since another checkpoint. */
  | { readonly kind: 'difference'; readonly since: number; readonly count: number }

export const nodeLooks = [
  'signal',
  'energy',
  'change',
  'frequency',
  'degree',
  'pagerank',
  'core',
  'community',
  'depth',
  'same',
] as const
export type NodeLook = (typeof nodeLooks)[number]
export const sizeLooks = ['signal', 'energy', 'frequency', 'degree', 'pagerank', 'core', 'same'] as const
export type SizeLook = (typeof sizeLooks)[number]
export const edgeLooks = ['count', 'probability', 'energy', 'norm', 'change', 'same'] as const
export type EdgeLook = (typeof edgeLooks)[number]
export const layoutNames = ['force', 'flow', 'frequency', 'circle'] as const
export type LayoutName = (typeof layoutNames)[number]
export const filterNames = [
  'frequency',
  'degree',
  'energy',
  'count',
  'probability',
  'edgeEnergy',
  'norm',
] as const
export type FilterName = (typeof filterNames)[number]
/** Both ends belong to it. */
export type Range = readonly [from: number, to: number]
export type Point = readonly [x: number, y: number]

export interface Selection {
  readonly nodes: readonly number[]
  readonly edge?: readonly [source: number, target: number]
}

export interface ViewState {
  /** A checkpoint; 0 before one is known. */
  readonly model: number
  readonly query: Query
  readonly prompt: string
  /** Of the prompt: the token whose candidates are shown. */
  readonly step: number
  readonly nodeColour: NodeLook
  readonly nodeSize: SizeLook
  readonly edgeLook: EdgeLook
  /** Labels per part of the picture: 0 none … 4 nearly all. */
  readonly labels: number
  readonly layout: LayoutName
  readonly filters: Readonly<Partial<Record<FilterName, Range>>>
  /** Only nodes whose text contains it; '' for all. */
  readonly term: string
  readonly moved: Readonly<Record<number, Point>>
  readonly selection: Selection
}

export const nothingSelected: Selection = { nodes: [] }

export const initialView: ViewState = {
  model: 0,
  query: { kind: 'top', by: 'frequency', count: 120 },
  prompt: '',
  step: 0,
  nodeColour: 'energy',
  nodeSize: 'frequency',
  edgeLook: 'count',
  labels: 2,
  layout: 'force',
  filters: {},
  term: '',
  moved: {},
  selection: nothingSelected,
}

/** What belongs to one picture and means nothing in another is left behind; looks that only some have are exchanged. */
export function forOtherPicture(state: ViewState, query: Query): ViewState {
  const next = { ...state, query, filters: {}, term: '', selection: nothingSelected }
  if (query.kind === 'difference') return { ...next, nodeColour: 'change', edgeLook: 'change' }
  const { nodeColour, edgeLook } = state
  const hasNoColour = nodeColour === 'change' || (nodeColour === 'depth' && query.kind !== 'neighbourhood')
  return {
    ...next,
    nodeColour: hasNoColour ? initialView.nodeColour : nodeColour,
    edgeLook: edgeLook === 'change' ? initialView.edgeLook : edgeLook,
  }
}

/** Node ids are those of a model: another one starts afresh, with the same looks. */
export function forOtherModel(state: ViewState, model: number): ViewState {
  const { query } = state
  const keeps = query.kind === 'top' || query.kind === 'strongest' || query.kind === 'signal'
  const nextQuery = keeps ? query : initialView.query
  const { nodeColour, nodeSize, edgeLook, labels } = forOtherPicture(state, nextQuery)
  return {
    ...initialView,
    model,
    prompt: state.prompt,
    query: nextQuery,
    layout: keeps ? state.layout : initialView.layout,
    nodeColour,
    nodeSize,
    edgeLook,
    labels,
  }
}

/** The part of a state that decides which data are needed: equal keys, equal pictures. */
export function pictureKey({ model, query, prompt }: ViewState): string {
  return JSON.stringify([model, query, query.kind === 'signal' ? prompt : ''])
}
