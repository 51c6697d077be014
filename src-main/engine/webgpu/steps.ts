/** Steps of training and evaluation: planned here, written into the device's buffers, and submitted. */
import { StudioError } from '../../../src-shared/errors.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { dialects } from '../../../src-shared/model/dialect.ts'
import type { Optimiser } from '../../../src-shared/model/optimiser.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { ownEdges } from '../../model/graph.ts'
import { checkBatch } from '../bad-input.ts'
import type { Batch, EngineOptions, Scores, StepSettings } from '../engine.ts'
import type { Ranking } from '../wasm/ranking.ts'
import { rankEdges } from '../wasm/ranking.ts'
import type { Buffers } from './buffers.ts'
import type { Gpu } from './device.ts'
import { Dispatches } from './dispatch.ts'
import { batchTooLarge } from './forecast.ts'
import type { Kernels } from './kernels.ts'
import type { Layout } from './layout.ts'
import type { PhaseTimer } from './phase-timer.ts'
import { mostBytes } from './limits.ts'
import type { PlanInput, StepPlan } from './plan.ts'
import { planStep } from './plan.ts'
import { scoresOf } from './scores.ts'
import type { SharedView } from './shared-view.ts'
import { sharedView } from './shared-view.ts'
import type { EdgeShape, Shard } from './shards.ts'
import type { StepShape } from './step.ts'
import { addPath, addRanks, addScores, addUpdates, addWaves, slotLayout } from './step.ts'
import { planSettings, updateSettings } from './step-settings.ts'
import { scoreFloats } from './wgsl/candidates.ts'
import { freshMarks, markWords } from './wgsl/marks.ts'
import type { BufferName } from './wgsl/kernel.ts'
import type { Settings } from './wgsl/settings.ts'
import { sharedChunk } from './wgsl/small.ts'

/** What steps are taken on. */
export interface StepGround {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly maxBatch: EngineOptions['maxBatch']
  readonly layout: Layout
  readonly shape: EdgeShape
  readonly shards: readonly Shard[]
  /** What every kernel is told. */
  readonly settings: Settings
  readonly workspaceBytes: number
}

export class Steps {
  readonly #gpu: Gpu
  readonly #buffers: Buffers
  readonly #kernels: Kernels
  readonly #ground: StepGround
  readonly #shape: StepShape
  readonly #shared: SharedView
  /** Words before the plan in its buffer: the ranking's two tables. */
  readonly #tableWords: number
  #ranking: Ranking | undefined
  /** Whether the ranking stands in the plan's buffer. */
  #tablesWritten = false

