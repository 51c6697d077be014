/**
 * The path of a sequence: signals forward, gradients backward, and the update of its edges, which have gradient from
 * two sides (as candidates and as what the signal flowed over) and so move last.
 *
 * S_j = (1 − w_j) S_{j−1} + w_j r_j with w_j = exp(alpha_j) / Σ_{k≤j} exp(alpha_k): the softmax over a prefix as a
 * running mean, which never overflows. Backward, the same weights carry Σ_{j≥k} ∂loss/∂S_j down to r_k.
 */
import { sharedEdge } from '../../model/graph.ts'
import { control } from './board.ts'
import { stagedRows } from './memory.ts'
import type { Plan } from './plan-types.ts'
import { sequencesOf } from './plan.ts'
import { pathEdgesPerTask } from './plan-types.ts'
import { copyRow } from './workplace.ts'
import type { ShardView, Workplace } from './workplace.ts'

export class PathWork {
  readonly #workplace: Workplace
  readonly #plan: Plan
  readonly #signalReset: number

  constructor(workplace: Workplace, plan: Plan, signalReset: number) {
    this.#workplace = workplace
    this.#plan = plan
    this.#signalReset = signalReset
  }

  forward(task: number): void {
    const { first, end } = sequencesOf(task, this.#plan.sequences)
    for (let s = first; s < end; s++) this.#forwardSequence(s)
  }

  #forwardSequence(s: number): void {
    const { board, layout, dialect } = this.#workplace
    const { d } = layout
    const { predictions, targetEdges } = this.#plan
    const { signals, slopes, mixtures, mixNew, mixOld } = board
    const chainInput = dialect.chainInput === 'signal' ? signals : mixtures
    let finite = true
    for (let j = 0; j < predictions; j++) {
      const p = s * predictions + j
      const edge = j === 0 ? sharedEdge : targetEdges[p - 1]
      const shard = this.#workplace.shardOf(edge)
      const { f32, kernels } = shard
      const { input, encoding, signal, slope } = this.#rows(shard)
      if (j === 0) {
        const start = dialect.initialSignal(d)
        const node = board.tokens[s * (predictions + 1)]
        for (let i = 0; i < d; i++)
          f32[signal / 4 + i] = start + board.nodeBias[node * d + i] + board.encoding[i]
        kernels.activate(signal, slope)
      } else {
        copyRow(chainInput, (p - 1) * d, f32, input / 4, d)
        copyRow(board.encoding, j * d, f32, encoding / 4, d)
        kernels.propagate(this.#workplace.recordAt(shard, edge), input, encoding, signal, slope)
      }
      copyRow(f32, signal / 4, signals, p * d, d)
      copyRow(f32, slope / 4, slopes, p * d, d)
      let check = 0
      const fresh = mixNew[j]
      const old = mixOld[j]
      for (let i = 0; i < d; i++) {
        const r = signals[p * d + i]
        check += r * 0
        mixtures[p * d + i] = fresh === 1 ? r : old * mixtures[(p - 1) * d + i] + fresh * r
      }
      if (check !== 0 && finite) this.#workplace.reportNonFinite(control.nonFiniteSignal, edge)
      finite &&= check === 0
    }
  }

  #rows({ scratch }: ShardView): { input: number; encoding: number; signal: number; slope: number } {
    const { layout } = this.#workplace
    const row = layout.d * 4
    const input = scratch + layout.scratch.rows
    return { input, encoding: input + row, signal: input + 2 * row, slope: input + 3 * row }
  }

  backward(task: number): void {
    const { first, end } = sequencesOf(task, this.#plan.sequences)
    for (let s = first; s < end; s++) this.#backwardSequence(s)
  }

  /** Walks down from the last position; what is carried along is named for the position it belongs to. */
  #backwardSequence(s: number): void {
    const { board, layout, config, dialect } = this.#workplace
    const { d } = layout
    const { predictions } = this.#plan
    const { signals, slopes, mixtureGradients, potentialGradients, mixNew, mixOld } = board
    const mixtures = this.#exactMixtures(s)
    const mixtureChain = dialect.chainInput === 'mixture'
    const reset = this.#signalReset
    // Σ_{j' ≥ j} of ∂loss/∂S_j' weighed as S_j enters S_j', for alpha; the same where no reset lies between, for r.
    const all = new Float64Array(d)
    const flowing = new Float64Array(d)
    // The same sum of ⟨∂loss/∂S_j', S_j'⟩.
    let inner = 0
    const fromChain = new Float64Array(d)
    const { alphaGradients } = board
    const alphaAt = s * (predictions + 1)
    alphaGradients.fill(0, alphaAt, alphaAt + predictions + 1)

    for (let j = predictions - 1; j >= 0; j--) {
      const p = s * predictions + j
      const last = j === predictions - 1
      if (last) fromChain.fill(0)
      else this.#chainGradient(p + 1, fromChain)
      const isReset = reset > 0 && (j + 1) % reset === 0
      const carried = last ? 0 : mixOld[j + 1]
      const fresh = mixNew[j]
      let product = 0
      let alongSignal = 0
      for (let i = 0; i < d; i++) {
        const at = p * d + i
        const dMixture = mixtureGradients[at] + (mixtureChain ? fromChain[i] : 0)
        all[i] = all[i] * carried + dMixture
        flowing[i] = isReset ? 0 : flowing[i] * carried + dMixture
        product += dMixture * mixtures[j * d + i]
        alongSignal += all[i] * signals[at]
        const dSignal = fresh * flowing[i] + (mixtureChain || isReset ? 0 : fromChain[i])
        potentialGradients[at] = dSignal * slopes[at]
      }
      inner = inner * carried + product
      if (j >= dialect.firstMixed)
        alphaGradients[alphaAt + Math.min(j - dialect.firstMixed, config.maxContext - 1)] +=
          fresh * (alongSignal - inner)
    }
  }

