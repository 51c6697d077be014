/** Which nodes and edges of a picture are shown: those inside every range and with the term, and edges whose both ends are shown. */
import type { FilterName, Range, ViewState } from '../state/view-state.ts'
import type { Picture } from './picture.ts'

/** What a filter looks at. */
export const filterValues: Record<
  FilterName,
  {
    readonly of: 'nodes' | 'edges'
    readonly values: (picture: Picture) => ArrayLike<number> & Iterable<number>
  }
> = {
  frequency: { of: 'nodes', values: (picture) => picture.frequency },
  degree: { of: 'nodes', values: (picture) => picture.degree },
  energy: { of: 'nodes', values: (picture) => picture.energy },
  count: { of: 'edges', values: (picture) => picture.counts },
  probability: { of: 'edges', values: (picture) => picture.probabilities },
  edgeEnergy: { of: 'edges', values: (picture) => picture.energies },
  norm: { of: 'edges', values: (picture) => picture.norms },
}

export interface Shown {
  /** [n] and [m], 1 where shown. */
  readonly nodes: Uint8Array
  readonly edges: Uint8Array
  readonly nodeCount: number
  readonly edgeCount: number
}

/** @param term only nodes whose text contains it, whatever its case and width */
export function filtered(picture: Picture, filters: ViewState['filters'], term = ''): Shown {
  const sought = plain(term)
  const nodes = Uint8Array.from(picture.texts, (text) => (plain(text).includes(sought) ? 1 : 0))
  const edges = new Uint8Array(picture.from.length).fill(1)
  for (const [name, range] of Object.entries(filters) as [FilterName, Range][]) {
    const { of, values } = filterValues[name]
    keepInside(of === 'nodes' ? nodes : edges, values(picture), range)
  }
  let edgeCount = 0
  for (let edge = 0; edge < edges.length; edge++) {
    edges[edge] &= nodes[picture.from[edge]] & nodes[picture.to[edge]]
    edgeCount += edges[edge]
  }
  return { nodes, edges, nodeCount: nodes.reduce((sum, one) => sum + one, 0), edgeCount }
}

function plain(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en')
}

/** A value that is no number passes: nothing is known against it. */
function keepInside(kept: Uint8Array, values: ArrayLike<number>, [from, to]: Range): void {
  for (let i = 0; i < kept.length; i++) if (values[i] < from || values[i] > to) kept[i] = 0
}
