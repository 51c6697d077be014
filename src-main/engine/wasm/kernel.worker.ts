/** A thread of the engine: takes tasks of the present phase, meets the others, goes on to the next phase. */
import { parentPort } from 'node:worker_threads'
import { AnotherThreadFailed, fail, meet, takeTask } from './barrier.ts'
import { GroupWork } from './group.ts'
import type { Command, Reply, TaskStatistics, UpdateSettings } from './messages.ts'
import type { StepPhase } from '../engine.ts'
import { PathWork } from './path.ts'
import type { Phase, PhaseKind } from './plan-types.ts'
import { edgesPerTask } from './plan-types.ts'
import { Stopwatch } from './stopwatch.ts'
import { Workplace } from './workplace.ts'
import type { ShardView } from './workplace.ts'

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread')

/** Of the engine that this thread works for at present. */
let workplace: Workplace | undefined

port.on('message', (command: Command) => {
  let reply: Reply
  try {
    reply = execute(command)
  } catch (error) {
    if (error instanceof AnotherThreadFailed) reply = { kind: 'gave-up' }
    else {
      if (workplace !== undefined) fail(workplace.board.control)
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      reply = { kind: 'failed', message, stack }
    }
  }
  port.postMessage(reply)
})

const nothing: Reply = { kind: 'done', statistics: [], times: undefined, sharedGradient: undefined }

function execute(command: Command): Reply {
  if (command.kind === 'open') workplace = new Workplace(command.data)
  else if (command.kind === 'close') workplace = undefined
  else if (workplace === undefined) throw new Error('a command before the first')
  else return work(workplace, command)
  return nothing
}

function work(place: Workplace, command: Exclude<Command, { kind: 'open' | 'close' }>): Reply {
  for (const shard of place.shards) shard.refresh()
  switch (command.kind) {
    case 'step':
      return step(place, command)
    case 'ranking':
      place.ranking = command.ranking
      return nothing
    case 'prefault':
      overTable(place, (shard, from, to) => {
        for (let at = from; at < to; at += 1024) shard.f32[at] = 0
      })
      return nothing
    case 'start-optimiser': {
      const warm = command.optimiser.kind === 'edge-normalised'
      overTable(place, (shard, from, to) => startState(place, shard, from, to, warm))
      return nothing
    }
  }
}

/** Does something to all records, some at a time: `from` and `to` are float indices of whole records. */
function overTable(
  { shards, board, layout, threads }: Workplace,
  visit: (shard: ShardView, from: number, to: number) => void,
): void {
  for (const shard of shards) {
    const { edges, tableAt } = shard.range
    const tasks = Math.ceil(edges / edgesPerTask)
    for (let task = takeTask(board.control, tasks); task >= 0; task = takeTask(board.control, tasks)) {
      const end = Math.min((task + 1) * edgesPerTask, edges)
      const stride = layout.stride / 4
      visit(shard, tableAt / 4 + task * edgesPerTask * stride, tableAt / 4 + end * stride)
    }
    meet(board.control, threads)
  }
}

function startState(
  { layout }: Workplace,
  { f32 }: ShardView,
  from: number,
  to: number,
  warm: boolean,
): void {
  const { d } = layout
  const record = layout.recordBytes / 4
  const stride = layout.stride / 4
  for (let at = from; at < to; at += stride) {
    f32.fill(0, at + record, at + stride)
    if (warm) f32.copyWithin(at + record + 4, at + d * d, at + record)
  }
}

/** What a thread's time in a phase is counted as, but for what the work on groups has told apart by itself. */
const phaseOf: Record<PhaseKind, StepPhase> = {
  path: 'path',
  groups: 'energies',
  energies: 'energies',
  scores: 'softmax',
  backward: 'backward',
  collect: 'backward',
  'path-backward': 'pathBackward',
  'path-edges': 'pathEdges',
  'shared-gradient': 'pathEdges',
  untouched: 'pathEdges',
}

