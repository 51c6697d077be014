/** The compiled kernels, as functions on one memory. */
import type { Dimension } from '../../../src-shared/model/config.ts'
import { binaries } from './kernels.generated.ts'

/** Addresses and counts are bytes and items in the memory the kernels were instantiated on; see assembly/. */
export interface Kernels {
  energies(entries: number, count: number, X: number, P: number, scratch: number): number
  energiesOfOne(
    record: number,
    stride: number,
    count: number,
    x: number,
    p: number,
    E: number,
    scratch: number,
  ): void
  propagate(record: number, x: number, p: number, r: number, slopes: number): void
  activate(r: number, slopes: number): void
  multiplyBack(W: number, dz: number, out: number): void
  partialSums(entries: number, count: number, n: number, scale: number, greatest: number, sums: number): void
  backward(
    entries: number,
    count: number,
    X: number,
    P: number,
    logSums: number,
    scale: number,
    weight: number,
    dX: number,
    scratch: number,
    statistics: number,
  ): void
  addPath(n: number, X: number, Z: number, G: number): void
  addRows(n: number, X: number, out: number): void
  configure(
    kind: number,
    learningRate: number,
    weightDecay: number,
    biasDecay: number,
    clip: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    biasRate: number,
    skipBelow: number,
    restingSignal: number,
  ): void
  update(record: number, G: number, statistics: number): void
  product(n: number, W: number, X: number, P: number, C: number): void
  multiplyAddPeak(rounds: number): number
  readModifyWrite(at: number, bytes: number): void
}

export interface KernelModule {
  readonly module: WebAssembly.Module
  /** For people. */
  readonly variant: string
}

/** Positions that kernels work on at a time: CHUNK of assembly/energies.ts. */
export function chunkPositions(d: Dimension): number {
  return d > 32 ? 32 : 64
}

/** Bytes of an entry: ENTRY of assembly/entry.ts. */
export const entryBytes = 32

/**
 * The kernels for d with fused multiply-add where this machine's engine knows relaxed SIMD, the plain ones elsewhere
 * or on request.
 */
export function compileKernels(d: Dimension, wish: 'fastest' | 'plain' = 'fastest'): KernelModule {
  const relaxed = Buffer.from(binaries[`${d}-relaxed`], 'base64')
  if (wish === 'fastest' && WebAssembly.validate(relaxed))
    return { module: new WebAssembly.Module(relaxed), variant: 'relaxed SIMD' }
  const plain = Buffer.from(binaries[`${d}-plain`], 'base64')
  return { module: new WebAssembly.Module(plain), variant: 'SIMD' }
}

export function instantiate({ module }: KernelModule, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return exports as unknown as Kernels
}
