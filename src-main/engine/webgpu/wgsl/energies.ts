/** Forward: E = ‖GeLU(W·S + b + PE)‖ of every candidate at every position of its group. */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { candidateFunctions, scoreFloats } from './candidates.ts'
import { geluFunctions, notFinite } from './gelu.ts'
import { entryArguments, kernel, unrolled, workgroupNumber, workgroupSize } from './kernel.ts'
import type { KernelSource, Lanes } from './kernel.ts'
import { mark } from './marks.ts'

/** Lane → its output, its position in the tile and its team. */
export function lanePlaces({ d, tile }: Lanes): string {
  return `let i = lane % D;
  let j = (lane / D) % ${tile}u;
  let team = lane / ${d * tile}u;`
}

/** The block's group and first entry: `settings.at` lists two words per workgroup. */
export const openBlock = `let g = groupAt(plan[settings.at + 2u * workgroup]);
  let start = plan[settings.at + 2u * workgroup + 1u];`

/** Column i of a matrix at `w` in registers, four inputs a vector. */
export function loadColumn(d: Dimension, name: string, table = 'W'): string {
  const element = (k: number): string => `${table}[w + ${k * d}u + i]`
  return unrolled(d / 4, (q) => {
    const four = [0, 1, 2, 3].map((r) => element(4 * q + r)).join(', ')
    return `    let ${name}${q} = vec4f(${four});`
  })
}

/** Row i of a matrix at `w`, four outputs a vector. */
export function loadRow(d: Dimension, name: string, table = 'W'): string {
  const element = (k: number): string => `${table}[w + i * D + ${k}u]`
  return unrolled(d / 4, (q) => {
    const four = [0, 1, 2, 3].map((r) => element(4 * q + r)).join(', ')
    return `    let ${name}${q} = vec4f(${four});`
  })
}

/** Copies the mixtures S of a tile's positions into `inputs`, four numbers a lane. */
export function stageMixtures({ d, tile }: Lanes): string {
  return `if (lane < ${(tile * d) / 4}u) {
        let p = plan[rowAt(g.first + min(t + lane / ${d / 4}u, g.positions - 1u))];
        let m = settings.mixturesAt + p * D + 4u * (lane % ${d / 4}u);
        inputs[lane] = vec4f(board[m], board[m + 1u], board[m + 2u], board[m + 3u]);
      }`
}

/** Σ_k W[k][i] · input k, for the lane's position. */
export function product(d: Dimension, column: string): string {
  return unrolled(d / 4, (q) => `dot(${column}${q}, inputs[j * ${d / 4}u + ${q}u])`, ' + ')
}

/**
 * `sum` ← Σ of the \`squares\` of a lane's d neighbours, right in the lanes with i = 0. Eight at a time: one lane adding all
 * of them would cost as many instructions of its warp as the product itself.
 */
export function sumOfSquares(d: Dimension): string {
  return `workgroupBarrier();
    var sum = 0.0;
    if (i % 8u == 0u) { sum = ${unrolled(8, (k) => `squares[lane + ${k}u]`, ' + ')}; }
    ${
      d === 8
        ? ''
        : `if (i % 8u == 0u && i > 0u) { squares[lane] = sum; }
    workgroupBarrier();
    if (i == 0u) { sum += ${unrolled(d / 8 - 1, (k) => `squares[lane + ${8 * (k + 1)}u]`, ' + ')}; }`
    }`
}

export function energiesKernel(name: string, lanes: Lanes): KernelSource {
  const { d, tile, teams, block } = lanes
  return kernel(
    name,
    { reads: ['plan', 'W', 'board'], writes: ['E', 'marks'] },
    d,
    `${geluFunctions}${notFinite}${candidateFunctions}
var<workgroup> inputs: array<vec4f, ${(tile * d) / 4}>;
var<workgroup> squares: array<f32, ${workgroupSize(lanes)}>;
@compute @workgroup_size(${workgroupSize(lanes)})
fn main(${entryArguments}) {
  ${workgroupNumber}
  ${openBlock}
  ${lanePlaces(lanes)}
  for (var base = start; base < min(start + ${block}u, g.entries); base += ${teams}u) {
    let entry = base + team;
    let edge = edgeOf(g, min(entry, g.entries - 1u));
    let w = (edge - settings.firstEdge) * RECORD;
${loadColumn(d, 'column')}
    let bias = W[w + D * D + i];
    for (var t = 0u; t < g.positions; t += ${tile}u) {
      // What the last tile read is read: the barrier before its sums was after it.
      ${stageMixtures(lanes)}
      workgroupBarrier();
      let n = t + j;
      let row = rowAt(g.first + min(n, g.positions - 1u));
      let encoding = settings.encodingAt + (plan[row + 1u] + 1u) * D + i;
      let y = gelu(bias + board[encoding] + ${product(d, 'column')});
      squares[lane] = y * y;
      ${sumOfSquares(d)}
      if (i == 0u && n < g.positions && entry < g.entries && isCandidate(g, entry, n, plan[row + 2u])) {
        E[g.energiesAt + n * g.entries + entry] = sqrt(sum);
        if (notFinite(sum)) { atomicMin(&marks[${mark.nonFiniteEnergy}], edge + 2u); }
      }
    }
  }
}`,
  )
}

/** Energies of the shared edge at all positions, into the scores. */
export function sharedEnergiesKernel(d: Dimension): KernelSource {
  const rows = 256 / d
  return kernel(
    'shared energies',
    { reads: ['path'], writes: ['board', 'marks'] },
    d,
    `${geluFunctions}${notFinite}
var<workgroup> squares: array<f32, 256>;
@compute @workgroup_size(256)
fn main(${entryArguments}) {
  ${workgroupNumber}
  let i = lane % D;
  let p = workgroup * ${rows}u + lane / D;
  let at = min(p, settings.positions - 1u);
  var z = path[D * D + i] + board[settings.encodingAt + (at % settings.predictions + 1u) * D + i];
  for (var k = 0u; k < D; k++) { z += path[k * D + i] * board[settings.mixturesAt + at * D + k]; }
  let y = gelu(z);
  squares[lane] = y * y;
  ${sumOfSquares(d)}
  if (i == 0u && p < settings.positions) {
    board[settings.scoresAt + p * ${scoreFloats}u + 7u] = sqrt(sum);
    if (notFinite(sum)) { atomicMin(&marks[${mark.nonFiniteEnergy}], 1u); }
  }
}`,
  )
}