function step(workplace: Workplace, { plan, update, timed }: Extract<Command, { kind: 'step' }>): Reply {
  const watch = timed ? new Stopwatch() : undefined
  const { board, shards, threads } = workplace
  const statistics: TaskStatistics[] = []
  let sharedGradient: Float32Array | undefined
  if (update !== undefined) for (const shard of shards) configure(shard, update)
  const predictions = plan.sequences * plan.predictions
  const weight = update?.step.reduction === 'mean' ? 1 / predictions : 1
  const groups = new GroupWork(workplace, plan, weight, watch)
  const paths = new PathWork(workplace, plan, update?.step.signalReset ?? 0)

  const perform = ({ kind, tasks }: Phase, task: number): void => {
    const item = tasks[task]
    switch (kind) {
      case 'path':
        return paths.forward(item)
      case 'groups':
        return groups.begin(plan.groups[item])
      case 'energies':
        return groups.energies(plan.groups[plan.blocks[item].group], plan.blocks[item])
      case 'scores':
        return groups.scores(plan.groups[item])
      case 'backward':
        return groups.backward(plan.groups[plan.blocks[item].group], plan.blocks[item])
      case 'collect':
        return groups.collect(plan.groups[item])
      case 'path-backward':
        return paths.backward(item)
      case 'path-edges':
        return paths.updateEdges(item)
      case 'shared-gradient':
        sharedGradient = paths.sharedGradient()
        return
      case 'untouched':
        return updateUntouched(workplace, item)
    }
  }

  for (const [index, phase] of plan.phases.entries()) {
    const { length } = phase.tasks
    for (let task = takeTask(board.control, length); task >= 0; task = takeTask(board.control, length)) {
      clearStatistics(workplace)
      perform(phase, task)
      readStatistics(workplace, index, task, statistics)
    }
    watch?.lap(phaseOf[phase.kind])
    meet(board.control, threads)
    watch?.lap('waiting')
  }
  return { kind: 'done', statistics, times: watch?.times, sharedGradient }
}

function configure({ kernels }: ShardView, { optimiser, step: settings }: UpdateSettings): void {
  const normalised = optimiser.kind === 'edge-normalised'
  kernels.configure(
    ['adamw', 'edge-normalised', 'adamw-factored', 'adamw-half'].indexOf(optimiser.kind),
    settings.learningRate,
    settings.weightDecay,
    settings.biasDecay,
    settings.clip,
    normalised ? 0 : optimiser.beta1,
    optimiser.beta2,
    optimiser.epsilon,
    normalised ? optimiser.biasRate : 1,
    normalised ? optimiser.skipBelow : 0,
    normalised ? (optimiser.restingSignal ?? 0) : 0,
  )
}

/** Dense mode: edges that no position had to do with still move by their momentum and decay. */
function updateUntouched(workplace: Workplace, task: number): void {
  const { board, layout } = workplace
  const end = Math.min((task + 1) * edgesPerTask, board.changed.length)
  for (let edge = task * edgesPerTask; edge < end; edge++) {
    if (board.changed[edge] >= 2) {
      board.changed[edge] = 1
      continue
    }
    const shard = workplace.shardOf(edge)
    const { record } = layout.scratch
    shard.f32.fill(0, (shard.scratch + record) / 4, (shard.scratch + record + layout.recordBytes) / 4)
    shard.kernels.update(
      workplace.recordAt(shard, edge),
      shard.scratch + record,
      shard.scratch + layout.scratch.statistics,
    )
    board.changed[edge] = 1
  }
}

function clearStatistics({ shards, layout }: Workplace): void {
  for (const { u32, scratch } of shards) {
    const at = (scratch + layout.scratch.statistics) / 4
    u32.fill(0, at, at + 5)
  }
}

/** Their layout is that of `update` in assembly/optimisers.ts. */
function readStatistics(
  { shards, layout }: Workplace,
  phase: number,
  task: number,
  into: TaskStatistics[],
): void {
  for (const { f64, u32, scratch, range } of shards) {
    const at = scratch + layout.scratch.statistics
    const updated = u32[at / 4 + 2]
    const bad = u32[at / 4 + 4]
    if (updated === 0 && bad === 0) continue
    into.push({
      phase,
      task,
      squares: f64[at / 8],
      updated,
      clipped: u32[at / 4 + 3],
      nonFinite: bad === 0 ? -1 : range.firstEdge + (bad - range.tableAt) / layout.stride,
    })
  }
}
