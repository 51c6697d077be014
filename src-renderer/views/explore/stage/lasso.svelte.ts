/** A line drawn around nodes to select them. Points are in the stage's coordinates. */
import { isInside } from '../graph/directions.ts'
import type { Vector } from '../graph/scene.ts'

type StagePointer = PointerEvent & { currentTarget: HTMLElement }

/** px between two points of the line. */
const least = 3

export class Lasso {
  /** Whether the next press begins a line; with Shift it always does. */
  armed = $state(false)
  #line = $state.raw<readonly Vector[] | undefined>(undefined)

  get line(): readonly Vector[] | undefined {
    return this.#line
  }

  begin(event: StagePointer): void {
    // Keeps sigma from seeing the press as the beginning of a pan.
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    this.#line = [pointOf(event)]
  }

  extend(event: StagePointer): void {
    if (this.#line === undefined) return
    const point = pointOf(event)
    const last = this.#line[this.#line.length - 1]
    if (Math.hypot(point.x - last.x, point.y - last.y) > least) this.#line = [...this.#line, point]
  }

  /** The indices of the places inside the line; undefined where there was none. */
  end(places: readonly (Vector | undefined)[]): number[] | undefined {
    const line = this.#line
    this.cancel()
    this.armed = false
    if (line === undefined || line.length < 3) return undefined
    return places.flatMap((place, at) => (place !== undefined && isInside(place, line) ? [at] : []))
  }

  cancel(): void {
    this.#line = undefined
  }
}

function pointOf(event: StagePointer): Vector {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}
