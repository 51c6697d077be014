import { Studio } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { bytes, count, figure } from '../terminal/format.ts'
import { sparkline } from '../terminal/sparkline.ts'
import { table } from '../terminal/table.ts'
import { rejectFrom, whole } from '../values.ts'

export const runsCommand: Command = {
  name: 'runs',
  summary: 'List training runs.',
  usage: '',
  options: {},
  examples: ['runs', 'runs --json'],
  async run(context, _values, positionals) {
    rejectFrom(positionals)
    return await Studio.look(context.workspace, (studio) => {
      const runs = studio.runSummaries()
      context.print(
        runs.length === 0
          ? 'Nothing was trained yet.'
          : table(
              ['id', 'name', 'state', 'corpus', 'steps', 'perplexity', 'checkpoints', 'loss'],
              runs.map((run) => [
                String(run.run),
                run.name,
                run.state,
                String(run.corpus),
                count(run.steps),
                run.perplexity === undefined ? '' : figure(run.perplexity),
                count(run.checkpoints),
                sparkline(studio.learningCurve(run.run), 24),
              ]),
            ),
      )
      for (const run of runs) if (run.reason !== undefined) context.print(`Run ${run.run}: ${run.reason}`)
      return { runs }
    })
  },
}

export const checkpointsCommand: Command = {
  name: 'checkpoints',
  summary: "List a run's checkpoints.",
  usage: '[--run ID]',
  options: { run: { type: 'string', value: 'ID', help: 'the run (default: the latest)' } },
  examples: ['checkpoints', 'checkpoints --run 2 --json'],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const id = whole(values, 'run', 1)
    return await Studio.look(context.workspace, (studio) => {
      const run = studio.run(id)
      const checkpoints = studio.checkpoints(run.id)
      context.print(
        table(
          ['id', 'kind', 'step', 'size', 'can go on', 'saved'],
          checkpoints.map((checkpoint) => [
            String(checkpoint.id),
            checkpoint.kind,
            count(checkpoint.step),
            bytes(checkpoint.bytes),
            checkpoint.hasState ? 'yes' : 'no',
            new Date(checkpoint.created).toISOString().slice(0, 19).replace('T', ' '),
          ]),
        ),
      )
      return { run: run.id, checkpoints }
    })
  },
}
