/**
 * The CPU engine: plans each step on the calling thread and has it done by worker threads with SIMD kernels. See
 * memory.ts for where numbers lie, plan.ts for how a step is cut, assembly/ for the kernels.
 */
import { cpus } from 'node:os'
import { StudioError } from '../../../src-shared/errors.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges, sharedEdge } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import type { SmallParameters } from '../../model/parameters.ts'
import { checkBatch, checkOptions } from '../bad-input.ts'
import type {
  Batch,
  Decoder,
  DeviceReport,
  Engine,
  EngineOptions,
  PhaseTimes,
  Scores,
  SignalModel,
  StepReport,
  StepSettings,
} from '../engine.ts'
import { decodeBy } from '../decoding/model-decoder.ts'
import type { Board } from './board.ts'
import { makeBoard } from './board.ts'
import { Crew } from './crew.ts'
import { EdgeRecords } from './edge-records.ts'
import { compileKernels } from './kernels.ts'
import { usualLimits } from './limits.ts'
import type { Limits } from './limits.ts'
import type { MemoryLayout } from './memory.ts'
import { makeMemories, memoryLayout, reserve } from './memory.ts'
import { mixingWeights } from './mixing.ts'
import type { Plan } from './plan-types.ts'
import { planStep } from './plan.ts'
import type { Ranking } from './ranking.ts'
import { rankEdges } from './ranking.ts'
import { WasmSignalModel } from './signal-model.ts'
import { SmallTraining } from './small.ts'
import { stepReport } from './step-report.ts'
import { Stopwatch } from './stopwatch.ts'

export class WasmEngine implements Engine {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly #optimiser: Optimiser | undefined
  readonly #threads: number
  readonly #maxBatch: EngineOptions['maxBatch']
  readonly #layout: MemoryLayout
  #memories: readonly WebAssembly.Memory[]
  #edges: EdgeRecords
  readonly #board: Board
  readonly #crew: Crew
  readonly #alpha: Float32Array
  readonly #shared: Float32Array
  readonly #small: SmallTraining | undefined
  readonly #limits: Limits
  #ranking: Ranking | undefined

  /** Use `createWasmEngine`, which also waits until the memory is there. */
  constructor(options: EngineOptions, limits: Limits = usualLimits) {
    checkOptions(options)
    const { config, graph, optimiser, threads, maxBatch } = options
    this.#limits = limits
    this.config = config
    this.graph = graph
    this.#optimiser = optimiser
    this.#threads = threads
    this.#maxBatch = maxBatch
    const positions = maxBatch.sequences * (maxBatch.length - 1)
    this.#layout = memoryLayout(config.d, graph, optimiser, threads, positions, limits)
    this.#memories = makeMemories(this.#layout)
    this.#edges = new EdgeRecords(this.#layout, this.#memories, ownEdges(graph))
    this.#board = makeBoard(graph, { d: config.d, ...maxBatch, trainShared: config.trainShared })
    if (config.positionalEncoding === 'sine-cosine')
      for (let p = 0; p <= maxBatch.length; p++)
        dialects[config.dialect].positionalEncoding(
          p,
          config.d,
          this.#board.encoding.subarray(p * config.d, (p + 1) * config.d),
        )
    this.#alpha = new Float32Array(config.maxContext)
    this.#shared = new Float32Array(recordLength(config.d))
    this.#small = optimiser === undefined ? undefined : new SmallTraining(config, this.#board, optimiser)
    this.#crew = new Crew(threads, this.#board, this.#memories)
  }

