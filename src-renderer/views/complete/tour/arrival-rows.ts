/** What arrives at a node as rows that add up: term, bias, place, sum, signal. */
import type { ModelConfig } from '../../../../src-shared/model/config.ts'
import { t } from '../../../language/index.ts'
import type { Arrival } from './numbers.ts'
import type { VectorRow } from './vector-row.ts'

/** @param term what the first row is called */
export function arrivalRows(
  term: string,
  arrival: Arrival,
  { positionalEncoding }: Pick<ModelConfig, 'positionalEncoding'>,
): VectorRow[] {
  const encoding = { name: t('complete.tour.rows.encoding'), values: arrival.encoding, sign: '+' }
  return [
    { name: term, values: arrival.term },
    { name: t('complete.tour.rows.bias'), values: arrival.bias, sign: '+' },
    ...(positionalEncoding === 'none' ? [] : [encoding]),
    { name: t('complete.tour.rows.sum'), values: arrival.potential, sign: '=', isResult: true },
    { name: t('complete.tour.rows.signal'), values: arrival.signal, sign: '→' },
  ]
}
