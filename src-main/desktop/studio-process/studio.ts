/**
 * The studio's process in the desktop app: opens the workspace and lets the window in at its door. The main process
 * starts it, hands it ports, and asks it to end; with anything else it has nothing to do.
 */
import type { Problem } from '../../../src-shared/contract/index.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { Door, Workbench } from '../../studio/door/index.ts'
import { workspaceFolder } from '../../studio/workspace/default-folder.ts'
import { MessagePortPort } from './message-port.ts'
import type { FromStudio, ToStudio } from './messages.ts'

const parent = process.parentPort
const tell = (message: FromStudio): void => parent.postMessage(message)

function problemOf(error: unknown): Problem {
  if (error instanceof StudioError) return { kind: error.kind, message: error.message, hint: error.hint }
  return {
    kind: 'defect',
    message: `The workspace could not be opened: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Nothing in it was changed. Start the program from a terminal to see more.',
  }
}

/**
 * Tells the main process what would be interrupted if the program ended now, whenever that changes: at once, since it
 * decides whether a person who quits is asked.
 */
function tellJobs(bench: Workbench): void {
  let told = '[]'
  const look = (): void => {
    const titles = bench.jobs
      .list()
      .filter(({ state }) => state === 'running' || state === 'queued' || state === 'pausing')
      .map(({ title }) => title)
    const now = JSON.stringify(titles)
    if (now === told) return
    told = now
    tell({ kind: 'jobs', titles })
  }
  bench.jobsChanged.listen(look)
  look()
}

function serve(bench: Workbench): void {
  const door = new Door(bench)
  parent.on('message', ({ data, ports }) => {
    const message = data as ToStudio
    if (message.kind === 'connect') for (const port of ports) door.attach(new MessagePortPort(port))
    else
      void door.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
  })
  tell({ kind: 'ready' })
  tellJobs(bench)
}

const [, , version] = process.argv
let bench: Workbench | undefined
try {
  bench = Workbench.open(workspaceFolder(undefined), { version })
} catch (error) {
  console.error(error)
  tell({ kind: 'failed', problem: problemOf(error) })
  // A moment for the message to leave.
  setTimeout(() => process.exit(1), 200)
}
if (bench !== undefined) serve(bench)
