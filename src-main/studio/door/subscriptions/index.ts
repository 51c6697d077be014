/** Every subscription of the contract has its source here, or this does not compile. */
import type { Sources } from '../handlers.ts'
import { appSource } from './app.ts'
import { completeSource } from './complete.ts'
import { jobsSource } from './jobs.ts'
import { machineSource } from './machine.ts'
import { runSource } from './run.ts'
import { runsSource } from './runs.ts'

export const sources: Sources = {
  app: appSource,
  machine: machineSource,
  jobs: jobsSource,
  run: runSource,
  runs: runsSource,
  complete: completeSource,
}
