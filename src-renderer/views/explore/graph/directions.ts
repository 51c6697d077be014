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
