/**
 * How an edge's record moves, given its gradient in the registers of a team of lanes: lane (i, j) holds the gradient
 * of W[k][i] for the `d / tile` inputs k from j · d / tile on, and of b[i]. The state's layout is `stateStride`'s.
 * One file: the four rules share how numbers are read, moved and summed, and are read beside one another.
 */
import type { Optimiser } from '../../../../src-shared/model/optimiser.ts'
import {
  numberStride,
  ratioBase,
  ratioMost,
  ratioStride,
  rootBase,
  rootMost,
  rootStride,
} from '../../../model/half-moments.ts'
import { unrolled, workgroupSize } from './kernel.ts'
import type { Lanes } from './kernel.ts'
import { mark } from './marks.ts'

export type Rule = Optimiser['kind']

/** Whether a rule's state is of words, not of floats. */
export function keepsWords(rule: Rule): boolean {
  return rule === 'adamw-half'
}

/** Inputs k per lane. */
export function inputsPerLane({ d, tile }: Lanes): number {
  return d / tile
}

/** Index in a record of a lane's q-th number of W. */
const weight = (q: number): string => `(firstInput + ${q}u) * D + i`
const bias = 'D * D + i'

/** Lanes whose sums are added by one of them, before all lanes add what these have. */
function sumWidth(lanes: Lanes): number {
  return Math.min(16, lanes.d * lanes.tile)
}

/**
 * Numbers of a record that a lane has on their way at a time. They are all asked for before the first is written: a
 * compiler may not move a read before a write that might be to the same place, and would wait for memory once per number.
 */
const atOnce = 8

/** Whether all of a lane's numbers are asked for early, before the sums over the team, which then hide their way. */
function loadsEarly(lanes: Lanes): boolean {
  return inputsPerLane(lanes) <= atOnce
}

/** Where a number's parts lie in W and state, given its place in the record; Number's members in their order. */
function partsOf(rule: Rule, place: string): string[] {
  const value = `W[w + ${place}]`
  const first = `state[stateAt + ${place}]`
  if (rule === 'edge-normalised') return [value]
  return rule === 'adamw' ? [value, first, `state[stateAt + RECORD + ${place}]`] : [value, first]
}

/** `number…` ← the lane's numbers from … end − 1. */
function loadNumbers(rule: Rule, from: number, end: number): string {
  const kind = rule === 'edge-normalised' ? 'f32' : 'Number'
  return unrolled(
    end - from,
    (n) => `let number${from + n} = ${kind}(${partsOf(rule, weight(from + n)).join(', ')});`,
  )
}

/** Writes a moved number, named `after`, to its place. */
function storeNumber(rule: Rule, after: string, place: string): string {
  const members = { adamw: ['mean', 'square'], 'adamw-half': ['moments'], 'adamw-factored': ['mean'] }
  const names = rule === 'edge-normalised' ? [] : ['value', ...members[rule]]
  const parts = partsOf(rule, place)
  return unrolled(names.length, (n) => `${parts[n]} = ${after}.${names[n]};`, ' ')
}

/** Moves a lane's numbers of W, some at a time, by `move` of a number's name, its index and its place. */
function moveNumbers(
  lanes: Lanes,
  rule: Rule,
  move: (number: string, q: number, place: string) => string,
): string {
  const per = inputsPerLane(lanes)
  return unrolled(Math.ceil(per / atOnce), (piece) => {
    const from = piece * atOnce
    const count = Math.min(per - from, atOnce)
    return `${loadsEarly(lanes) ? '' : loadNumbers(rule, from, from + count)}
      ${unrolled(count, (n) => {
        const q = from + n
        return `let after${q} = ${move(`number${q}`, q, weight(q))};
      ${storeNumber(rule, `after${q}`, weight(q))}
      check = max(check, exponentOf(after${q}.value));`
      })}`
  })
}

