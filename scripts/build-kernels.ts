/**
 * Compiles the AssemblyScript kernels of the wasm engine, once per signal dimension and instruction set, into one
 * git-ignored module of base64 text (simplest for workers, tests and packaging alike). Does nothing when the sources
 * have not changed since the last time.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'
import { dimensions } from '../src-shared/model/config.ts'

const script = fileURLToPath(import.meta.url)
const engine = path.join(path.dirname(script), '../src-main/engine/wasm')
const sources = path.join(engine, 'assembly')
const output = path.join(engine, 'kernels.generated.ts')

const variants = [
  { name: 'relaxed', relaxed: true },
  { name: 'plain', relaxed: false },
]

/** What stands in the place of assembly/shape.ts. */
function shape(d: number, relaxed: boolean): string {
  return `export const D: usize = ${d}\nexport const RELAXED: bool = ${relaxed}\n`
}

async function compile(d: number, relaxed: boolean): Promise<Uint8Array> {
  let binary: Uint8Array | undefined
  const options = {
    readFile: (name: string, folder: string) => {
      if (path.basename(name) === 'shape.ts') return shape(d, relaxed)
      const file = path.join(folder, name)
      return existsSync(file) ? readFileSync(file, 'utf8') : null
    },
    writeFile: (_name: string, contents: string | Uint8Array) => {
      if (typeof contents !== 'string') binary = contents
    },
    listFiles: () => null,
  }
  const features = ['simd', 'threads', ...(relaxed ? ['relaxed-simd'] : [])]
  const stderr = asc.createMemoryStream()
  const { error } = await asc.main(
    [
      'index.ts',
      ...['--baseDir', sources, '--outFile', 'kernels.wasm', '--runtime', 'stub', '--use', 'abort='],
      ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--enable', features.join(',')],
      ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
    ],
    { ...options, stderr },
  )
  if (error !== null || binary === undefined)
    throw new Error(`the kernels do not compile (d = ${d}):\n${stderr.toString()}`, { cause: error })
  return binary
}

/** Of everything that the result depends on. */
function fingerprint(): string {
  const hash = createHash('sha256').update(asc.version).update(readFileSync(script))
  for (const name of readdirSync(sources).sort())
    hash.update(name).update(readFileSync(path.join(sources, name)))
  return hash.digest('hex')
}

const mark = `// ${fingerprint()}\n`
if (!existsSync(output) || !readFileSync(output, 'utf8').startsWith(mark)) {
  const lines: string[] = []
  for (const d of dimensions)
    for (const { name, relaxed } of variants) {
      const text = Buffer.from(await compile(d, relaxed)).toString('base64')
      lines.push(`  '${d}-${name}': '${text}',\n`)
    }
  const whole = `${mark}export const binaries: Record<string, string> = {\n${lines.join('')}}\n`
  // Written under another name first: a process that starts now shall find the old module or the new one.
  writeFileSync(`${output}.${process.pid}`, whole)
  renameSync(`${output}.${process.pid}`, output)
}
