/**
 * Where the nodes of the picture stand: a formula, or the forces in their worker, begun where the model's nodes were
 * last seen. What a person dragged stays where it was put. Tells its listener of every move.
 */
import { startForces } from '../graph/force-layout.ts'
import { byFrequency, circle, flow, type SignalSteps } from '../graph/layouts.ts'
import type { Picture } from '../graph/picture.ts'
import type { Places } from '../graph/places.ts'
import type { LayoutName, Point } from './view-state.ts'

export interface ArrangementInput {
  readonly picture: Picture
  readonly layout: LayoutName
  readonly communities: Uint32Array | undefined
  readonly signal: SignalSteps | undefined
  readonly places: Places
  readonly moved: Readonly<Record<number, Point>>
  /** Only the end of the arranging is told, not the way there. */
  readonly still: boolean
}

export class Arrangement {
  #stopForces: (() => void) | undefined
  #input: ArrangementInput | undefined
  #base: Float32Array = new Float32Array()
  #share = $state(1)

  /** Of the work of the forces, 0 … 1. */
  get share(): number {
    return this.#share
  }

  /** [n × 2] where they stand at once; `onMove` tells where they go. `anew`: known places do not hold the forces back. */
  begin(input: ArrangementInput, onMove: (positions: Float32Array) => void, anew = false): Float32Array {
    this.stop()
    this.#input = input
    const { picture, layout, communities, signal, places } = input
    if (layout !== 'force') {
      this.#base =
        layout === 'flow'
          ? flow(picture, signal)
          : layout === 'circle'
            ? circle(picture, communities)
            : byFrequency(picture)
      return this.withMoved(input.moved)
    }
    const { positions, all } = places.begin(picture, byFrequency(picture))
    this.#base = anew ? byFrequency(picture) : positions
    if (anew || !all) this.#startForces(input, onMove)
    return this.withMoved(input.moved)
  }

  /** The same places, with others dragged. */
  withMoved(moved: Readonly<Record<number, Point>>): Float32Array {
    const positions = this.#base.slice()
    for (const [node, place] of Object.entries(moved)) {
      const at = this.#input?.picture.positionOf.get(Number(node))
      if (at !== undefined) positions.set(place, 2 * at)
    }
    if (this.#input !== undefined) this.#input = { ...this.#input, moved }
    return positions
  }

  stop(): void {
    this.#stopForces?.()
    this.#stopForces = undefined
    this.#share = 1
  }

  #startForces(
    { picture, places, still }: ArrangementInput,
    onMove: (positions: Float32Array) => void,
  ): void {
    const weights = Float32Array.from(picture.counts, (count) => Math.log1p(count))
    this.#share = 0
    this.#stopForces = startForces(
      { positions: this.#base.slice(), from: picture.from, to: picture.to, weights },
      ({ positions, done }) => {
        this.#base = Float32Array.from(positions)
        this.#share = done
        if (done === 1) places.remember(picture, this.#base)
        if (done === 1 || !still) onMove(this.withMoved(this.#input?.moved ?? {}))
      },
    )
  }
}
