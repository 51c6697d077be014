/**
 * Where the camera stands to show a whole picture: labels run to the right of their nodes, and at the right edge the
 * buttons lie over the picture, so there the nodes keep farther from the edge.
 */
import type { Camera } from '../state/stored-view.ts'

/** Pixels kept free on every side, which sigma leaves by itself at ratio 1. */
export const stagePadding = 56
/** Pixels kept free on the right: the buttons, and a label of some letters beside them. */
const room = 132

/**
 * @param size of the stage, pixels
 * @param extent of the nodes, in any one unit
 */
export function wholePicture(
  size: { readonly width: number; readonly height: number },
  extent: { readonly width: number; readonly height: number },
): Camera {
  const centred = { x: 0.5, y: 0.5, ratio: 1 }
  // Sigma lays the longer side of the nodes' extent along the shorter side of the stage.
  const unit = Math.min(size.width, size.height) - 2 * stagePadding
  const longer = Math.max(extent.width, extent.height)
  const wide = longer > 0 ? extent.width / longer : 0
  const available = size.width - stagePadding - room
  if (unit <= 0 || available <= 0) return centred
  const overlap = size.width / 2 + (wide / 2) * unit - (size.width - room)
  if (overlap <= 0) return centred
  const ratio = Math.max(1, (wide * unit) / available)
  // The rightmost node stands at the edge of the room.
  const x = 0.5 + wide / 2 - ((size.width / 2 - room) * ratio) / unit
  return { x, y: 0.5, ratio }
}
