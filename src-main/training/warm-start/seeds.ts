/** One stream of random numbers for each thing that is initialised, so that any block can be made alone. */
import { Random } from '../../../src-shared/random.ts'

/** Streams differ by the pair of nodes, not by the edge's index: a graph with fewer edges keeps their parameters. */
export function edgeRandom(seed: number, source: number, target: number): Random {
  return new Random(
    (Math.imul(mix(seed ^ Math.imul(source + 1, 0x9e3779b9)), 0x85ebca6b) ^ mix(target)) >>> 0,
  )
}

/** A stream that no edge has, for the parameters that are not per edge. */
export function namedRandom(seed: number, name: 'nodes' | 'shared' | 'codes'): Random {
  return new Random(mix(seed ^ { nodes: 0x6e0de5, shared: 0x5a4ed, codes: 0xc0de5 }[name]))
}

function mix(value: number): number {
  let z = (value + 0x9e3779b9) >>> 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >>> 0
}
