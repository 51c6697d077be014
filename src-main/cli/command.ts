/** What a command of `brillm` is: its words for --help, its options, and what it does. */
import type { ParseArgsOptionDescriptor } from 'node:util'
import { StudioError } from '../../src-shared/errors.ts'
import type { OnProgress } from '../../src-shared/progress.ts'

export interface OptionHelp {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** One letter that stands for it after a single dash. */
  readonly short?: string
  /** Placeholder of the value in --help: 'N', 'FILE'. */
  readonly value?: string
  readonly help: string
}

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** What every command is given besides its own options. */
export interface Context {
  /** Folder of the workspace. */
  readonly workspace: string
  readonly json: boolean
  readonly verbose: boolean
  readonly onProgress: OnProgress
  /** Aborted by SIGINT and SIGTERM: save, then return. */
  readonly signal: AbortSignal
  /** Prints for a person; silent with --json. */
  print(text: string): void
  /** A command line to type next, on the same workspace. */
  next(words: string): string
}

/** What a command got done before it was asked to stop: printed as its result, and then the command has failed. */
export class StoppedEarly extends StudioError {
  readonly result: object

  constructor(result: object, message: string, hint: string) {
    super('cancelled', message, hint)
    this.result = result
  }
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** After the name: 'FILE [options]'. */
  readonly usage: string
  readonly options: Readonly<Record<string, OptionHelp>>
  readonly examples: readonly string[]
  /** More for --help, below the options. */
  readonly details?: string
  /** Returns the object that --json prints. */
  run(context: Context, values: OptionValues, positionals: readonly string[]): Promise<unknown>
}

export const globalOptions: Readonly<Record<string, OptionHelp>> = {
  workspace: {
    type: 'string',
    value: 'DIR',
    help: 'folder of the workspace (default: in your data directory, or $BRILLM_WORKSPACE)',
  },
  json: { type: 'boolean', help: 'print one JSON object on standard output' },
  verbose: { type: 'boolean', help: 'show the stack trace of an error' },
  help: { type: 'boolean', short: 'h', help: 'show this help' },
}

export function parseArgsOptions(command: Command): Record<string, ParseArgsOptionDescriptor> {
  return Object.fromEntries(
    Object.entries({ ...command.options, ...globalOptions }).map(([name, { type, multiple, short }]) => [
      name,
      { type, ...(multiple === true ? { multiple } : {}), ...(short === undefined ? {} : { short }) },
    ]),
  )
}

export function helpOf(command: Command): string {
  const lines = (options: Readonly<Record<string, OptionHelp>>): string[] =>
    Object.entries(options).map(([name, option]) => {
      const flag = `--${name}${option.value === undefined ? '' : ` ${option.value}`}`
      return `  ${flag.padEnd(24)} ${option.help}`
    })
  return [
    `brillm ${command.name} ${command.usage}`.trimEnd(),
    '',
    command.summary,
    '',
    ...(Object.keys(command.options).length > 0 ? ['Options', ...lines(command.options), ''] : []),
    'Everywhere',
    ...lines(globalOptions),
    '',
    ...(command.details === undefined ? [] : [command.details, '']),
    'Examples',
    ...command.examples.map((example) => `  npm run -s brillm -- ${example}`),
  ].join('\n')
}
