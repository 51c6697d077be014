/** The whole way in a few minutes: import the bundled sample, train, evaluate, complete, explain. */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../../src-shared/errors.ts'
import { presetSettings, parseSettings, presets } from '../../../src-shared/settings.ts'
import { Studio } from '../../studio/index.ts'
import type { Command, Context } from '../command.ts'
import { completionsReport, type JudgedCompletion } from '../reports/completions-report.ts'
import { corpusReport } from '../reports/corpus-report.ts'
import { evaluationReport } from '../reports/evaluation-report.ts'
import { explanationReport, pathReport } from '../reports/trace-report.ts'
import { trainingReport } from '../reports/training-report.ts'
import { oneOf, rejectFrom, whole } from '../values.ts'

/** Prompts with the answers that make a completion true; the first ones are the demo's. */
interface Question {
  readonly prompt: string
  readonly answers: readonly string[]
}

const resources = path.resolve(import.meta.dirname, '../../../resources')

/** Completions shown, and tokens of each. */
const shown = 6
const completionTokens = 12

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Import the bundled sample, train a small model, evaluate it, complete prompts and say why.',
  usage: '[options]',
  options: {
    language: { type: 'string', value: 'WORD', help: 'en or zh (default: en)' },
    threads: { type: 'string', value: 'N', help: 'worker threads (default: all cores)' },
  },
  examples: ['demo', 'demo --language zh'],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const language = oneOf(values, 'language', ['en', 'zh']) ?? 'en'
    const threads = whole(values, 'threads') ?? 0
    const began = performance.now()
    // A folder of its own, made anew each time, so that a demo never touches anybody's work.
    const folder = path.join(context.workspace, `demo-${language}`)
    requireUnused(folder)
    rmSync(folder, { recursive: true, force: true })
    return await Studio.use(folder, (studio) =>
      demonstrate(context, studio, folder, { language, threads, began }),
    )
  },
}

/** What is removed must not be another demo's work. */
function requireUnused(folder: string): void {
  if (Studio.isInUse(folder))
    throw new StudioError(
      'workspace-locked',
      `Another demo is at work in ${folder}.`,
      'Wait for it, or name another folder with --workspace.',
    )
}

async function demonstrate(
  context: Context,
  studio: Studio,
  folder: string,
  { language, threads, began }: { language: 'en' | 'zh'; threads: number; began: number },
): Promise<unknown> {
  const dump = path.join(resources, `sample-${language}.xml.bz2`)
  const corpus = await studio.importCorpus(dump, { vocabulary: presets.sample.vocabulary }, context)
  context.print(`\n${corpusReport(corpus)}\n`)

  const settings = parseSettings({ threads }, presetSettings('sample'))
  const name = `demo (${language})`
  const training = await studio.train({ corpus: corpus.corpus, name, settings }, context)
  context.print(`\n${trainingReport(training, studio.learningCurve(training.run))}\n`)

  const request = { run: training.run, checkpoint: undefined }
  const evaluation = await studio.evaluate(request, context)
  context.print(`\n${evaluationReport(evaluation)}\n`)

  const questions = readQuestions(language)
  const model = studio.loadModel(request)
  try {
    const judged: JudgedCompletion[] = []
    for (const { prompt, answers } of questions) {
      const { text } = await model.complete(prompt, { maxTokens: completionTokens, temperature: 0 }, context)
      const isTrue = answers.some((answer) => text.trimStart().startsWith(answer))
      judged.push({ prompt, text, answers, isTrue })
    }
    context.print(`\n${completionsReport(judged, shown)}\n`)
    const [first] = judged
    const trace = model.trace(first.prompt, { top: 5 })
    const explanation = model.explain(first.prompt)
    context.print(`${pathReport(trace)}\n\n${explanationReport(explanation, trace)}`)
    context.print(
      `\nDone in ${Math.round((performance.now() - began) / 1000)} s. The model stays in ${folder}:\n  npm run -s brillm -- complete --workspace ${JSON.stringify(folder)} --prompt ${JSON.stringify(first.prompt)}`,
    )
    return { corpus, training, evaluation, completions: judged, trace, explanation, workspace: folder }
  } finally {
    model.dispose()
  }
}

function readQuestions(language: string): Question[] {
  const file = path.join(resources, `sample-${language}.questions.json`)
  return JSON.parse(readFileSync(file, 'utf8')) as Question[]
}
