/** The path of signals through a sequence, forward and backward: one workgroup per sequence, one lane per coordinate. */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { geluFunctions, notFinite } from './gelu.ts'
import { entryArguments, kernel, unrolled, workgroupNumber } from './kernel.ts'
import type { KernelSource } from './kernel.ts'
import { mark } from './marks.ts'

/** Positions per workgroup of `mixing`. */
export const mixedPerWorkgroup = 64

/**
 * S_j = old_j · S_{j−1} + fresh_j · r_j with fresh_j = exp(alpha_j − L_j), old_j = exp(L_{j−1} − L_j) and L_j the
 * log-sum of alpha up to j: (fresh, old, L) per position, from the present alpha, whose last entry is repeated beyond
 * its end. Every lane adds up what lies before its position: lanes that waited for one another would take longer.
 */
export function mixingKernel(d: Dimension): KernelSource {
  return kernel(
    'mixing',
    { reads: ['small'], writes: ['board'] },
    d,
    `
fn alphaOf(k: u32) -> f32 { return small[settings.alphaAt + min(k, settings.maxContext - 1u)]; }
@compute @workgroup_size(${mixedPerWorkgroup})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let j = workgroup * ${mixedPerWorkgroup}u + lane;
  if (j >= settings.predictions) { return; }
  let at = settings.mixingAt + 4u * j;
  if (j <= settings.firstMixed) {
    board[at] = 1.0;
    board[at + 1u] = 0.0;
    board[at + 2u] = alphaOf(0u);
    return;
  }
  let last = j - settings.firstMixed;
  let own = alphaOf(last);
  var greatest = own;
  for (var k = 0u; k < last; k++) { greatest = max(greatest, alphaOf(k)); }
  var before = 0.0;
  for (var k = 0u; k < last; k++) { before += exp(alphaOf(k) - greatest); }
  let fresh = exp(own - greatest);
  board[at] = fresh / (before + fresh);
  board[at + 1u] = before / (before + fresh);
  board[at + 2u] = greatest + log(before + fresh);
}`,
  )
}

/**
 * Copies the records of a shard's edges on paths side by side: `settings.at` lists four words per slot.
 * @param list the buffer of that list
 */
export function gatherKernel(d: Dimension, list: 'plan' | 'decoding' = 'plan'): KernelSource {
  return kernel(
    list === 'plan' ? 'gather' : 'decode gather',
    { reads: [list, 'W'], writes: ['path'] },
    d,
    `
@compute @workgroup_size(64)
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let start = (${list}[settings.at + 4u * workgroup] - settings.firstEdge) * RECORD;
  let to = (${list}[settings.at + 4u * workgroup + 1u] + 1u) * RECORD;
  for (var n = lane; n < RECORD; n += 64u) { path[to + n] = W[start + n]; }
}`,
  )
}

/** Column i of the record that the next step goes over, in registers: its way from memory is hidden behind this step. */
const columnAhead = (d: Dimension): string => unrolled(d / 4, (q) => `var column${q} = vec4f(0.0);`, ' ')

/** Loads that column from the record at `w`. */
function loadAhead(d: Dimension): string {
  return unrolled(d / 4, (q) => {
    const four = [0, 1, 2, 3].map((r) => `path[w + ${(4 * q + r) * d}u + i]`).join(', ')
    return `      column${q} = vec4f(${four});`
  })
}