  /** Brings the threads in, and touches the memory with all of them, so that the first steps need not. */
  async open(): Promise<void> {
    await this.#crew.open({
      config: this.config,
      layout: this.#layout,
      memories: this.#memories,
      board: this.#board,
    })
    await this.#crew.run({ kind: 'prefault' })
  }

  report(): DeviceReport {
    return {
      engine: 'wasm',
      device: cpus()[0]?.model ?? 'CPU',
      threads: this.#threads,
      bytes: this.#memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
      variant: compileKernels(this.config.d).variant,
    }
  }

  train(batch: Batch, settings: StepSettings): Promise<StepReport> {
    return this.#step(batch, settings, undefined)
  }

  /** Small parameters count among the path's edges. */
  async timeStep(batch: Batch, settings: StepSettings): Promise<PhaseTimes> {
    const watch = new Stopwatch()
    await this.#step(batch, settings, watch)
    return watch.times
  }

  async #step(batch: Batch, settings: StepSettings, watch: Stopwatch | undefined): Promise<StepReport> {
    const optimiser = this.#optimiser
    if (optimiser === undefined || this.#small === undefined)
      throw new StudioError(
        'unsupported',
        'This engine was made without an optimiser.',
        'Make one with an optimiser to train.',
      )
    const plan = await this.#begin(batch, settings.candidates, true)
    watch?.lap('plan')
    const { statistics, times, sharedGradient } = await this.#crew.run({
      kind: 'step',
      plan,
      update: { optimiser, step: settings },
      timed: watch !== undefined,
    })
    watch?.lapOfThreads(times)
    this.#small.step(
      batch.sequences,
      plan.predictions,
      settings.learningRate,
      { alpha: this.#alpha, shared: this.#shared },
      sharedIsUsed(plan, this.#board, optimiser) ? sharedGradient : undefined,
    )
    if (this.config.trainShared) this.#edges.writeShared(this.#shared)

    watch?.lap('pathEdges')
    return stepReport(this.#board, statistics, plan.targetEdges.length)
  }

  async evaluate(batch: Batch, candidates: StepSettings['candidates']): Promise<Scores> {
    const plan = await this.#begin(batch, candidates, false)
    await this.#crew.run({ kind: 'step', plan, update: undefined, timed: false })
    const predictions = plan.targetEdges.length
    return {
      loss: Float32Array.from(this.#board.loss.subarray(0, predictions)),
      rank: this.#board.rank.slice(0, predictions),
      energy: this.#board.energy.slice(0, predictions),
    }
  }

  async #begin(batch: Batch, candidates: StepSettings['candidates'], train: boolean): Promise<Plan> {
    if (this.#memories.length === 0) throw new Error('the engine has been disposed of')
    checkBatch(batch, candidates, this.#maxBatch, this.graph)
    if (candidates !== 'all' && this.#ranking?.together !== candidates) {
      this.#ranking = rankEdges(this.graph, candidates)
      await this.#crew.run({ kind: 'ranking', ranking: this.#ranking })
    }
    const plan = planStep({
      layout: this.#layout,
      graph: this.graph,
      ranking: candidates === 'all' ? undefined : this.#ranking,
      batch,
      candidates,
      train,
      trainShared: this.config.trainShared,
      dense: this.#optimiser?.kind === 'adamw' && this.#optimiser.dense === true,
      limits: this.#limits,
    })
    for (const [s, end] of plan.memoryEnds.entries()) reserve(this.#memories[s], end)
    this.#board.tokens.set(batch.tokens)
    const { firstMixed } = dialects[this.config.dialect]
    mixingWeights(this.#alpha, firstMixed, this.#maxBatch.length, this.#board.mixNew, this.#board.mixOld)
    return plan
  }

  async readEdges(first: number, count: number): Promise<Float32Array> {
    return this.#edges.read(first, count)
  }

  async writeEdges(first: number, records: Float32Array): Promise<void> {
    this.#edges.write(first, records)
    this.#board.changed.fill(1, first, first + records.length / recordLength(this.config.d))
  }

  async readSmall(): Promise<SmallParameters> {
    return {
      nodeBias: Float32Array.from(this.#board.nodeBias),
      alpha: this.#alpha.slice(),
      shared: this.#shared.slice(),
    }
  }

  async writeSmall({ nodeBias, alpha, shared }: SmallParameters): Promise<void> {
    this.#board.nodeBias.set(nodeBias)
    this.#alpha.set(alpha)
    this.#shared.set(shared)
    this.#edges.writeShared(this.#shared)
  }

  async startOptimiser(): Promise<void> {
    if (this.#optimiser === undefined) return
    this.#small?.start()
    await this.#crew.run({ kind: 'start-optimiser', optimiser: this.#optimiser })
  }

  get stateLength(): number {
    return this.#layout.stateLength
  }

  async readState(first: number, count: number): Promise<Float32Array> {
    return this.#edges.readState(first, count)
  }

  async writeState(first: number, state: Float32Array): Promise<void> {
    this.#edges.writeState(first, state)
  }

  async readSmallState(): Promise<Float32Array> {
    return this.#small?.read() ?? new Float32Array(0)
  }

  async writeSmallState(state: Float32Array): Promise<void> {
    this.#small?.write(state)
  }

  async takeChangedEdges(): Promise<Uint8Array> {
    const { changed } = this.#board
    const bits = new Uint8Array(Math.ceil(changed.length / 8))
    for (let e = 0; e < changed.length; e++) if (changed[e] !== 0) bits[e >>> 3] |= 1 << (e & 7)
    changed.fill(0)
    return bits
  }

  async signalModel(): Promise<SignalModel> {
    const table = { layout: this.#layout, memories: this.#memories }
    return new WasmSignalModel(this.config, this.graph, await this.readSmall(), table)
  }

  async decoder(sequences: number): Promise<Decoder> {
    return decodeBy(await this.signalModel(), sequences)
  }

  async dispose(): Promise<void> {
    await this.#crew.dispose()
    // The memory is free as soon as nobody refers to it.
    this.#memories = []
    this.#edges = new EdgeRecords(this.#layout, [], 0)
  }
}

/** Whether the shared edge was a candidate or on a path anywhere in a step, or moves in any case. */
function sharedIsUsed(plan: Plan, { graph }: Board, optimiser: Optimiser): boolean {
  if (optimiser.kind === 'adamw' && optimiser.dense === true) return true
  if (plan.targetEdges.includes(sharedEdge)) return true
  const { candidates } = plan
  const most = candidates === 'all' ? graph.nodes : Math.min(candidates + 1, graph.nodes)
  return plan.groups.some(({ source }) => graph.offsets[source + 1] - graph.offsets[source] < most)
}
