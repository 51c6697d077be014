/**
 * Decoding where the parameters lie: a step is a gather of the records that the new tokens' signals go over, their way,
 * and the energies of what may follow; the energies are the only thing that comes back.
 */
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { TokenGraph } from '../../model/graph.ts'
import { recordLength } from '../../model/parameters.ts'
import { checkAppended } from '../decoding/appended.ts'
import type { Decoder } from '../engine.ts'
import type { Buffers } from './buffers.ts'
import type { DecodeModel, DecodePlan, Text } from './decode-plan.ts'
import { emptyText, planDecoding } from './decode-plan.ts'
import type { Gpu } from './device.ts'
import { Dispatches } from './dispatch.ts'
import type { Kernels } from './kernels.ts'
import type { Settings } from './wgsl/settings.ts'

/** What a decoder works on. */
export interface DecoderGround {
  readonly gpu: Gpu
  readonly buffers: Buffers
  readonly kernels: Kernels
  /** What every kernel is told. */
  readonly settings: Settings
  readonly model: DecodeModel
  /** Has something done when all that was asked of the engine before is submitted. */
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>
}

const mapReadAndCopyDestination = 1 | 8 // GPUBufferUsage

export class WebGpuDecoder implements Decoder {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly sequences: number
  readonly #ground: DecoderGround
  readonly #texts: Text[]
  /** Held from step to step: making a buffer is a round trip. */
  #staging: GPUBuffer | undefined

  constructor(ground: DecoderGround, sequences: number) {
    this.config = ground.model.config
    this.graph = ground.model.graph
    this.sequences = sequences
    this.#ground = ground
    this.#texts = Array.from({ length: sequences }, emptyText)
  }

  restart(sequence: number): void {
    this.#texts[sequence] = emptyText()
  }

  async append(tokens: readonly ArrayLike<number>[]): Promise<readonly Float32Array[]> {
    checkAppended(this.graph, this.sequences, tokens)
    if (tokens.every(({ length }) => length === 0)) return tokens.map(() => new Float32Array(0))
    return this.#ground.inTurn(() => this.#step(tokens))
  }

  async #step(tokens: readonly ArrayLike<number>[]): Promise<readonly Float32Array[]> {
    const { gpu, buffers, model } = this.#ground
    const plan = planDecoding(model, this.#texts, tokens)
    const staging = await this.#prepare(plan)
    const encoder = await this.#encode(plan)
    const bytes = 4 * plan.energyFloats
    encoder.copyBufferToBuffer(buffers.get('E'), 0, staging, 0, bytes)
    gpu.device.queue.submit([encoder.finish()])
    await gpu.map(staging)
    const all = new Float32Array(staging.getMappedRange(0, bytes).slice(0))
    staging.unmap()
    gpu.check()
    return plan.energies.map((list) =>
      list === undefined ? new Float32Array(0) : all.subarray(list.at, list.at + list.count),
    )
  }

  /** Makes buffers large enough, and hands the plan to the device. */
  async #prepare({ words, rounds, energyFloats }: DecodePlan): Promise<GPUBuffer> {
    const { gpu, buffers } = this.#ground
    const { d } = this.config
    const slots = Math.max(...rounds.map((round) => round.slots))
    await buffers.ensure('signals', 8 * d * this.sequences)
    await buffers.ensure('decoding', 4 * words.length)
    await buffers.ensure('path', 4 * recordLength(d) * (slots + 1))
    await buffers.ensure('E', 4 * energyFloats)
    if (this.#staging === undefined || this.#staging.size < 4 * energyFloats) {
      this.#staging?.destroy()
      this.#staging = undefined
      this.#staging = await gpu.create('energies', 8 * energyFloats, mapReadAndCopyDestination)
    }
    gpu.device.queue.writeBuffer(buffers.get('decoding'), 0, words)
    return this.#staging
  }

  #encode({ rounds, blocks }: DecodePlan): Promise<GPUCommandEncoder> {
    const { gpu, buffers, kernels, settings, model } = this.#ground
    const dispatches = new Dispatches(settings)
    const { shards } = model
    for (const { gathers, paths } of rounds) {
      for (const [s, { at, count }] of gathers.entries())
        dispatches.add('decodeGather', count, { at, firstEdge: shards[s].firstEdge }, s)
      dispatches.add('decodePath', paths.count, { at: paths.at })
    }
    for (const [s, { at, count }] of blocks.entries())
      dispatches.add('decodeEnergies', count, { at, firstEdge: shards[s].firstEdge }, s)
    const bytes = 4 * recordLength(this.config.d)
    const [from, to] = [buffers.get('small'), buffers.get('path')]
    return dispatches.encode(gpu.device, buffers, kernels, {
      // The shared edge is the first record of the paths' table.
      before: (encoder) => encoder.copyBufferToBuffer(from, 4 * settings.sharedAt, to, 0, bytes),
    })
  }

  dispose(): void {
    this.#staging?.destroy()
    this.#staging = undefined
  }
}
