/**
 * Backward and update in one: from ∂loss/∂E to the gradients of mixtures and of edges, which move at once. The
 * gradient of an edge exists in registers only, unless a signal of the batch flowed over the edge: then it waits in a
 * slot for the path's share. ∂loss/∂S goes through W as it was before its update.
 */
import { candidateFunctions, scoreFloats, slotFunction } from './candidates.ts'
import { lanePlaces, loadColumn, loadRow, openBlock, product, stageMixtures } from './energies.ts'
import { geluFunctions, notFinite } from './gelu.ts'
import { aheadDeclarations, loadAhead, matrixDeclaration, takeMatrix } from './matrix.ts'
import { entryArguments, kernel, unrolled, workgroupNumber, workgroupSize } from './kernel.ts'
import type { KernelSource, Lanes } from './kernel.ts'
import { applyUpdate, inputsPerLane, keepsWords, sumsOfTeam, updateDeclarations } from './update.ts'
import type { Rule } from './update.ts'

/** Σ_i W[input][i] · ∂z_i, for the lane's input i and position. */
function backProduct({ d }: Lanes): string {
  return unrolled(
    d / 4,
    (q) => {
      const at = `potentials[row * D + ${4 * q}u`
      return `dot(inputs_of${q}, vec4f(${at}], ${at} + 1u], ${at} + 2u], ${at} + 3u]))`
    },
    ' + ',
  )
}

/** Adds a tile's outer products to the lane's part of the gradient. */
function outerProducts(lanes: Lanes): string {
  const { d, tile } = lanes
  const per = inputsPerLane(lanes)
  return unrolled(tile, (n) => {
    const input = (q: number): string => {
      if (per >= 4) return `inputs[${(n * d) / 4}u + j * ${per / 4}u + ${q >> 2}u][${q & 3}]`
      return `inputs[${(n * d) / 4}u + (j * ${per}u + ${q}u) / 4u][(j * ${per}u + ${q}u) % 4u]`
    }
    return `let z${n} = potentials[(team * ${tile}u + ${n}u) * D + i];
        gradientOfBias += z${n};
        ${unrolled(per, (q) => `gradient${q} += z${n} * ${input(q)};`, ' ')}`
  })
}

export function backwardKernel(name: string, lanes: Lanes, rule: Rule): KernelSource {
  const { d, tile, teams, block } = lanes
  const size = workgroupSize(lanes)
  const per = inputsPerLane(lanes)
  const together = teams === 1
  return kernel(
    name,
    {
      reads: ['plan', 'board', 'E'],
      writes: ['W', 'state', 'partials', 'slots', 'marks'],
      words: keepsWords(rule),
    },
    d,
    `${geluFunctions}${notFinite}${candidateFunctions}${slotFunction}
var<workgroup> inputs: array<vec4f, ${(tile * d) / 4}>;
var<workgroup> coefficients: array<f32, ${tile * teams}>;
var<workgroup> potentials: array<f32, ${size}>;
${together ? matrixDeclaration(lanes) : ''}
${updateDeclarations(lanes, rule)}
@compute @workgroup_size(${size})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  ${openBlock}
  ${lanePlaces(lanes)}
  let row = lane / D;
  let partials_of = g.partialsAt + ((start / ${block}u) * ${teams}u + team) * g.positions;
  var squaresOfTeam = 0.0;
  let end = min(start + ${block}u, g.entries);
  ${
    together
      ? `${aheadDeclarations(lanes)}
  var next = (edgeOf(g, start) - settings.firstEdge) * RECORD;
  ${loadAhead(lanes)}`
      : ''
  }
  for (var base = start; base < end; base += ${teams}u) {
    let entry = base + team;
    let live = entry < g.entries;
    let edge = edgeOf(g, min(entry, g.entries - 1u));
    let w = (edge - settings.firstEdge) * RECORD;
    let stateAt = (edge - settings.firstEdge) * STATE;
    ${
      together
        ? `${takeMatrix(lanes, true)}
    next = (edgeOf(g, min(base + 1u, end - 1u)) - settings.firstEdge) * RECORD;
    ${loadAhead(lanes)}`
        : `${loadColumn(d, 'column')}
${loadRow(d, 'inputs_of')}
    let bias = W[w + D * D + i];`
    }
    ${unrolled(per, (q) => `var gradient${q} = 0.0;`, ' ')}
    var gradientOfBias = 0.0;
    var push = 0.0;
    for (var t = 0u; t < g.positions; t += ${tile}u) {
      let n = t + j;
      let at = rowAt(g.first + min(n, g.positions - 1u));
      workgroupBarrier();
      ${stageMixtures(lanes)}
      if (i == 0u) {
        var coefficient = 0.0;
        let sought = plan[at + 2u];
        if (live && n < g.positions && isCandidate(g, entry, n, sought)) {
          let scores = settings.scoresAt + plan[at] * ${scoreFloats}u;
          let energy = E[g.energiesAt + n * g.entries + entry];
          var toEnergy = exp(settings.energyScale * energy - board[scores]) * board[scores + 1u];
          if (entry == sought) { toEnergy = board[scores + 2u]; }
          toEnergy *= settings.gradientScale;
          push += abs(toEnergy);
          // ∂‖y‖/∂y = y / ‖y‖, taken as 0 where ‖y‖ = 0.
          if (energy != 0.0) { coefficient = toEnergy / energy; }
        }
        coefficients[row] = coefficient;
      }
      workgroupBarrier();
      let y = geluAndSlope(bias + board[settings.encodingAt + (plan[at + 1u] + 1u) * D + i] + ${product(d, 'column')});
      let coefficient = coefficients[row];
      potentials[lane] = select(coefficient * y.x * y.y, 0.0, coefficient == 0.0);
      workgroupBarrier();
      if (n < g.positions) {
        let to = (partials_of + n) * D + i;
        let sum = ${backProduct(lanes)};
        if (base == start) { partials[to] = select(0.0, sum, live); }
        else if (live) { partials[to] += sum; }
      }
      ${outerProducts(lanes)}
    }
    let slot = slotOf(g, entry);
    let moves = live && slot == NONE;
    ${sumsOfTeam(lanes, rule)}
    if (live && slot != NONE) {
      let to = settings.gradientsAt + slot * RECORD;
      ${unrolled(per, (q) => `slots[to + (firstInput + ${q}u) * D + i] = gradient${q};`)}
      if (j == 0u) { slots[to + D * D + i] = gradientOfBias; }
    }
    ${applyUpdate(lanes, rule)}
  }
  if (i == 0u && j == 0u) {
    slots[settings.squaresAt + workgroup * ${teams}u + team] = squaresOfTeam;
  }
}`,
  )
}

