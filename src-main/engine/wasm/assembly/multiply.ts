// Products of a few signals with one edge's matrix, W[k][i] input-major: C[j][i] (+)= Σ_k X[j][k] · W[k][i].
//
// Vectors run over outputs i, never over positions j, because most groups are small. A tile keeps its outputs in
// registers over the whole of k: 4 positions × 2 vectors, the rest one position × 8 (or all, for d < 32).
//
// `@inline` is AssemblyScript's. TypeScript knows no decorators of functions, so that editors, the only ones that
// read this file as TypeScript, are told to ignore it: `@ts-ignore: decorator`.
import { D } from './shape'
import { multiplyAdd, ROW, zero } from './vector'

// Whether a product starts from bias and positional encoding or adds to what C holds is known when compiling: the
// type parameter is one of these two.
export type Start = f32
export type Accumulate = i32

// @ts-ignore: decorator
@inline
function initial<Mode>(bias: usize, encoding: usize, output: usize): v128 {
  return isFloat<Mode>() ? f32x4.add(v128.load(bias), v128.load(encoding)) : v128.load(output)
}

function tile4<Mode>(W: usize, X: usize, bias: usize, P: usize, C: usize): void {
  for (let column: usize = 0; column < ROW; column += 32) {
    const c = C + column
    const b = bias + column
    const p = P + column
    let c00 = initial<Mode>(b, p, c)
    let c01 = initial<Mode>(b + 16, p + 16, c + 16)
    let c10 = initial<Mode>(b, p + ROW, c + ROW)
    let c11 = initial<Mode>(b + 16, p + ROW + 16, c + ROW + 16)
    let c20 = initial<Mode>(b, p + 2 * ROW, c + 2 * ROW)
    let c21 = initial<Mode>(b + 16, p + 2 * ROW + 16, c + 2 * ROW + 16)
    let c30 = initial<Mode>(b, p + 3 * ROW, c + 3 * ROW)
    let c31 = initial<Mode>(b + 16, p + 3 * ROW + 16, c + 3 * ROW + 16)
    let w = W + column
    for (let x = X; x < X + ROW; x += 4) {
      const w0 = v128.load(w)
      const w1 = v128.load(w, 16)
      const x0 = v128.load_splat<f32>(x)
      c00 = multiplyAdd(x0, w0, c00)
      c01 = multiplyAdd(x0, w1, c01)
      const x1 = v128.load_splat<f32>(x, ROW)
      c10 = multiplyAdd(x1, w0, c10)
      c11 = multiplyAdd(x1, w1, c11)
      const x2 = v128.load_splat<f32>(x, 2 * ROW)
      c20 = multiplyAdd(x2, w0, c20)
      c21 = multiplyAdd(x2, w1, c21)
      const x3 = v128.load_splat<f32>(x, 3 * ROW)
      c30 = multiplyAdd(x3, w0, c30)
      c31 = multiplyAdd(x3, w1, c31)
      w += ROW
    }
    v128.store(c, c00)
    v128.store(c, c01, 16)
    v128.store(c, c10, ROW)
    v128.store(c, c11, ROW + 16)
    v128.store(c, c20, 2 * ROW)
    v128.store(c, c21, 2 * ROW + 16)
    v128.store(c, c30, 3 * ROW)
    v128.store(c, c31, 3 * ROW + 16)
  }
}

function tile1<Mode>(W: usize, X: usize, bias: usize, P: usize, C: usize): void {
  if (D < 32) tile1x2<Mode>(W, X, bias, P, C)
  else tile1x8<Mode>(W, X, bias, P, C)
}

function tile1x2<Mode>(W: usize, X: usize, bias: usize, P: usize, C: usize): void {
  for (let column: usize = 0; column < ROW; column += 32) {
    const c = C + column
    const b = bias + column
    const p = P + column
    let c0 = initial<Mode>(b, p, c)
    let c1 = initial<Mode>(b + 16, p + 16, c + 16)
    let w = W + column
    for (let x = X; x < X + ROW; x += 4) {
      const x0 = v128.load_splat<f32>(x)
      c0 = multiplyAdd(x0, v128.load(w), c0)
      c1 = multiplyAdd(x0, v128.load(w, 16), c1)
      w += ROW
    }
    v128.store(c, c0)
    v128.store(c, c1, 16)
  }
}