/** Module-scope WGSL that `updateStep` needs. */
export function updateDeclarations(lanes: Lanes, rule: Rule): string {
  const size = workgroupSize(lanes)
  return `
var<workgroup> parts: array<vec4f, ${size}>;
${rule === 'edge-normalised' || rule === 'adamw-factored' ? `var<workgroup> ofLane: array<f32, ${size}>;` : ''}
${rule === 'adamw-factored' ? `var<workgroup> ofRow: array<f32, ${lanes.teams * lanes.d}>;` : ''}
/** 1 − β^steps, exact also where β is near 1. */
fn correction(log: f32, steps: f32) -> f32 {
  let x = log * steps;
  if (x < -0.25) { return 1.0 - exp(x); }
  return -x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0)))));
}
fn markEdge(at: u32, edge: u32) { atomicOr(&marks[at + edge / 32u], 1u << (edge % 32u)); }
const STATE = ${stateStride(rule, lanes.d)}u;
const STEPS = ${stepsAt(rule, lanes.d)}u;
fn exponentOf(x: f32) -> u32 { return bitcast<u32>(x) & 0x7f800000u; }
fn centredSquare(gradient: f32, shift: f32, input: u32) -> f32 {
  let g = select(gradient - shift, 0.0, input == 0u);
  return g * g;
}
${moveFunctions[rule]}`
}

const adamFunction = `
struct Number { value: f32, mean: f32, square: f32 }
/** One number of a record; kept is what decay leaves of it. */
fn adam(n: Number, g: f32, rate: f32, root: f32, kept: f32) -> Number {
  let m = settings.beta1 * n.mean + settings.fresh1 * g;
  let v = settings.beta2 * n.square + settings.fresh2 * g * g;
  return Number(n.value * kept - rate * m / (sqrt(v) * root + settings.epsilon), m, v);
}`

const factoredFunction = `
struct Number { value: f32, mean: f32 }
/** One number of a record whose mean square is \`square\`; kept is what decay leaves of it. */
fn factored(n: Number, g: f32, square: f32, rate: f32, root: f32, kept: f32) -> Number {
  let m = settings.beta1 * n.mean + settings.fresh1 * g;
  return Number(n.value * kept - rate * m / (sqrt(square) * root + settings.epsilon), m);
}`

/** Moments as half-moments.ts keeps them; `place` is the number's in its record. */
const halfFunctions = `
struct Number { value: f32, moments: u32 }
fn decoded(code: u32, base: u32) -> f32 {
  return select(bitcast<f32>((code << 13u) + base), 0.0, code == 0u);
}
fn encoded(value: f32, dither: u32, base: u32, most: u32) -> u32 {
  let sum = min(bitcast<u32>(value), most) + (dither >> 19u);
  return select((sum - base) >> 13u, 0u, sum < base + 0x800000u);
}
/** One number of a record; kept is what decay leaves of it. */
fn adam(n: Number, g: f32, rate: f32, root: f32, kept: f32, place: u32, steps: f32) -> Number {
  let word = n.moments;
  let before = decoded(word >> 16u, ${rootBase}u);
  let size = decoded(word & 0x7fffu, ${ratioBase}u) * before;
  let m = settings.beta1 * select(size, -size, (word & 0x8000u) != 0u) + settings.fresh1 * g;
  let v = settings.beta2 * before * before + settings.fresh2 * g * g;
  let s = sqrt(v);
  let start = place * ${numberStride}u;
  let upper = encoded(s, u32(steps) * ${rootStride}u + start, ${rootBase}u, ${rootMost}u);
  // Where s is as good as 0 the word is 0, whatever the ratio.
  let ratio = abs(m) / max(s, 1e-30);
  let lower = encoded(ratio, u32(steps) * ${ratioStride}u + start, ${ratioBase}u, ${ratioMost}u);
  let moments = select((upper << 16u) | lower | select(0u, 0x8000u, m < 0.0), 0u, upper == 0u);
  return Number(n.value * kept - rate * m / (s * root + settings.epsilon), moments);
}`

