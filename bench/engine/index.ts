/**
 * What a training step of the CPU engine costs, as a share of what the same machine can do at most, beside the plain
 * TypeScript engine and beside the released PyTorch code. Wall times are the least of some repetitions, kept short so
 * that a busy machine rarely spoils all of them; CPU times are means, since systems count them in coarse ticks.
 */
import { availableParallelism } from 'node:os'
import { compileKernels } from '../../src-main/engine/wasm/kernels.ts'
import { d } from '../shapes.ts'
import type { Figure } from './figure.ts'
import { fullSteps } from './full-steps.ts'
import { processorPeaks } from './processor.ts'
import { peerShapes, scaling } from './whole-batches.ts'

export async function benchEngine(): Promise<Figure[]> {
  const { rows, flops, bandwidth } = processorPeaks()
  rows.push(...(await fullSteps(flops, bandwidth)))
  rows.push(...(await scaling()))
  rows.push(...(await peerShapes()))
  const { variant } = compileKernels(d)
  console.log(`CPU engine (d = ${d}, ${variant}, ${availableParallelism()} cores)`)
  console.table(rows.map((row) => ({ ...row, value: Number(row.value.toPrecision(3)) })))
  return rows
}

if (import.meta.main) await benchEngine()