/**
 * The update of a shard's edges on paths: the waiting gradient and the outer products of all signals that flowed over
 * the edge. `settings.at` lists four words per slot: edge, slot, and where its positions are listed.
 */
export function pathUpdateKernel(lanes: Lanes, rule: Rule): KernelSource {
  const { d } = lanes
  const size = workgroupSize(lanes)
  const per = inputsPerLane(lanes)
  return kernel(
    'path update',
    { reads: ['plan', 'board'], writes: ['W', 'state', 'slots', 'marks'], words: keepsWords(rule) },
    d,
    `${notFinite}
${updateDeclarations(lanes, rule)}
@compute @workgroup_size(${size})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  ${lanePlaces(lanes)}
  let list = settings.at + 4u * workgroup;
  let edge = plan[list];
  let w = (edge - settings.firstEdge) * RECORD;
  let stateAt = (edge - settings.firstEdge) * STATE;
  let waiting = settings.gradientsAt + plan[list + 1u] * RECORD;
  let fed = select(settings.signalsAt, settings.mixturesAt, settings.mixtureChain == 1u);
  ${unrolled(per, (q) => `var gradient${q} = slots[waiting + (j * ${per}u + ${q}u) * D + i];`)}
  var gradientOfBias = slots[waiting + D * D + i];
  for (var n = plan[list + 2u]; n < plan[list + 3u]; n++) {
    let p = plan[n];
    let z = board[settings.potentialGradientsAt + p * D + i];
    let input = fed + (p - 1u) * D + j * ${per}u;
    gradientOfBias += z;
    ${unrolled(per, (q) => `gradient${q} += z * board[input + ${q}u];`)}
  }
  let moves = true;
  // What lies on a path moves, however small its push was as a candidate.
  let push = settings.skipBelow;
  var squaresOfTeam = 0.0;
  ${sumsOfTeam(lanes, rule)}
  ${applyUpdate(lanes, rule)}
  if (leads) { slots[settings.squaresAt + plan[list + 1u]] = squaresOfTeam; }
}`,
  )
}

/** Dense AdamW: a step without gradient for every edge of a shard that had none. */
export function untouchedKernel(lanes: Lanes): KernelSource {
  const { d } = lanes
  const size = workgroupSize(lanes)
  const per = inputsPerLane(lanes)
  return kernel(
    'untouched',
    { writes: ['W', 'state', 'marks'] },
    d,
    `${notFinite}
${updateDeclarations(lanes, 'adamw')}
@compute @workgroup_size(${size})
fn main(${entryArguments()}) {
  ${workgroupNumber}
  ${lanePlaces(lanes)}
  let edge = settings.firstEdge + workgroup;
  let w = workgroup * RECORD;
  let stateAt = workgroup * STATE;
  let moves = (atomicLoad(&marks[settings.touchedAt + edge / 32u]) & (1u << (edge % 32u))) == 0u;
  ${unrolled(per, (q) => `let gradient${q} = 0.0;`)}
  let gradientOfBias = 0.0;
  let push = 0.0;
  var squaresOfTeam = 0.0;
  ${sumsOfTeam(lanes, 'adamw')}
  ${applyUpdate(lanes, 'adamw')}
}`,
  )
}