const moveFunctions: Readonly<Record<Rule, string>> = {
  adamw: adamFunction,
  'adamw-factored': factoredFunction,
  'adamw-half': halfFunctions,
  'edge-normalised': '',
}

/**
 * Numbers of state per edge on the device, whole vectors of four. AdamW: means [d² + d], squares [d² + d], steps. In
 * half precision: words of both [d² + d], steps.
 * Factored: means [d² + d], squares of rows [d], of columns [d], of b [d], steps. Edge-normalised: mean square of W's
 * gradient, of b's, steps, one unused, warm value of b [d].
 */
export function stateStride(rule: Rule, d: number): number {
  return rule === 'edge-normalised' ? d + 4 : stepsAt(rule, d) + 4
}

/** Where an edge's count of steps is in its state. */
function stepsAt(rule: Rule, d: number): number {
  switch (rule) {
    case 'adamw':
      return 2 * (d * d + d)
    case 'adamw-factored':
      return d * d + 4 * d
    case 'adamw-half':
      return d * d + d
    case 'edge-normalised':
      return 2
  }
}

/**
 * WGSL that prepares a move of the team's edge, in uniform control flow. Expects `edge`, `w` (its record), `stateAt`, `moves`
 * (whether it shall move if its push allows), `gradient0…`, `gradientOfBias`, and `push`
 * (a lane's part of Σ |∂loss/∂E|). Adds to `squaresOfTeam` and counts; leaves `applies` and `factor` for `applyUpdate`.
 */
export function sumsOfTeam(lanes: Lanes, rule: Rule): string {
  const { d, tile } = lanes
  const width = sumWidth(lanes)
  const per = inputsPerLane(lanes)
  const gradients = Array.from({ length: per }, (_, q) => `gradient${q}`)
  const square = gradients.map((g) => `${g} * ${g}`).join(' + ')
  // Row 0 leads out of the ballast and stays: its part of the centred gradient is 0.
  const centred = gradients
    .map((_, q) => `centredSquare(gradient${q}, shift, firstInput + ${q}u)`)
    .join(' + ')
  return `
    let firstInput = j * ${per}u;
    ${loadsEarly(lanes) ? loadNumbers(rule, 0, per) : ''}
    let shift = settings.restingSignal * gradientOfBias;
    parts[lane] = vec4f(${square}, select(0.0, gradientOfBias * gradientOfBias, j == 0u), push, ${centred});
    workgroupBarrier();
    if (lane % ${width}u == 0u) {
      var sum = parts[lane];
      for (var q = 1u; q < ${width}u; q++) { sum += parts[lane + q]; }
      parts[lane] = sum;
    }
    workgroupBarrier();
    var total = vec4f(0.0);
    for (var q = 0u; q < ${(d * tile) / width}u; q++) { total += parts[team * ${d * tile}u + q * ${width}u]; }
    let steps = ${keepsWords(rule) ? 'bitcast<f32>(state[stateAt + STEPS])' : 'state[stateAt + STEPS]'} + 1.0;
    let squares = total.x + total.y;
    let leads = i == 0u && j == 0u;
    var applies = moves && !(total.z < settings.skipBelow);
    if (applies && notFinite(squares)) {
      applies = false;
      if (leads) { atomicMin(&marks[${mark.nonFiniteUpdate}], edge + 2u); }
    }
    var factor = 1.0;
    if (applies) {
      let clips = settings.clip > 0.0 && squares > settings.clip * settings.clip;
      if (clips) { factor = settings.clip / sqrt(squares); }
      if (leads) {
        squaresOfTeam += squares;
        atomicAdd(&marks[${mark.updated}], 1u);
        if (clips) { atomicAdd(&marks[${mark.clipped}], 1u); }
        markEdge(settings.changedAt, edge);
      }
    }
    if (settings.dense == 1u && leads && moves) { markEdge(settings.touchedAt, edge); }`
}

