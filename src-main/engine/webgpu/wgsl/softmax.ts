/**
 * From energies to probabilities, position by position. What the candidates other than the target add up to is summed
 * without the target, so that 1 − P(target) is exact where it is small, and 0 where there is no other candidate.
 */
import type { Dimension } from '../../../../src-shared/model/config.ts'
import { candidateFunctions, scoreFloats } from './candidates.ts'
import { entryArguments, kernel, workgroupNumber } from './kernel.ts'
import type { KernelSource } from './kernel.ts'
import { overWorkgroup } from './reduce.ts'

const lanesPerPosition = 64

const openPosition = `${workgroupNumber}
  let number = settings.at + workgroup;
  let row = rowAt(number);
  let p = plan[row];
  let sought = plan[row + 2u];
  let mass = bitcast<f32>(plan[row + 3u]);
  let g = groupAt(plan[row + 5u]);
  let n = number - g.first;
  let energies = g.energiesAt + n * g.entries;
  let scores = settings.scoresAt + p * ${scoreFloats}u;
  let sharedScore = settings.energyScale * board[scores + 7u];`

/** Writes all scores of a position but how many candidates are ahead of its target. */
export function softmaxKernel(d: Dimension, subgroups: boolean): KernelSource {
  return kernel(
    'softmax',
    { reads: ['plan', 'E'], writes: ['board'], subgroups },
    d,
    `${candidateFunctions}
var<workgroup> reduced: array<f32, ${lanesPerPosition}>;
@compute @workgroup_size(${lanesPerPosition})
fn main(${entryArguments(subgroups)}) {
  ${openPosition}
  var most = select(-3e38, sharedScore, mass > 0.0);
  for (var e = lane; e < g.entries; e += ${lanesPerPosition}u) {
    if (isCandidate(g, e, n, sought)) { most = max(most, settings.energyScale * E[energies + e]); }
  }
  ${overWorkgroup('greatest', 'most', lanesPerPosition, (a, b) => `max(${a}, ${b})`, subgroups)}
  var sum = 0.0;
  for (var e = lane; e < g.entries; e += ${lanesPerPosition}u) {
    if (e != sought && isCandidate(g, e, n, sought)) { sum += exp(settings.energyScale * E[energies + e] - greatest); }
  }
  ${overWorkgroup('sumOfOthers', 'sum', lanesPerPosition, (a, b) => `${a} + ${b}`, subgroups)}
  if (lane == 0u) {
    let onShared = sought == NONE;
    let sharedPart = select(0.0, mass * exp(sharedScore - greatest), mass > 0.0);
    var others = sumOfOthers;
    var energy = board[scores + 7u];
    var own = sharedPart;
    if (!onShared) {
      others += sharedPart;
      energy = E[energies + sought];
      own = exp(settings.energyScale * energy - greatest);
    }
    let total = others + own;
    let rest = -others / total;
    board[scores] = greatest;
    board[scores + 1u] = 1.0 / total;
    board[scores + 2u] = rest;
    board[scores + 3u] = select(sharedPart / total, rest, onShared);
    board[scores + 4u] = log(total) + (greatest - settings.energyScale * energy) - bitcast<f32>(plan[row + 4u]);
    board[scores + 5u] = energy;
  }
}`,
  )
}

/** How many own candidates decode before the target: the more frequent bigram, then the lower id, where scores tie. */
export function ranksKernel(d: Dimension, subgroups: boolean): KernelSource {
  return kernel(
    'ranks',
    { reads: ['plan', 'E'], writes: ['board'], subgroups },
    d,
    `${candidateFunctions}
var<workgroup> reduced: array<f32, ${lanesPerPosition}>;
@compute @workgroup_size(${lanesPerPosition})
fn main(${entryArguments(subgroups)}) {
  ${openPosition}
  // A target on the shared edge has the weight of its token in its score; one that never decodes comes last.
  var score = sharedScore + bitcast<f32>(plan[row + 4u]);
  if (sought != NONE) { score = settings.energyScale * E[energies + sought]; }
  if (plan[row + 6u] == 1u) { score = -3e38; }
  let place = plan[row + 7u];
  var ahead = 0.0;
  for (var e = lane; e < g.entries; e += ${lanesPerPosition}u) {
    let edge = edgeOf(g, e);
    if (e == sought || edge == g.excluded || !isCandidate(g, e, n, sought)) { continue; }
    let other = settings.energyScale * E[energies + e];
    if (other > score || (other == score && plan[settings.placeAt + edge] < place)) { ahead += 1.0; }
  }
  ${overWorkgroup('allAhead', 'ahead', lanesPerPosition, (a, b) => `${a} + ${b}`, subgroups)}
  if (lane == 0u) { board[scores + 6u] = allAhead; }
}`,
  )
}
