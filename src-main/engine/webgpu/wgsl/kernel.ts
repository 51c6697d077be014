/** What a kernel is made of: WGSL, and the buffers that it reads and writes. */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { recordLength } from '../../../model/parameters.ts'
import { settingsStruct } from './settings.ts'

/** The buffers of an engine; W and state exist once per shard. */
export const bufferNames = [
  'plan', // u32: what to do in this step
  'W', // records [W|b] of a shard
  'state', // optimiser state of a shard
  'board', // signals, mixtures, gradients of the batch
  'E', // energies of (candidate, position)
  'partials', // ∂loss/∂S, one row per team of lanes and position
  'slots', // gradients of edges on paths, which move last
  'marks', // counters, and which edges changed
  'small', // node biases, alpha, the shared edge, and their Adam
  'path', // records of the edges on paths, the shared edge first
  'decoding', // u32: what to do in a step of decoding
  'signals', // r and S of the texts that are being decoded
] as const
export type BufferName = (typeof bufferNames)[number]

export interface Binding {
  readonly buffer: BufferName
  readonly write: boolean
}

export interface KernelSource {
  readonly name: string
  /** At most eight, which every device has. */
  readonly bindings: readonly Binding[]
  readonly code: string
}

/** How a workgroup divides its lanes: teams work on one edge each, at `tile` positions with d lanes each. */
export interface Lanes {
  readonly d: Dimension
  /** Positions at a time. */
  readonly tile: number
  /** Edges at a time. */
  readonly teams: number
  /** Entries per workgroup. */
  readonly block: number
}

/** For groups of many positions: the whole workgroup shares an edge. */
export function manyPositions(d: Dimension): Lanes {
  return { d, tile: Math.min(8, 256 / d), teams: 1, block: 16 }
}

/** For groups of few positions: lanes that had no position get an edge of their own. */
export function fewPositions(d: Dimension): Lanes {
  const teams = Math.min(8, 256 / d)
  return { d, tile: 1, teams, block: 4 * teams }
}

/** Groups below this many positions are worked on as `fewPositions`. */
export const fewerThan = 4

export function workgroupSize({ d, tile, teams }: Lanes): number {
  return d * tile * teams
}

/** `reads` and `writes` are names of buffers, in WGSL by the same names; state is of floats unless it is of `words`. */
export function kernel(
  name: string,
  {
    reads = [],
    writes = [],
    words = false,
    subgroups = false,
  }: {
    reads?: readonly BufferName[]
    writes?: readonly BufferName[]
    words?: boolean
    subgroups?: boolean
  },
  d: Dimension,
  body: string,
): KernelSource {
  const bindings = bufferNames
    .filter((buffer) => reads.includes(buffer) || writes.includes(buffer))
    .map((buffer) => ({ buffer, write: writes.includes(buffer) }))
  const declarations = bindings.map(({ buffer, write }, n) => {
    const ofWords = buffer === 'plan' || buffer === 'decoding' || (buffer === 'state' && words)
    const element = ofWords ? 'u32' : buffer === 'marks' ? 'atomic<u32>' : 'f32'
    return `@group(0) @binding(${n + 1}) var<storage, ${write ? 'read_write' : 'read'}> ${buffer}: array<${element}>;`
  })
  const code = `${subgroups ? 'enable subgroups;' : ''}
${settingsStruct}
@group(0) @binding(0) var<uniform> settings: Settings;
${declarations.join('\n')}
const D = ${d}u;
const RECORD = ${recordLength(d)}u;
const NONE = 0xffffffffu;
${body}`
  return { name, bindings, code }
}

/** Repeats WGSL for 0 … count − 1. */
export function unrolled(count: number, line: (n: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, n) => line(n)).join(separator)
}

/** Arguments of an entry point. */
export function entryArguments(subgroups = false): string {
  return `
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) size: vec3u,
  @builtin(local_invocation_index) lane: u32,
  ${subgroups ? '@builtin(subgroup_size) subgroupSize: u32,' : ''}
`
}
/** A workgroup's number in a dispatch of one or two dimensions. */
export const workgroupNumber = `let workgroup = id.x + id.y * size.x;
  if (workgroup >= settings.count) { return; }`
