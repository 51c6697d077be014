import type { Lane } from './lane.svelte.ts'
import type { Prefix } from './prefix.ts'

/** What stands before a position of one lane, for the model of another, whose tokens may be others. */
export function prefixFor(other: Lane, lane: Lane, position: number): Prefix {
  if (other.view?.corpus === lane.view?.corpus) return lane.prefix(position)
  const { prompt, ids } = lane.prompt
  if (position < ids.length)
    return { prompt: lane.prompt.texts.slice(0, position).join(''), continuation: [] }
  const added = lane.path.slice(0, position - ids.length)
  return { prompt: prompt + added.map(({ text }) => text).join(''), continuation: [] }
}
