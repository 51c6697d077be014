/**
 * Where each node of a model was last put by the forces, kept on this machine: the same model looks the same tomorrow.
 * Small enough for the browser's own storage: a few thousand nodes, the latest seen.
 */
import type { Picture } from './picture.ts'

const most = 5000

/** As much of `Storage` as is needed. */
export interface PlaceStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export class Places {
  readonly #storage: PlaceStorage | undefined
  readonly #key: string
  /** Token id → x, y; in the order they were last seen. */
  readonly #known = new Map<number, readonly [number, number]>()

  constructor(model: number, storage: PlaceStorage | undefined) {
    this.#storage = storage
    this.#key = `explore.places.${model}`
    this.#load()
  }

  /**
   * [n × 2]: the known places, and beside a known neighbour, else those given, for the others. `all`: whether every
   * node was known, so that nothing has to be moved.
   */
  begin(picture: Picture, others: Float32Array): { positions: Float32Array; all: boolean } {
    const positions = others.slice()
    const known = Array.from(picture.nodes, (node) => this.#known.get(node))
    known.forEach((place, at) => {
      if (place !== undefined) positions.set(place, 2 * at)
    })
    for (let edge = 0; edge < picture.from.length; edge++) {
      const from = picture.from[edge]
      const to = picture.to[edge]
      this.#beside(positions, known, from, to)
      this.#beside(positions, known, to, from)
    }
    return { positions, all: known.every((place) => place !== undefined) && known.length > 0 }
  }

  #beside(
    positions: Float32Array,
    known: (readonly [number, number] | undefined)[],
    from: number,
    to: number,
  ): void {
    const start = known[from]
    if (start === undefined || known[to] !== undefined) return
    // A different direction for each, or they would lie on each other and never part.
    const angle = to * 2.4
    positions.set([start[0] + 3 * Math.cos(angle), start[1] + 3 * Math.sin(angle)], 2 * to)
  }

  remember(picture: Picture, positions: Float32Array): void {
    picture.nodes.forEach((node, at) => {
      this.#known.delete(node)
      this.#known.set(node, [positions[2 * at], positions[2 * at + 1]])
    })
    for (const node of this.#known.keys()) {
      if (this.#known.size <= most) break
      this.#known.delete(node)
    }
    const kept = [...this.#known].flatMap(([node, [x, y]]) => [node, round(x), round(y)])
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(kept))
    } catch {
      // The storage is full or forbidden: places are remembered until the window closes.
    }
  }

  #load(): void {
    const kept = readNumbers(this.#storage, this.#key)
    for (let i = 0; i + 2 < kept.length; i += 3) this.#known.set(kept[i], [kept[i + 1], kept[i + 2]])
  }
}

function readNumbers(storage: PlaceStorage | undefined, key: string): number[] {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? '[]')
    if (!Array.isArray(value) || value.length % 3 !== 0) return []
    return value.every((item) => typeof item === 'number' && Number.isFinite(item)) ? (value as number[]) : []
  } catch {
    return []
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
