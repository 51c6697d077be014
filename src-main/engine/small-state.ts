/**
 * The optimiser's memory of the parameters that are not per edge, as one row of numbers in a checkpoint: the arrays that
 * an engine keeps, one behind the other.
 */
import { StudioError } from '../../src-shared/errors.ts'

type Numbers = Float32Array | Float64Array

const lengthOf = (arrays: readonly Numbers[]): number => arrays.reduce((sum, { length }) => sum + length, 0)

/** [Σ length of the arrays] */
export function joined(arrays: readonly Numbers[]): Float32Array {
  const all = new Float32Array(lengthOf(arrays))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all
}

/** What `joined` gave, back into arrays of the same lengths. Throws `input-damaged` and changes nothing where they differ. */
export function spread(values: Float32Array, arrays: readonly Numbers[]): void {
  if (values.length !== lengthOf(arrays)) throw foreignState()
  let at = 0
  for (const array of arrays) {
    array.set(values.subarray(at, at + array.length))
    at += array.length
  }
}

export function foreignState(): StudioError {
  return new StudioError(
    'input-damaged',
    'The optimiser state does not belong to a model of this shape.',
    'Start the optimiser anew, or use the checkpoint of the same run.',
  )
}
