/** What this processor can do at most, measured with the same instructions as the engine's kernels. */
import { compileKernels, instantiate } from '../../src-main/engine/wasm/kernels.ts'
import { Random } from '../../src-shared/random.ts'
import { d } from '../shapes.ts'
import type { Figure } from './figure.ts'
import { least } from './figure.ts'

/** What the machine can do, and the product alone on a matrix that stays in the nearest cache. */
export function processorPeaks(): { rows: Figure[]; flops: number; bandwidth: number } {
  const megabytes = 96
  const memory = new WebAssembly.Memory({ initial: 16 * (megabytes + 8), maximum: 65536, shared: true })
  const kernels = instantiate(compileKernels(d), memory)
  const table = 8 * 2 ** 20
  const bytes = megabytes * 2 ** 20
  const f32 = new Float32Array(memory.buffer)
  const random = new Random(1)
  for (let i = 65536 / 4; i < table / 4; i++) f32[i] = random.uniform() - 0.5
  f32.fill(1, table / 4)

  const rounds = 500_000
  const flops = (96 * rounds) / least(100, () => kernels.multiplyAddPeak(rounds))
  const bandwidth = (2 * bytes) / least(8, () => kernels.readModifyWrite(table, bytes))
  const copying = bytes / least(8, () => f32.copyWithin(table / 4, (table + bytes / 2) / 4))
  const rows: Figure[] = [
    { what: 'multiply-add peak', value: flops / 1e9, unit: 'GFLOP/s' },
    { what: 'read-modify-write', value: bandwidth / 1e9, unit: 'GB/s, both ways' },
    { what: 'copy', value: copying / 1e9, unit: 'GB/s, both ways' },
  ]
  for (const n of [4, 16, 64, 256]) {
    const [W, X, P, C] = [1, 2, 3, 4].map((block) => block * 2 ** 20)
    const repetitions = Math.ceil(2 ** 14 / n)
    const seconds = least(50, () => {
      for (let r = 0; r < repetitions; r++) kernels.product(n, W, X, P, C)
    })
    const share = (2 * d * d * n * repetitions) / seconds / flops
    rows.push({ what: `product alone, n = ${n}`, value: 100 * share, unit: '% of peak', aim: '≥ 70' })
  }
  return { rows, flops, bandwidth }
}
