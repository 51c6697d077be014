import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-shared/random.ts'
import { findEdge, sharedEdge } from '../../model/graph.ts'
import { candidatesAt } from '../../model/reference/index.ts'
import { plainConfig, randomGraph, randomParameters } from '../../model/reference/random-model.ts'
import { CandidateLists } from './candidates.ts'

const choices = fc.constantFrom<('all' | number)[]>('all', 0, 1, 2, 3, 5, 8, 100)

describe('candidates at a position', () => {
  it('are the reference’s, for every source and target', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(1, 2, 6, 9), fc.constantFrom(0, 0.3, 0.7, 1), choices, check),
      { numRuns: 60 },
    )
  })
})

function check(seed: number, nodes: number, density: number, choice: 'all' | number): void {
  const random = new Random(seed)
  const config = plainConfig(nodes, { sharedWeighting: 'continuation' })
  const graph = randomGraph(config, density, random)
  const model = { config, graph, parameters: randomParameters(config, graph, random) }
  const lists = new CandidateLists(graph, choice)
  for (let source = 0; source < nodes; source++)
    for (let target = 0; target < nodes; target++) {
      const expected = candidatesAt(model, source, target, choice)
      const targetEdge = findEdge(graph, source, target)
      const edges: number[] = []
      lists.own(source, targetEdge, (edge) => edges.push(edge))
      expect(sorted(edges)).toEqual(sorted(expected.edges))
      expect(lists.sharedMass(source, target, targetEdge)).toBeCloseTo(expected.sharedMass, 10)
      const tokens: number[] = []
      lists.shared(source, target, targetEdge, (token) => tokens.push(token))
      const listed = Array.from(expected.listed ?? graph.nodeCounts.keys())
      expect(sorted(tokens)).toEqual(sorted(listed.filter((v) => findEdge(graph, source, v) === sharedEdge)))
    }
}

function sorted(values: ArrayLike<number>): number[] {
  return Array.from(values).sort((a, b) => a - b)
}
