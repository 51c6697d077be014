import { describe, expect, it } from 'vitest'
import { dimensions } from '../../../src-shared/model/config.ts'
import { Random } from '../../../src-shared/random.ts'
import { gelu, geluDerivative } from '../../model/reference/index.ts'
import { compileKernels, instantiate } from './kernels.ts'
import type { Kernels } from './kernels.ts'

const at = { record: 1 << 16, x: 2 << 16, p: 3 << 16, r: 4 << 16, slopes: 5 << 16, energies: 6 << 16 }

function fresh(
  d: (typeof dimensions)[number],
  wish: 'fastest' | 'plain',
): { kernels: Kernels; f32: Float32Array } {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536, shared: true })
  return { kernels: instantiate(compileKernels(d, wish), memory), f32: new Float32Array(memory.buffer) }
}

const variants = dimensions.flatMap((d) => (['fastest', 'plain'] as const).map((wish) => ({ d, wish })))

describe('compileKernels', () => {
  it('takes plain SIMD on request', () => {
    expect(compileKernels(32, 'plain').variant).toBe('SIMD')
    expect(compileKernels(32).variant).toMatch(/SIMD/)
  })
})

describe.each(variants)('kernels for d = $d, $wish', ({ d, wish }) => {
  const { kernels, f32 } = fresh(d, wish)
  const random = new Random(d)

  /** Fills [from, from + length) and returns a copy in double precision. */
  function place(address: number, length: number, value: () => number): Float64Array {
    for (let i = 0; i < length; i++) f32[address / 4 + i] = value()
    return Float64Array.from(f32.subarray(address / 4, address / 4 + length))
  }

  it('GeLU and its slope are within 1e-6 from −8 to 8, and finite far beyond', () => {
    let worst = 0
    let worstSlope = 0
    for (let start = -8; start < 8; start += d * 0.0037) {
      const z = place(at.r, d, () => start + random.uniform() * d * 0.0037)
      kernels.activate(at.r, at.slopes)
      for (let i = 0; i < d; i++) {
        worst = Math.max(worst, Math.abs(f32[at.r / 4 + i] - gelu(z[i])))
        worstSlope = Math.max(worstSlope, Math.abs(f32[at.slopes / 4 + i] - geluDerivative(z[i])))
      }
    }
    expect(worst).toBeLessThan(1e-6)
    expect(worstSlope).toBeLessThan(1e-6)
    place(at.r, d, () => (random.uniform() < 0.5 ? -1 : 1) * 10 ** (1.2 + 20 * random.uniform()))
    const z = f32.slice(at.r / 4, at.r / 4 + d)
    kernels.activate(at.r, at.slopes)
    for (let i = 0; i < d; i++) {
      expect(f32[at.r / 4 + i]).toBeCloseTo(z[i] < 0 ? 0 : z[i], 6)
      expect(f32[at.slopes / 4 + i]).toBeCloseTo(z[i] < 0 ? 0 : 1, 6)
    }
  })

  it('energies by the polynomial agree with double precision', () => {
    for (let n = 0; n < 50; n++) {
      const W = place(at.record, d * d + d, () => random.gaussian() / Math.sqrt(d))
      const x = place(at.x, d, () => 2 * random.gaussian())
      const p = place(at.p, d, () => random.gaussian())
      kernels.energiesOfOne(at.record, 0, 1, at.x, at.p, at.energies, at.r)
      let sum = 0
      for (let i = 0; i < d; i++) {
        let z = W[d * d + i] + p[i]
        for (let k = 0; k < d; k++) z += W[k * d + i] * x[k]
        sum += gelu(z) ** 2
      }
      expect(Math.abs(f32[at.energies / 4] / Math.sqrt(sum) - 1)).toBeLessThan(1e-5)
    }
  })

  it.each([1, 2, 3, 4, 5, 8, 61])('products and outer products of %i positions', (n) => {
    const W = place(at.record, d * d + d, () => random.gaussian())
    const X = place(at.x, n * d, () => random.gaussian())
    const P = place(at.p, n * d, () => random.gaussian())
    kernels.product(n, at.record, at.x, at.p, at.r)
    for (let j = 0; j < n; j++)
      for (let i = 0; i < d; i++) {
        let z = W[d * d + i] + P[j * d + i]
        for (let k = 0; k < d; k++) z += W[k * d + i] * X[j * d + k]
        expect(Math.abs(f32[at.r / 4 + j * d + i] - z)).toBeLessThan(1e-4)
      }

    f32.fill(0.5, at.slopes / 4, at.slopes / 4 + d * d + d)
    kernels.addPath(n, at.x, at.p, at.slopes)
    for (let k = 0; k <= d; k++)
      for (let i = 0; i < d; i++) {
        let g = 0.5
        for (let j = 0; j < n; j++) g += (k < d ? X[j * d + k] : 1) * P[j * d + i]
        expect(Math.abs(f32[at.slopes / 4 + k * d + i] - g)).toBeLessThan(1e-4)
      }
  })

  it('the way back is the transpose', () => {
    const W = place(at.record, d * d, () => random.gaussian())
    const dz = place(at.x, d, () => random.gaussian())
    const before = place(at.r, d, () => random.gaussian())
    kernels.multiplyBack(at.record, at.x, at.r)
    for (let k = 0; k < d; k++) {
      let sum = before[k]
      for (let i = 0; i < d; i++) sum += W[k * d + i] * dz[i]
      expect(Math.abs(f32[at.r / 4 + k] - sum)).toBeLessThan(1e-4)
    }
  })
})
