/**
 * `npm run bench`: what is fast and what is not, as shares of this machine's own measured peaks and as ratios to a
 * plain implementation in the same run. Prints tables, or with --json one JSON object; asserts nothing.
 *
 *   npm run bench                       everything that takes minutes at most and needs nothing but this machine
 *   npm run bench -- --only engine      one part, or several separated by commas
 *   npm run bench -- --engine all       the engines beside one another; or one of wasm, webgpu, tensorflow
 *   npm run bench -- --json
 */
import { Console } from 'node:console'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { benchEngines, engineNames } from './engines.ts'

/** Each part is loaded when it runs, so that none pays for another's modules. */
const parts: Record<string, () => Promise<unknown>> = {
  engine: async () => (await import('./engine/index.ts')).benchEngine(),
  generation: async () => (await import('./generation.ts')).benchGeneration(),
  tokenizer: async () => (await import('./tokenizer.ts')).benchTokenizer(),
  corpus: async () => (await import('./corpus.ts')).benchCorpus(),
  memory: async () => (await import('./memory.ts')).benchMemory(),
  window: async () => (await import('./window.ts')).benchWindow(),
  picture: async () => (await import('./picture.ts')).benchPicture(),
  learning: async () => (await import('./learning.ts')).benchLearning(),
}

/** They take many minutes, or much memory, so they run only when they are named. */
const onlyWhenNamed = new Set(['learning', 'memory', 'window', 'picture'])

const { values } = parseArgs({
  options: { only: { type: 'string' }, engine: { type: 'string' }, json: { type: 'boolean' } },
})
if (values.engine !== undefined && !engineNames.includes(values.engine)) {
  process.stderr.write(
    `There is no engine "${values.engine}" to measure. There are ${engineNames.join(', ')}.\n`,
  )
  process.exit(2)
}
const wanted =
  values.only?.split(',') ??
  (values.engine === undefined ? Object.keys(parts).filter((name) => !onlyWhenNamed.has(name)) : [])
const unknown = wanted.find((name) => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}".\nThere are ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}

const json = values.json === true
if (json) globalThis.console = new Console(process.stderr, process.stderr)

const cores = os.cpus()
const machine = {
  processor: cores[0]?.model ?? 'unknown',
  cores: cores.length,
  memoryBytes: os.totalmem(),
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  /** Above the number of cores, others were at work and absolute figures are too low. */
  loadAverage: os.loadavg()[0],
}
console.log(
  `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, load ${machine.loadAverage.toFixed(1)} at the start\n`,
)
const results: Record<string, unknown> = {}
for (const name of wanted) results[name] = await parts[name]()
if (values.engine !== undefined) results.engines = await benchEngines(values.engine)
if (json) process.stdout.write(JSON.stringify({ machine, ...results }) + '\n')
