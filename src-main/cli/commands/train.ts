import {
  describeRange,
  parseSettings,
  presetSettings,
  presets,
  settingNames,
  settingsTable,
} from '../../../src-shared/settings.ts'
import { changeableSettings, Studio, type TrainingSummary } from '../../studio/index.ts'
import { StoppedEarly, type Command, type Context } from '../command.ts'
import { trainingReport } from '../reports/training-report.ts'
import { count } from '../terminal/format.ts'
import { assignments, rejectFrom, text, whole } from '../values.ts'

/** Options that say what to train, shared with `forecast`. */
export const settingOptions = {
  corpus: { type: 'string', value: 'ID', help: 'corpus to train on (default: the latest)' },
  preset: { type: 'string', value: 'NAME', help: `${Object.keys(presets).join(', ')} (default: demo)` },
  minutes: { type: 'string', value: 'M', help: 'train for so many minutes' },
  steps: { type: 'string', value: 'N', help: 'train for so many steps' },
  set: { type: 'string', multiple: true, value: 'KEY=VALUE', help: 'change a setting; may be given often' },
} as const satisfies Command['options']

/** The preset with what was asked for laid over it. */
export function settingsFrom(values: Parameters<Command['run']>[1]) {
  const minutes = text(values, 'minutes')
  const steps = text(values, 'steps')
  return parseSettings(
    {
      ...assignments(values, 'set'),
      ...(minutes === undefined ? {} : { minutes }),
      ...(steps === undefined ? {} : { steps }),
    },
    presetSettings(text(values, 'preset') ?? 'demo'),
  )
}

/** Every setting with its default, its range and what it does. */
function settingsHelp(): string {
  const lines = settingNames.map((name) => {
    const setting = settingsTable[name]
    const value = `${name}=${setting.default}`
    return `  ${value.padEnd(32)} ${setting.explanation} (${describeRange(setting)})`
  })
  return ['Settings for --set, with the defaults of the recipe "studio"', ...lines].join('\n')
}

export const trainCommand: Command = {
  name: 'train',
  summary: 'Train a model on a corpus. Ctrl+C saves it; `resume` goes on.',
  usage: '[options]',
  options: {
    ...settingOptions,
    name: { type: 'string', value: 'TEXT', help: 'a name for the run' },
  },
  details: settingsHelp(),
  examples: [
    'train --corpus 1 --preset demo',
    'train --corpus 1 --preset long --minutes 30',
    'train --corpus 1 --steps 200 --set d=16 --set minBigramCount=2 --json',
  ],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const settings = settingsFrom(values)
    const id = whole(values, 'corpus', 1)
    return await Studio.use(context.workspace, async (studio) => {
      const corpus = studio.corpus(id)
      const name = text(values, 'name') ?? `${corpus.name}, ${text(values, 'preset') ?? 'demo'}`
      const summary = await studio.train({ corpus: corpus.corpus, name, settings }, context)
      return report(context, studio, summary)
    })
  },
}

export const resumeCommand: Command = {
  name: 'resume',
  summary: 'Go on with an interrupted run from its last checkpoint.',
  usage: '[RUN] [options]',
  options: {
    set: {
      type: 'string',
      multiple: true,
      value: 'KEY=VALUE',
      help: `change a setting for the rest of the run: ${changeableSettings.join(', ')}`,
    },
  },
  examples: ['resume', 'resume 3 --json', 'resume 3 --set learningRate=0.001'],
  async run(context, values, positionals) {
    rejectFrom(positionals.slice(1))
    const changes = assignments(values, 'set')
    const id = whole({ run: positionals[0] }, 'run', 1)
    return await Studio.use(context.workspace, async (studio) => {
      return report(context, studio, await studio.resume(id, context, changes))
    })
  },
}

/** @throws StoppedEarly where a signal ended the run before its time */
function report(context: Context, studio: Studio, summary: TrainingSummary): TrainingSummary {
  const { run, steps, state } = summary
  context.print(trainingReport(summary, studio.learningCurve(run)))
  if (state === 'interrupted')
    throw new StoppedEarly(
      summary,
      `Run ${run} was stopped after ${count(steps)} steps; everything up to there is saved.`,
      `Go on with it:  ${context.next(`resume ${run}`)}`,
    )
  return summary
}
