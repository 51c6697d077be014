/** The mixture as rows that add up to it: the signals that count most, each times its share, and all others together. */
import { formatPercent } from '../../../language/index.ts'
import { listedText } from '../../../ui/token-text.ts'
import { choosePositions } from '../why/path-drawing.ts'
import { signalAt } from './numbers.ts'
import type { TourText } from './tour.svelte.ts'
import type { VectorRow } from './vector-row.ts'

/** Signals that have a row of their own. */
const single = 5

export function mixtureRows(
  { attention, mixture, trace }: Pick<TourText, 'attention' | 'mixture' | 'trace'>,
  others: string,
  sum: string,
): VectorRow[] {
  const { signals, d, tokens } = trace
  const positions = choosePositions(attention, 0, single)
  const rows = positions.map((position, index): VectorRow => {
    const share = attention[position]
    const signal = signalAt(signals, d, position)
    return {
      name: `${formatPercent(share)} · ${listedText(tokens[position].text)}`,
      values: Float64Array.from(signal, (value) => share * value),
      ...(index > 0 && { sign: '+' }),
    }
  })
  const rest = mixture.map((value, i) => rows.reduce((left, { values }) => left - values[i], value))
  return [
    ...rows,
    ...(tokens.length > single ? [{ name: others, values: rest, sign: '+' }] : []),
    { name: sum, values: mixture, sign: '=', isResult: true },
  ]
}
