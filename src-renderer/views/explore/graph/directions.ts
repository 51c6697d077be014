/** Finding nodes by place: with the arrow keys, and inside a drawn line. */
import type { Vector } from './scene.ts'

/**
 * The nearest place in a direction: within 60° to either side, where what lies off the direction counts double.
 * Places are in window coordinates; undefined entries are not there. Undefined: nothing lies that way.
 */
export function nearestInDirection(
  places: readonly (Vector | undefined)[],
  from: number,
  direction: Vector,
): number | undefined {
  const start = places[from]
  if (start === undefined) return undefined
  let best: number | undefined
  let least = Infinity
  places.forEach((place, index) => {
    if (place === undefined || index === from) return
    const dx = place.x - start.x
    const dy = place.y - start.y
    const ahead = dx * direction.x + dy * direction.y
    const aside = Math.abs(dx * direction.y - dy * direction.x)
    if (ahead <= 0 || aside > ahead * Math.sqrt(3)) return
    const cost = ahead + 2 * aside
    if (cost < least) {
      least = cost
      best = index
    }
  })
  return best
}

/** The place nearest to a point. */
export function nearest(places: readonly (Vector | undefined)[], point: Vector): number | undefined {
  let best: number | undefined
  let least = Infinity
  places.forEach((place, index) => {
    if (place === undefined) return
    const distance = Math.hypot(place.x - point.x, place.y - point.y)
    if (distance < least) {
      least = distance
      best = index
    }
  })
  return best
}

const arrows: Readonly<Record<string, Vector>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
}

/**
 * Where an arrow key leads: from a place to the next one in its direction, or, from nowhere, to the one nearest to the
 * middle of the window. Undefined for other keys, and where nothing is.
 */
export function walk(
  key: string,
  places: readonly (Vector | undefined)[],
  from: number | undefined,
  window: { readonly width: number; readonly height: number },
): number | undefined {
  const direction = arrows[key]
  if (direction === undefined) return undefined
  if (from === undefined || places[from] === undefined)
    return nearest(places, { x: window.width / 2, y: window.height / 2 })
  return nearestInDirection(places, from, direction) ?? from
}

/** Whether a point lies inside a closed line (even-odd rule). */
export function isInside(point: Vector, line: readonly Vector[]): boolean {
  let inside = false
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const a = line[i]
    const b = line[j]
    const crosses = a.y > point.y !== b.y > point.y
    if (crosses && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
