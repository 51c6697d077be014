/**
 * The engine on a graphics card: hands each step to the device as one list of dispatches. Nothing is read back but the
 * report. A step may be asked for before the last one's report is there: it is planned and queued meanwhile, so that
 * the device need not wait. See wgsl/ for the kernels, steps.ts and plan.ts for how a step is cut, layout.ts and
 * shards.ts for where numbers lie.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges } from '../../model/graph.ts'
import type { SmallParameters } from '../../model/parameters.ts'
import { checkOptions } from '../bad-input.ts'
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
import { createWasmSignalModel } from '../wasm/index.ts'
import { Buffers } from './buffers.ts'
import type { Gpu } from './device.ts'
import { Dispatches } from './dispatch.ts'
import { EdgeTable } from './edge-table.ts'
import { batchTooLarge, tooLarge } from './forecast.ts'
import type { Kernels } from './kernels.ts'
import { decodingKernels, kernelsFor } from './kernels.ts'
import type { Layout } from './layout.ts'
import { encodingTable, layOut } from './layout.ts'
import type { GpuLimits } from './limits.ts'
import { limitsOf, mostBytes } from './limits.ts'
import { PhaseTimer } from './phase-timer.ts'
import type { PlanInput } from './plan.ts'
import { reportOf } from './report.ts'
import type { EdgeShape, Shard } from './shards.ts'
import { cutShards, edgeShape } from './shards.ts'
import { SmallNumbers } from './small-numbers.ts'
import { modelSettings } from './step-settings.ts'
import { Steps } from './steps.ts'
import { WebGpuDecoder } from './webgpu-decoder.ts'
import type { Settings } from './wgsl/settings.ts'

export class WebGpuEngine implements Engine {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly queuesSteps = true
  /** There where the device offers timestamps. */
  readonly timeStep?: (batch: Batch, settings: StepSettings) => Promise<PhaseTimes>
  readonly #gpu: Gpu
  readonly #optimiser: Optimiser | undefined
  readonly #maxBatch: EngineOptions['maxBatch']
  readonly #limits: GpuLimits
  readonly #layout: Layout
  readonly #shape: EdgeShape
  readonly #shards: readonly Shard[]
  readonly #settings: Settings
  readonly #buffers: Buffers
  readonly #edges: EdgeTable
  readonly #small: SmallNumbers
  #kernels: Kernels = new Map()
  #openSteps: Steps | undefined
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
    this.#settings = modelSettings(config, graph, this.#layout, optimiser)
    this.#buffers = new Buffers(gpu)
    this.#edges = new EdgeTable(gpu, this.#buffers, this.#shards, this.#shape)
    this.#small = new SmallNumbers(gpu, this.#buffers, this.#layout, optimiser !== undefined)
    this.#written = new Uint8Array(Math.ceil(ownEdges(graph) / 8))
    if (gpu.hasTimestamps) this.timeStep = (batch, settings) => this.#timeStep(batch, settings)
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
      const fitting = this.#buffers.shards
      this.#buffers.destroy()
      if (!(error instanceof StudioError && error.kind === 'memory-insufficient')) throw error
      if (fitting === this.#shards.length && board.total > small.total + marks.total)
        throw batchTooLarge(this.#maxBatch, 4 * board.total, mostBytes(this.#gpu.device.limits), error)
      const others = 4 * (board.total + small.total + marks.total)
      throw tooLarge(this.graph, this.#shape, others, this.#shards.slice(0, fitting), error)
    }
    const table = encodingTable(this.config, this.#maxBatch.length)
    this.#gpu.device.queue.writeBuffer(this.#buffers.get('board'), 4 * board.encodingAt, table)
    this.#openSteps = new Steps(this.#gpu, this.#buffers, this.#kernels, {
      config: this.config,
      graph: this.graph,
      maxBatch: this.#maxBatch,
      layout: this.#layout,
      shape: this.#shape,
      shards: this.#shards,
      settings: this.#settings,
      workspaceBytes: this.#limits.workspaceBytes,
    })
  }

  get #steps(): Steps {
    if (this.#openSteps === undefined) throw new Error('the engine has not been opened')
    return this.#openSteps
  }

  report(): DeviceReport {
    return {
      engine: 'webgpu',
      device: this.#gpu.name,
      threads: 1,
      bytes: this.#buffers.bytes,
      variant: [
        'WGSL',
        ...(this.#gpu.subgroups > 0 ? [`subgroups of ${this.#gpu.subgroups}`] : []),
        `${this.#shards.length} ${this.#shards.length === 1 ? 'shard' : 'shards'}`,
      ].join(', '),
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
    return this.#train(batch, settings, (input, optimiser) => this.#steps.train(input, settings, optimiser))
  }

  async #train(
    batch: Batch,
    settings: StepSettings,
    submit: (input: PlanInput, optimiser: Optimiser) => Promise<GPUBuffer>,
  ): Promise<StepReport> {
    const optimiser = this.#optimiser
    if (optimiser === undefined)
      throw new StudioError(
        'unsupported',
        'This engine was made without an optimiser.',
        'Make one with an optimiser to train.',
      )
    const input = this.#steps.input(batch, settings.candidates)
    const report = await this.#inTurn(() => submit(input, optimiser))
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

  /** Wall time from the call to the report, the device's part by its own clock. */
  async #timeStep(batch: Batch, settings: StepSettings): Promise<PhaseTimes> {
    const timer = new PhaseTimer(this.#gpu)
    const start = performance.now()
    let plan = 0
    await this.#train(batch, settings, async (input, optimiser) => {
      const planned = performance.now()
      const report = await this.#steps.train(input, settings, optimiser, timer)
      plan = performance.now() - planned
      return report
    })
    const wall = performance.now() - start
    const phases = await timer.read()
    const busy = [...phases.values()].reduce((sum, time) => sum + time, plan)
    return { plan, ...Object.fromEntries(phases), waiting: Math.max(0, wall - busy) }
  }

  async evaluate(batch: Batch, candidates: StepSettings['candidates']): Promise<Scores> {
    const input = this.#steps.input(batch, candidates)
    return this.#inTurn(() => this.#steps.evaluate(input))
  }

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
      const encoder = await dispatches.encode(this.#gpu.device, this.#buffers, this.#kernels, {
        before: (begun) => {
          for (const s of this.#shards.keys()) begun.clearBuffer(this.#buffers.shard(s).state)
          this.#small.clearState(begun)
        },
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

  /** One signal at a time, on the CPU and on a copy of the table: for explaining. */
  async signalModel(): Promise<SignalModel> {
    const model = createWasmSignalModel(this.config, this.graph, await this.readSmall())
    const edges = ownEdges(this.graph)
    const most = Math.max(1, Math.floor(2 ** 26 / (4 * this.#shape.record)))
    for (let first = 0; first < edges; first += most)
      model.writeEdges(first, await this.readEdges(first, Math.min(most, edges - first)))
    return model
  }

  async decoder(sequences: number): Promise<Decoder> {
    const kernels = await decodingKernels(this.#gpu, this.config.d)
    const { alpha } = await this.readSmall()
    const model = { config: this.config, graph: this.graph, shards: this.#shards, alpha }
    const ground = { gpu: this.#gpu, buffers: this.#buffers, kernels, settings: this.#settings, model }
    return new WebGpuDecoder({ ...ground, inTurn: (act) => this.#inTurn(act) }, sequences)
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await this.#turn
    this.#buffers.destroy()
  }
}
