/**
 * The parameters that are not per edge – node biases, alpha, the shared edge – under Adam without decay or clipping,
 * each row with its own count of steps; and what the shared edge contributes to the gradient of mixtures.
 * State of each part: means [rows × width], squares [rows × width], steps [rows].
 */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { candidateFunctions, scoreFloats } from './candidates.ts'
import { geluFunctions } from './gelu.ts'
import { entryArguments, kernel, unrolled, workgroupNumber, workgroupSize } from './kernel.ts'
import type { KernelSource, Lanes } from './kernel.ts'
import { lanePlaces } from './energies.ts'
import { mark } from './marks.ts'
import { inputsPerLane } from './update.ts'

/** Positions whose shared gradients one workgroup adds up. */
export const sharedChunk = 64

/** Sequences whose share in alpha's gradient one workgroup adds up. */
export const alphaChunk = 32

const adam = `
fn correction(log: f32, steps: f32) -> f32 {
  let x = log * steps;
  if (x < -0.25) { return 1.0 - exp(x); }
  return -x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))));
}
/** Moves a number of \`small\` and returns it. */
fn adam(at: u32, meanAt: u32, squareAt: u32, g: f32, steps: f32) -> f32 {
  let m = settings.beta1 * small[meanAt] + settings.fresh1 * g;
  let v = settings.beta2 * small[squareAt] + settings.fresh2 * g * g;
  small[meanAt] = m;
  small[squareAt] = v;
  let rate = settings.learningRate / correction(settings.log1, steps);
  let value = small[at] - rate * m / (sqrt(v) * inverseSqrt(correction(settings.log2, steps)) + settings.epsilon);
  small[at] = value;
  return value;
}`

/**
 * Makes the mixtures' gradients of a wave's positions, from row `settings.at` on: what the teams have summed, and
 * what flows through the shared candidate, whose own gradient is kept.
 */
export function collectKernel(d: Dimension): KernelSource {
  const rows = 256 / d
  return kernel(
    'collect',
    { reads: ['plan', 'partials', 'path'], writes: ['board'] },
    d,
    `${geluFunctions}${candidateFunctions}
var<workgroup> potentials: array<f32, 256>;
@compute @workgroup_size(256)
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let i = lane % D;
  let place = workgroup * ${rows}u + lane / D;
  let live = place < settings.positions;
  let number = settings.at + min(place, settings.positions - 1u);
  let row = rowAt(number);
  let p = plan[row];
  let g = groupAt(plan[row + 5u]);
  let scores = settings.scoresAt + p * ${scoreFloats}u;
  var z = path[D * D + i] + board[settings.encodingAt + (plan[row + 1u] + 1u) * D + i];
  for (var k = 0u; k < D; k++) { z += path[k * D + i] * board[settings.mixturesAt + p * D + k]; }
  let y = geluAndSlope(z);
  let energy = board[scores + 7u];
  var gradient = 0.0;
  if (energy != 0.0) { gradient = board[scores + 3u] * settings.gradientScale / energy * y.x * y.y; }
  potentials[lane] = gradient;
  workgroupBarrier();
  var sum = 0.0;
  for (var k = 0u; k < D; k++) { sum += path[i * D + k] * potentials[lane - i + k]; }
  let n = number - g.first;
  for (var team = 0u; team < g.teams; team++) { sum += partials[(g.partialsAt + team * g.positions + n) * D + i]; }
  if (live) {
    board[settings.mixtureGradientsAt + p * D + i] = sum;
    board[settings.sharedGradientsAt + p * D + i] = gradient;
  }
}`,
  )
}

/**
 * ∂loss/∂alpha: Σ over sequences and positions j ≥ k of w_jk ⟨∂loss/∂S_j, r_k − S_j⟩, one workgroup per signal k and
 * chunk of sequences. The differences are taken first, so that nothing large cancels. A lane has a coordinate, so that neighbours
 * read neighbours, and adds up all its pairs before lanes are added up.
 */
export function alphaGradientsKernel(d: Dimension): KernelSource {
  return kernel(
    'alpha gradients',
    { reads: ['small'], writes: ['board'] },
    d,
    `
var<workgroup> reduced: array<f32, 256>;
@compute @workgroup_size(256)
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let i = lane % D;
  let sequences = settings.positions / settings.predictions;
  let chunks = (sequences + ${alphaChunk - 1}u) / ${alphaChunk}u;
  let signals = workgroup / chunks;
  let k = signals + settings.firstMixed;
  let alpha = small[settings.alphaAt + min(signals, settings.maxContext - 1u)];
  let begin = (workgroup % chunks) * ${alphaChunk}u;
  var sum = 0.0;
  for (var s = begin; s < min(begin + ${alphaChunk}u, sequences); s++) {
    let first = s * settings.predictions;
    let signal = board[settings.signalsAt + (first + k) * D + i];
    for (var j = k + lane / D; j < settings.predictions; j += ${256 / d}u) {
      let share = exp(alpha - board[settings.mixingAt + 4u * j + 2u]);
      let at = (first + j) * D + i;
      sum += share * board[settings.mixtureGradientsAt + at] * (signal - board[settings.mixturesAt + at]);
    }
  }
  reduced[lane] = sum;
  workgroupBarrier();
  for (var half = 128u; half > 0u; half /= 2u) {
    if (lane < half) { reduced[lane] += reduced[lane + half]; }
    workgroupBarrier();
  }
  if (lane == 0u) { board[settings.alphaGradientsAt + workgroup] = reduced[0]; }
}`,
  )
}