  constructor(gpu: Gpu, buffers: Buffers, kernels: Kernels, ground: StepGround) {
    const { config, graph, shards } = ground
    this.#gpu = gpu
    this.#buffers = buffers
    this.#kernels = kernels
    this.#ground = ground
    this.#shape = {
      d: config.d,
      shards,
      maxContext: config.maxContext,
      firstMixed: dialects[config.dialect].firstMixed,
    }
    this.#shared = sharedView(graph)
    this.#tableWords = 2 * ownEdges(graph)
  }

  /** Throws `setting-out-of-range`. */
  input(batch: Batch, candidates: StepSettings['candidates']): PlanInput {
    const { config, graph, maxBatch, shards, settings, workspaceBytes } = this.#ground
    checkBatch(batch, candidates, maxBatch, graph)
    if (candidates !== 'all') this.#rank()
    return {
      config,
      graph,
      shared: this.#shared,
      shards,
      ranking: this.#ranking,
      batch,
      candidates,
      workspaceBytes,
      dense: settings.dense === 1,
    }
  }

  #rank(): Ranking {
    return (this.#ranking ??= rankEdges(this.#ground.graph))
  }

  /** Submits a training step; the buffer will hold the head of its marks. */
  async train(
    input: PlanInput,
    step: StepSettings,
    optimiser: Optimiser,
    timer?: PhaseTimer,
  ): Promise<GPUBuffer> {
    const { config, graph, settings, shape } = this.#ground
    const plan = await this.#prepare(input, true)
    const slots = slotLayout(config.d, shape.record, plan)
    const dispatches = new Dispatches({
      ...settings,
      ...planSettings(plan, ownEdges(graph), step.candidates),
      ...updateSettings(step, optimiser, config, plan.sequences * plan.predictions),
    })
    addPath(dispatches, this.#shape, plan)
    addWaves(dispatches, this.#shape, plan, slots)
    const dense = settings.dense === 1
    const shared = config.trainShared && (dense || plan.sharedUsed)
    addUpdates(dispatches, this.#shape, plan, slots, { shared, dense })
    const report = await this.#buffers.borrowReport(4 * markWords)
    const encoder = await this.#encode(dispatches, timer)
    encoder.copyBufferToBuffer(this.#buffers.get('marks'), 0, report, 0, 4 * markWords)
    this.#gpu.device.queue.submit([encoder.finish()])
    return report
  }

  async evaluate(input: PlanInput): Promise<Scores> {
    const { graph, settings, layout } = this.#ground
    const ranked = { ...input, ranking: this.#rank() }
    const plan = await this.#prepare(ranked, false)
    const dispatches = new Dispatches({
      ...settings,
      ...planSettings(plan, ownEdges(graph), input.candidates),
    })
    addPath(dispatches, this.#shape, plan)
    for (const wave of plan.waves) {
      addScores(dispatches, this.#shape, wave)
      addRanks(dispatches, wave)
    }
    const encoder = await this.#encode(dispatches)
    const bytes = 4 * scoreFloats * plan.order.length
    const region = { buffer: this.#buffers.get('board'), at: 4 * layout.board.scoresAt, bytes }
    const floats = await this.#buffers.read(encoder, [region])
    this.#gpu.check()
    return scoresOf(ranked, plan, input.candidates, new Float32Array(floats))
  }

  #encode(dispatches: Dispatches, timer?: PhaseTimer): Promise<GPUCommandEncoder> {
    const { layout, shape, settings } = this.#ground
    const { small, marks, bits } = layout
    const buffers = this.#buffers
    const before = (encoder: GPUCommandEncoder): void => {
      // The shared edge is the first record of the paths' table.
      const [from, to] = [buffers.get('small'), buffers.get('path')]
      encoder.copyBufferToBuffer(from, 4 * small.sharedAt, to, 0, 4 * shape.record)
      if (settings.dense === 1 && bits > 0)
        encoder.clearBuffer(buffers.get('marks'), 4 * marks.touchedAt, 4 * bits)
    }
    return dispatches.encode(this.#gpu.device, buffers, this.#kernels, { before, timer })
  }

  /** Throws `memory-insufficient` with a batch that would fit; then nothing of the step has been done. */
  async #makeRoom(plan: StepPlan, train: boolean): Promise<void> {
    const { config, shape } = this.#ground
    const buffers = this.#buffers
    const most = (of: (wave: StepPlan['waves'][number]) => number): number =>
      Math.max(1, ...plan.waves.map(of))
    const sizes: [name: BufferName, floats: number][] = [
      ['plan', this.#tableWords + plan.words.length],
      ['E', most((wave) => wave.energyFloats)],
      ['path', shape.record * (plan.slotCount + 1)],
    ]
    if (train) {
      const chunks = Math.ceil((plan.sequences * plan.predictions) / sharedChunk)
      sizes.push(
        ['partials', Math.max(config.d * most((wave) => wave.partialRows), chunks * shape.record)],
        ['slots', slotLayout(config.d, shape.record, plan).total],
      )
    }
    for (const [name, floats] of sizes)
      try {
        const isNew = await buffers.ensure(name, 4 * floats)
        if (isNew && name === 'plan') this.#tablesWritten = false
      } catch (error) {
        if (!(error instanceof StudioError && error.kind === 'memory-insufficient')) throw error
        const batch = { sequences: plan.sequences, length: plan.predictions + 1 }
        throw batchTooLarge(batch, 4 * floats, mostBytes(this.#gpu.device.limits), error)
      }
  }

  /** Plans a step, sees to it that its buffers are large enough, and hands the plan to the device. */
  async #prepare(input: PlanInput, train: boolean): Promise<StepPlan> {
    const tableWords = this.#tableWords
    const plan = planStep(input, tableWords)
    const buffers = this.#buffers
    const { queue } = this.#gpu.device
    await this.#makeRoom(plan, train)
    if (!this.#tablesWritten && this.#ranking !== undefined) {
      const table = new Uint32Array(tableWords)
      table.set(this.#ranking.byCount)
      table.set(this.#ranking.placeOf, tableWords / 2)
      queue.writeBuffer(buffers.get('plan'), 0, table)
      this.#tablesWritten = true
    }
    queue.writeBuffer(buffers.get('plan'), 4 * tableWords, plan.words)
    queue.writeBuffer(buffers.get('marks'), 0, freshMarks())
    return plan
  }
}
