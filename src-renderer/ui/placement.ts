/** Where a floating panel goes: beside its anchor, on the other side where there is no room, never off the window. */

export type Side = 'below' | 'above' | 'right' | 'left'
export type Alignment = 'start' | 'centre' | 'end'

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const gap = 6 // px, between anchor and panel
const margin = 8 // px, to the window's edge

/** The panel's corner in px from the window's. */
export function placeBeside(
  anchor: Box,
  panel: Size,
  room: Size,
  wish: { side?: Side; alignment?: Alignment } = {},
): { left: number; top: number } {
  const side = flipped(anchor, panel, room, wish.side ?? 'below')
  const vertical = side === 'below' || side === 'above'
  const alignment = wish.alignment ?? 'start'
  const along = vertical
    ? align(anchor.left, anchor.width, panel.width, alignment)
    : align(anchor.top, anchor.height, panel.height, alignment)
  const across = {
    below: anchor.top + anchor.height + gap,
    above: anchor.top - panel.height - gap,
    right: anchor.left + anchor.width + gap,
    left: anchor.left - panel.width - gap,
  }[side]
  return {
    left: confine(vertical ? along : across, panel.width, room.width),
    top: confine(vertical ? across : along, panel.height, room.height),
  }
}

/** The side asked for, or its opposite where only that has room. */
function flipped(anchor: Box, panel: Size, room: Size, side: Side): Side {
  const free: Record<Side, number> = {
    below: room.height - anchor.top - anchor.height - panel.height,
    above: anchor.top - panel.height,
    right: room.width - anchor.left - anchor.width - panel.width,
    left: anchor.left - panel.width,
  }
  const opposite: Record<Side, Side> = { below: 'above', above: 'below', right: 'left', left: 'right' }
  const needed = gap + margin
  return free[side] < needed && free[opposite[side]] > free[side] ? opposite[side] : side
}

function align(start: number, length: number, panel: number, alignment: Alignment): number {
  if (alignment === 'start') return start
  return alignment === 'end' ? start + length - panel : start + (length - panel) / 2
}

function confine(start: number, length: number, room: number): number {
  return Math.max(margin, Math.min(start, room - length - margin))
}

/** Moves a shown popover beside its anchor. */
export function placePopover(
  anchor: Element,
  panel: HTMLElement,
  wish?: { side?: Side; alignment?: Alignment },
): void {
  const room = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight }
  const size = { width: panel.offsetWidth, height: panel.offsetHeight }
  const { left, top } = placeBeside(anchor.getBoundingClientRect(), size, room, wish)
  panel.style.left = `${left}px`
  panel.style.top = `${top}px`
}
