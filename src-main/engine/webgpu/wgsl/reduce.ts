/**
 * Sums and maxima over neighbouring lanes, always in the same order, so that the bits repeat. By workgroup memory, which
 * every device has, or by shuffles within subgroups, which need no barriers among their lanes. Sizes of subgroups are
 * known to the kernel only when it runs: a shuffle over more lanes than there are is left out, and workgroup memory
 * joins subgroups.
 */
import { unrolled } from './kernel.ts'

/** `act` for the distances 1, 2, 4 … to a lane's partners, as far as subgroups of up to `lanes` lanes reach. */
export function withinSubgroups(lanes: number, act: (distance: string) => string): string {
  return unrolled(Math.log2(lanes), (n) => `if (subgroupSize > ${2 ** n}u) { ${act(`${2 ** n}u`)} }`)
}

/** Combines `name` with that of its partners. */
function shuffles(name: string, lanes: number, combine: (a: string, b: string) => string): string {
  return withinSubgroups(
    lanes,
    (distance) => `${name} = ${combine(name, `subgroupShuffleXor(${name}, ${distance})`)};`,
  )
}

/**
 * `sum` ← Σ of `value` over the d lanes of a team's position, right in the lanes with i = 0. Needs `squares`, a float
 * per lane; `own` is where the lane's is. Passes a barrier where the memory is used, none after it. Without subgroups eight
 * are added at a time: one lane adding all of them would cost as many instructions of its warp as the product itself.
 */
export function sumOverOutputs(d: number, value: string, subgroups: boolean, own = 'lane'): string {
  if (subgroups)
    return `var sum = ${value};
    ${shuffles('sum', d, (a, b) => `${a} + ${b}`)}
    if (subgroupSize < D) {
      squares[${own}] = sum;
      workgroupBarrier();
      if (i == 0u) { for (var k = subgroupSize; k < D; k += subgroupSize) { sum += squares[${own} + k]; } }
    }`
  const more = `if (i % 8u == 0u && i > 0u) { squares[${own}] = sum; }
    workgroupBarrier();
    if (i == 0u) { sum += ${unrolled(d / 8 - 1, (k) => `squares[${own} + ${8 * (k + 1)}u]`, ' + ')}; }`
  return `squares[${own}] = ${value};
    workgroupBarrier();
    var sum = 0.0;
    if (i % 8u == 0u) { sum = ${unrolled(8, (k) => `squares[${own} + ${k}u]`, ' + ')}; }
    ${d === 8 ? '' : more}`
}

/** `name` ← the combination of all \`lanes\` lanes' \`value\`, in every lane. Needs \`reduced\`, a float per lane. */
export function overWorkgroup(
  name: string,
  value: string,
  lanes: number,
  combine: (a: string, b: string) => string,
  subgroups: boolean,
): string {
  if (subgroups)
    return `var ${name} = ${value};
  ${shuffles(name, lanes, combine)}
  workgroupBarrier();
  if (lane % subgroupSize == 0u) { reduced[lane / subgroupSize] = ${name}; }
  workgroupBarrier();
  ${name} = reduced[0];
  for (var k = 1u; k < ${lanes}u / subgroupSize; k++) { ${name} = ${combine(name, 'reduced[k]')}; }`
  return `workgroupBarrier();
  reduced[lane] = ${value};
  workgroupBarrier();
  for (var half = ${lanes / 2}u; half > 0u; half /= 2u) {
    if (lane < half) { reduced[lane] = ${combine('reduced[lane]', 'reduced[lane + half]')}; }
    workgroupBarrier();
  }
  let ${name} = reduced[0];`
}
