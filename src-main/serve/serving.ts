/** The process that serves: it has the workspace open and answers at the port, until whoever started it says so or is gone. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../src-shared/errors.ts'
import { Door, Workbench } from '../studio/door/index.ts'
import { workspaceFolder } from '../studio/workspace/default-folder.ts'
import { usualPort, type FromServing, type ToServing } from './messages.ts'
import { serveStudio, type StudioServer } from './server.ts'

type Wish = Extract<ToServing, { kind: 'serve' }>

let server: StudioServer | undefined
let isClosing = false

/** The usual port may be taken; a port that was asked for must be free. */
async function listen(door: Door, { port, token }: Wish, renderer: string): Promise<StudioServer> {
  try {
    return await serveStudio(door, { port: port ?? usualPort, renderer, token })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    if (port === undefined) return await serveStudio(door, { port: 0, renderer, token })
    throw new StudioError('busy', `Port ${port} is taken.`, 'Name another one, or none.', { cause: error })
  }
}

async function serve(wish: Wish): Promise<void> {
  const renderer = path.resolve(import.meta.dirname, '../../out/renderer')
  if (!existsSync(path.join(renderer, 'index.html')))
    throw new StudioError('not-found', 'The window is not built yet.', 'Build it: npm run build.')
  const door = new Door(Workbench.open(workspaceFolder(wish.workspace)))
  if (wish.after !== undefined)
    door.bench.log.write(`started again: the process before ended by ${wish.after}`)
  try {
    server = await listen(door, wish, renderer)
  } catch (error) {
    await door.close()
    throw error
  }
  const { port, address } = server
  tell({ kind: 'serving', port, address, workspace: door.bench.folder })
  if (isClosing) await server.close()
}

function tell(message: FromServing, then: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, then)
  else then()
}

/** Saves what runs, and ends. */
function close(): void {
  if (isClosing) return
  isClosing = true
  const saved = server?.close() ?? Promise.resolve()
  saved.then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}

process.on('message', (message: ToServing) => {
  if (message.kind === 'close') close()
  else
    serve(message).catch((error: unknown) => {
      if (!(error instanceof StudioError)) throw error
      const { kind, message, hint } = error
      tell({ kind: 'failed', problem: { kind, message, hint } }, () => process.exit(1))
    })
})
process.on('disconnect', close)
process.on('SIGTERM', close)
// A terminal tells every process in it; whoever started this one passes it on as a message.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
