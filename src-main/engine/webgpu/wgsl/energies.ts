/** Forward: E = ‖GeLU(W·S + b + PE)‖ of every candidate at every position of its group. */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { candidateFunctions, scoreFloats } from './candidates.ts'
import { geluFunctions, notFinite } from './gelu.ts'
import { aheadDeclarations, loadAhead, matrixDeclaration, takeMatrix } from './matrix.ts'
import { entryArguments, fewerThan, kernel, unrolled, workgroupNumber, workgroupSize } from './kernel.ts'
import type { KernelSource, Lanes } from './kernel.ts'
import { mark } from './marks.ts'
import { sumOverOutputs } from './reduce.ts'

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

/** Positions whose mixtures wait in the workgroup's memory, 8 kB at most: each is read once per block of edges, not once per edge. */
function positionsAtOnce({ d, tile }: Lanes): number {
  return tile === 1 ? fewerThan : Math.min(8 * tile, 2048 / d)
}

export function energiesKernel(name: string, lanes: Lanes, subgroups: boolean): KernelSource {
  const { d, tile, teams, block } = lanes
  const size = workgroupSize(lanes)
  const most = positionsAtOnce(lanes)
  const together = teams === 1
  const dots = unrolled(d / 4, (q) => `dot(column${q}, inputs[at + ${q}u])`, ' + ')
  return kernel(
    name,
    { reads: ['plan', 'W', 'board'], writes: ['E', 'marks'], subgroups },
    d,
    `${geluFunctions}${notFinite}${candidateFunctions}
var<workgroup> inputs: array<vec4f, ${(most * d) / 4}>;
var<workgroup> encodings: array<u32, ${most}>;
var<workgroup> targets: array<u32, ${most}>;
var<workgroup> squares: array<f32, ${2 * size}>;
${together ? matrixDeclaration(lanes) : ''}
@compute @workgroup_size(${size})
fn main(${entryArguments(subgroups)}) {
  ${workgroupNumber}
  ${openBlock}
  ${lanePlaces(lanes)}
  ${together ? aheadDeclarations(lanes) : ''}
  let end = min(start + ${block}u, g.entries);
  // Sums of squares use the two halves of their memory in turn: who is ahead does not write where others still read.
  var half = 0u;
  for (var c = 0u; c < g.positions; c += ${most}u) {
    let positions = min(g.positions - c, ${most}u);
    workgroupBarrier();
    for (var v = lane; v < positions * ${d / 4}u; v += ${size}u) {
      let m = settings.mixturesAt + plan[rowAt(g.first + c + v / ${d / 4}u)] * D + 4u * (v % ${d / 4}u);
      inputs[v] = vec4f(board[m], board[m + 1u], board[m + 2u], board[m + 3u]);
    }
    for (var v = lane; v < positions; v += ${size}u) {
      let row = rowAt(g.first + c + v);
      encodings[v] = settings.encodingAt + (plan[row + 1u] + 1u) * D;
      targets[v] = plan[row + 2u];
    }
    ${
      together
        ? `var next = (edgeOf(g, start) - settings.firstEdge) * RECORD;
    ${loadAhead(lanes)}`
        : 'workgroupBarrier();'
    }
    for (var base = start; base < end; base += ${teams}u) {
      let entry = base + team;
      let edge = edgeOf(g, min(entry, g.entries - 1u));
      ${
        together
          ? `${subgroups ? '// The last edge’s matrix has been taken: sums within subgroups pass no barrier.\n      workgroupBarrier();' : ''}
      ${takeMatrix(lanes, false)}
      next = (edgeOf(g, min(base + 1u, end - 1u)) - settings.firstEdge) * RECORD;
      ${loadAhead(lanes)}`
          : `let w = (edge - settings.firstEdge) * RECORD;
${loadColumn(d, 'column')}
      let bias = W[w + D * D + i];`
      }
      for (var t = 0u; t < positions; t += ${tile}u) {
        let n = min(t + j, positions - 1u);
        let at = n * ${d / 4}u;
        let y = gelu(bias + board[encodings[n] + i] + ${dots});
        ${sumOverOutputs(d, 'y * y', subgroups, 'half + lane')}
        half = ${size}u - half;
        if (i == 0u && t + j < positions && entry < g.entries && isCandidate(g, entry, c + n, targets[n])) {
          E[g.energiesAt + (c + n) * g.entries + entry] = sqrt(sum);
          if (notFinite(sum)) { atomicMin(&marks[${mark.nonFiniteEnergy}], edge + 2u); }
        }
      }
    }
  }
}`,
  )
}

/** Energies of the shared edge at all positions, into the scores. */
export function sharedEnergiesKernel(d: Dimension, subgroups: boolean): KernelSource {
  const rows = 256 / d
  return kernel(
    'shared energies',
    { reads: ['path'], writes: ['board', 'marks'], subgroups },
    d,
    `${geluFunctions}${notFinite}
var<workgroup> squares: array<f32, 256>;
@compute @workgroup_size(256)
fn main(${entryArguments(subgroups)}) {
  ${workgroupNumber}
  let i = lane % D;
  let p = workgroup * ${rows}u + lane / D;
  let at = min(p, settings.positions - 1u);
  var z = path[D * D + i] + board[settings.encodingAt + (at % settings.predictions + 1u) * D + i];
  for (var k = 0u; k < D; k++) { z += path[k * D + i] * board[settings.mixturesAt + at * D + k]; }
  let y = gelu(z);
  ${sumOverOutputs(d, 'y * y', subgroups)}
  if (i == 0u && p < settings.positions) {
    board[settings.scoresAt + p * ${scoreFloats}u + 7u] = sqrt(sum);
    if (notFinite(sum)) { atomicMin(&marks[${mark.nonFiniteEnergy}], 1u); }
  }
}`,
  )
}
