/** Views that come back from the disk: read field by field, so that one of an older version loses no more than it must. */
import {
  edgeLooks,
  filterNames,
  initialView,
  layoutNames,
  nodeLooks,
  sizeLooks,
  type FilterName,
  type Point,
  type Query,
  type Range,
  type ViewState,
} from './view-state.ts'

export interface Camera {
  readonly x: number
  readonly y: number
  readonly ratio: number
}

export interface StoredView {
  readonly state: ViewState
  readonly camera: Camera | undefined
}

type Fields = Readonly<Record<string, unknown>>

/** The view of a document, or undefined where it is none. */
export function readStoredView(document: unknown): StoredView | undefined {
  const { state, camera } = fields(document)
  const given = fields(state)
  const query = readQuery(given.query)
  if (query === undefined) return undefined
  return {
    state: {
      model: wholeNumber(given.model) ?? 0,
      query,
      prompt: typeof given.prompt === 'string' ? given.prompt : '',
      step: wholeNumber(given.step) ?? 0,
      nodeColour: oneOf(nodeLooks, given.nodeColour) ?? initialView.nodeColour,
      nodeSize: oneOf(sizeLooks, given.nodeSize) ?? initialView.nodeSize,
      edgeLook: oneOf(edgeLooks, given.edgeLook) ?? initialView.edgeLook,
      labels: Math.min(4, wholeNumber(given.labels) ?? initialView.labels),
      layout: oneOf(layoutNames, given.layout) ?? initialView.layout,
      filters: readFilters(given.filters),
      term: typeof given.term === 'string' ? given.term : '',
      moved: readMoved(given.moved),
      selection: readSelection(given.selection),
    },
    camera: readCamera(camera),
  }
}

const nodeMeasures = ['frequency', 'degree', 'in-degree', 'out-degree', 'energy', 'pagerank', 'core'] as const
const edgeMeasures = ['count', 'probability', 'energy', 'norm'] as const

function readQuery(value: unknown): Query | undefined {
  const query = fields(value)
  const count = wholeNumber(query.count)
  const nodes = wholeNumbers(query.nodes)
  switch (query.kind) {
    case 'top': {
      const by = oneOf(nodeMeasures, query.by)
      return by && count ? { kind: 'top', by, count } : undefined
    }
    case 'strongest': {
      const by = oneOf(edgeMeasures, query.by)
      return by && count ? { kind: 'strongest', by, count } : undefined
    }
    case 'neighbourhood': {
      if (nodes.length === 0) return undefined
      const direction = oneOf(['out', 'in', 'both'] as const, query.direction) ?? 'both'
      const depth = Math.min(4, wholeNumber(query.depth) ?? 1)
      return {
        kind: 'neighbourhood',
        nodes,
        depth,
        direction,
        branches: wholeNumber(query.branches) || 20,
      }
    }
    case 'path': {
      const from = wholeNumber(query.from)
      const to = wholeNumber(query.to)
      return from === undefined || to === undefined ? undefined : { kind: 'path', from, to }
    }
    case 'signal':
      return { kind: 'signal', candidates: wholeNumber(query.candidates) || 8 }
    case 'among':
      return nodes.length === 0 ? undefined : { kind: 'among', nodes }
    case 'difference': {
      const since = wholeNumber(query.since)
      return since && count ? { kind: 'difference', since, count } : undefined
    }
    default:
      return undefined
  }
}

function readFilters(value: unknown): Partial<Record<FilterName, Range>> {
  const given = fields(value)
  const filters: Partial<Record<FilterName, Range>> = {}
  for (const name of filterNames) {
    const range = pair(given[name])
    if (range !== undefined && range[0] <= range[1]) filters[name] = range
  }
  return filters
}

function readMoved(value: unknown): Record<number, Point> {
  const moved: Record<number, Point> = {}
  for (const [key, place] of Object.entries(fields(value))) {
    const point = pair(place)
    if (/^\d+$/.test(key) && point !== undefined) moved[Number(key)] = point
  }
  return moved
}

function readSelection(value: unknown): ViewState['selection'] {
  const selection = fields(value)
  const edge = wholeNumbers(selection.edge)
  const nodes = wholeNumbers(selection.nodes)
  return edge.length === 2 ? { nodes, edge: [edge[0], edge[1]] } : { nodes }
}

function readCamera(value: unknown): Camera | undefined {
  const { x, y, ratio } = fields(value)
  if (!isFiniteNumber(x) || !isFiniteNumber(y) || !isFiniteNumber(ratio) || ratio <= 0) return undefined
  return { x, y, ratio }
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function wholeNumber(value: unknown): number | undefined {
  return isFiniteNumber(value) && Number.isInteger(value) && value >= 0 ? value : undefined
}

function wholeNumbers(value: unknown): number[] {
  if (!Array.isArray(value)) return []
  return value.filter((item): item is number => wholeNumber(item) !== undefined)
}

function pair(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [first, second] = value as unknown[]
  return isFiniteNumber(first) && isFiniteNumber(second) ? [first, second] : undefined
}

function oneOf<Name extends string>(names: readonly Name[], value: unknown): Name | undefined {
  return names.find((name) => name === value)
}