/** The update itself, after `sumsOfTeam`. All lanes have read `steps` when the last barrier before it was passed. */
export function applyUpdate(lanes: Lanes, rule: Rule): string {
  switch (rule) {
    case 'adamw':
    case 'adamw-half':
      return applyAdamW(lanes, rule)
    case 'adamw-factored':
      return applyFactored(lanes)
    case 'edge-normalised':
      return applyEdgeNormalised(lanes)
  }
}

function applyAdamW(lanes: Lanes, rule: 'adamw' | 'adamw-half'): string {
  const words = keepsWords(rule)
  const more = (n: string): string => (words ? `, ${n}, steps` : '')
  return `
    workgroupBarrier();
    if (applies) {
      let rate = settings.learningRate / correction(settings.log1, steps);
      let root = inverseSqrt(correction(settings.log2, steps));
      let kept = 1.0 - settings.weightDecay;
      var check = 0u;
      ${moveNumbers(lanes, rule, (number, q, place) => `adam(${number}, factor * gradient${q}, rate, root, kept${more(place)})`)}
      if (j == 0u) {
        let before = Number(${partsOf(rule, bias).join(', ')});
        let after = adam(before, factor * gradientOfBias, rate, root, 1.0 - settings.biasDecay${more(bias)});
        ${storeNumber(rule, 'after', bias)}
        check = max(check, exponentOf(after.value));
      }
      if (leads) { state[stateAt + STEPS] = ${words ? 'bitcast<u32>(steps)' : 'steps'}; }
      if (check == 0x7f800000u) { atomicMin(&marks[${mark.nonFiniteUpdate}], edge + 2u); }
    }`
}

/**
 * The sums of squares over rows (input k, all outputs) are added up four rows at a time, like `sumsOfTeam`; those over
 * columns are the lanes' own sums, added over j. Row k's new square is made by lane (k, 0), which alone reads the old.
 */
function applyFactored(lanes: Lanes): string {
  const { d, tile } = lanes
  const per = inputsPerLane(lanes)
  const width = Math.min(16, d)
  const square = (q: number): string => (q < per ? `gradient${q} * gradient${q}` : '0.0')
  const rows = Math.min(4, per)
  return `
    ofLane[lane] = ${unrolled(per, square, ' + ')};
    ${unrolled(
      per / rows,
      (n) => `workgroupBarrier();
    parts[lane] = vec4f(${[0, 1, 2, 3].map((r) => (r < rows ? square(4 * n + r) : '0.0')).join(', ')});
    workgroupBarrier();
    if (lane % ${width}u == 0u) {
      var sum = parts[lane];
      for (var q = 1u; q < ${width}u; q++) { sum += parts[lane + q]; }
      parts[lane] = sum;
    }
    workgroupBarrier();
    if (i < ${rows}u) {
      var sum = 0.0;
      for (var q = 0u; q < D; q += ${width}u) { sum += parts[lane - i + q][i]; }
      ofRow[team * D + firstInput + ${4 * n}u + i] = sum;
    }`,
    )}
    let rowsAt = stateAt + RECORD;
    let columnsAt = rowsAt + D;
    let biasesAt = columnsAt + D;
    let fresh = settings.fresh2 * factor * factor;
    var column = 0.0;
    for (var q = 0u; q < ${tile}u; q++) { column += ofLane[team * ${d * tile}u + q * D + i]; }
    column = settings.beta2 * state[columnsAt + i] + fresh * column / f32(D);
    let squareOfBias = settings.beta2 * state[biasesAt + i] + fresh * gradientOfBias * gradientOfBias;
    workgroupBarrier();
    if (j == 0u) {
      let row = settings.beta2 * state[rowsAt + i] + fresh * ofRow[team * D + i] / f32(D);
      ofRow[team * D + i] = row;
      if (applies) {
        state[rowsAt + i] = row;
        state[columnsAt + i] = column;
        state[biasesAt + i] = squareOfBias;
      }
    }
    workgroupBarrier();
    if (applies) {
      var mean = 0.0;
      for (var k = 0u; k < D; k++) { mean += ofRow[team * D + k]; }
      mean /= f32(D);
      let ofMean = select(column / mean, 0.0, mean == 0.0);
      let rate = settings.learningRate / correction(settings.log1, steps);
      let root = inverseSqrt(correction(settings.log2, steps));
      let kept = 1.0 - settings.weightDecay;
      var check = 0u;
      ${moveNumbers(lanes, 'adamw-factored', (number, q) => `factored(${number}, factor * gradient${q}, ofRow[team * D + firstInput + ${q}u] * ofMean, rate, root, kept)`)}
      if (j == 0u) {
        let before = Number(${partsOf('adamw-factored', bias).join(', ')});
        let after = factored(before, factor * gradientOfBias, squareOfBias, rate, root, 1.0 - settings.biasDecay);
        ${storeNumber('adamw-factored', 'after', bias)}
        check = max(check, exponentOf(after.value));
      }
      if (leads) { state[stateAt + STEPS] = steps; }
      if (check == 0x7f800000u) { atomicMin(&marks[${mark.nonFiniteUpdate}], edge + 2u); }
    }`
}

