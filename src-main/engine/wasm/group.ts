/**
 * The work on one group: energies of its entries, log-sums, losses and ranks, gradients and updates. A small group is
 * done in one go in the worker's scratch; a large one in phases that all workers share.
 */
import { control } from './board.ts'
import { SharedCandidates } from './shared-candidates.ts'
import { edgeOfEntry, ownTargets, writeEntries } from './entries.ts'
import type { GroupLayout } from './group-layout.ts'
import { groupLayout } from './group-layout.ts'
import { entryBytes } from './kernels.ts'
import type { Block, Group, Plan } from './plan-types.ts'
import { sharedEdge } from '../../model/graph.ts'
import { copyRow } from './workplace.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { ShardView, Workplace } from './workplace.ts'

export class GroupWork {
  readonly #workplace: Workplace
  readonly #plan: Plan
  /** ∂loss/∂(loss of a position). */
  readonly #weight: number
  readonly #watch: Stopwatch | undefined

  constructor(workplace: Workplace, plan: Plan, weight: number, watch: Stopwatch | undefined) {
    this.#watch = watch
    this.#workplace = workplace
    this.#plan = plan
    this.#weight = weight
  }

  #locate(group: Group): { shard: ShardView; at: GroupLayout } {
    const { layout, shards } = this.#workplace
    const shard = shards[group.shard]
    const start = group.at === 0 ? shard.scratch + layout.scratch.group : group.at
    return { shard, at: groupLayout(layout, start, group) }
  }

  /** A small group from beginning to end, or the preparation of a large one. */
  begin(group: Group): void {
    const { shard, at } = this.#locate(group)
    const { layout } = this.#workplace
    this.#stage(group, shard, at)
    writeEntries(this.#workplace, this.#plan, group, shard, at)
    const shared = at.entries + group.entries * entryBytes
    if (shard.kernels.energies(shared, 1, at.X, at.P, shard.scratch + layout.scratch.kernel) >= 0)
      this.#workplace.reportNonFinite(control.nonFiniteEnergy, sharedEdge)
    if (group.at !== 0) return
    const whole = { group: 0, index: 0, from: 0, to: group.entries }
    this.energies(group, whole)
    this.scores(group)
    this.#watch?.lap('softmax')
    if (!group.train) return
    this.backward(group, whole)
    this.collect(group)
    this.#watch?.lap('backward')
  }

  /** Signals and positional encodings of the group's positions, side by side. */
  #stage(group: Group, shard: ShardView, at: GroupLayout): void {
    const { board, layout } = this.#workplace
    const { order, predictions } = this.#plan
    const { d } = layout
    const { f32 } = shard
    for (let n = 0; n < group.positions; n++) {
      const p = order[group.first + n]
      copyRow(board.mixtures, p * d, f32, at.X / 4 + n * d, d)
      copyRow(board.encoding, ((p % predictions) + 1) * d, f32, at.P / 4 + n * d, d)
    }
  }

  /** Energies of a block's entries, and their part of the log-sums. */
  energies(group: Group, { index, from, to }: Block): void {
    const { shard, at } = this.#locate(group)
    const { layout, config } = this.#workplace
    const { kernels } = shard
    const entries = at.entries + from * entryBytes
    const bad = kernels.energies(entries, to - from, at.X, at.P, shard.scratch + layout.scratch.kernel)
    if (bad >= 0)
      this.#workplace.reportNonFinite(
        control.nonFiniteEnergy,
        edgeOfEntry(this.#workplace, this.#plan, group, from + bad),
      )
    this.#watch?.lap('energies')
    const partial = at.partials + 2 * index * at.row
    kernels.partialSums(entries, to - from, group.positions, config.energyScale, partial, partial + at.row)
    this.#watch?.lap('softmax')
  }

  /** Log-sums over all blocks and the shared candidates; losses, target energies and, when evaluating, ranks. */
  scores(group: Group): void {
    const { shard, at } = this.#locate(group)
    const { board, config } = this.#workplace
    const { entryOf, order, predictions, train } = this.#plan
    const { f32 } = shard
    const { positions, first, blocks, source } = group
    const scale = config.energyScale
    const own = ownTargets(this.#plan, group)
    const shared = new SharedCandidates(board.graph, this.#plan, group)
    const scores = new Float64Array(train ? 0 : positions)
    const excluded = this.#workplace.dialect.decodingExcludesCurrent ? source : -1
    for (let n = 0; n < positions; n++) {
      const p = order[first + n]
      const target = board.tokens[p + Math.floor(p / predictions) + 1]
      const mass = shared.mass(target, n >= own)
      const sharedScore = scale * f32[(at.E + group.entries * at.row) / 4 + n]
      let greatest = mass > 0 ? sharedScore : -Infinity
      for (let b = 0; b < blocks; b++)
        greatest = Math.max(greatest, f32[(at.partials + 2 * b * at.row) / 4 + n])
      let total = mass > 0 ? mass * Math.exp(sharedScore - greatest) : 0
      for (let b = 0; b < blocks; b++) {
        const partial = (at.partials + 2 * b * at.row) / 4 + n
        total += f32[partial + at.row / 4] * Math.exp(f32[partial] - greatest)
      }
      const logSum = greatest + Math.log(total)
      const entry = n < own ? entryOf[first + n] : group.entries
      const energy = f32[(at.E + entry * at.row) / 4 + n]
      const score = scale * energy + (n < own ? 0 : Math.log(board.graph.sharedWeights[target]))
      board.loss[p] = logSum - score
      board.energy[p] = energy
      f32[at.logSums / 4 + n] = logSum
      f32[at.sharedLogSums / 4 + n] = mass > 0 ? logSum - Math.log(mass) : 3e38
      if (!train) {
        scores[n] = target === excluded ? -Infinity : score
        board.rank[p] = shared.ahead(target, n >= own, sharedScore, scores[n], excluded)
      }
    }
    if (!train) this.#rank(group, shard, at, scores, excluded)
  }

  /** Adds to each position's rank the own candidates that decode before its target. */
  #rank(group: Group, shard: ShardView, at: GroupLayout, scores: Float64Array, excluded: number): void {
    const { board, config } = this.#workplace
    const { order, targetEdges } = this.#plan
    const { counts, targets } = board.graph
    const scale = config.energyScale
    const { f32, u32 } = shard
    const ranks = new Uint32Array(group.positions)
    for (let e = 0; e < group.entries; e++) {
      const word = (at.entries + e * entryBytes) / 4
      const energies = u32[word + 1] / 4
      const to = u32[word + 4]
      const edge = edgeOfEntry(this.#workplace, this.#plan, group, e)
      if (targets[edge] === excluded) continue
      for (let n = u32[word + 3]; n < to; n++) {
        const score = scale * f32[energies + n]
        if (score > scores[n]) ranks[n]++
        else if (score === scores[n]) {
          const target = targetEdges[order[group.first + n]]
          if (target === sharedEdge) ranks[n]++
          else if (counts[edge] > counts[target] || (counts[edge] === counts[target] && edge < target))
            ranks[n]++
        }
      }
    }
    for (let n = 0; n < group.positions; n++) board.rank[order[group.first + n]] += ranks[n]
  }

  /** Gradients of a block's entries, and updates of those on no path. */
  backward(group: Group, { index, from, to }: Block): void {
    const { shard, at } = this.#locate(group)
    const { layout, config } = this.#workplace
    const { f32, u32, scratch, kernels } = shard
    const rows = group.positions * layout.d
    const dX = at.dX + index * rows * 4
    f32.fill(0, dX / 4, dX / 4 + rows)
    kernels.backward(
      at.entries + from * entryBytes,
      to - from,
      at.X,
      at.P,
      at.logSums,
      config.energyScale,
      this.#weight * config.energyScale,
      dX,
      scratch + layout.scratch.kernel,
      scratch + layout.scratch.statistics,
    )
    const { changed } = this.#workplace.board
    for (let e = from; e < to; e++)
      if (u32[(at.entries + e * entryBytes) / 4 + 1] !== 0)
        changed[edgeOfEntry(this.#workplace, this.#plan, group, e)] = 3
  }

  /** Adds up the blocks' signal gradients and the shared edge's, and hands them to the board. */
  collect(group: Group): void {
    const { shard, at } = this.#locate(group)
    const { layout, config, board } = this.#workplace
    const { f32, scratch, kernels } = shard
    const { d } = layout
    const { order } = this.#plan
    const { positions, first } = group
    for (let b = 1; b < group.blocks; b++) kernels.addRows(positions, at.dX + b * positions * d * 4, at.dX)
    kernels.backward(
      at.entries + group.entries * entryBytes,
      1,
      at.X,
      at.P,
      at.sharedLogSums,
      config.energyScale,
      this.#weight * config.energyScale,
      at.dX,
      scratch + layout.scratch.kernel,
      scratch + layout.scratch.statistics,
    )
    for (let n = 0; n < positions; n++) {
      const p = order[first + n]
      copyRow(f32, at.dX / 4 + n * d, board.mixtureGradients, p * d, d)
      if (config.trainShared) copyRow(f32, at.keptOfShared / 4 + n * d, board.sharedGradients, p * d, d)
    }
  }
}
