/** Rings around the nodes that mean something now, and the nodes whose names are always shown. */
import type { Mark } from '../canvas/drawing.ts'
import type { Palette } from '../graph/palette.ts'
import type { Picture } from '../graph/picture.ts'
import { attentionAt, type SignalData, type StepCandidate } from '../graph/signal.ts'
import { fanSize } from '../state/signal-look.ts'

export interface Marked {
  readonly picture: Picture
  readonly signal: SignalData | undefined
  readonly step: number
  readonly candidates: readonly StepCandidate[]
  /** Token ids. */
  readonly path: readonly number[]
  readonly selected: readonly number[]
  /** Position of the node that the keyboard is at. */
  readonly focused: number | undefined
}

export function marksOf(marked: Marked, palette: Palette): Mark[] {
  const { picture, signal, step, path, selected, focused } = marked
  const marks: Mark[] = []
  const add = (node: number, mark: Omit<Mark, 'at'>): void => {
    const at = picture.positionOf.get(node)
    if (at !== undefined) marks.push({ at, ...mark })
  }
  if (signal !== undefined) {
    // The more attention a token gets, the broader its ring.
    const attention = attentionAt(signal.attention, step)
    attention.forEach((weight, at) => {
      if (at < step)
        add(signal.tokens[at], { colour: palette.accent, width: 1.5 + 2 * weight, distance: 2.5 })
    })
    add(signal.tokens[step], { colour: palette.accent, width: 4, distance: 4 })
  }
  for (const node of path) add(node, { colour: palette.accent, width: 2, distance: 2 })
  for (const node of selected) add(node, { colour: palette.ink, width: 2, distance: 5 })
  if (focused !== undefined) marks.push({ at: focused, colour: palette.accent, width: 2.5, distance: 8 })
  return marks
}

/** Names on hundreds of selected nodes would cover the picture. */
const mostNamed = 40

/** Positions; the first are named first. */
export function namedOf({ picture, candidates, signal }: Marked, marks: readonly Mark[]): Set<number> {
  const named = new Set<number>()
  // Latest first: of a long prompt its end is what is looked at.
  for (const { at } of marks.toReversed()) if (named.size < mostNamed) named.add(at)
  if (signal !== undefined)
    for (const { node } of candidates.slice(0, fanSize)) {
      const at = picture.positionOf.get(node)
      if (at !== undefined) named.add(at)
    }
  return named
}
