/** Writes a group's entries; their layout is assembly/entry.ts. */
import type { GroupLayout } from './group-layout.ts'
import { entryBytes } from './kernels.ts'
import type { Group, Plan } from './plan-types.ts'
import { onShared } from './plan-types.ts'
import type { ShardView, Workplace } from './workplace.ts'
import { recordAt } from './memory.ts'

const fields = entryBytes / 4

/** The own edge of a group's entry. */
export function edgeOfEntry({ board, ranking }: Workplace, plan: Plan, group: Group, entry: number): number {
  if (entry >= group.listed) return group.extras[entry - group.listed]
  const first = board.graph.offsets[group.source]
  return plan.candidates === 'all' || ranking === undefined ? first + entry : ranking.byCount[first + entry]
}

/** Positions of a group whose target is on an own edge: they come first. */
export function ownTargets(plan: Plan, { first, positions }: Group): number {
  let n = positions
  while (n > 0 && plan.entryOf[first + n - 1] === onShared) n--
  return n
}

export function writeEntries(
  workplace: Workplace,
  plan: Plan,
  group: Group,
  shard: ShardView,
  at: GroupLayout,
): void {
  const { layout } = workplace
  const { u32 } = shard
  const { first, positions, listed, entries } = group
  const row = layout.d * 4
  // When sampled, the last of K + 1 listed edges is a candidate only where the target is among them.
  const reserved = plan.candidates !== 'all' && listed === plan.candidates + 1 ? listed - 1 : -1
  let kept = at.kept
  let j = 0
  for (let e = 0; e < entries; e++) {
    const targetFrom = j
    let slot = 0
    for (; j < positions && plan.entryOf[first + j] === e; j++)
      if (plan.slotOf[first + j] >= 0) slot = plan.slotAddresses[plan.slotOf[first + j]]
    const from = e < listed ? 0 : targetFrom
    const to = e < listed && e !== reserved ? positions : j
    const word = at.entries / 4 + e * fields
    u32[word] = recordAt(layout, shard.range, edgeOfEntry(workplace, plan, group, e))
    u32[word + 1] = at.E + e * at.row
    u32[word + 2] = group.keep ? kept : 0
    u32[word + 3] = from
    u32[word + 4] = to
    u32[word + 5] = targetFrom
    u32[word + 6] = j
    u32[word + 7] = slot
    kept += (to - from) * row
  }
  const word = at.entries / 4 + entries * fields
  u32[word] = layout.sharedAt
  u32[word + 1] = at.E + entries * at.row
  u32[word + 2] = group.train ? at.keptOfShared : 0
  u32[word + 3] = 0
  u32[word + 4] = positions
  u32[word + 5] = j
  u32[word + 6] = positions
  u32[word + 7] = shard.scratch + layout.scratch.record
}
