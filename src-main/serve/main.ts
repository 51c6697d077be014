/** `npm run serve`: the studio for a browser on this machine, or at the other end of a tunnel. */
import { fork } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { engineEnvironment } from '../studio/engine-environment.ts'
import { newToken } from './access.ts'
import { usualPort } from './messages.ts'
import { Supervisor } from './supervisor.ts'

const help = `brillm serve: the studio for a browser.

  --port N         the port of 127.0.0.1 to listen at (default: ${usualPort}, or any that is free)
  --workspace DIR  the folder to work in (default: $BRILLM_WORKSPACE, or one in your data directory)

Over a network, tunnel the port: ssh -L ${usualPort}:127.0.0.1:${usualPort} MACHINE
`

/** @throws an Error whose message is for the person */
function readOptions(): { help: boolean; port: number | undefined; workspace: string | undefined } {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, workspace: { type: 'string' }, help: { type: 'boolean' } },
  })
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new Error(`There is no port ${values.port}. Ports are 0 to 65535; 0: any that is free.`)
  return { help: values.help === true, port, workspace: values.workspace }
}

async function serve(port: number | undefined, workspace: string | undefined): Promise<number> {
  // Whoever started it may be gone when it ends; saving goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const supervisor = new Supervisor({
    fork: () =>
      fork(path.join(import.meta.dirname, 'serving.ts'), {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: { ...process.env, ...engineEnvironment() },
      }),
    wish: { port, token: newToken(), workspace },
    say: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => supervisor.close())
  return await supervisor.ended
}

try {
  const { help: wantsHelp, port, workspace } = readOptions()
  if (wantsHelp) process.stdout.write(help)
  else process.exit(await serve(port, workspace))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry --help.\n`)
  process.exitCode = 2
}
