import { existsSync } from 'node:fs'
import type { EngineReport, EngineStatus } from '../../../src-shared/contract/app.ts'
import { engineNames, type EngineName } from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { presets, type PresetName } from '../../../src-shared/settings.ts'
import { Studio } from '../../studio/index.ts'
import type { Command, Context, OptionValues } from '../command.ts'
import { bytes, count } from '../terminal/format.ts'
import { table } from '../terminal/table.ts'
import { assignments, rejectFrom, text, whole } from '../values.ts'

export const devicesCommand: Command = {
  name: 'devices',
  summary: 'Say what could train on this machine, how fast it was measured, and why the rest cannot.',
  usage: '[options]',
  options: {
    test: { type: 'boolean', help: 'try the engines now: are they right, and how fast? some seconds each' },
    engine: { type: 'string', value: 'NAME', help: `try this one only: ${engineNames.join(', ')}` },
    corpus: {
      type: 'string',
      value: 'ID',
      help: 'figures for a model on this corpus (default: a usual size)',
    },
    preset: { type: 'string', value: 'NAME', help: `${Object.keys(presets).join(', ')} (default: demo)` },
    set: { type: 'string', multiple: true, value: 'KEY=VALUE', help: 'change a setting of that model' },
  },
  examples: [
    'devices',
    'devices --test',
    'devices --test --corpus 1 --preset paper-en --set minBigramCount=2 --json',
  ],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const engine = engineFrom(values)
    const corpus = whole(values, 'corpus', 1)
    const preset = presetFrom(values)
    const request = {
      ...(corpus !== undefined && { corpus }),
      ...(preset !== undefined && { preset }),
      settings: assignments(values, 'set'),
    }
    const report =
      values.test === true || engine !== undefined
        ? await Studio.use(context.workspace, (studio) => studio.testDevices(engine, request, context))
        : await Studio.look(context.workspace, (studio) => studio.devices(request)).catch(
            nothingKnown(context),
          )
    context.print(printed(report, context.next('devices --test')))
    return report
  },
}

/** Without a workspace nothing can have been remembered: that is no fault, so the way on is said. */
function nothingKnown(context: Context): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof StudioError) || error.kind !== 'not-found' || existsSync(context.workspace))
      throw error
    throw new StudioError(
      'not-found',
      `The engines of this machine were not tried yet: there is no workspace in ${context.workspace}.`,
      `Try them:  ${context.next('devices --test')}`,
      { cause: error },
    )
  }
}

/** @throws StudioError 'usage' for one that does not exist */
function engineFrom(values: OptionValues): EngineName | undefined {
  const name = text(values, 'engine')
  const engine = engineNames.find((one) => one === name)
  if (name !== undefined && engine === undefined)
    throw new StudioError('usage', `There is no engine "${name}".`, `There are ${engineNames.join(', ')}.`)
  return engine
}

/** An unknown one is refused with the settings. */
function presetFrom(values: OptionValues): PresetName | undefined {
  return text(values, 'preset') as PresetName | undefined
}

function printed({ engines, chosen, reason }: EngineReport, test: string): string {
  const isUntried = engines.some(({ state }) => state === 'not-tried')
  return [
    table(['engine', 'state', 'device', 'tokens/s training', 'one prompt', 'many'], engines.map(row)),
    '',
    chosen === undefined ? `Not chosen yet. ${reason}` : `Chosen: ${chosen}. ${reason}`,
    ...engines.flatMap((engine) => remarks(engine, chosen)),
    ...(isUntried ? ['', `Try them:  ${test}`] : []),
  ].join('\n')
}

const states: Record<EngineStatus['state'], string> = {
  ready: 'ready',
  'not-tried': 'not tried yet',
  unavailable: 'cannot run here',
  wrong: 'computes wrongly',
}

function row({ engine, state, device, measured, generation }: EngineStatus): string[] {
  const speed = (value: number | undefined): string => (value === undefined ? 'not measured' : count(value))
  return [
    engine,
    states[state],
    device,
    speed(measured?.tokensPerSecond),
    speed(generation?.single),
    speed(generation?.many),
  ]
}

function remarks(status: EngineStatus, chosen: EngineName | undefined): string[] {
  const { engine, problem, reason, driver, memory, threads, variant, deviation, measured, limits } = status
  const lines = [
    problem === undefined ? (engine === chosen ? undefined : reason) : `${problem.message} ${problem.hint}`,
    driver === undefined ? undefined : `driver ${driver}`,
    memory === undefined ? undefined : `${bytes(memory)} of memory`,
    threads === undefined ? undefined : `${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    variant,
    deviation === undefined ? undefined : `within ${deviation.toExponential(1)} of the reference`,
    measured && measuredOn(measured),
    limits.length === 0 ? undefined : limits.map(({ name, value }) => `${name} ${count(value)}`).join(', '),
  ].filter((line) => line !== undefined)
  return lines.length === 0 ? [] : ['', engine, ...lines.map((line) => `  ${line}`)]
}

function measuredOn(measured: NonNullable<EngineStatus['measured']>): string {
  const { d, vocabulary, ownEdges, batchSequences, window, optimiser, at, isCurrent } = measured
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  const which = isCurrent ? 'a model of this size' : 'another size'
  return `measured on ${which}: d = ${d}, ${count(vocabulary)} tokens, ${count(ownEdges)} own edges, ${count(batchSequences)} × ${window} a step, ${optimiser}; ${when} UTC`
}
