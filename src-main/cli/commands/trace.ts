import { Studio } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { explanationReport, pathReport } from '../reports/trace-report.ts'
import { rejectFrom, text, whole } from '../values.ts'
import { modelOptions, promptFrom } from './complete.ts'

export const traceCommand: Command = {
  name: 'trace',
  summary: 'Follow the signal through a text and say why the next token comes.',
  usage: '--prompt TEXT [options]',
  options: {
    ...modelOptions,
    top: { type: 'string', value: 'N', help: 'candidates to list per step (default: 5)' },
    expected: { type: 'string', value: 'TEXT', help: 'the continuation that would have been right' },
  },
  examples: [
    'trace --prompt "The capital of France is"',
    'trace --prompt "The capital of France is" --expected " Paris" --json',
  ],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const prompt = await promptFrom(values)
    const top = whole(values, 'top', 1) ?? 5
    const expected = text(values, 'expected')
    const request = { run: whole(values, 'run', 1), checkpoint: whole(values, 'checkpoint', 1) }
    return await Studio.look(context.workspace, (studio) => {
      const model = studio.loadModel(request)
      try {
        const trace = model.trace(prompt, { top })
        const explanation = model.explain(prompt, expected)
        context.print(`${pathReport(trace)}\n\n${explanationReport(explanation, trace)}`)
        return { run: model.run, checkpoint: model.checkpoint, prompt, trace, explanation }
      } finally {
        model.dispose()
      }
    })
  },
}
