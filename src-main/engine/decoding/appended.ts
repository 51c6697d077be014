import type { TokenGraph } from '../../model/graph.ts'

/** Throws RangeError unless there is one list of nodes per sequence, before any sequence is changed. */
export function checkAppended(
  { nodes }: TokenGraph,
  sequences: number,
  tokens: readonly ArrayLike<number>[],
): void {
  if (tokens.length !== sequences)
    throw new RangeError(`${tokens.length} lists of tokens for ${sequences} sequences`)
  for (const list of tokens)
    for (let t = 0; t < list.length; t++)
      if (!(Number.isInteger(list[t]) && list[t] >= 0 && list[t] < nodes))
        throw new RangeError(`token ${list[t]} is no node of a graph of ${nodes}`)
}
