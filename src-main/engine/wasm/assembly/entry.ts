// An entry is one candidate edge of one group: the unit of work of the energies and their gradients. A group holds
// the positions of a batch that share a source node, so that each matrix is read once for all of them; its positions
// are sorted by target, so that the positions an entry has to do with are always a range.
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.

/** Bytes of an entry: eight addresses and counts of four bytes, in the order of the functions below. */
export const ENTRY: usize = 32

/** Where the edge's record [W|b|state] is. */
// @ts-ignore: decorator
@inline
export function recordOf(entry: usize): usize {
  return load<u32>(entry)
}

/** Row of energies, [positions of the group]. */
// @ts-ignore: decorator
@inline
export function energyRow(entry: usize): usize {
  return load<u32>(entry, 4)
}

/** Where GeLU(z)·GeLU′(z) is kept from the forward pass, [to − from × d]; 0: nowhere, compute it again. */
// @ts-ignore: decorator
@inline
export function keptOf(entry: usize): usize {
  return load<u32>(entry, 8)
}

/** The entry is a candidate at positions from … to − 1 of its group. */
// @ts-ignore: decorator
@inline
export function fromOf(entry: usize): u32 {
  return load<u32>(entry, 12)
}

// @ts-ignore: decorator
@inline
export function toOf(entry: usize): u32 {
  return load<u32>(entry, 16)
}

/** It is the target at positions targetFrom … targetTo − 1. */
// @ts-ignore: decorator
@inline
export function targetFromOf(entry: usize): u32 {
  return load<u32>(entry, 20)
}

// @ts-ignore: decorator
@inline
export function targetToOf(entry: usize): u32 {
  return load<u32>(entry, 24)
}

/** For an edge of a path: where its gradient [W|b] waits for the path's share; 0: update it at once. */
// @ts-ignore: decorator
@inline
export function slotOf(entry: usize): usize {
  return load<u32>(entry, 28)
}
