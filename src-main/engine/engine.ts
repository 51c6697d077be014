/**
 * What an engine is: the thing that holds a model's parameters and can train, score and read them. The wasm, WebGPU
 * and TensorFlow engines and the plain TypeScript one all stand behind this interface, and one conformance suite
 * holds them to the float64 reference in model/.
 */
import type { ModelConfig } from '../../src-shared/model/config.ts'
import type { Optimiser, StepSettings } from '../../src-shared/model/optimiser.ts'
import type { Batch } from '../model/batch.ts'
import type { TokenGraph } from '../model/graph.ts'
import type { SmallParameters } from '../model/parameters.ts'

export type { Batch, Optimiser, StepSettings }

export interface StepReport {
  /** Σ −ln P(target) over the batch's predictions, nats, before the update. */
  readonly loss: number
  readonly predictions: number
  /** √(Σ ‖gradient of an edge‖²) over the edges updated, before clipping. */
  readonly gradientNorm: number
  /** Mean and greatest energy among targets. */
  readonly energyMean: number
  readonly energyMaximum: number
  /** Edges updated, and edges whose gradient was clipped. */
  readonly edgesUpdated: number
  readonly edgesClipped: number
  /** The first edge (or `sharedEdge`) where a value stopped being finite. */
  readonly nonFinite: number | undefined
}

/** The parts of a training step, in their order. */
export const stepPhases = [
  'plan',
  'path', // signals of every position, one token after another
  'energies',
  'softmax',
  'backward', // gradients of candidates, and the update of those on no path
  'pathBackward',
  'pathEdges', // the update of edges on paths, and of the small parameters
  'waiting', // nothing of the above: threads at a barrier, a device without work, messages
] as const
export type StepPhase = (typeof stepPhases)[number]

/** Milliseconds of wall time by phase; a phase that an engine cannot tell apart is absent. They sum to the step. */
export type PhaseTimes = Readonly<Partial<Record<StepPhase, number>>>

/** Per prediction, in the batch's order: [sequences × (length − 1)]. */
export interface Scores {
  /** −ln P(target), nats. */
  readonly loss: Float32Array
  /** How many candidates decode before the target: 0 when greedy decoding would choose it. */
  readonly rank: Uint32Array
  /** Energy of the target. */
  readonly energy: Float32Array
}

/** What really runs, for people. Never a promise, always a finding. */
export interface DeviceReport {
  readonly engine: string
  readonly device: string
  readonly threads: number
  /** Bytes held for parameters and optimiser state. */
  readonly bytes: number
  /** Kernel variant, for instance 'relaxed SIMD'. */
  readonly variant: string
}

export interface EngineOptions {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  /** Fixed for the life of the engine: it decides the memory per edge. Undefined: no training. */
  readonly optimiser: Optimiser | undefined
  readonly threads: number
  /** Most sequences and tokens per sequence that a batch will have. */
  readonly maxBatch: { readonly sequences: number; readonly length: number }
}

export interface Engine {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  report(): DeviceReport

  /**
   * Whether a step may be asked for before the last one has reported, so that a device need not wait in between.
   * Otherwise, and but for `train`, calls do not overlap.
   */
  readonly queuesSteps?: true
  /** Forward, backward and one optimiser step. */
  train(batch: Batch, settings: StepSettings): Promise<StepReport>
  /**
   * The same step as `train` makes, and where its time went. For benchmarks: looking may cost something, and steps are
   * not queued. Absent where an engine cannot tell.
   */
  timeStep?(batch: Batch, settings: StepSettings): Promise<PhaseTimes>
  /** Forward only; parameters do not change. */
  evaluate(batch: Batch, candidates: StepSettings['candidates']): Promise<Scores>

  /** [count × (d² + d)] records of own edges first … first + count − 1. */
  readEdges(first: number, count: number): Promise<Float32Array>
  writeEdges(first: number, records: Float32Array): Promise<void>
  readSmall(): Promise<SmallParameters>
  writeSmall(small: SmallParameters): Promise<void>

  /**
   * Takes the present parameters as the start of training: zeroes the optimiser's state and remembers warm values.
   */
  startOptimiser(): Promise<void>
  /** Floats of optimiser state per own edge. */
  readonly stateLength: number
  /** [count × stateLength], opaque outside engines of the same optimiser. */
  readState(first: number, count: number): Promise<Float32Array>
  writeState(first: number, state: Float32Array): Promise<void>
  /** State of the small parameters and step counts, opaque. */
  readSmallState(): Promise<Float32Array>
  writeSmallState(state: Float32Array): Promise<void>
  /** Own edges whose parameters changed since the last call: [⌈own edges / 8⌉] bits. For sharing checkpoint chunks. */
  takeChangedEdges(): Promise<Uint8Array>

  /** The present parameters for decoding, without a copy: to be used and disposed before the next call. */
  signalModel(): Promise<SignalModel>

  /**
   * Continues so many sequences at once where the parameters lie: nothing but energies comes back. To be used and
   * disposed before the next call of `train` or one that writes.
   */
  decoder(sequences: number): Promise<Decoder>

  dispose(): Promise<void>
}

/** Several texts being continued; r and S of each stay where the parameters are. Texts may be of any length. */
export interface Decoder {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly sequences: number
  /** Lets a sequence begin anew with the next token that is appended to it. */
  restart(sequence: number): void
  /**
   * Appends to every sequence its list of tokens: a prompt, the token chosen last, or none, which leaves it as it is.
   * Calls do not overlap.
   * @returns per sequence that was appended to, the energies of what may follow: [outDegree(last) + 1], own edges in
   * CSR order, then the shared edge; for the others an empty array. Throws RangeError for a token that is no node.
   */
  append(tokens: readonly ArrayLike<number>[]): Promise<readonly Float32Array[]>
  dispose(): void
}

/**
 * What decoding and explaining need: one signal at a time, synchronously, on the calling thread.
 * `edge` is an own edge's index or `sharedEdge`; `position` indexes the positional encoding.
 */
export interface SignalModel {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly small: SmallParameters
  /** out [d] ← GeLU(W·input + b + PE[position]). */
  propagate(edge: number, input: Float32Array, position: number, out: Float32Array): void
  /** out [outDegree + 1] ← energies of the source's own edges in CSR order, then of the shared edge. */
  energies(source: number, input: Float32Array, position: number, out: Float32Array): void
  /** A copy of the edge's record [d² + d]. */
  edgeRecord(edge: number): Float32Array
  dispose(): void
}
