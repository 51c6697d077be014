/**
 * The way of the signal as a drawing, from top to bottom: the last tokens as nodes, the edges between them with the
 * energy of each step, the candidates below, and an arc from every earlier token to the one that came, as wide as what
 * it contributed. Of a long text the strongest earlier tokens are shown too, with a gap for what lies between. Pure
 * figures: a component draws them, and so does the exported page.
 */
import { shownText } from '../../../ui/token-text.ts'

export interface DrawnToken {
  readonly position: number
  readonly text: string
  /** Of the step into it; undefined for the first, and where it is not known. */
  readonly energy: number | undefined
  /** What it contributed to the energy of the token that came. */
  readonly weight: number
  readonly isUnusual: boolean
}

export interface DrawnCandidate {
  readonly id: number
  readonly text: string
  readonly energy: number
  readonly probability: number
  readonly own: boolean
  readonly role: 'chosen' | 'expected' | 'other'
}

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface DrawnNode extends Place {
  readonly text: string
  readonly kind: 'token' | 'chosen' | 'expected' | 'other'
  readonly isUnusual: boolean
  /** In the text; undefined for candidates. */
  readonly position: number | undefined
}

export interface DrawnEdge {
  /** SVG path. */
  readonly path: string
  readonly width: number
  /** Without parameters of its own. */
  readonly isShared: boolean
  readonly label: { readonly x: number; readonly y: number; readonly energy: number } | undefined
}

export interface DrawnArc {
  readonly path: string
  readonly width: number
  /** −1 … 1, beside the largest. */
  readonly share: number
  readonly position: number
}

export interface DrawnGap {
  readonly x: number
  readonly y: number
  readonly tokens: number
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
  readonly arcs: readonly DrawnArc[]
  readonly gaps: readonly DrawnGap[]
  /** px */
  readonly fontSize: number
}

const width = 340
const fontSize = 12
const row = 34
const boxHeight = 22
const arcRoom = 92
const mostText = 116
const candidateShift = 36
const thinnestArc = 0.75
const thickestArc = 7

/** Which tokens of a long text are drawn: the last ones, and the strongest before them. Ascending positions. */
export function choosePositions(weights: readonly number[], last = 8, strongest = 4): number[] {
  const tail = Math.max(0, weights.length - last)
  const earlier = Array.from({ length: tail }, (_, position) => position)
    .sort((a, b) => Math.abs(weights[b]) - Math.abs(weights[a]))
    .slice(0, strongest)
    .sort((a, b) => a - b)
  return [...earlier, ...Array.from({ length: weights.length - tail }, (_, index) => tail + index)]
}

export function drawPath(tokens: readonly DrawnToken[], candidates: readonly DrawnCandidate[]): Drawing {
  const nodes: DrawnNode[] = []
  const edges: DrawnEdge[] = []
  const gaps: DrawnGap[] = []
  let y = 6
  let before: { token: DrawnToken; place: Place } | undefined
  for (const token of tokens) {
    const missing = before === undefined ? token.position : token.position - before.token.position - 1
    if (missing > 0) {
      gaps.push({ x: arcRoom + 14, y: y + 6, tokens: missing })
      y += 24
    }
    const place = box(arcRoom, y, token.text)
    nodes.push({
      ...place,
      text: cut(token.text),
      kind: 'token',
      isUnusual: token.isUnusual,
      position: token.position,
    })
    if (before !== undefined && missing === 0) edges.push(edgeDown(before.place, place, token.energy))
    before = { token, place }
    y += row
  }
  const last = before?.place
  y += 4
  let chosen: Place | undefined
  for (const candidate of candidates) {
    const place = box(arcRoom + candidateShift, y, candidate.text)
    if (candidate.role === 'chosen') chosen = place
    nodes.push({
      ...place,
      text: cut(candidate.text),
      kind: candidate.role,
      isUnusual: false,
      position: undefined,
    })
    if (last !== undefined) edges.push(fan(last, place, candidate))
    y += row - 6
  }
  const arcs = chosen === undefined ? [] : arcsTo(chosen, tokens, nodes)
  return { width, height: y + 4, nodes, edges, arcs, gaps, fontSize }
}

function box(x: number, y: number, text: string): Place {
  return { x, y, width: Math.min(mostText, textWidth(cut(text))) + 14, height: boxHeight }
}

/** Roughly, at `fontSize`: wide characters fill the em, others a little more than half of it. */
export function textWidth(text: string): number {
  let ems = 0
  for (const character of text) ems += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58
  return Math.ceil(ems * fontSize)
}

/** What does not fit into a node is left out at its end. */
export function cut(text: string): string {
  const shown = [...shownText(text)]
  if (textWidth(shown.join('')) <= mostText) return shown.join('')
  while (textWidth(shown.join('') + '…') > mostText) shown.pop()
  return shown.join('') + '…'
}

const spine = arcRoom + 14

function edgeDown(from: Place, to: Place, energy: number | undefined): DrawnEdge {
  const top = from.y + from.height
  return {
    path: `M${spine} ${top}V${to.y}`,
    width: 1.5,
    isShared: false,
    label: energy === undefined ? undefined : { x: spine + 8, y: (top + to.y) / 2 + 4, energy },
  }
}

function fan(from: Place, to: Place, { probability, own, energy }: DrawnCandidate): DrawnEdge {
  const middle = to.y + to.height / 2
  return {
    path: `M${spine} ${from.y + from.height}V${middle - 8}Q${spine} ${middle} ${spine + 8} ${middle}H${to.x}`,
    width: 1 + 4 * Math.sqrt(probability),
    isShared: !own,
    label: { x: to.x + to.width + 8, y: middle + 4, energy },
  }
}

/** From the left side of each token, out to the left and down to the token that came: further out from further away. */
function arcsTo(chosen: Place, tokens: readonly DrawnToken[], nodes: readonly DrawnNode[]): DrawnArc[] {
  const largest = tokens.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 0)
  if (largest === 0) return []
  const end = chosen.y + chosen.height / 2
  return tokens.map(({ weight, position }, index) => {
    const start = nodes[index].y + boxHeight / 2
    const out = arcRoom - 12 - (arcRoom - 20) * ((tokens.length - index) / tokens.length)
    const share = weight / largest
    return {
      path: `M${arcRoom} ${start}C${out} ${start} ${out} ${end} ${chosen.x} ${end}`,
      width: thinnestArc + (thickestArc - thinnestArc) * Math.abs(share),
      share,
      position,
    }
  })
}
