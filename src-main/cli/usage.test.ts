/** The command line itself: help, wrong words, ranges, and what goes to which stream. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { brillm, brillmHere, resultOf } from '../../fixtures/brillm.ts'
import { describeRange, settingNames, settingsTable } from '../../src-shared/settings.ts'
import { generationRanges } from '../../src-shared/generation.ts'
import { commands } from './commands/index.ts'
import { overview } from './run.ts'
import { globalOptions, StoppedEarly, type Command } from './command.ts'

/** No command of this file gets as far as opening it. */
const nowhere = ['--workspace', '/nonexistent/workspace']

describe('help', () => {
  it('names every command that the program shall have', () => {
    const names = commands.map(({ name }) => name)
    expect([...names].sort()).toEqual(
      [
        ...[
          'bench',
          'checkpoints',
          'complete',
          'corpora',
          'demo',
          'devices',
          'evaluate',
          'forecast',
          'import',
          'preview',
        ],
        ...['resume', 'runs', 'trace', 'train'],
      ].sort(),
    )
    for (const { name, summary } of commands) {
      expect(overview()).toContain(name)
      expect(overview()).toContain(summary)
    }
  })

  it.each(commands.map((command) => [command.name, command] as const))(
    'of %s shows every option and examples that would be accepted',
    async (name, command) => {
      for (const words of [
        [name, '--help'],
        [name, '-h'],
        ['help', name],
      ]) {
        const { code, out, err } = await brillmHere(words)
        expect([code, err]).toEqual([0, ''])
        for (const option of [...Object.keys(command.options), ...Object.keys(globalOptions)])
          expect(out).toContain(`--${option}`)
        expect(out).toContain(command.summary)
        const examples = out.slice(out.indexOf('Examples')).split('\n').slice(1)
        expect(examples.filter((line) => line !== '')).toEqual(
          command.examples.map((example) => `  npm run -s brillm -- ${example}`),
        )
      }
      expect(command.examples.length).toBeGreaterThan(0)
      for (const example of command.examples) {
        const words = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))
        expect(words[0]).toBe(name)
        const { code } = await brillmHere([...words, '--help'])
        expect(code).toBe(0)
      }
    },
  )

  it('comes without a command too, and then it is a wrong call', async () => {
    const [bare, asked] = await Promise.all([brillm([]), brillm(['--help'])])
    expect([bare.code, asked.code, (await brillmHere(['-h'])).code]).toEqual([2, 0, 0])
    expect(bare.out).toBe(asked.out)
    expect(bare.out).toBe(overview() + '\n')
  })

  it('of train lists every setting with its range', async () => {
    const { out } = await brillmHere(['train', '--help'])
    for (const name of settingNames) {
      expect(out).toContain(`${name}=`)
      expect(out).toContain(describeRange(settingsTable[name]))
    }
  })
})

describe('a wrong word', () => {
  const samples: [words: string[], meaning: RegExp][] = [
    [['trian'], /command "trian".*mean train\?/s],
    [['xyzzy'], /command "xyzzy".*--help/s],
    [['help', 'evalaute'], /mean evaluate\?/],
    [['--workspace', 'x', 'runs'], /command is missing before --workspace.*first/s],
    [['import', 'f', '--vocabluary', '400'], /no option --vocabluary.*mean --vocabulary\?/s],
    [['runs', '--frobnicate'], /no option --frobnicate.*runs --help/s],
    [['runs', '-x'], /no option -x/],
    [['train', '--set', 'lerningRate=1'], /"lerningRate".*mean learningRate\?/s],
    [['train', '--set', 'learningRate'], /learningRate=/],
    [['train', '--set', '=1'], /--set/],
    [['train', '--preset', 'demp'], /"demp".*mean demo\?/s],
    [['train', '--set', 'recipe=studo'], /"studo".*mean studio\?/s],
    [['train', '--corpus', 'first'], /--corpus cannot be "first".*whole number/s],
    [['train', '--json=yes'], /--json takes no value/],
    [['train', '--steps'], /--steps needs a value/],
    [['train', '--steps', '-5'], /--steps needs a value.*--steps=-/s],
    [['train', '--steps=-5'], /steps cannot be -5.*0 to/s],
    [['train', 'now'], /"now" is one argument too many/],
    [['resume', '1', '2'], /"2" is one argument too many/],
    [['resume', 'latest'], /--?run.*"latest".*whole number|"latest"/s],
    [['import'], /FILE.*missing/],
    [['preview'], /FILE.*missing/],
    [['import', 'a', 'b'], /"b" is one argument too many/],
    [['import', 'a', '--tokenizer', 'words'], /"words".*auto, bpe, characters/s],
    [['import', 'a', '--namespaces', '0;14'], /"0;14".*0,14/s],
    [['import', 'a', '--vocabulary', '100'], /"100".*256 to 40000/s],
    [['import', 'a', '--vocabulary', '40001'], /"40001".*256 to 40000/s],
    [['import', 'a', '--vocabulary', 'many'], /"many".*256 to 40000/s],
    [['import', 'a', '--max-articles', '0'], /"0".*at least 1/s],
    [['import', 'a', '--variant', 'zh-xx'], /"zh-xx".*zh-hans/s],
    [['complete'], /--prompt is missing/],
    [['trace'], /--prompt is missing/],
    [['complete', '--prompt', 'The', 'moon'], /"moon".*quotes/s],
    [['bench', '--only', 'engine,moon'], /"moon".*generation/s],
    [['demo', '--language', 'de'], /"de".*en, zh/s],
    [['trace', '--prompt', 'x', '--top', '0'], /"0".*at least 1/s],
  ]

  it.each(samples)('%j', async (words, meaning) => {
    const { code, out, err } = await brillmHere([...words, ...(words[0].startsWith('-') ? [] : nowhere)])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(meaning)
    expect(err.trimEnd().split('\n')).toHaveLength(2)
  })

  it('is told in JSON as well, with its kind', async () => {
    const outcome = await brillm(['train', '--set', 'd=9', '--json', ...nowhere])
    expect(outcome.code).toBe(2)
    const { error } = resultOf(outcome) as { error: Record<string, string> }
    expect(error).toEqual({
      kind: 'setting-out-of-range',
      message: expect.stringContaining('d ') as string,
      hint: expect.stringContaining('8, 16, 32 or 64') as string,
    })
    expect(outcome.err).toBe(`${error.message}\n${error.hint}\n`)
  })
})

