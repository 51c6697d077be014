/**
 * One optimiser step from the gradients of a batch. Updates are sparse: an edge that was no candidate and on no path
 * is not touched, and neither are its moments. With the exact softmax every out-edge of a source in the batch is a
 * candidate. Each record counts its own steps, so that bias correction is right for edges that are rarely seen. An
 * edge whose gradient is not finite is named and left as it was.
 *
 * Node biases, alpha and the shared edge follow Adam without decay and without clipping, whatever the optimiser:
 * a node's bias is touched when the node begins a sequence, alpha[k] when a mixture of the batch reaches that far.
 */
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import { ownEdges, sharedEdge } from '../graph.ts'
import { recordLength } from '../parameters.ts'
import type { EdgeGradient, Gradients } from './backward.ts'
import { moveEdge, type AdamSettings, type UpdateSettings } from './edge-rules.ts'
import type { Model } from './forward.ts'
import type { Moments, Numbers, OptimiserState } from './optimiser-state.ts'

export interface OptimiserReport {
  /** √(Σ ‖gradient of an edge‖²) over the edges updated, before clipping. */
  readonly gradientNorm: number
  readonly edgesUpdated: number
  readonly edgesClipped: number
  /** The first edge in ascending order (or `sharedEdge`) whose gradient or new value is not finite. */
  readonly nonFinite: number | undefined
}

/** What moves the small parameters when the edges follow the edge-normalised rule. */
const plainAdam: AdamSettings = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }

/** One row of numbers under Adam, counted as one more step of that row. */
function adamRow(
  values: Numbers,
  at: number,
  gradient: ArrayLike<number> | undefined,
  gradientAt: number,
  width: number,
  moments: Moments,
  row: number,
  learningRate: number,
  { beta1, beta2, epsilon }: AdamSettings,
): void {
  const { mean, square, steps } = moments
  steps[row]++
  const correct1 = 1 - Math.pow(beta1, steps[row])
  const correct2 = 1 - Math.pow(beta2, steps[row])
  for (let i = 0; i < width; i++) {
    const g = gradient === undefined ? 0 : gradient[gradientAt + i]
    const m = row * width + i
    mean[m] = beta1 * mean[m] + (1 - beta1) * g
    square[m] = beta2 * square[m] + (1 - beta2) * g * g
    values[at + i] -= (learningRate * (mean[m] / correct1)) / (Math.sqrt(square[m] / correct2) + epsilon)
  }
}

function isFinite(values: Numbers, at: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (!Number.isFinite(values[at + i])) return false
  return true
}

/** Applies one step to the model's parameters and to the state, in place. */
export function applyOptimiser(
  model: Model,
  gradients: Gradients,
  optimiser: Optimiser,
  settings: UpdateSettings,
  state: OptimiserState,
  onUpdated?: (edge: number) => void,
): OptimiserReport {
  const { config, graph, parameters } = model
  const { d } = config
  const length = recordLength(d)
  const dense = optimiser.kind === 'adamw' && optimiser.dense === true
  const adam = optimiser.kind === 'edge-normalised' ? plainAdam : optimiser
  const { learningRate, clip } = settings
  let squares = 0
  let edgesUpdated = 0
  let edgesClipped = 0
  let nonFinite: number | undefined

  const untouched: EdgeGradient = { record: new Float64Array(length), push: 0, onPath: false }
  const touched = dense
    ? Array.from({ length: ownEdges(graph) }, (_, edge) => edge)
    : [...gradients.edges.keys()].sort((a, b) => a - b)
  for (const edge of touched) {
    const gradient = gradients.edges.get(edge) ?? untouched
    const { record, push, onPath } = gradient
    if (optimiser.kind === 'edge-normalised' && !onPath && push < optimiser.skipBelow) continue
    let square = 0
    for (let i = 0; i < length; i++) square += record[i] * record[i]
    if (!Number.isFinite(square)) {
      nonFinite ??= edge
      continue
    }
    squares += square
    edgesUpdated++
    if (clip > 0 && square > clip * clip) {
      edgesClipped++
      const factor = clip / Math.sqrt(square)
      for (let i = 0; i < length; i++) record[i] *= factor
    }
    moveEdge(model, edge, record, optimiser, settings, state.edges)
    if (!isFinite(parameters.edges, edge * length, length)) nonFinite ??= edge
    onUpdated?.(edge)
  }

  const rows = dense ? Array.from({ length: graph.nodes }, (_, u) => u) : [...gradients.nodeBias.keys()]
  for (const u of rows) {
    const row = gradients.nodeBias.get(u)
    adamRow(parameters.nodeBias, u * d, row, 0, d, state.nodeBias, u, learningRate, adam)
  }
  const entries = dense ? config.maxContext : gradients.alpha.length
  for (let k = 0; k < entries; k++) {
    const gradient = k < gradients.alpha.length ? gradients.alpha : undefined
    adamRow(parameters.alpha, k, gradient, k, 1, state.alpha, k, learningRate, adam)
  }
  if (config.trainShared && (dense || gradients.sharedUsed)) {
    adamRow(parameters.shared, 0, gradients.shared, 0, length, state.shared, 0, learningRate, adam)
    if (!isFinite(parameters.shared, 0, length)) nonFinite ??= sharedEdge
  }
  return { gradientNorm: Math.sqrt(squares), edgesUpdated, edgesClipped, nonFinite }
}
