/** How the signal of a prompt shows in a picture: energies of a step, the way up to it, the fan of what may follow. */
import type { SignalLook } from '../graph/appearance.ts'
import { edgeBetween, type Picture } from '../graph/picture.ts'
import { scaleOf, type Scale } from '../graph/scales.ts'
import { candidatesAt, energiesAt, hasStep, type SignalData } from '../graph/signal.ts'

/** Candidates whose edges are lit. */
export const fanSize = 8

/** Of energies, the same for all steps at hand: colours keep their meaning while it plays. */
export function signalScale(data: SignalData, picture: Picture): Scale | undefined {
  const values: number[] = []
  for (let step = data.from; hasStep(data, step); step++) {
    const energies = energiesAt(data, step)
    for (const node of picture.nodes) values.push(energies?.[node] ?? NaN)
  }
  return scaleOf(values, false)
}

/** The edges of a path from node to node, lit like the way of a signal. */
export function pathLook(picture: Picture, nodes: readonly number[]): Pick<SignalLook, 'path' | 'fan'> {
  const edges = nodes.slice(1).map((node, at) => edgeBetween(picture, nodes[at], node))
  return { path: new Map(edges.flatMap((edge) => (edge === undefined ? [] : [[edge, 0]]))), fan: new Map() }
}

export function signalLook(
  data: SignalData,
  picture: Picture,
  step: number,
  scale: Scale | undefined,
): SignalLook {
  const path = new Map<number, number>()
  for (let at = 1; at <= step; at++) {
    const edge = edgeBetween(picture, data.tokens[at - 1], data.tokens[at])
    if (edge !== undefined) path.set(edge, step - at)
  }
  const fan = new Map<number, number>()
  const candidates = candidatesAt(data, step, fanSize)
  for (const { node, probability } of candidates) {
    const edge = edgeBetween(picture, data.tokens[step], node)
    if (edge !== undefined && !path.has(edge)) fan.set(edge, probability / candidates[0].probability)
  }
  return { energies: energiesAt(data, step), scale, path, fan }
}
