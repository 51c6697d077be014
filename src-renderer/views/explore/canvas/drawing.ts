/** What the canvas is told to draw, and what it tells. Positions are those of the picture's columns. */
import type { Appearance } from '../graph/appearance.ts'
import type { Palette } from '../graph/palette.ts'

/** A ring around a node. */
export interface Mark {
  /** Position of the node. */
  readonly at: number
  readonly colour: string
  /** px */
  readonly width: number
  /** px between the node's rim and the ring. */
  readonly distance: number
}

export interface Drawing {
  readonly appearance: Appearance
  readonly palette: Palette
  /** 0 … 4, see ViewState. */
  readonly labels: number
  /** Their labels are always shown. */
  readonly named: ReadonlySet<number>
  readonly marks: readonly Mark[]
}

export interface CanvasEvents {
  /** `add`: with Shift or Ctrl, to the selection. */
  onNode(at: number, add: boolean): void
  onEdge(at: number): void
  onGround(): void
  onHover(at: number | undefined): void
  onMoved(at: number, x: number, y: number): void
}
