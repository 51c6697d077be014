/** `npm run serve`: the studio for a browser on this machine, or at the other end of a tunnel. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { StudioError } from '../../src-shared/errors.ts'
import { Door, Workbench } from '../studio/door/index.ts'
import { workspaceFolder } from '../studio/workspace/default-folder.ts'
import { serveStudio, type StudioServer } from './server.ts'

const usualPort = 8450

const help = `brillm serve: the studio for a browser.

  --port N         the port of 127.0.0.1 to listen at (default: ${usualPort}, or any that is free)
  --workspace DIR  the folder to work in (default: $BRILLM_WORKSPACE, or one in your data directory)

Over a network, tunnel the port: ssh -L ${usualPort}:127.0.0.1:${usualPort} MACHINE
`

function readOptions(): { port: number | undefined; workspace: string | undefined } | undefined {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, workspace: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help === true) return undefined
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new StudioError(
      'usage',
      `There is no port ${values.port}.`,
      'Ports are 0 to 65535; 0: any that is free.',
    )
  return { port, workspace: values.workspace }
}

/** The usual port may be taken; a port that was asked for must be free. */
async function open(door: Door, port: number | undefined, renderer: string): Promise<StudioServer> {
  try {
    return await serveStudio(door, { port: port ?? usualPort, renderer })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (port === undefined) return await serveStudio(door, { port: 0, renderer })
    throw new StudioError('busy', `Port ${port} is taken.`, 'Name another one, or none.', { cause: error })
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  if (options === undefined) {
    process.stdout.write(help)
    return
  }
  const renderer = path.resolve(import.meta.dirname, '../../out/renderer')
  if (!existsSync(path.join(renderer, 'index.html')))
    throw new StudioError('not-found', 'The window is not built yet.', 'Build it: npm run build.')
  const door = new Door(Workbench.open(workspaceFolder(options.workspace)))
  let server: StudioServer
  try {
    server = await open(door, options.port, renderer)
  } catch (error) {
    await door.close()
    throw error
  }
  process.stdout.write(
    `${server.address}\n\nThe workspace is ${door.bench.folder}. Ctrl+C saves what runs, and ends.\n`,
  )

  // Whoever started it may be gone when it ends; saving goes on.
  process.stdout.on('error', () => undefined)
  let isEnding = false
  const end = (): void => {
    if (isEnding) process.exit(1)
    isEnding = true
    process.stdout.write('\nSaving …\n')
    void server.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((error: unknown) => {
  if (error instanceof StudioError) process.stderr.write(`${error.message}\n${error.hint}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = error instanceof StudioError && error.kind === 'usage' ? 2 : 1
})
