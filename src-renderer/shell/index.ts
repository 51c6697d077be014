/** What views see of the window around them. */
export type { Client } from '../client/index.ts'
export { Commands, type Command } from './commands.svelte.ts'
export type { IncomingFile } from './host.ts'
export { isAtRest, JobList } from './jobs.svelte.ts'
export { WindowLocation, type Parameters, type Place } from './location.svelte.ts'
export { mayGoOnWithProcessor } from './other-engine.ts'
export { outliving } from './outliving.svelte.ts'
export { provideShell, useShell, type Shell } from './shell.ts'
export { viewNames, type ViewModule, type ViewName } from './view.ts'
export {
  jobKindText,
  jobStateText,
  jobTone,
  phaseText,
  progressText,
  runStateText,
  runTone,
  shareOf,
} from './words.ts'
