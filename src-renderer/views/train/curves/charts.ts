/** The charts there are: which metrics each draws, and how. One row each; the dashboard follows this order. */

export interface ChartRow {
  readonly id:
    'loss' | 'perplexity' | 'learningRate' | 'gradientNorm' | 'speed' | 'memory' | 'energy' | 'edges'
  /** As the training loop logs them. The first is drawn full, further ones dashed. */
  readonly metrics: readonly Metric[]
  /** Those of them that are of another size, and have a y axis of their own at the right. */
  readonly right?: readonly Metric[]
  /** What a chart begins with. */
  readonly log: boolean
  /** Whether the line is worth smoothing: what is set or measured seldom is drawn as it is. */
  readonly smoothed: boolean
  /** Measured so seldom that each point is marked. */
  readonly marked: boolean
}

export const metrics = [
  'loss',
  'validationPerplexity',
  'learningRate',
  'gradientNorm',
  'tokensPerSecond',
  'memory',
  'energyMean',
  'energyMaximum',
  'edgesUpdated',
  'edgesClipped',
] as const
export type Metric = (typeof metrics)[number]

export const charts: readonly ChartRow[] = [
  { id: 'loss', metrics: ['loss'], log: false, smoothed: true, marked: false },
  { id: 'perplexity', metrics: ['validationPerplexity'], log: true, smoothed: false, marked: true },
  { id: 'learningRate', metrics: ['learningRate'], log: false, smoothed: false, marked: false },
  { id: 'gradientNorm', metrics: ['gradientNorm'], log: true, smoothed: true, marked: false },
  { id: 'speed', metrics: ['tokensPerSecond'], log: false, smoothed: true, marked: false },
  { id: 'memory', metrics: ['memory'], log: false, smoothed: false, marked: false },
  { id: 'energy', metrics: ['energyMean', 'energyMaximum'], log: false, smoothed: true, marked: false },
  {
    id: 'edges',
    metrics: ['edgesUpdated', 'edgesClipped'],
    right: ['edgesClipped'],
    ...{ log: false, smoothed: true, marked: false },
  },
]
export type ChartId = ChartRow['id']
