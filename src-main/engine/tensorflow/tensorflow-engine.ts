/**
 * The engine written with TensorFlow.js: planned on the host, computed and differentiated by TensorFlow (tensors.ts),
 * softmax and optimiser on the host in double precision. The dense table never goes to the device, only what a batch
 * touches; and a step that fails there has changed nothing, since parameters move when all gradients are known.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import { sharedEdge } from '../../model/graph.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { SmallParameters } from '../../model/parameters.ts'
import { encodings } from '../../model/reference/index.ts'
import { checkBatch } from '../bad-input.ts'
import type {
  Batch,
  Decoder,
  DeviceReport,
  Engine,
  EngineOptions,
  Scores,
  SignalModel,
  StepReport,
  StepSettings,
} from '../engine.ts'
import { decodeBy } from '../decoding/model-decoder.ts'
import { createReferenceSignalModel } from '../reference/index.ts'
import { mixingWeights } from '../wasm/mixing.ts'
import { alphaGradient } from './alpha.ts'
import { DeviceStep } from './device-step.ts'
import { StepGradients } from './gradients.ts'
import { HostModel } from './host-model.ts'
import { Planner, usualPieceSlots } from './plan.ts'
import type { StepPlan } from './plan.ts'
import { whyStepFailed } from './problems.ts'
import { ranksOf } from './ranks.ts'
import { makePresent } from './runtime.ts'
import type { Runtime } from './runtime.ts'
import { energyGradients, lossesOf } from './softmax.ts'
import type { Losses } from './softmax.ts'
import type { PathRules } from './tensors.ts'

/** What the way forward leaves for the way back. */
interface Forward {
  readonly step: DeviceStep
  readonly plan: StepPlan
  readonly rules: PathRules
  /** [positions × d] r */
  readonly signals: Float32Array
  /** Per piece [edges × width]. */
  readonly energies: readonly Float32Array[]
  readonly losses: Losses
}

export class TensorFlowEngine implements Engine {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly #runtime: Runtime
  readonly #model: HostModel
  readonly #planner: Planner
  readonly #maxBatch: EngineOptions['maxBatch']
  /** [maxBatch.length + 1 × d] */
  readonly #encoding: Float64Array | undefined

