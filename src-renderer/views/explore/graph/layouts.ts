/**
 * Where nodes stand, as far as that is a formula. Positions are [n × 2], x to the right, y upwards, in units of about
 * one node's room; the picture is fitted into the window afterwards. The forces are in force-layout.ts.
 */
import type { StepCandidate } from './signal.ts'
import type { Picture } from './picture.ts'

const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/** A sunflower: the most frequent in the middle, every node with the same room around it. */
export function byFrequency(picture: Picture): Float32Array {
  return place(picture.nodes.length, ranked(picture.frequency), (rank) => {
    const radius = Math.sqrt(rank + 0.5) * 2
    const angle = rank * goldenAngle
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

/** One circle, clockwise from the top, neighbours by community and frequency where communities are known. */
export function circle(picture: Picture, communities?: Uint32Array): Float32Array {
  const count = picture.nodes.length
  const order = ranked(picture.frequency)
  if (communities !== undefined) order.sort((a, b) => communities[a] - communities[b])
  const radius = Math.max(4, count / Math.PI)
  return place(count, order, (rank) => {
    const angle = (Math.PI * 2 * rank) / Math.max(1, count)
    return [radius * Math.sin(angle), radius * Math.cos(angle)]
  })
}

export interface SignalSteps {
  /** Token ids of the prompt. */
  readonly tokens: ArrayLike<number>
  /** Best candidates after a step, best first. */
  readonly candidates: (step: number) => readonly StepCandidate[]
}

/**
 * A prompt from left to right: its tokens on one line in the order of their first appearance, candidates in a fan at
 * the column after the step that first proposed them. What belongs to neither stands in rows below.
 */
export function flow(picture: Picture, signal: SignalSteps | undefined): Float32Array {
  const positions = new Float32Array(picture.nodes.length * 2)
  const placed = new Uint8Array(picture.nodes.length)
  const columnWidth = 6
  const set = (node: number, x: number, y: number): boolean => {
    const at = picture.positionOf.get(node)
    if (at === undefined || placed[at]) return false
    placed[at] = 1
    positions[2 * at] = x
    positions[2 * at + 1] = y
    return true
  }
  const tokens = signal?.tokens ?? []
  let column = 0
  for (let step = 0; step < tokens.length; step++) if (set(tokens[step], column * columnWidth, 0)) column++
  // A token that comes again has no column of its own, so candidates count their own columns.
  const heights = new Map<number, number>()
  for (let step = 0; step < tokens.length; step++) {
    const start = picture.positionOf.get(tokens[step])
    if (start === undefined) continue
    const x = positions[2 * start] + columnWidth
    for (const { node } of signal?.candidates(step) ?? []) {
      const height = heights.get(x) ?? 0
      // Above and below the line in turn, further out each time.
      const y = (Math.floor(height / 2) + 1) * 3 * (height % 2 === 0 ? 1 : -1)
      if (set(node, x, y)) heights.set(x, height + 1)
    }
  }
  // Fans are taller than most prompts are long: the columns stand further apart where there is room for it.
  const tallest = Math.max(0, ...heights.values())
  const stretch = Math.max(1, (1.4 * tallest * 3) / ((column + 1) * columnWidth))
  for (let at = 0; at < placed.length; at++) positions[2 * at] *= stretch
  const rest = Array.from(placed.keys()).filter((at) => !placed[at])
  const columns = Math.max(8, column + 1, Math.ceil(Math.sqrt(rest.length * 2)))
  const below = -(Math.ceil(tallest / 2) + 2) * 3
  rest.forEach((at, index) => {
    positions[2 * at] = (index % columns) * columnWidth * 0.8 * stretch
    positions[2 * at + 1] = below - Math.floor(index / columns) * 3
  })
  return positions
}

function ranked(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, index) => index).sort(
    (a, b) => values[b] - values[a] || a - b,
  )
}

function place(
  count: number,
  order: readonly number[],
  at: (rank: number) => readonly [number, number],
): Float32Array {
  const positions = new Float32Array(count * 2)
  order.forEach((node, rank) => {
    const [x, y] = at(rank)
    positions[2 * node] = x
    positions[2 * node + 1] = y
  })
  return positions
}