/** r, GeLU′ and S of every position; marks the edge where a signal first is not finite. */
export function pathForwardKernel(d: Dimension): KernelSource {
  const product = unrolled(
    d / 4,
    (q) => `dot(column${q}, vec4f(${[0, 1, 2, 3].map((r) => `input[${4 * q + r}]`).join(', ')}))`,
    ' + ',
  )
  return kernel(
    'path forward',
    { reads: ['plan', 'small', 'path'], writes: ['board', 'marks'] },
    d,
    `${geluFunctions}${notFinite}
var<workgroup> input: array<f32, D>;
@compute @workgroup_size(${d})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let i = lane;
  let first = workgroup * settings.predictions;
  var mixture = 0.0;
  var finite = true;
  ${columnAhead(d)}
  var bias = settings.initialSignal + small[plan[settings.startsAt + workgroup] * D + i];
  for (var t = 0u; t < settings.predictions; t++) {
    let p = first + t;
    var z = board[settings.encodingAt + t * D + i] + bias;
    if (t > 0u) { z += ${product}; }
    if (t + 1u < settings.predictions) {
      let w = plan[settings.pathAt + 2u * (p + 1u)] * RECORD;
      bias = path[w + D * D + i];
${loadAhead(d)}
    }
    let r = geluAndSlope(z);
    let mixing = settings.mixingAt + 4u * t;
    let fresh = board[mixing];
    mixture = select(board[mixing + 1u] * mixture + fresh * r.x, r.x, fresh == 1.0);
    board[settings.signalsAt + p * D + i] = r.x;
    board[settings.slopesAt + p * D + i] = r.y;
    board[settings.mixturesAt + p * D + i] = mixture;
    workgroupBarrier();
    input[i] = select(r.x, mixture, settings.mixtureChain == 1u);
    workgroupBarrier();
    // All lanes look at all signals, so that only the position where it began is named.
    var fine = true;
    for (var k = 0u; k < D; k++) { fine = fine && !notFinite(input[k]); }
    if (i == 0u && finite && !fine) { atomicMin(&marks[${mark.nonFiniteSignal}], plan[settings.pathAt + 2u * p + 1u]); }
    finite = finite && fine;
  }
}`,
  )
}

/**
 * Walks down from the last position. The mixtures' gradients become complete (the chain's share is added, where it is
 * fed by mixtures), and the potentials' gradients are written. A lane has a column of each record, since neighbours
 * then read neighbours; what belongs to a row is added up by way of the workgroup's memory, some rows at a time.
 */
export function pathBackwardKernel(d: Dimension): KernelSource {
  const rows = Math.min(d, 32)
  const chunks = unrolled(d / rows, (c) => {
    const products = unrolled(
      rows,
      (r) => `products[${r * (d + 1)}u + i] = column${(c * rows + r) >> 2}[${r & 3}] * potential;`,
      ' ',
    )
    const sum = unrolled(d, (k) => `products[row + ${k}u]`, ' + ')
    return `${products}
      workgroupBarrier();
      if (i / ${rows}u == ${c}u) {
        let row = (i % ${rows}u) * ${d + 1}u;
        chain = ${sum};
      }
      workgroupBarrier();`
  })
  return kernel(
    'path backward',
    { reads: ['plan', 'path'], writes: ['board'] },
    d,
    `
var<workgroup> products: array<f32, ${rows * (d + 1)}>;
@compute @workgroup_size(${d})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let i = lane;
  let first = workgroup * settings.predictions;
  // Σ_{j' ≥ j} of ∂loss/∂S_j' as S_j enters S_j', as far as no reset lies between.
  var flowing = 0.0;
  var potential = 0.0;
  ${columnAhead(d)}
  for (var t = settings.predictions; t > 0u; t--) {
    let p = first + t - 1u;
    let mixing = settings.mixingAt + 4u * (t - 1u);
    var chain = 0.0;
    var carried = 0.0;
    if (t < settings.predictions) {
      carried = board[mixing + 5u];
      ${chunks}
    }
    if (t > 1u) {
      let w = plan[settings.pathAt + 2u * p] * RECORD;
${loadAhead(d)}
    }
    let isReset = settings.reset > 0u && t % max(settings.reset, 1u) == 0u;
    let byMixture = settings.mixtureChain == 1u;
    var gradient = board[settings.mixtureGradientsAt + p * D + i];
    if (byMixture) { gradient += chain; }
    board[settings.mixtureGradientsAt + p * D + i] = gradient;
    flowing = select(flowing * carried + gradient, 0.0, isReset);
    var signal = board[mixing] * flowing;
    if (!byMixture && !isReset) { signal += chain; }
    potential = signal * board[settings.slopesAt + p * D + i];
    board[settings.potentialGradientsAt + p * D + i] = potential;
  }
}`,
  )
}
