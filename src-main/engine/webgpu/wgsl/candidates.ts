/** Words of groups and positions in the plan, and what follows from them. Written by plan-words.ts. */

/** Words per group; see plan-words.ts. */
export const groupWords = 16
/** Words per position in the order of groups. */
export const rowWords = 8
/** Floats per position in the board's scores. */
export const scoreFloats = 8

export const candidateFunctions = `
struct Group {
  first: u32,     // its first row
  positions: u32,
  edge: u32,      // the source's first own edge
  listed: u32,    // entries that are candidates at every position
  entries: u32,
  energiesAt: u32,
  partialsAt: u32, // in rows of d
  runsAt: u32,    // (entry, slot) of the entries that lie on a path, ascending
  runs: u32,
  extrasAt: u32,  // own edges of the entries after the listed ones
  reserved: u32,  // the entry that is a candidate only where the target is listed, or NONE
  reservedEnd: u32, // those positions come first
  excluded: u32,  // the own edge that never decodes, or NONE
  teams: u32,     // rows of partial gradients per position
}
fn groupAt(number: u32) -> Group {
  let g = settings.groupsAt + ${groupWords}u * number;
  return Group(plan[g], plan[g + 1u], plan[g + 2u], plan[g + 3u], plan[g + 4u], plan[g + 5u], plan[g + 6u],
    plan[g + 7u], plan[g + 8u], plan[g + 9u], plan[g + 10u], plan[g + 11u], plan[g + 12u], plan[g + 13u]);
}
fn rowAt(n: u32) -> u32 { return settings.rowsAt + ${rowWords}u * n; }
/** The own edge of an entry. */
fn edgeOf(g: Group, entry: u32) -> u32 {
  if (entry >= g.listed) { return plan[g.extrasAt + entry - g.listed]; }
  if (settings.sampled == 1u) { return plan[settings.byCountAt + g.edge + entry]; }
  return g.edge + entry;
}
/** Whether an entry is a candidate at a group's n-th position, whose target is the entry \`target\`. */
fn isCandidate(g: Group, entry: u32, n: u32, sought: u32) -> bool {
  if (entry >= g.listed) { return entry == sought; }
  return entry != g.reserved || n < g.reservedEnd;
}
`

/** The slot of an entry that lies on a path, or NONE. */
export const slotFunction = `
fn slotOf(g: Group, entry: u32) -> u32 {
  var low = 0u;
  var high = g.runs;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (plan[g.runsAt + 2u * middle] < entry) { low = middle + 1u; } else { high = middle; }
  }
  if (low < g.runs && plan[g.runsAt + 2u * low] == entry) { return plan[g.runsAt + 2u * low + 1u]; }
  return NONE;
}
`
