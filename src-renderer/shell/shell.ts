/** What the window offers to its views. `useShell()` during a component's initialisation gives it. */
import { createContext } from 'svelte'
import type { Question, Toasts } from '../ui/index.ts'
import type { Client } from '../client/index.ts'
import type { Commands } from './commands.svelte.ts'
import type { AppInfo, StudioHost } from '../../src-shared/contract/index.ts'
import type { IncomingFile } from './host.ts'
import type { JobList } from './jobs.svelte.ts'
import type { WindowLocation } from './location.svelte.ts'

export interface Shell {
  readonly client: Client
  readonly host: StudioHost
  readonly location: WindowLocation
  /** Versions, machine, workspace; undefined until the studio has told. Reactive. */
  readonly info: AppInfo | undefined
  readonly commands: Commands
  readonly toasts: Toasts
  readonly jobs: JobList
  /** Asks in a dialog; true: yes. */
  confirm(question: Question): Promise<boolean>
  /** Shows an error as its sentence and hint in a toast. Cancellations are no errors and show nothing. */
  report(error: unknown): void
  /** Asks for a file in a dialog, and receives it. */
  pick(): Promise<void>
  /** Goes to the data view with files to import. */
  receive(files: readonly IncomingFile[]): void
  /** For the data view: the files received since it last asked. Reactive. */
  takeReceived(): readonly IncomingFile[]
  /** State that outlives a view's component: made once per name, while the window is open. */
  keep<State>(name: string, make: () => State): State
}

export const [useShell, provideShell] = createContext<Shell>()