/** Moves alpha's first `settings.count · 64` entries at most; those that the batch reached have gradient. */
export function alphaUpdateKernel(d: Dimension): KernelSource {
  return kernel(
    'alpha update',
    { reads: ['board'], writes: ['small'] },
    d,
    `${adam}
@compute @workgroup_size(64)
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let k = workgroup * 64u + lane;
  let signals = settings.predictions - min(settings.predictions, settings.firstMixed);
  let reached = min(settings.maxContext, signals);
  if (k >= select(reached, settings.maxContext, settings.dense == 1u)) { return; }
  var g = 0.0;
  // One entry alone has no gradient: the softmax does not change with it.
  if (reached > 1u && k < reached) {
    let chunks = (settings.positions / settings.predictions + ${alphaChunk - 1}u) / ${alphaChunk}u;
    // The last entry stands for all signals beyond it.
    let end = select(k + 1u, signals, k == settings.maxContext - 1u);
    for (var n = k * chunks; n < end * chunks; n++) { g += board[settings.alphaGradientsAt + n]; }
  }
  let state = settings.alphaStateAt;
  let steps = small[state + 2u * settings.maxContext + k] + 1.0;
  small[state + 2u * settings.maxContext + k] = steps;
  _ = adam(settings.alphaAt + k, state + k, state + settings.maxContext + k, g, steps);
}`,
  )
}

/** Moves the biases of the nodes that begin a sequence: `settings.at` lists node and place of its sequences. */
export function nodeUpdateKernel(d: Dimension): KernelSource {
  return kernel(
    'node update',
    { reads: ['plan', 'board'], writes: ['small'] },
    d,
    `${adam}
@compute @workgroup_size(${d})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let node = plan[settings.at + 3u * workgroup];
  var g = 0.0;
  for (var n = plan[settings.at + 3u * workgroup + 1u]; n < plan[settings.at + 3u * workgroup + 2u]; n++) {
    g += board[settings.potentialGradientsAt + plan[n] * settings.predictions * D + lane];
  }
  let state = settings.nodeStateAt;
  let all = settings.nodes * D;
  let steps = small[state + 2u * all + node] + 1.0;
  storageBarrier();
  if (lane == 0u) { small[state + 2u * all + node] = steps; }
  _ = adam(node * D + lane, state + node * D + lane, state + all + node * D + lane, g, steps);
}`,
  )
}

/** The shared edge's gradient over a chunk of positions, as candidate and on paths, into `partials`. */
export function sharedGradientKernel(lanes: Lanes): KernelSource {
  const { d } = lanes
  const per = inputsPerLane(lanes)
  return kernel(
    'shared gradient',
    { reads: ['plan', 'board'], writes: ['partials'] },
    d,
    `
@compute @workgroup_size(${workgroupSize(lanes)})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  ${lanePlaces(lanes)}
  let fed = select(settings.signalsAt, settings.mixturesAt, settings.mixtureChain == 1u);
  ${unrolled(per, (q) => `var gradient${q} = 0.0;`, ' ')}
  var gradientOfBias = 0.0;
  for (var p = workgroup * ${sharedChunk}u; p < min(settings.positions, (workgroup + 1u) * ${sharedChunk}u); p++) {
    let z = board[settings.sharedGradientsAt + p * D + i];
    let x = settings.mixturesAt + p * D + j * ${per}u;
    gradientOfBias += z;
    ${unrolled(per, (q) => `gradient${q} += z * board[x + ${q}u];`, ' ')}
    if (p % settings.predictions != 0u && plan[settings.pathAt + 2u * p] == 0u) {
      let zOfPath = board[settings.potentialGradientsAt + p * D + i];
      let xOfPath = fed + (p - 1u) * D + j * ${per}u;
      gradientOfBias += zOfPath;
      ${unrolled(per, (q) => `gradient${q} += zOfPath * board[xOfPath + ${q}u];`, ' ')}
    }
  }
  let to = workgroup * RECORD;
  ${unrolled(per, (q) => `partials[to + (j * ${per}u + ${q}u) * D + i] = gradient${q};`)}
  // Teams are one here, so that lanes with j = 0 cover the bias.
  if (j == 0u && team == 0u) { partials[to + D * D + i] = gradientOfBias; }
}`,
  )
}

/** Moves the shared edge by the sum of `settings.at` chunks. */
export function sharedUpdateKernel(d: Dimension): KernelSource {
  return kernel(
    'shared update',
    { reads: ['partials'], writes: ['small', 'marks'] },
    d,
    `${adam}
@compute @workgroup_size(256)
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let state = settings.sharedStateAt;
  let steps = small[state + 2u * RECORD] + 1.0;
  storageBarrier();
  if (lane == 0u) { small[state + 2u * RECORD] = steps; }
  for (var n = lane; n < RECORD; n += 256u) {
    var g = 0.0;
    for (var chunk = 0u; chunk < settings.at; chunk++) { g += partials[chunk * RECORD + n]; }
    let value = adam(settings.sharedAt + n, state + n, state + RECORD + n, g, steps);
    if ((bitcast<u32>(value) & 0x7f800000u) == 0x7f800000u) { atomicMin(&marks[${mark.nonFiniteUpdate}], 1u); }
  }
}`,
  )
}