function applyEdgeNormalised(lanes: Lanes): string {
  const { d, tile } = lanes
  const per = inputsPerLane(lanes)
  return `
    let centred = settings.restingSignal != 0.0;
    let squaresOfW = select(total.x, total.w, centred) * factor * factor / f32(D * D);
    let meanOfW = settings.meanBeta * state[stateAt] + settings.meanFresh * squaresOfW;
    let meanOfBias = settings.meanBeta * state[stateAt + 1u] + settings.meanFresh * total.y * factor * factor / f32(D);
    let root = inverseSqrt(correction(settings.meanLog, steps));
    let rate = settings.learningRate * factor / (sqrt(meanOfW) * root + settings.meanEpsilon);
    let rateOfBias = settings.biasRate * factor / (sqrt(meanOfBias) * root + settings.meanEpsilon);
    var change = 0.0;
    var check = 0u;
    if (applies) {
      let kept = 1.0 - settings.weightDecay;
      ${unrolled(Math.ceil(per / atOnce), (piece) => {
        const from = piece * atOnce
        const count = Math.min(per - from, atOnce)
        return `${loadsEarly(lanes) ? '' : loadNumbers('edge-normalised', from, from + count)}
      ${unrolled(count, (n) => {
        const q = from + n
        return `if (!(centred && firstInput + ${q}u == 0u)) {
        let after = number${q} * kept - rate * (gradient${q} - shift);
        W[w + ${weight(q)}] = after;
        change += after - number${q};
        check = max(check, exponentOf(after));
      }`
      })}`
      })}
    }
    ofLane[lane] = change;
    // Also: every lane has read the state that is now written.
    workgroupBarrier();
    if (applies && j == 0u) {
      var sum = 0.0;
      ${unrolled(tile, (q) => `sum += ofLane[team * ${d * tile}u + ${q}u * D + i];`)}
      let before = W[w + ${bias}];
      let warm = state[stateAt + 4u + i];
      let after = before - rateOfBias * gradientOfBias - settings.biasDecay * (before - warm)
        - settings.restingSignal * sum;
      W[w + ${bias}] = after;
      check = max(check, exponentOf(after));
      if (leads) {
        state[stateAt] = meanOfW;
        state[stateAt + 1u] = meanOfBias;
        state[stateAt + 2u] = steps;
      }
    }
    if (applies && check == 0x7f800000u) { atomicMin(&marks[${mark.nonFiniteUpdate}], edge + 2u); }`
}