/** A single position is bound by the latency of multiply-adds: eight independent ones hide it. */
function tile1x8<Mode>(W: usize, X: usize, bias: usize, P: usize, C: usize): void {
  for (let column: usize = 0; column < ROW; column += 128) {
    const c = C + column
    const b = bias + column
    const p = P + column
    let c0 = initial<Mode>(b, p, c)
    let c1 = initial<Mode>(b + 16, p + 16, c + 16)
    let c2 = initial<Mode>(b + 32, p + 32, c + 32)
    let c3 = initial<Mode>(b + 48, p + 48, c + 48)
    let c4 = initial<Mode>(b + 64, p + 64, c + 64)
    let c5 = initial<Mode>(b + 80, p + 80, c + 80)
    let c6 = initial<Mode>(b + 96, p + 96, c + 96)
    let c7 = initial<Mode>(b + 112, p + 112, c + 112)
    let w = W + column
    for (let x = X; x < X + ROW; x += 4) {
      const x0 = v128.load_splat<f32>(x)
      c0 = multiplyAdd(x0, v128.load(w), c0)
      c1 = multiplyAdd(x0, v128.load(w, 16), c1)
      c2 = multiplyAdd(x0, v128.load(w, 32), c2)
      c3 = multiplyAdd(x0, v128.load(w, 48), c3)
      c4 = multiplyAdd(x0, v128.load(w, 64), c4)
      c5 = multiplyAdd(x0, v128.load(w, 80), c5)
      c6 = multiplyAdd(x0, v128.load(w, 96), c6)
      c7 = multiplyAdd(x0, v128.load(w, 112), c7)
      w += ROW
    }
    v128.store(c, c0)
    v128.store(c, c1, 16)
    v128.store(c, c2, 32)
    v128.store(c, c3, 48)
    v128.store(c, c4, 64)
    v128.store(c, c5, 80)
    v128.store(c, c6, 96)
    v128.store(c, c7, 112)
  }
}

/**
 * C [n × d] = or += X [n × d] · W [d × d]. `Start`: C begins as bias [d] + P, the positional encodings [n × d];
 * `Accumulate`: as it is.
 */
export function multiply<Mode>(n: u32, W: usize, X: usize, bias: usize, P: usize, C: usize): void {
  let j: u32 = 0
  for (; j + 4 <= n; j += 4) {
    const row = <usize>j * ROW
    tile4<Mode>(W, X + row, bias, P + row, C + row)
  }
  for (; j < n; j++) {
    const row = <usize>j * ROW
    tile1<Mode>(W, X + row, bias, P + row, C + row)
  }
}

/** T [d × d] = the transpose of W. */
export function transpose(W: usize, T: usize): void {
  for (let r: usize = 0; r < D; r += 4)
    for (let c: usize = 0; c < D; c += 4) {
      const w = W + r * ROW + c * 4
      const t = T + c * ROW + r * 4
      const w0 = v128.load(w)
      const w1 = v128.load(w, ROW)
      const w2 = v128.load(w, 2 * ROW)
      const w3 = v128.load(w, 3 * ROW)
      const low01 = v128.shuffle<f32>(w0, w1, 0, 4, 1, 5)
      const high01 = v128.shuffle<f32>(w0, w1, 2, 6, 3, 7)
      const low23 = v128.shuffle<f32>(w2, w3, 0, 4, 1, 5)
      const high23 = v128.shuffle<f32>(w2, w3, 2, 6, 3, 7)
      v128.store(t, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5))
      v128.store(t, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), ROW)
      v128.store(t, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 2 * ROW)
      v128.store(t, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 3 * ROW)
    }
}

