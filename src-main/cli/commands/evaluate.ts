import type { Evaluation } from '../../../src-shared/evaluation.ts'
import { Studio } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { evaluationReport } from '../reports/evaluation-report.ts'
import { rejectFrom, whole } from '../values.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'Score a model on held-out text, beside n-gram models of the same training text.',
  usage: '[options]',
  options: {
    run: { type: 'string', value: 'ID', help: 'the run (default: the latest)' },
    checkpoint: { type: 'string', value: 'ID', help: 'one of its checkpoints (default: the best)' },
  },
  examples: ['evaluate', 'evaluate --run 2 --checkpoint 7 --json'],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const request = { run: whole(values, 'run', 1), checkpoint: whole(values, 'checkpoint', 1) }
    return await Studio.look(context.workspace, async (studio) => {
      const result = await studio.evaluate(request, context)
      context.print(evaluationReport(result))
      const { model, baselines, ...rest } = result
      return {
        run: rest.run,
        checkpoint: rest.checkpoint,
        step: rest.step,
        tokens: model.predictions,
        perplexity: model.perplexity,
        bitsPerByte: model.bitsPerByte,
        accuracy1: model.accuracy1,
        accuracy5: model.accuracy5,
        baselines: Object.fromEntries(
          Object.entries<Evaluation>({ ...baselines }).map(([name, baseline]) => [name, baseline.perplexity]),
        ),
        sampledCandidates: {
          candidates: rest.sampled.candidates,
          perplexity: rest.sampled.perplexity,
          note: 'over the target and its K most frequent rivals only, as the paper counts; not comparable',
        },
        details: { model, baselines },
      }
    })
  },
}
