/** Every request of the contract has its answer here, or this does not compile. */
import type { Handlers } from '../handlers.ts'
import { appHandlers } from './app.ts'
import { completionHandlers } from './completion.ts'
import { corporaHandlers } from './corpora.ts'
import { graphHandlers } from './graph.ts'
import { jobsHandlers } from './jobs.ts'
import { modelsHandlers } from './models.ts'
import { runsHandlers } from './runs.ts'
import { trainingHandlers } from './training.ts'
import { workspaceHandlers } from './workspace.ts'

export const handlers: Handlers = {
  ...appHandlers,
  ...corporaHandlers,
  ...trainingHandlers,
  ...runsHandlers,
  ...jobsHandlers,
  ...modelsHandlers,
  ...graphHandlers,
  ...completionHandlers,
  ...workspaceHandlers,
}