  /** @param pieceSlots how much is differentiated at a time; see plan.ts */
  constructor(
    runtime: Runtime,
    { config, graph, optimiser, maxBatch }: EngineOptions,
    pieceSlots = usualPieceSlots,
  ) {
    this.config = config
    this.graph = graph
    this.#runtime = runtime
    this.#maxBatch = maxBatch
    this.#model = new HostModel(config, graph, optimiser)
    this.#planner = new Planner(graph, pieceSlots)
    this.#encoding =
      config.positionalEncoding === 'none' ? undefined : encodings(this.#model, maxBatch.length + 1)
  }

  /** One thread of ours; TensorFlow has its own. */
  report(): DeviceReport {
    const { device, variant } = this.#runtime
    return { engine: 'tensorflow', device, threads: 1, bytes: this.#model.bytes, variant }
  }

  async train(batch: Batch, settings: StepSettings): Promise<StepReport> {
    const optimiser = this.#model.trainedBy()
    return this.#onDevice(batch, settings.candidates, settings.signalReset, async (forward) => {
      const { plan, losses } = forward
      const { gradients, alpha } = await this.#backward(forward, settings)
      const sharedUsed = plan.sharedMass.some((mass) => mass > 0)
      const moved = gradients.apply(this.#model, optimiser, settings, alpha, sharedUsed)
      const predictions = plan.sources.length
      const loss = losses.loss.reduce((sum, value) => sum + value, 0)
      const nonFinite = moved.nonFinite ?? (Number.isFinite(loss) ? undefined : sharedEdge)
      return {
        ...moved,
        nonFinite,
        loss,
        predictions,
        energyMean: losses.targetEnergy.reduce((sum, value) => sum + value, 0) / predictions,
        energyMaximum: losses.targetEnergy.reduce((most, value) => Math.max(most, value), 0),
      }
    })
  }

  async evaluate(batch: Batch, candidates: StepSettings['candidates']): Promise<Scores> {
    return this.#onDevice(batch, candidates, 0, async ({ plan, energies, losses }) => {
      const ranks = ranksOf(this.config, this.graph, plan, energies, losses.targetEnergy)
      const positions = plan.sources.length
      const scores: Scores = {
        loss: new Float32Array(positions),
        rank: new Uint32Array(positions),
        energy: new Float32Array(positions),
      }
      for (let p = 0; p < positions; p++) {
        const at = (p % plan.sequences) * plan.predictions + Math.floor(p / plan.sequences)
        scores.loss[at] = losses.loss[p]
        scores.rank[at] = ranks[p]
        scores.energy[at] = losses.targetEnergy[p]
      }
      return scores
    })
  }

  /** Goes forward, does `then`, and lets go of all tensors, whatever happens. */
  async #onDevice<T>(
    batch: Batch,
    candidates: StepSettings['candidates'],
    signalReset: number,
    then: (forward: Forward) => Promise<T>,
  ): Promise<T> {
    checkBatch(batch, candidates, this.#maxBatch, this.graph)
    await makePresent(this.#runtime)
    const plan = this.#planner.plan(batch, candidates)
    const step = new DeviceStep(this.#runtime.tf, this.#model, plan, this.#encoding)
    try {
      const rules = this.#rules(plan.predictions, signalReset)
      const signals = step.forward(rules)
      const energies: Float32Array[] = []
      for (const piece of plan.pieces) {
        energies.push(step.energies(piece))
        await nextTurn() // a pause or cancel is heard between two pieces
      }
      const losses = lossesOf(plan, this.graph, this.config.energyScale, energies)
      return await then({ step, plan, rules, signals, energies, losses })
    } catch (error) {
      throw whyStepFailed(error)
    } finally {
      step.dispose()
    }
  }

  async #backward(
    { step, plan, rules, signals, energies, losses }: Forward,
    { reduction }: StepSettings,
  ): Promise<{ gradients: StepGradients; alpha: Float64Array }> {
    const { d, energyScale, dialect, maxContext } = this.config
    const weight = reduction === 'mean' ? 1 / plan.sources.length : 1
    const gradients = new StepGradients(d, plan.touched)
    const towardsMixtures = new Float64Array(plan.sources.length * d)
    for (const [n, piece] of plan.pieces.entries()) {
      const push = new Float64Array(piece.edges.length)
      const arriving = energyGradients(plan, piece, energies[n], losses, energyScale, weight, push)
      const found = step.backward(piece, arriving)
      gradients.addPush(piece.edges, push)
      if (found.edges !== undefined) gradients.add(piece.edges, found.edges.weights, found.edges.biases)
      for (let row = 0; row < piece.edges.length; row++)
        for (let at = row * piece.width; at < row * piece.width + piece.used[row]; at++)
          for (let i = 0; i < d; i++) towardsMixtures[piece.slots[at] * d + i] += found.inputs[at * d + i]
      await nextTurn()
    }

    const path = step.backwardPath(rules, Float32Array.from(towardsMixtures))
    const pathEdges = plan.targetEdges.subarray(0, (plan.predictions - 1) * plan.sequences)
    gradients.add(pathEdges, path.edges.weights, path.edges.biases)
    for (const edge of pathEdges) gradients.markOnPath(edge)
    for (let s = 0; s < plan.sequences; s++) gradients.addNodeBias(plan.sources[s], path.start, s * d)

    const { firstMixed } = dialects[dialect]
    const entries = Math.min(maxContext, Math.max(plan.predictions - firstMixed, 0))
    const alpha = alphaGradient(rules, plan.sequences, d, signals, path.mixtures, entries, firstMixed)
    return { gradients, alpha }
  }

  #rules(predictions: number, signalReset: number): PathRules {
    const { chainInput, firstMixed } = dialects[this.config.dialect]
    const fresh = new Float64Array(predictions)
    const old = new Float64Array(predictions)
    mixingWeights(this.#model.parameters.alpha, firstMixed, predictions, fresh, old)
    return { chainInput, fresh, old, signalReset }
  }

  async readEdges(first: number, count: number): Promise<Float32Array> {
    return this.#model.readEdges(first, count)
  }

  async writeEdges(first: number, records: Float32Array): Promise<void> {
    this.#model.writeEdges(first, records)
  }

  async readSmall(): Promise<SmallParameters> {
    return this.#model.readSmall()
  }

  async writeSmall(small: SmallParameters): Promise<void> {
    this.#model.writeSmall(small)
  }

  async startOptimiser(): Promise<void> {
    this.#model.startOptimiser()
  }

  get stateLength(): number {
    return this.#model.stateLength
  }

  async readState(first: number, count: number): Promise<Float32Array> {
    return this.#model.readState(first, count)
  }

  async writeState(first: number, state: Float32Array): Promise<void> {
    this.#model.writeState(first, state)
  }

  async readSmallState(): Promise<Float32Array> {
    return this.#model.readSmallState()
  }

  async writeSmallState(state: Float32Array): Promise<void> {
    this.#model.writeSmallState(state)
  }

  async takeChangedEdges(): Promise<Uint8Array> {
    return this.#model.takeChanged()
  }

  /** Decoding is one signal at a time: on the host, where the parameters are. */
  async signalModel(): Promise<SignalModel> {
    return createReferenceSignalModel(this.config, this.graph, this.#model.parameters)
  }

  async decoder(sequences: number): Promise<Decoder> {
    return decodeBy(await this.signalModel(), sequences)
  }

  async dispose(): Promise<void> {
    this.#model.release()
  }
}
