/** What is known of an engine, as lines for people. Nothing stands there that was not found. */
import type { EngineStatus } from '../../../../src-shared/contract/index.ts'
import {
  formatAgo,
  formatBytes,
  formatInteger,
  formatNumber,
  formatTime,
  t,
} from '../../../language/index.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

/** In a line: threads and kernels. */
export function deviceLine({ device, engine, threads, variant }: EngineStatus): string {
  return [
    device,
    engine === 'wasm' && threads !== undefined ? t('train.device.threads', { count: threads }) : '',
    variant ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** In a line: how fast, for which model, and when that was found; undefined for an engine that cannot run. */
export function speedLine({ state, measured }: EngineStatus, now?: number): string | undefined {
  if (measured === undefined) return state === 'ready' ? t('train.device.notMeasured') : undefined
  const words = { speed: formatInteger(measured.tokensPerSecond), ago: formatAgo(measured.at, now) }
  return measured.isCurrent ? t('train.device.measured', words) : t('train.device.measuredOther', words)
}

type Measured = NonNullable<EngineStatus['measured']>

function shapeText({
  d,
  vocabulary,
  ownEdges,
  batchSequences,
  window,
  optimiser,
  candidates,
}: Measured): string {
  return t('train.device.shape', {
    d,
    vocabulary: formatInteger(vocabulary),
    edges: formatInteger(ownEdges),
    batch: formatInteger(batchSequences * window),
    optimiser: t(`train.choices.${optimiser}`),
    candidates:
      candidates === 'all'
        ? t('train.device.allCandidates')
        : t('train.device.candidates', { count: candidates }),
  })
}

export function factsOf(status: EngineStatus): Fact[] {
  const { driver, memory, deviation, measured, generation, tried } = status
  const known = (label: string, value: string | undefined): Fact[] =>
    value === undefined || value === '' ? [] : [{ label, value }]
  const rate = (value: number): string => t('train.device.rate', { speed: formatInteger(value) })
  return [
    ...known(t('train.device.driver'), driver),
    ...known(t('train.device.memoryInAll'), memory === undefined ? undefined : formatBytes(memory)),
    ...known(t('train.device.deviation'), deviation === undefined ? undefined : formatNumber(deviation, 2)),
    ...known(t('train.device.measuredOn'), measured && shapeText(measured)),
    ...known(t('train.device.generatesOne'), generation && rate(generation.single)),
    ...known(
      t('train.device.generatesMany'),
      generation?.many === undefined ? undefined : rate(generation.many),
    ),
    ...known(t('train.device.tried'), tried === undefined ? undefined : formatTime(tried)),
  ]
}

/** Limits by the names of the device's own interface. */
export function limitsOf({ limits }: EngineStatus): Fact[] {
  return limits.map(({ name, value }) => ({ label: name, value: formatInteger(value) }))
}
