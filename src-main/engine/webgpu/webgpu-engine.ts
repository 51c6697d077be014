/**
 * The engine on a graphics card: plans each step on the calling thread and hands it to the device as one list of
 * dispatches. Nothing is read back but the report. A step may be asked for before the last one's report is there: it
 * is planned and queued meanwhile, so that the device need not wait. See wgsl/ for the kernels, plan.ts for how a step
 * is cut, layout.ts and shards.ts for where numbers lie.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges } from '../../model/graph.ts'
import type { SmallParameters } from '../../model/parameters.ts'
import type {
  Batch,
  DeviceReport,
  Engine,
  EngineOptions,
  Scores,
  SignalModel,
  StepReport,
  StepSettings,
} from '../engine.ts'
import { createWasmSignalModel } from '../wasm/index.ts'
import type { Ranking } from '../wasm/ranking.ts'
import { rankEdges } from '../wasm/ranking.ts'
import { checkBatch, checkOptions } from './bad-input.ts'
import { Buffers } from './buffers.ts'
import type { Gpu } from './device.ts'
import { Dispatches } from './dispatch.ts'
import { EdgeTable } from './edge-table.ts'
import type { Kernels } from './kernels.ts'
import { kernelsFor } from './kernels.ts'
import type { Layout } from './layout.ts'
import { encodingTable, layOut } from './layout.ts'
import type { GpuLimits } from './limits.ts'
import { limitsOf } from './limits.ts'
import type { PlanInput, StepPlan } from './plan.ts'
import { planStep } from './plan.ts'
import { reportOf } from './report.ts'
import { scoresOf } from './scores.ts'
import type { SharedView } from './shared-view.ts'
import { sharedView } from './shared-view.ts'
import type { EdgeShape, Shard } from './shards.ts'
import { cutShards, edgeShape } from './shards.ts'
import { SmallNumbers } from './small-numbers.ts'
import { addPath, addRanks, addScores, addUpdates, addWaves, slotLayout } from './step.ts'
import { modelSettings, planSettings, updateSettings } from './step-settings.ts'
import { scoreFloats } from './wgsl/candidates.ts'
import { freshMarks, markWords } from './wgsl/marks.ts'
import type { Settings } from './wgsl/settings.ts'
import { sharedChunk } from './wgsl/small.ts'

export class WebGpuEngine implements Engine {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly #gpu: Gpu
  readonly #optimiser: Optimiser | undefined
  readonly #maxBatch: EngineOptions['maxBatch']
  readonly #limits: GpuLimits
  readonly #layout: Layout
  readonly #shape: EdgeShape
  readonly #shards: readonly Shard[]
  readonly #shared: SharedView
  readonly #settings: Settings
  readonly #buffers: Buffers
  readonly #edges: EdgeTable
  readonly #small: SmallNumbers
  #kernels: Kernels = new Map()
  #ranking: Ranking | undefined
  /** Edges whose records were written from outside: [⌈own edges / 8⌉] bits. */
  readonly #written: Uint8Array
  #turn: Promise<unknown> = Promise.resolve()
  #disposed = false

  /** Use `createWebGpuEngine`, which also makes its buffers and kernels. */
  constructor(gpu: Gpu, options: EngineOptions, limits: GpuLimits = limitsOf(gpu.device.limits)) {
    checkOptions(options)
    const { config, graph, optimiser, maxBatch } = options
    this.config = config
    this.graph = graph
    this.#gpu = gpu
    this.#optimiser = optimiser
    this.#maxBatch = maxBatch
    this.#limits = limits
    this.#layout = layOut(config, graph, maxBatch)
    this.#shape = edgeShape(config.d, optimiser)
    this.#shards = cutShards(graph, this.#shape, limits)
    this.#shared = sharedView(graph)
    this.#settings = modelSettings(config, graph, this.#layout, optimiser)
    this.#buffers = new Buffers(gpu)
    this.#edges = new EdgeTable(gpu, this.#buffers, this.#shards, this.#shape)
    this.#small = new SmallNumbers(gpu, this.#buffers, this.#layout, optimiser !== undefined)
    this.#written = new Uint8Array(Math.ceil(ownEdges(graph) / 8))
  }

  /** Makes kernels and buffers. Throws `memory-insufficient` with the forecast when the device has not enough. */
  async open(): Promise<void> {
    const { record, state } = this.#shape
    const { board, small, marks } = this.#layout
    try {
      this.#kernels = await kernelsFor(this.#gpu, this.config.d, this.#optimiser?.kind)
      for (const { edges } of this.#shards)
        await this.#buffers.addShard(4 * edges * record, 4 * edges * state)
      await this.#buffers.ensure('board', 4 * board.total)
      await this.#buffers.ensure('small', 4 * small.total)
      await this.#buffers.ensure('marks', 4 * marks.total)
    } catch (error) {
      this.#buffers.destroy()
      throw error instanceof StudioError && error.kind === 'memory-insufficient'
        ? this.#tooLarge(error)
        : error
    }
    const table = encodingTable(this.config, this.#maxBatch.length)
    this.#gpu.device.queue.writeBuffer(this.#buffers.get('board'), 4 * board.encodingAt, table)
  }

  #tooLarge(cause: StudioError): StudioError {
    const edges = ownEdges(this.graph)
    const { board, small } = this.#layout
    const bytes = 4 * (edges * (this.#shape.record + this.#shape.state) + board.total + small.total)
    return new StudioError(
      'memory-insufficient',
      `This model needs ${(bytes / 1e9).toFixed(2)} GB on the graphics device for ${edges} own edges, which it has not: ${cause.message}`,
      'Raise minBigramCount, choose the edge-normalised optimiser, or train on the CPU.',
      { cause },
    )
  }

  report(): DeviceReport {
    return {
      engine: 'webgpu',
      device: this.#gpu.name,
      threads: 1,
      bytes: this.#buffers.bytes,
      variant: `WGSL, ${this.#shards.length} ${this.#shards.length === 1 ? 'shard' : 'shards'}`,
    }
  }

  /** Has `act` done when all that was asked before is submitted. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(() => {
      if (this.#disposed) throw new Error('the engine has been disposed of')
      this.#gpu.check()
      return act()
    })
    this.#turn = result.catch(() => undefined)
    return result
  }

  async train(batch: Batch, settings: StepSettings): Promise<StepReport> {
    const optimiser = this.#optimiser
    if (optimiser === undefined)
      throw new StudioError(
        'unsupported',
        'This engine was made without an optimiser.',
        'Make one with an optimiser to train.',
      )
    const input = this.#input(batch, settings.candidates)
    const report = await this.#inTurn(() => this.#submitStep(input, settings, optimiser))
    try {
      await this.#gpu.map(report)
    } catch (error) {
      report.destroy()
      throw error
    }
    const words = new Uint32Array(report.getMappedRange().slice(0))
    this.#buffers.returnReport(report)
    this.#gpu.check()
    return reportOf(words, batch.sequences * (batch.length - 1))
  }

  async #submitStep(input: PlanInput, step: StepSettings, optimiser: Optimiser): Promise<GPUBuffer> {
    const { d, trainShared } = this.config
    const plan = await this.#prepare(input, true)
    const slots = slotLayout(d, this.#shape.record, plan)
    const positions = plan.sequences * plan.predictions
    const dispatches = new Dispatches({
      ...this.#settings,
      ...planSettings(plan, ownEdges(this.graph), step.candidates),
      ...updateSettings(step, optimiser, this.config, positions),
    })
    const shape = this.#stepShape()
    addPath(dispatches, shape, plan)
    addWaves(dispatches, shape, plan, slots)
    const dense = optimiser.kind === 'adamw' && optimiser.dense === true
    addUpdates(dispatches, shape, plan, slots, { shared: trainShared && (dense || plan.sharedUsed), dense })
    const report = await this.#buffers.borrowReport(4 * markWords)
    const encoder = await this.#encode(dispatches)
    encoder.copyBufferToBuffer(this.#buffers.get('marks'), 0, report, 0, 4 * markWords)
    this.#gpu.device.queue.submit([encoder.finish()])
    return report
  }

  async evaluate(batch: Batch, candidates: StepSettings['candidates']): Promise<Scores> {
    const input = this.#input(batch, candidates)
    return this.#inTurn(async () => {
      this.#rank()
      const ranked = { ...input, ranking: this.#ranking }
      const plan = await this.#prepare(ranked, false)
      const dispatches = new Dispatches({
        ...this.#settings,
        ...planSettings(plan, ownEdges(this.graph), candidates),
      })
      const shape = this.#stepShape()
      addPath(dispatches, shape, plan)
      for (const wave of plan.waves) {
        addScores(dispatches, shape, wave)
        addRanks(dispatches, wave)
      }
      const encoder = await this.#encode(dispatches)
      const bytes = 4 * scoreFloats * plan.order.length
      const board = this.#buffers.get('board')
      const floats = await this.#buffers.read(encoder, [
        { buffer: board, at: 4 * this.#layout.board.scoresAt, bytes },
      ])
      this.#gpu.check()
      return scoresOf(ranked, plan, candidates, new Float32Array(floats))
    })
  }

  #stepShape(): Parameters<typeof addPath>[1] {
    const { d, maxContext, dialect } = this.config
    return { d, shards: this.#shards, maxContext, firstMixed: dialects[dialect].firstMixed }
  }

  #encode(dispatches: Dispatches): Promise<GPUCommandEncoder> {
    const { record } = this.#shape
    const { small, marks, bits } = this.#layout
    const buffers = this.#buffers
    return dispatches.encode(this.#gpu.device, buffers, this.#kernels, (encoder) => {
      // The shared edge is the first record of the paths' table.
      encoder.copyBufferToBuffer(buffers.get('small'), 4 * small.sharedAt, buffers.get('path'), 0, 4 * record)
      if (this.#settings.dense === 1 && bits > 0)
        encoder.clearBuffer(buffers.get('marks'), 4 * marks.touchedAt, 4 * bits)
    })
  }

  #input(batch: Batch, candidates: StepSettings['candidates']): PlanInput {
    checkBatch(batch, candidates, this.#maxBatch, this.graph)
    if (candidates !== 'all') this.#rank()
    return {
      config: this.config,
      graph: this.graph,
      shared: this.#shared,
      shards: this.#shards,
      ranking: this.#ranking,
      batch,
      candidates,
      workspaceBytes: this.#limits.workspaceBytes,
      dense: this.#settings.dense === 1,
    }
  }

  #rank(): void {
    this.#ranking ??= rankEdges(this.graph)
  }

  /** Plans a step, sees to it that its buffers are large enough, and hands the plan to the device. */
  async #prepare(input: PlanInput, train: boolean): Promise<StepPlan> {
    const edges = ownEdges(this.graph)
    const tableWords = 2 * edges
    const plan = planStep(input, tableWords)
    const { d } = this.config
    const { record } = this.#shape
    const buffers = this.#buffers
    const { queue } = this.#gpu.device
    const most = (of: (wave: StepPlan['waves'][number]) => number): number =>
      Math.max(1, ...plan.waves.map(of))
    if (await buffers.ensure('plan', 4 * (tableWords + plan.words.length))) this.#tablesWritten = false
    await buffers.ensure('E', 4 * most((wave) => wave.energyFloats))
    await buffers.ensure('path', 4 * record * (plan.slotCount + 1))
    if (train) {
      const chunks = Math.ceil((plan.sequences * plan.predictions) / sharedChunk)
      await buffers.ensure('partials', 4 * Math.max(d * most((wave) => wave.partialRows), chunks * record))
      await buffers.ensure('slots', 4 * slotLayout(d, record, plan).total)
    }
    if (!this.#tablesWritten && this.#ranking !== undefined) {
      const table = new Uint32Array(tableWords)
      table.set(this.#ranking.byCount)
      table.set(this.#ranking.placeOf, edges)
      queue.writeBuffer(buffers.get('plan'), 0, table)
      this.#tablesWritten = true
    }
    queue.writeBuffer(buffers.get('plan'), 4 * tableWords, plan.words)
    queue.writeBuffer(buffers.get('marks'), 0, freshMarks())
    return plan
  }

  /** Whether the ranking stands in the plan's buffer. */
  #tablesWritten = false

  async readEdges(first: number, count: number): Promise<Float32Array> {
    return this.#inTurn(() => this.#edges.read(first, count))
  }

  async writeEdges(first: number, records: Float32Array): Promise<void> {
    await this.#inTurn(async () => this.#edges.write(first, records))
    for (let n = 0; n < records.length / this.#shape.record; n++)
      this.#written[(first + n) >>> 3] |= 1 << ((first + n) & 7)
  }

  async readSmall(): Promise<SmallParameters> {
    return this.#inTurn(() => this.#small.read())
  }

  async writeSmall(small: SmallParameters): Promise<void> {
    await this.#inTurn(async () => this.#small.write(small))
  }

  async startOptimiser(): Promise<void> {
    if (this.#optimiser === undefined) return
    await this.#inTurn(async () => {
      const dispatches = new Dispatches(this.#settings)
      if (this.#optimiser?.kind === 'edge-normalised')
        for (const [s, { edges }] of this.#shards.entries()) dispatches.add('warm', edges, {}, s)
      const encoder = await dispatches.encode(this.#gpu.device, this.#buffers, this.#kernels, (before) => {
        for (const s of this.#shards.keys()) before.clearBuffer(this.#buffers.shard(s).state)
        this.#small.clearState(before)
      })
      this.#gpu.device.queue.submit([encoder.finish()])
    })
  }

  get stateLength(): number {
    return this.#shape.stateLength
  }

  async readState(first: number, count: number): Promise<Float32Array> {
    return this.#inTurn(() => this.#edges.readState(first, count))
  }

  async writeState(first: number, state: Float32Array): Promise<void> {
    await this.#inTurn(async () => this.#edges.writeState(first, state))
  }

  async readSmallState(): Promise<Float32Array> {
    return this.#inTurn(() => this.#small.readState())
  }

  async writeSmallState(state: Float32Array): Promise<void> {
    await this.#inTurn(async () => this.#small.writeState(state))
  }

  async takeChangedEdges(): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const { marks, bits } = this.#layout
      const buffer = this.#buffers.get('marks')
      const at = 4 * marks.changedAt
      const words = await this.#buffers.read(this.#gpu.device.createCommandEncoder(), [
        { buffer, at, bytes: 4 * bits },
      ])
      const encoder = this.#gpu.device.createCommandEncoder()
      if (bits > 0) encoder.clearBuffer(buffer, at, 4 * bits)
      this.#gpu.device.queue.submit([encoder.finish()])
      // Bit n of a little-endian word is bit n % 8 of its byte n / 8.
      const changed = new Uint8Array(words).slice(0, this.#written.length)
      for (let n = 0; n < changed.length; n++) changed[n] |= this.#written[n]
      this.#written.fill(0)
      return changed
    })
  }

  /** Decoding is one signal at a time: it happens on the CPU, on a copy. */
  async signalModel(): Promise<SignalModel> {
    const model = createWasmSignalModel(this.config, this.graph, await this.readSmall())
    const edges = ownEdges(this.graph)
    const most = Math.max(1, Math.floor(2 ** 26 / (4 * this.#shape.record)))
    for (let first = 0; first < edges; first += most)
      model.writeEdges(first, await this.readEdges(first, Math.min(most, edges - first)))
    return model
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await this.#turn
    this.#buffers.destroy()
  }
}
