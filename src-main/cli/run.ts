/** From the words of a command line to a command's end: parsing, help, errors, exit code. */
import { parseArgs } from 'node:util'
import { StudioError } from '../../src-shared/errors.ts'
import { helpOf, parseArgsOptions, type Command, type Context, type OptionValues } from './command.ts'
import { commands } from './commands/index.ts'
import { silentProgress, terminalProgress } from './terminal/progress.ts'
import { workspaceFolder } from './workspace-folder.ts'

export interface Streams {
  readonly out: NodeJS.WriteStream
  readonly err: NodeJS.WriteStream
  readonly signal: AbortSignal
}

/** @returns the exit code */
export async function run(words: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help') {
    streams.out.write(overview() + '\n')
    return name === undefined ? 2 : 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  const wantsJson = rest.includes('--json')
  const wantsStack = rest.includes('--verbose')
  try {
    if (command === undefined)
      throw new StudioError('usage', `There is no command "${name}".`, 'See brillm --help for the commands.')
    return await runCommand(command, rest, streams)
  } catch (error) {
    return fail(error, streams, { wantsJson, wantsStack })
  }
}

async function runCommand(command: Command, words: readonly string[], streams: Streams): Promise<0> {
  const { values, positionals } = parse(command, words)
  if (values.help === true) {
    streams.out.write(helpOf(command) + '\n')
    return 0
  }
  const json = values.json === true
  const display = json && !streams.err.isTTY ? silentProgress() : terminalProgress(streams.err)
  const context: Context = {
    workspace: workspaceFolder(values.workspace as string | undefined),
    json,
    verbose: values.verbose === true,
    onProgress: display.report,
    signal: streams.signal,
    print(text) {
      if (json) return
      display.clear()
      streams.out.write(text + '\n')
    },
  }
  try {
    const result = await command.run(context, values, positionals)
    if (json) streams.out.write(JSON.stringify(result) + '\n')
    return 0
  } finally {
    display.clear()
  }
}

function parse(command: Command, words: readonly string[]): { values: OptionValues; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: parseArgsOptions(command),
      allowPositionals: true,
      allowNegative: false,
    })
    return { values, positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new StudioError('usage', `${message}.`, `See brillm ${command.name} --help.`, { cause: error })
  }
}

function fail(
  error: unknown,
  streams: Streams,
  { wantsJson, wantsStack }: { wantsJson: boolean; wantsStack: boolean },
): 1 | 2 {
  const known =
    error instanceof StudioError
      ? error
      : new StudioError(
          'unsupported',
          `Something went wrong inside: ${error instanceof Error ? error.message : String(error)}.`,
          'This is a defect of the program; --verbose shows where.',
          { cause: error },
        )
  streams.err.write(`${known.message}\n${known.hint}\n`)
  if (wantsStack) {
    const cause = error instanceof StudioError && error.cause instanceof Error ? error.cause : error
    streams.err.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
  }
  if (wantsJson)
    streams.out.write(
      JSON.stringify({ error: { kind: known.kind, message: known.message, hint: known.hint } }) + '\n',
    )
  return known.kind === 'usage' || known.kind === 'setting-out-of-range' ? 2 : 1
}

export function overview(): string {
  return [
    'brillm: train and explain brain-inspired language models (BriLLM), offline.',
    '',
    'Commands',
    ...commands.map((command) => `  ${command.name.padEnd(12)} ${command.summary}`),
    '',
    'brillm COMMAND --help shows options and examples. Every command takes --workspace DIR and --json.',
  ].join('\n')
}
