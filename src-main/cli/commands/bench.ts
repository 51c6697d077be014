import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Command } from '../command.ts'
import { rejectFrom, text } from '../values.ts'

const parts = ['engine', 'generation', 'tokenizer', 'corpus', 'learning', 'memory', 'window', 'picture']
const engines = ['wasm', 'webgpu', 'tensorflow', 'all']

const program = path.resolve(import.meta.dirname, '../../../bench/main.ts')

export const benchCommand: Command = {
  name: 'bench',
  summary: "Measure this machine: engine, generation, tokenizers, import, against the machine's own peaks.",
  usage: '[options]',
  options: {
    only: { type: 'string', value: 'LIST', help: `parts, separated by commas: ${parts.join(', ')}` },
    engine: {
      type: 'string',
      value: 'NAME',
      help: `instead: engines beside one another in the same shapes: ${engines.join(', ')}`,
    },
  },
  examples: ['bench', 'bench --only engine --json', 'bench --engine all'],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    if (!existsSync(program))
      throw new StudioError(
        'unsupported',
        'The benchmark is not part of this installation.',
        'Run it in a checkout of the source.',
      )
    const only = text(values, 'only')
    const unknown = only?.split(',').find((part) => !parts.includes(part))
    if (unknown !== undefined)
      throw new StudioError('usage', `There is no benchmark "${unknown}".`, `There are ${parts.join(', ')}.`)
    const engine = text(values, 'engine')
    if (engine !== undefined && !engines.includes(engine))
      throw new StudioError(
        'usage',
        `There is no engine "${engine}" to measure.`,
        `There are ${engines.join(', ')}.`,
      )
    const words = [
      ...(only === undefined ? [] : ['--only', only]),
      ...(engine === undefined ? [] : ['--engine', engine]),
      ...(context.json ? ['--json'] : []),
    ]
    const output = await runProgram(words, context.json, context.signal)
    return context.json ? (JSON.parse(output) as unknown) : undefined
  },
}

/** A process of its own, so that nothing of this one disturbs the figures. */
function runProgram(words: string[], captured: boolean, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      stdio: ['ignore', captured ? 'pipe' : 'inherit', captured ? 'ignore' : 'inherit'],
      signal,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
    child.on('error', (error) =>
      reject(
        signal.aborted
          ? new StudioError('cancelled', 'The benchmark was stopped.', 'Start it again; it begins anew.')
          : error,
      ),
    )
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else
        reject(
          new StudioError(
            'unsupported',
            'The benchmark did not finish.',
            'Run it without --json to see why.',
          ),
        )
    })
  })
}
