/**
 * The engines, and what is known of each on a machine: in the words that the studio finds it in, the workspace keeps
 * it in and the window shows it in. Nothing here is a promise: what was not found is absent.
 */
import type { ErrorKind } from './errors.ts'
import type { Optimiser } from './model/optimiser.ts'

export const engineNames = ['wasm', 'webgpu', 'tensorflow'] as const
export type EngineName = (typeof engineNames)[number]

/** What a person may ask for: one engine, or the fastest that is right. */
export const engineChoices = ['auto', ...engineNames] as const
export type EngineChoice = (typeof engineChoices)[number]

/** What a speed was measured on. */
export interface SpeedShape {
  readonly d: number
  readonly vocabulary: number
  readonly ownEdges: number
  readonly batchSequences: number
  readonly window: number
  readonly optimiser: Optimiser['kind']
  readonly candidates: 'all' | number
}

export interface MeasuredSpeed extends SpeedShape {
  /** Training predictions per second. */
  readonly tokensPerSecond: number
  readonly at: number
}

export interface MeasuredGeneration {
  /** Tokens per second of one prompt, one token after the other. */
  readonly single: number
  /** Of many prompts together, where the engine has such a way. */
  readonly many?: number
  readonly at: number
}

/** A property of a device by the name that its interface gives it. */
export interface DeviceLimit {
  readonly name: string
  readonly value: number
}

/** Where an engine would run, as it was found. */
export interface DeviceFinding {
  readonly device: string
  readonly driver?: string
  readonly threads: number
  /** Which kernels, such as 'relaxed SIMD'. */
  readonly variant: string
  /** Bytes that the device has in all, where it tells. */
  readonly memory?: number
  readonly limits: readonly DeviceLimit[]
}

/** An error as it is kept: why an engine cannot run here. */
export interface EngineProblem {
  readonly kind: ErrorKind
  readonly message: string
  readonly hint: string
}

/**
 * `ready`: tried, and right. `not-tried`: nobody knows yet. `unavailable`: it cannot run here. `wrong`: it runs, and
 * what it computes is further from the reference than rounding explains.
 */
export const engineStates = ['ready', 'not-tried', 'unavailable', 'wrong'] as const
export type EngineState = (typeof engineStates)[number]

/** All that was found when an engine was tried on a machine. */
export interface EngineFinding {
  readonly engine: EngineName
  readonly state: EngineState
  readonly at: number
  readonly device?: DeviceFinding
  /** The greatest relative deviation from the float64 reference that its check found. */
  readonly deviation?: number
  /** Which kernels the check was about: d, dialect and optimiser. */
  readonly checked?: readonly string[]
  readonly problem?: EngineProblem
  /** Latest first, one per shape. */
  readonly speeds: readonly MeasuredSpeed[]
  readonly generation?: MeasuredGeneration
  /** Kept while it is tried: where this is found later, the driver has ended the process. */
  readonly unfinished?: boolean
}

const shapeKeys = [
  'd',
  'vocabulary',
  'ownEdges',
  'batchSequences',
  'window',
  'optimiser',
  'candidates',
] as const satisfies readonly (keyof SpeedShape)[]

export function isSameShape(one: SpeedShape, other: SpeedShape): boolean {
  return shapeKeys.every((key) => one[key] === other[key])
}
