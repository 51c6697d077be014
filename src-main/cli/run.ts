/** From the words of a command line to a command's end: parsing, help, errors, exit code. */
import { parseArgs } from 'node:util'
import { StudioError } from '../../src-shared/errors.ts'
import { nearestWord } from '../../src-shared/nearest-word.ts'
import {
  helpOf,
  parseArgsOptions,
  StoppedEarly,
  type Command,
  type Context,
  type OptionValues,
} from './command.ts'
import { commands } from './commands/index.ts'
import { printable } from './terminal/format.ts'
import { silentProgress, terminalProgress } from './terminal/progress.ts'
import { workspaceFolder } from '../studio/workspace/default-folder.ts'

export interface Streams {
  readonly out: NodeJS.WriteStream
  readonly err: NodeJS.WriteStream
  readonly signal: AbortSignal
}

/** @returns the exit code */
export async function run(words: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  const [name, ...rest] = words
  if (name === undefined || ((name === 'help' || name === '--help' || name === '-h') && rest.length === 0)) {
    streams.out.write(overview() + '\n')
    return name === undefined ? 2 : 0
  }
  const wantsJson = rest.includes('--json')
  const wantsStack = rest.includes('--verbose')
  try {
    if (name === 'help') return await runCommand(findCommand(rest[0]), ['--help'], streams)
    return await runCommand(findCommand(name), rest, streams)
  } catch (error) {
    return fail(error, streams, { wantsJson, wantsStack })
  }
}

function findCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name)
  if (command !== undefined) return command
  if (name.startsWith('-'))
    throw new StudioError(
      'usage',
      `The command is missing before ${name}.`,
      'It comes first, its options follow: brillm runs --json.',
    )
  const nearest = nearestWord(
    name,
    commands.map((candidate) => candidate.name),
  )
  throw new StudioError(
    'usage',
    `There is no command "${name}".`,
    nearest === undefined ? 'See brillm --help for the commands.' : `Did you mean ${nearest}?`,
  )
}

async function runCommand(command: Command, words: readonly string[], streams: Streams): Promise<0> {
  const { values, positionals } = parse(command, words)
  if (values.help === true) {
    streams.out.write(helpOf(command) + '\n')
    return 0
  }
  const json = values.json === true
  const workspace = values.workspace as string | undefined
  const display = json && !streams.err.isTTY ? silentProgress() : terminalProgress(streams.err)
  const context: Context = {
    workspace: workspaceFolder(workspace),
    json,
    verbose: values.verbose === true,
    onProgress: display.report,
    signal: streams.signal,
    print(text) {
      if (json) return
      display.clear()
      streams.out.write(printable(text) + '\n')
    },
    next(words) {
      const same = workspace === undefined ? '' : ` --workspace ${shellWord(workspace)}`
      return `npm run -s brillm -- ${words}${same}`
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

/** Quoted where a shell would read it as more than one word. */
function shellWord(word: string): string {
  return /^[\w./~-]+$/.test(word) ? word : JSON.stringify(word)
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
    throw usageError(command, error)
  }
}

/** What Node says of a command line that cannot be parsed, in our words. */
function usageError(command: Command, error: unknown): StudioError {
  const { code, message } = error as NodeJS.ErrnoException
  const option = /'(?:-\w, )?(--?[^'\s<]+)/.exec(message)?.[1] ?? 'an option'
  const known = Object.keys(parseArgsOptions(command))
  const see = `See brillm ${command.name} --help.`
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const nearest = nearestWord(option.replace(/^-+/, ''), known)
    return new StudioError(
      'usage',
      `${command.name} has no option ${option}.`,
      nearest === undefined ? see : `Did you mean --${nearest}?`,
      { cause: error },
    )
  }
  if (message.includes('does not take'))
    return new StudioError('usage', `${option} takes no value.`, see, { cause: error })
  return new StudioError(
    'usage',
    `${option} needs a value.`,
    message.includes('ambiguous') ? `A value that begins with a dash is written ${option}=-….` : see,
    { cause: error },
  )
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
  streams.err.write(printable(`${known.message}\n${known.hint}\n`))
  if (wantsStack) {
    const cause = error instanceof StudioError && error.cause instanceof Error ? error.cause : error
    streams.err.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
  }
  if (wantsJson) {
    const { kind, message, hint } = known
    const result = error instanceof StoppedEarly ? error.result : {}
    streams.out.write(JSON.stringify({ ...result, error: { kind, message, hint } }) + '\n')
  }
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
