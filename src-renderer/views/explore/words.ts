/** Names of what can be chosen, in the current language: tables, so that a new choice without a name does not compile. */
import type { EdgeMeasure, ModelRow, NodeMeasure } from '../../../src-shared/contract/index.ts'
import { formatFixed, formatInteger, formatNumber, formatPercent, t } from '../../language/index.ts'
import type { EdgeLook, FilterName, LayoutName, NodeLook, Query } from './state/view-state.ts'

export const queryNames: Record<Query['kind'], () => string> = {
  top: () => t('explore.query.top'),
  strongest: () => t('explore.query.strongest'),
  neighbourhood: () => t('explore.query.neighbourhood'),
  path: () => t('explore.query.path'),
  signal: () => t('explore.query.signal'),
  among: () => t('explore.query.among'),
  difference: () => t('explore.query.difference'),
}

export const nodeMeasureNames: Record<NodeMeasure, () => string> = {
  frequency: () => t('explore.measure.frequency'),
  degree: () => t('explore.measure.degree'),
  'out-degree': () => t('explore.measure.outDegree'),
  'in-degree': () => t('explore.measure.inDegree'),
  energy: () => t('explore.measure.energy'),
  pagerank: () => t('explore.measure.pagerank'),
  core: () => t('explore.measure.core'),
}

export const edgeMeasureNames: Record<EdgeMeasure, () => string> = {
  count: () => t('explore.measure.count'),
  probability: () => t('explore.measure.probability'),
  energy: () => t('explore.measure.energy'),
  norm: () => t('explore.measure.norm'),
}

export const nodeLookNames: Record<NodeLook, () => string> = {
  signal: () => t('explore.look.signal'),
  energy: () => t('explore.look.energy'),
  frequency: () => t('explore.look.frequency'),
  degree: () => t('explore.look.degree'),
  change: () => t('explore.look.energyChange'),
  pagerank: () => t('explore.measure.pagerank'),
  core: () => t('explore.measure.core'),
  community: () => t('explore.look.community'),
  depth: () => t('explore.look.depth'),
  same: () => t('explore.look.same'),
}

export const edgeLookNames: Record<EdgeLook, () => string> = {
  count: () => t('explore.look.count'),
  probability: () => t('explore.look.probability'),
  energy: () => t('explore.look.energy'),
  norm: () => t('explore.look.norm'),
  change: () => t('explore.look.edgeChange'),
  same: () => t('explore.look.same'),
}

export const layoutLabels: Record<LayoutName, () => string> = {
  force: () => t('explore.look.force'),
  flow: () => t('explore.look.flow'),
  frequency: () => t('explore.look.byFrequency'),
  circle: () => t('explore.look.circle'),
}

export const filterLabels: Record<FilterName, () => string> = {
  frequency: () => t('explore.measure.frequency'),
  degree: () => t('explore.measure.degree'),
  energy: () => t('explore.measure.energy'),
  count: () => t('explore.measure.count'),
  probability: () => t('explore.measure.probability'),
  edgeEnergy: () => t('explore.filter.edgeEnergy'),
  norm: () => t('explore.measure.norm'),
}

export const labelWords: readonly (() => string)[] = [
  () => t('explore.look.labelsNone'),
  () => t('explore.look.labelsFew'),
  () => t('explore.look.labelsSome'),
  () => t('explore.look.labelsMany'),
  () => t('explore.look.labelsAll'),
]

export interface CheckpointChoice {
  readonly value: number
  readonly label: string
  readonly run: number
  readonly step: number
}

/** Every checkpoint to choose from, the newest run's latest first; the best and the last one are called so. */
export function checkpointChoices(models: readonly ModelRow[]): CheckpointChoice[] {
  return models.flatMap((row) =>
    row.checkpointList.toReversed().map(({ checkpoint, step, kind }) => {
      const words = { run: row.name, step: formatInteger(step) }
      const label =
        kind === 'best'
          ? t('explore.modelBest', words)
          : kind === 'final'
            ? t('explore.modelFinal', words)
            : t('explore.modelStep', words)
      return { value: checkpoint, label, run: row.run, step }
    }),
  )
}

/** What is not known is a dash, never NaN. */
export function known(value: number, digits = 3): string {
  return Number.isFinite(value) ? formatNumber(value, digits) : '—'
}

export function knownEnergy(value: number): string {
  return Number.isFinite(value) ? formatFixed(value, 3) : '—'
}

/** A probability as per cent, with as many decimals as it needs to be told from zero. */
export function knownShare(value: number): string {
  if (!Number.isFinite(value)) return '—'
  return value > 0 && value < 0.001 ? '<0.1%' : formatPercent(value)
}

const whole: ReadonlySet<NodeLook | EdgeLook> = new Set(['frequency', 'degree', 'core', 'count', 'depth'])

export function formatLook(look: NodeLook | EdgeLook, value: number): string {
  if (whole.has(look)) return formatInteger(value)
  return look === 'probability' ? knownShare(value) : known(value)
}
