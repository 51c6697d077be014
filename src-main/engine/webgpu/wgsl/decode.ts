/**
 * Decoding: several texts go on by their newest tokens, and the energies of what may follow each. A text's r and S stay
 * in \`signals\`; everything else comes with the step, since the host knows every token and alpha.
 */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { loadColumn } from './energies.ts'
import { geluFunctions } from './gelu.ts'
import { entryArguments, fewPositions, kernel, unrolled, workgroupNumber, workgroupSize } from './kernel.ts'
import type { KernelSource } from './kernel.ts'
import { sumOverOutputs } from './reduce.ts'

/** Words of a row of \`decodePath\`: text, where its tokens are listed, how many. */
export const pathRowWords = 3
/** Words per token: record in \`path\` or NONE at a text's beginning, node, shares of r and of the last S, encoding or NONE. */
export const tokenWords = 5
/** Words of a text in \`decodeEnergies\`: text, first own edge, own edges, where its energies go, encoding or NONE. */
export const textWords = 5

/** Sends each text's signal over its new tokens, one workgroup a text. */
export function decodePathKernel(d: Dimension): KernelSource {
  return kernel(
    'decode path',
    { reads: ['decoding', 'small', 'path'], writes: ['signals'] },
    d,
    `${geluFunctions}
var<workgroup> input: array<f32, D>;
@compute @workgroup_size(${d})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  let i = lane;
  let row = settings.at + ${pathRowWords}u * workgroup;
  let at = 2u * decoding[row] * D + i;
  let tokens = decoding[row + 1u];
  var r = signals[at];
  var mixture = signals[at + D];
  for (var t = 0u; t < decoding[row + 2u]; t++) {
    input[i] = select(r, mixture, settings.mixtureChain == 1u);
    workgroupBarrier();
    let token = tokens + ${tokenWords}u * t;
    let record = decoding[token];
    var z = 0.0;
    if (decoding[token + 4u] != NONE) { z = bitcast<f32>(decoding[decoding[token + 4u] + i]); }
    if (record == NONE) {
      z += settings.initialSignal + small[decoding[token + 1u] * D + i];
    } else {
      let w = record * RECORD;
      z += path[w + D * D + i];
      ${unrolled(d, (k) => `z += path[w + ${k * d}u + i] * input[${k}];`, ' ')}
    }
    r = gelu(z);
    let fresh = bitcast<f32>(decoding[token + 2u]);
    mixture = select(bitcast<f32>(decoding[token + 3u]) * mixture + fresh * r, r, fresh == 1.0);
    workgroupBarrier();
  }
  signals[at] = r;
  signals[at + D] = mixture;
}`,
  )
}

/** Energies of a block of a text's own edges and, as the last entry, of the shared edge; every team of lanes has an edge. */
export function decodeEnergiesKernel(d: Dimension, subgroups: boolean): KernelSource {
  const lanes = fewPositions(d)
  const { teams, block } = lanes
  const product = unrolled(d / 4, (q) => `dot(column${q}, inputs[${q}])`, ' + ')
  return kernel(
    'decode energies',
    { reads: ['decoding', 'W', 'signals', 'path'], writes: ['E'], subgroups },
    d,
    `${geluFunctions}
var<workgroup> inputs: array<vec4f, ${d / 4}>;
var<workgroup> squares: array<f32, ${workgroupSize(lanes)}>;
@compute @workgroup_size(${workgroupSize(lanes)})
fn main(${entryArguments(subgroups)}) {
  ${workgroupNumber}
  let i = lane % D;
  let team = lane / D;
  let text = decoding[settings.at + 2u * workgroup];
  let start = decoding[settings.at + 2u * workgroup + 1u];
  let first = decoding[text + 1u] - settings.firstEdge;
  let degree = decoding[text + 2u];
  if (lane < ${d / 4}u) {
    let m = (2u * decoding[text] + 1u) * D + 4u * lane;
    inputs[lane] = vec4f(signals[m], signals[m + 1u], signals[m + 2u], signals[m + 3u]);
  }
  var encoding = 0.0;
  if (decoding[text + 4u] != NONE) { encoding = bitcast<f32>(decoding[decoding[text + 4u] + i]); }
  workgroupBarrier();
  for (var base = start; base < min(start + ${block}u, degree + 1u); base += ${teams}u) {
    let entry = base + team;
    var z = encoding;
    if (entry < degree) {
      let w = (first + entry) * RECORD;
${loadColumn(d, 'column')}
      z += W[w + D * D + i] + ${product};
    } else {
      let w = 0u;
${loadColumn(d, 'column', 'path')}
      z += path[D * D + i] + ${product};
    }
    let y = gelu(z);
    ${sumOverOutputs(d, 'y * y', subgroups)}
    if (i == 0u && entry <= degree) { E[decoding[text + 3u] + entry] = sqrt(sum); }
    workgroupBarrier();
  }
}`,
  )
}