  /**
   * [predictions × d] S_j in double precision. Alpha's gradient is a difference of large sums, which Adam would
   * magnify the rounding of.
   */
  #exactMixtures(s: number): Float64Array {
    const { board, layout } = this.#workplace
    const { d } = layout
    const { predictions } = this.#plan
    const mixtures = new Float64Array(predictions * d)
    for (let j = 0; j < predictions; j++)
      for (let i = 0; i < d; i++) {
        const before = j === 0 ? 0 : board.mixOld[j] * mixtures[(j - 1) * d + i]
        mixtures[j * d + i] = before + board.mixNew[j] * board.signals[(s * predictions + j) * d + i]
      }
    return mixtures
  }

  /** out [d] = W · ∂loss/∂z of the signal at position p, for the edge it came over. */
  #chainGradient(p: number, out: Float64Array): void {
    const { board, layout } = this.#workplace
    const { d } = layout
    const edge = this.#plan.targetEdges[p - 1]
    const shard = this.#workplace.shardOf(edge)
    const { input, signal } = this.#rows(shard)
    copyRow(board.potentialGradients, p * d, shard.f32, input / 4, d)
    shard.f32.fill(0, signal / 4, signal / 4 + d)
    shard.kernels.multiplyBack(this.#workplace.recordAt(shard, edge), input, signal)
    for (let i = 0; i < d; i++) out[i] = shard.f32[signal / 4 + i]
  }

  /** Adds the path's share to the waiting gradients of some edges, and updates them. */
  updateEdges(task: number): void {
    const { layout, board } = this.#workplace
    const { pathEdges, slotAddresses, occurrencesFrom, occurrences } = this.#plan
    const end = Math.min((task + 1) * pathEdgesPerTask, pathEdges.length)
    for (let k = task * pathEdgesPerTask; k < end; k++) {
      const edge = pathEdges[k]
      const shard = this.#workplace.shardOf(edge)
      this.#addOccurrences(
        shard,
        occurrences.subarray(occurrencesFrom[k], occurrencesFrom[k + 1]),
        slotAddresses[k],
      )
      const statistics = shard.scratch + layout.scratch.statistics
      shard.kernels.update(this.#workplace.recordAt(shard, edge), slotAddresses[k], statistics)
      board.changed[edge] = 3
    }
  }

  #addOccurrences(shard: ShardView, positions: Uint32Array, slot: number): void {
    const { board, dialect } = this.#workplace
    const inputs = dialect.chainInput === 'signal' ? board.signals : board.mixtures
    for (let from = 0; from < positions.length; from += stagedRows) {
      const part = positions.subarray(from, from + stagedRows)
      this.#stage(shard, part, inputs, -1, board.potentialGradients)
      this.#addStaged(shard, part.length, slot)
    }
  }

  /** Inputs (of the position before, when `shift` is −1) and gradients of some positions, side by side. */
  #stage(
    shard: ShardView,
    positions: Uint32Array,
    inputs: Float32Array,
    shift: number,
    gradients: Float32Array,
  ): void {
    const { layout } = this.#workplace
    const { d } = layout
    const X = (shard.scratch + layout.scratch.staged) / 4
    const Z = X + stagedRows * d
    for (let n = 0; n < positions.length; n++) {
      copyRow(inputs, (positions[n] + shift) * d, shard.f32, X + n * d, d)
      copyRow(gradients, positions[n] * d, shard.f32, Z + n * d, d)
    }
  }

  #addStaged(shard: ShardView, count: number, record: number): void {
    const { layout } = this.#workplace
    const X = shard.scratch + layout.scratch.staged
    shard.kernels.addPath(count, X, X + stagedRows * layout.d * 4, record)
  }

  /** The gradient of the shared edge over the whole batch, as candidate and on paths, into this worker's record. */
  sharedGradient(): Float32Array {
    const { board, layout } = this.#workplace
    const { targetEdges, predictions } = this.#plan
    const shard = this.#workplace.shards[0]
    const record = shard.scratch + layout.scratch.record
    const length = layout.recordBytes / 4
    shard.f32.fill(0, record / 4, record / 4 + length)
    const positions = Uint32Array.from(targetEdges, (_, p) => p)
    for (let from = 0; from < positions.length; from += stagedRows) {
      const part = positions.subarray(from, from + stagedRows)
      this.#stage(shard, part, board.mixtures, 0, board.sharedGradients)
      this.#addStaged(shard, part.length, record)
    }
    const onPaths = positions.filter((p) => p % predictions !== 0 && targetEdges[p - 1] === sharedEdge)
    this.#addOccurrences(shard, onPaths, record)
    return shard.f32.slice(record / 4, record / 4 + length)
  }
}