/** `multiplyBack` for four rows of W, which make four numbers of out. */
// @ts-ignore: decorator
@inline
export function multiplyBackFour(w: usize, dz: usize, out: usize): void {
  let s0 = zero()
  let s1 = zero()
  let s2 = zero()
  let s3 = zero()
  for (let i: usize = 0; i < ROW; i += 16) {
    const z = v128.load(dz + i)
    s0 = multiplyAdd(v128.load(w + i), z, s0)
    s1 = multiplyAdd(v128.load(w + i, ROW), z, s1)
    s2 = multiplyAdd(v128.load(w + i, 2 * ROW), z, s2)
    s3 = multiplyAdd(v128.load(w + i, 3 * ROW), z, s3)
  }
  const low01 = v128.shuffle<f32>(s0, s1, 0, 4, 1, 5)
  const high01 = v128.shuffle<f32>(s0, s1, 2, 6, 3, 7)
  const low23 = v128.shuffle<f32>(s2, s3, 0, 4, 1, 5)
  const high23 = v128.shuffle<f32>(s2, s3, 2, 6, 3, 7)
  const a = f32x4.add(
    v128.shuffle<f32>(low01, low23, 0, 1, 4, 5),
    v128.shuffle<f32>(low01, low23, 2, 3, 6, 7),
  )
  const b = f32x4.add(
    v128.shuffle<f32>(high01, high23, 0, 1, 4, 5),
    v128.shuffle<f32>(high01, high23, 2, 3, 6, 7),
  )
  v128.store(out, f32x4.add(v128.load(out), f32x4.add(a, b)))
}

/** out[k] += Σ_i W[k][i] · dz[i] for one position: dot products along the rows, without a transpose. */
export function multiplyBack(W: usize, dz: usize, out: usize): void {
  for (let k: usize = 0; k < D; k += 4) multiplyBackFour(W + k * ROW, dz, out + k * 4)
}

// @ts-ignore: decorator
@inline
function gradientStart<Mode>(at: usize): v128 {
  return isFloat<Mode>() ? zero() : v128.load(at)
}

/**
 * G [d × d] = or += Xᵀ · Z over n positions: the outer products of inputs X [n × d] and output gradients Z [n × d].
 * `Start`: G begins at 0.
 */
export function outerProducts<Mode>(n: u32, X: usize, Z: usize, G: usize): void {
  const end = X + <usize>n * ROW
  for (let k: usize = 0; k < ROW; k += 16)
    for (let column: usize = 0; column < ROW; column += 32) {
      const g = G + k * D + column
      let g00 = gradientStart<Mode>(g)
      let g01 = gradientStart<Mode>(g + 16)
      let g10 = gradientStart<Mode>(g + ROW)
      let g11 = gradientStart<Mode>(g + ROW + 16)
      let g20 = gradientStart<Mode>(g + 2 * ROW)
      let g21 = gradientStart<Mode>(g + 2 * ROW + 16)
      let g30 = gradientStart<Mode>(g + 3 * ROW)
      let g31 = gradientStart<Mode>(g + 3 * ROW + 16)
      let z = Z + column
      for (let x = X + k; x < end; x += ROW) {
        const z0 = v128.load(z)
        const z1 = v128.load(z, 16)
        const x0 = v128.load_splat<f32>(x)
        g00 = multiplyAdd(x0, z0, g00)
        g01 = multiplyAdd(x0, z1, g01)
        const x1 = v128.load_splat<f32>(x, 4)
        g10 = multiplyAdd(x1, z0, g10)
        g11 = multiplyAdd(x1, z1, g11)
        const x2 = v128.load_splat<f32>(x, 8)
        g20 = multiplyAdd(x2, z0, g20)
        g21 = multiplyAdd(x2, z1, g21)
        const x3 = v128.load_splat<f32>(x, 12)
        g30 = multiplyAdd(x3, z0, g30)
        g31 = multiplyAdd(x3, z1, g31)
        z += ROW
      }
      v128.store(g, g00)
      v128.store(g, g01, 16)
      v128.store(g, g10, ROW)
      v128.store(g, g11, ROW + 16)
      v128.store(g, g20, 2 * ROW)
      v128.store(g, g21, 2 * ROW + 16)
      v128.store(g, g30, 3 * ROW)
      v128.store(g, g31, 3 * ROW + 16)
    }
}
