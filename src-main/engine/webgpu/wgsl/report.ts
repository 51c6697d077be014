/** Sums of a step for its report, and the start of an optimiser. */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { scoreFloats } from './candidates.ts'
import { entryArguments, kernel, workgroupNumber } from './kernel.ts'
import type { KernelSource } from './kernel.ts'
import { mark } from './marks.ts'

/** Σ loss, Σ and greatest energy of targets over positions, and Σ of `settings.at` squares of gradients. */
export function reportKernel(d: Dimension): KernelSource {
  return kernel(
    'report',
    { reads: ['board', 'slots'], writes: ['marks'] },
    d,
    `
var<workgroup> reduced: array<vec4f, 256>;
fn squareAt(n: u32) -> f32 {
  if (n < settings.at) { return slots[settings.squaresAt + n]; }
  return 0.0;
}
fn combine(a: vec4f, b: vec4f) -> vec4f { return vec4f(a.x + b.x, a.y + b.y, max(a.z, b.z), a.w + b.w); }
@compute @workgroup_size(256)
fn main(${entryArguments()}) {
  ${workgroupNumber}
  var sum = vec4f(0.0);
  for (var p = lane; p < settings.positions; p += 256u) {
    let scores = settings.scoresAt + p * ${scoreFloats}u;
    sum = combine(sum, vec4f(board[scores + 4u], board[scores + 5u], board[scores + 5u], 0.0));
  }
  // Four at a time, so that their ways from memory overlap.
  var squares = vec4f(0.0);
  for (var n = lane; n < settings.at; n += 1024u) {
    squares += vec4f(squareAt(n), squareAt(n + 256u), squareAt(n + 512u), squareAt(n + 768u));
  }
  sum.w = squares.x + squares.y + squares.z + squares.w;
  reduced[lane] = sum;
  workgroupBarrier();
  for (var half = 128u; half > 0u; half /= 2u) {
    if (lane < half) { reduced[lane] = combine(reduced[lane], reduced[lane + half]); }
    workgroupBarrier();
  }
  if (lane == 0u) {
    atomicStore(&marks[${mark.loss}], bitcast<u32>(reduced[0].x));
    atomicStore(&marks[${mark.energySum}], bitcast<u32>(reduced[0].y));
    atomicStore(&marks[${mark.energyMaximum}], bitcast<u32>(reduced[0].z));
    atomicStore(&marks[${mark.squares}], bitcast<u32>(reduced[0].w));
  }
}`,
  )
}

/** The edge-normalised rule remembers the biases that it starts from, behind four numbers of its state. */
export function warmKernel(d: Dimension): KernelSource {
  return kernel(
    'warm values',
    { reads: ['W'], writes: ['state'] },
    d,
    `
@compute @workgroup_size(${d})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  state[workgroup * (D + 4u) + 4u + lane] = W[workgroup * RECORD + D * D + lane];
}`,
  )
}
