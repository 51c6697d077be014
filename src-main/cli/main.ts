/** The `brillm` command. Exit codes: 0 done, 1 it failed, 2 it was called wrongly. */
import { setEngineEnvironment } from '../studio/engine-environment.ts'
import { run } from './run.ts'

setEngineEnvironment()

// Whoever reads the output may have read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await run(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  signal: stopSignal(),
})

/** The first SIGINT or SIGTERM asks the job to save and end; the second ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1)
      process.stderr.write('\nSaving what was done; once more to stop at once.\n')
      controller.abort()
    })
  return controller.signal
}
