/** The columns of the table of runs, one row each. Which are shown is the person's choice. */
import type { RunRow } from '../../../../src-shared/contract/index.ts'
import {
  formatAgo,
  formatCompact,
  formatDuration,
  formatFixed,
  formatInteger,
  formatNumber,
  t,
} from '../../../language/index.ts'
import { engineShortText } from '../engine-words.ts'
import { valueText } from '../start/setting-values.ts'

export interface RunColumn {
  readonly id: string
  readonly title: () => string
  readonly value: (row: RunRow) => string | number | undefined
  /** Without it the value is a text. */
  readonly format?: (row: RunRow) => string
  readonly width: string
  readonly align?: 'end'
  /** Whether it is shown at first. */
  readonly usual: boolean
}

const missing = '—'

function figure(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? missing : format(value)
}

function digits(value: number): string {
  return formatNumber(value, 4)
}

export const runColumns: readonly RunColumn[] = [
  {
    id: 'corpus',
    title: () => t('train.list.corpus'),
    value: (row) => row.corpusName,
    width: '150px',
    usual: true,
  },
  {
    id: 'perplexity',
    title: () => t('train.list.perplexity'),
    value: (row) => row.perplexity,
    format: (row) => figure(row.perplexity, digits),
    width: '92px',
    align: 'end',
    usual: true,
  },
  {
    id: 'best',
    title: () => t('train.list.best'),
    value: (row) => row.bestPerplexity,
    format: (row) => figure(row.bestPerplexity, digits),
    width: '80px',
    align: 'end',
    usual: true,
  },
  {
    id: 'loss',
    title: () => t('train.list.loss'),
    value: (row) => row.loss,
    format: (row) => figure(row.loss, (loss) => formatFixed(loss, 3)),
    width: '76px',
    align: 'end',
    usual: true,
  },
  {
    id: 'steps',
    title: () => t('train.list.steps'),
    value: (row) => row.steps,
    format: (row) => formatInteger(row.steps),
    width: '76px',
    align: 'end',
    usual: true,
  },
  {
    id: 'tokens',
    title: () => t('train.list.tokens'),
    value: (row) => row.tokens,
    format: (row) => figure(row.tokens, formatCompact),
    width: '80px',
    align: 'end',
    usual: false,
  },
  {
    id: 'time',
    title: () => t('train.list.time'),
    value: (row) => row.seconds,
    format: (row) => figure(row.seconds, formatDuration),
    width: '110px',
    align: 'end',
    usual: true,
  },
  {
    id: 'speed',
    title: () => t('train.list.speed'),
    value: (row) => row.tokensPerSecond,
    format: (row) => figure(row.tokensPerSecond, formatInteger),
    width: '84px',
    align: 'end',
    usual: false,
  },
  {
    id: 'd',
    title: () => t('train.list.d'),
    value: (row) => row.settings.d,
    width: '52px',
    align: 'end',
    usual: true,
  },
  {
    id: 'learningRate',
    title: () => t('train.list.learningRate'),
    value: (row) => row.settings.learningRate,
    format: (row) => valueText('learningRate', row.settings.learningRate),
    width: '104px',
    align: 'end',
    usual: false,
  },
  {
    id: 'optimiser',
    title: () => t('train.list.preset'),
    value: (row) => valueText('optimiser', row.settings.optimiser),
    width: '124px',
    usual: false,
  },
  {
    id: 'seed',
    title: () => t('train.list.seed'),
    value: (row) => row.settings.seed,
    width: '72px',
    align: 'end',
    usual: false,
  },
  {
    id: 'checkpoints',
    title: () => t('train.list.checkpoints'),
    value: (row) => row.checkpoints,
    width: '96px',
    align: 'end',
    usual: false,
  },
  {
    id: 'engine',
    title: () => t('train.list.engine'),
    value: (row) => row.device && engineShortText(row.device.engine),
    width: '92px',
    usual: true,
  },
  {
    id: 'device',
    title: () => t('train.list.device'),
    value: (row) => row.device?.device,
    width: '160px',
    usual: false,
  },
  {
    id: 'notes',
    title: () => t('train.list.notes'),
    value: (row) => row.notes,
    width: '180px',
    usual: false,
  },
  {
    id: 'created',
    title: () => t('train.list.created'),
    value: (row) => row.created,
    format: (row) => formatAgo(row.created),
    width: '116px',
    align: 'end',
    usual: true,
  },
]

export const usualColumns: readonly string[] = runColumns.filter(({ usual }) => usual).map(({ id }) => id)