describe('a setting out of range is named with its range', () => {
  const wrongValues = (name: (typeof settingNames)[number]): string[] => {
    const setting = settingsTable[name]
    if (setting.kind === 'choice') return ['nonsense', '']
    const beyond = [setting.minimum - 1, setting.maximum * 1.1 + 1].map(String)
    return [...beyond, 'nonsense', '', 'NaN', 'Infinity', ...(setting.integer ? ['1.5'] : [])]
  }

  it.each(settingNames)('%s', async (name) => {
    for (const value of wrongValues(name)) {
      const { code, err } = await brillmHere(['train', '--set', `${name}=${value}`, ...nowhere])
      expect([value, code]).toEqual([value, 2])
      expect(err).toContain(name)
      expect(err).toContain(describeRange(settingsTable[name]))
    }
  })

  it.each([
    ['tokens', 'maxTokens'],
    ['temperature', 'temperature'],
    ['top-k', 'topK'],
    ['top-p', 'topP'],
    ['seed', 'seed'],
    ['repetition-guard', 'repetitionGuard'],
  ] as const)('complete --%s', async (option, name) => {
    const { least, most } = generationRanges[name]
    for (const value of [String(most + 1), `-1`, 'nonsense', '']) {
      const { code, err } = await brillmHere([
        'complete',
        '--prompt',
        'x',
        `--${option}=${value}`,
        ...nowhere,
      ])
      expect([value, code]).toEqual([value, 2])
      expect(err).toContain(`--${option}`)
      expect(err).toContain(`${least} to ${most}`)
    }
  })
})

describe('what a command throws', () => {
  /** Stands in for a command of the list while the test runs. */
  async function outcomeOf(error: Error, words: string[] = []) {
    const broken: Command = {
      ...{ name: 'broken', summary: '', usage: '', options: {}, examples: [] },
      run: () => Promise.reject(error),
    }
    const list = commands as Command[]
    list.push(broken)
    try {
      return await brillmHere(['broken', ...words])
    } finally {
      list.splice(list.indexOf(broken), 1)
    }
  }

  it('is a defect of ours unless it is a known error, and has its stack with --verbose only', async () => {
    const quiet = await outcomeOf(new TypeError('x is not a function'))
    expect([quiet.code, quiet.out]).toEqual([1, ''])
    expect(quiet.err).toMatch(/went wrong.*x is not a function[^]*defect.*--verbose/)
    expect(quiet.err).not.toMatch(/\n\s+at /)
    const verbose = await outcomeOf(new TypeError('x is not a function'), ['--verbose'])
    expect(verbose.err).toMatch(/TypeError: x is not a function\n\s+at .*usage\.test/)
  })

  it('may carry what was done before it was stopped', async () => {
    const stopped = new StoppedEarly({ run: 3, steps: 5 }, 'It was stopped.', 'Go on.')
    const outcome = await outcomeOf(stopped, ['--json'])
    expect(outcome.code).toBe(1)
    expect(resultOf(outcome)).toEqual({
      ...{ run: 3, steps: 5 },
      error: { kind: 'cancelled', message: 'It was stopped.', hint: 'Go on.' },
    })
  })
})

// The shell of Windows has no `head`.
it.skipIf(process.platform === 'win32')('a reader that has read enough is no error', () => {
  const program = path.join(import.meta.dirname, 'main.ts')
  const shell = spawnSync('sh', ['-c', '"$0" "$1" train --help | head -n 1', process.execPath, program])
  expect([shell.stdout.toString(), shell.stderr.toString()]).toEqual(['brillm train [options]\n', ''])
})
