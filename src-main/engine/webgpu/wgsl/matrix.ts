/**
 * An edge's matrix for a whole workgroup. Its lanes read it once, neighbours beside neighbours and while they still work on the
 * edge before; by way of the workgroup's memory each gets a column, and on the way back a row. Read by each lane for itself, a
 * row costs a cache line per number, and every group of d lanes would read the whole matrix again.
 */
import { unrolled, workgroupSize } from './kernel.ts'
import type { Lanes } from './kernel.ts'

/** Rows in the workgroup's memory at a time: 4 kB, so that the largest kernel stays below the 16 kB that every device has. */
function rowsAtOnce({ d }: Lanes): number {
  return Math.min(d, 1024 / d)
}

function piecesOf(lanes: Lanes): { rows: number; pieces: number; perLane: number } {
  const rows = rowsAtOnce(lanes)
  return { rows, pieces: lanes.d / rows, perLane: (rows * lanes.d) / workgroupSize(lanes) }
}

/** Module scope. One number beside each row, so that lanes that read a column of it ask different banks. */
export function matrixDeclaration(lanes: Lanes): string {
  return `var<workgroup> matrix: array<f32, ${rowsAtOnce(lanes) * (lanes.d + 1)}>;`
}

/** Before the first edge: registers for the numbers on their way. */
export function aheadDeclarations(lanes: Lanes): string {
  const { pieces, perLane } = piecesOf(lanes)
  return `${unrolled(pieces * perLane, (n) => `var ahead${n} = 0.0;`, ' ')} var aheadOfBias = 0.0;`
}

/** Sends for the record at \`next\`. */
export function loadAhead(lanes: Lanes): string {
  const { pieces, perLane } = piecesOf(lanes)
  const size = workgroupSize(lanes)
  return `${unrolled(pieces * perLane, (n) => `ahead${n} = W[next + ${n * size}u + lane];`, ' ')}
    aheadOfBias = W[next + D * D + i];`
}

/**
 * Takes what has come: \`column0…\` and \`bias\`, and with \`rows\` also \`inputs_of0…\`, the row of the lane's input. In uniform control flow;
 * the matrix in the workgroup's memory may be written again after a barrier.
 */
export function takeMatrix(lanes: Lanes, rows: boolean): string {
  const { d } = lanes
  const { rows: some, pieces, perLane } = piecesOf(lanes)
  const size = workgroupSize(lanes)
  const column = (piece: number): string =>
    unrolled(some / 4, (q) => {
      const four = [0, 1, 2, 3].map((r) => `matrix[${(4 * q + r) * (d + 1)}u + i]`).join(', ')
      return `let column${(piece * some) / 4 + q} = vec4f(${four});`
    })
  const row = (piece: number): string => `
    if (i / ${some}u == ${piece}u) {
      let at = (i % ${some}u) * ${d + 1}u;
      ${unrolled(d / 4, (q) => `inputs_of${q} = vec4f(matrix[at + ${4 * q}u], matrix[at + ${4 * q + 1}u], matrix[at + ${4 * q + 2}u], matrix[at + ${4 * q + 3}u]);`)}
    }`
  return `let bias = aheadOfBias;
    ${rows ? unrolled(d / 4, (q) => `var inputs_of${q} = vec4f(0.0);`, ' ') : ''}
    ${unrolled(
      pieces,
      (piece) => `${piece > 0 ? 'workgroupBarrier();' : ''}
    ${unrolled(perLane, (q) => {
      const n = `(${q * size}u + lane)`
      return `matrix[${n} + ${n} / D] = ahead${piece * perLane + q};`
    })}
    workgroupBarrier();
    ${column(piece)}
    ${rows ? row(piece) : ''}`,
    )}`
}
