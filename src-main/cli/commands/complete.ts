import { text as textOf } from 'node:stream/consumers'
import { generationRanges, type GenerationSettings } from '../../../src-shared/generation.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { Studio } from '../../studio/index.ts'
import { StoppedEarly, type Command, type OptionValues } from '../command.ts'
import { count } from '../terminal/format.ts'
import { real, rejectFrom, text, texts, whole } from '../values.ts'

/** Options that choose a model and a text, shared with `trace`. */
export const modelOptions = {
  run: { type: 'string', value: 'ID', help: 'the run (default: the latest)' },
  checkpoint: { type: 'string', value: 'ID', help: 'one of its checkpoints (default: the best)' },
  prompt: { type: 'string', value: 'TEXT', help: 'the text to go on from; - reads it from standard input' },
} as const satisfies Command['options']

export async function promptFrom(values: OptionValues): Promise<string> {
  const prompt = text(values, 'prompt')
  if (prompt === undefined)
    throw new StudioError(
      'usage',
      '--prompt is missing.',
      'Give the text to go on from: --prompt "The moon".',
    )
  return prompt === '-' ? await textOf(process.stdin) : prompt
}

export const completeCommand: Command = {
  name: 'complete',
  summary: 'Continue a text.',
  usage: '--prompt TEXT [options]',
  options: {
    ...modelOptions,
    tokens: { type: 'string', value: 'N', help: 'most tokens to add (default: 64)' },
    temperature: { type: 'string', value: 'T', help: '0: the best token each time (default: 0.8)' },
    'top-k': { type: 'string', value: 'K', help: 'draw from the K best only (default: 0, all)' },
    'top-p': { type: 'string', value: 'P', help: 'draw from the best that reach probability P (default: 1)' },
    seed: { type: 'string', value: 'N', help: 'the same seed gives the same text (default: 1)' },
    stop: { type: 'string', multiple: true, value: 'TEXT', help: 'end before this text; may be given often' },
    'repetition-guard': {
      type: 'string',
      value: 'N',
      help: 'let no N tokens in a row come twice (default: off)',
    },
  },
  examples: [
    'complete --prompt "The capital of France is" --temperature 0',
    'complete --run 2 --prompt "法国的首都是" --tokens 20 --seed 7 --json',
  ],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const prompt = await promptFrom(values)
    const settings = generationFrom(values)
    const request = { run: whole(values, 'run', 1), checkpoint: whole(values, 'checkpoint', 1) }
    return await Studio.look(context.workspace, async (studio) => {
      const model = studio.loadModel(request)
      try {
        const completion = await model.complete(prompt, settings, context)
        const { tokensPerSecond, tokens } = completion
        context.print(completion.prompt + completion.text)
        context.print(
          `\n${count(tokens.length)} tokens${tokensPerSecond > 0 ? `, ${count(tokensPerSecond)} a second` : ''}; run ${model.run}, checkpoint ${model.checkpoint}`,
        )
        const result = {
          ...{ run: model.run, checkpoint: model.checkpoint, ...completion },
          tokens: tokens.map(asToken),
        }
        if (completion.reason === 'cancelled')
          throw new StoppedEarly(
            result,
            `It was stopped after ${count(tokens.length)} tokens.`,
            'The same seed gives the same text again.',
          )
        return result
      } finally {
        model.dispose()
      }
    })
  },
}

function generationFrom(values: OptionValues): Partial<GenerationSettings> {
  const number = (option: string, name: keyof typeof generationRanges): number | undefined => {
    const { least, most, integer } = generationRanges[name]
    return integer
      ? whole(values, option, least, most)
      : real(values, option, { minimum: least, maximum: most })
  }
  return {
    maxTokens: number('tokens', 'maxTokens'),
    temperature: number('temperature', 'temperature'),
    topK: number('top-k', 'topK'),
    topP: number('top-p', 'topP'),
    seed: number('seed', 'seed'),
    repetitionGuard: number('repetition-guard', 'repetitionGuard'),
    ...(values.stop === undefined ? {} : { stop: texts(values, 'stop') }),
  }
}

/** A token as --json gives it: `text` is the token by itself, so that a row of tokens can be read. */
function asToken({ display, text: added, ...token }: { display: string; text: string }) {
  return { text: display, added, ...token }
}
