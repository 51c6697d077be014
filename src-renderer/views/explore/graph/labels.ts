/**
 * Which nodes bear their text, and on which side: the most important first, none upon another, none upon a larger node.
 * A map maker's way (four places for each label, the first that is free), in window coordinates.
 */
import type { Vector } from './scene.ts'

export interface LabelWish {
  /** Position of the node in the picture's columns. */
  readonly at: number
  readonly centre: Vector
  /** px from the centre to where the label may begin: the node, its rings. */
  readonly radius: number
  readonly text: string
  /** px */
  readonly size: number
  readonly width: number
  /** Placed in any case, upon others if there is no room. */
  readonly isForced: boolean
  /** A line of meaning passes to both sides of the node: below and above come first. */
  readonly isOnLine: boolean
}

export interface PlacedLabel {
  readonly wish: LabelWish
  /** Where its base line begins. */
  readonly at: Vector
}

export interface Disc {
  readonly centre: Vector
  readonly radius: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** px between a node and its label. */
const gap = 3
const cell = 64

/**
 * @param wishes the most important first
 * @param discs what labels do not cover, the nodes of the wishes among them
 * @param window px; a label does not leave it
 * @param most labels that are not forced
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  discs: readonly Disc[],
  window: { readonly width: number; readonly height: number },
  most: number,
): PlacedLabel[] {
  const taken = new Boxes()
  for (const { centre, radius } of discs) taken.add(around(centre, radius * 0.9))
  const labels = new Boxes()
  const placed: PlacedLabel[] = []
  const put = (wish: LabelWish, box: Box): void => {
    labels.add(box)
    placed.push({ wish, at: { x: box.left, y: (box.top + box.bottom) / 2 + wish.size / 3 } })
  }
  const isInside = (box: Box): boolean =>
    box.left >= 0 && box.top >= 0 && box.right <= window.width && box.bottom <= window.height
  for (const wish of wishes) {
    if (!wish.isForced && placed.length >= most) continue
    const boxes = places(wish)
    const free = boxes.find((box) => isInside(box) && !labels.meets(box) && !taken.meets(box))
    if (free !== undefined) put(wish, free)
    else if (wish.isForced) put(wish, boxes.find((box) => isInside(box) && !labels.meets(box)) ?? boxes[0])
  }
  return placed
}

/** In the order of preference. */
function places({ centre: { x, y }, radius, width, size, isOnLine }: LabelWish): Box[] {
  const half = size * 0.62
  const aside = radius + gap
  const box = (left: number, middle: number): Box => ({
    left,
    top: middle - half,
    right: left + width,
    bottom: middle + half,
  })
  const beside = [box(x + aside, y), box(x - aside - width, y)]
  const over = [box(x - width / 2, y + aside + half - 1), box(x - width / 2, y - aside - half + 1)]
  return isOnLine ? [...over, ...beside] : [...beside, ...over]
}

function around({ x, y }: Vector, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/** Boxes, found again by the cells of a grid that they touch. */
class Boxes {
  readonly #cells = new Map<number, Box[]>()

  add(box: Box): void {
    for (const key of cellsOf(box)) {
      const known = this.#cells.get(key)
      if (known === undefined) this.#cells.set(key, [box])
      else known.push(box)
    }
  }

  meets(box: Box): boolean {
    for (const key of cellsOf(box))
      for (const other of this.#cells.get(key) ?? [])
        if (
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom
        )
          return true
    return false
  }
}

/** Numbers of the cells that a box touches; windows are smaller than 2¹⁵ cells to each side. */
function* cellsOf({ left, top, right, bottom }: Box): Generator<number> {
  for (let x = Math.floor(left / cell); x * cell < right; x++)
    for (let y = Math.floor(top / cell); y * cell < bottom; y++) yield x * 2 ** 16 + y
}

/** px² of the window for each label, by the level of the view: 0 none … 4 all that have room. */
const groundPerLabel = [Infinity, 16_000, 6000, 2500, 0]

export function mostLabels(level: number, window: { width: number; height: number }): number {
  return Math.floor((window.width * window.height) / groundPerLabel[level])
}
