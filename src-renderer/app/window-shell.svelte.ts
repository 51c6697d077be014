/** The shell that the views see, and what the frame around them needs besides. */
import {
  Commands,
  JobList,
  WindowLocation,
  type Client,
  type IncomingFile,
  type Shell,
} from '../shell/index.ts'
import { Questions, Toasts, type Question } from '../ui/index.ts'

export class WindowShell implements Shell {
  readonly client: Client
  readonly host: StudioHost
  readonly location = new WindowLocation()
  readonly commands = new Commands()
  readonly toasts = new Toasts()
  readonly questions = new Questions()
  readonly jobs = new JobList()
  #received = $state.raw<readonly IncomingFile[]>([])
  readonly #kept = new Map<string, unknown>()

  constructor(client: Client, host: StudioHost) {
    this.client = client
    this.host = host
  }

  confirm(question: Question): Promise<boolean> {
    return this.questions.ask(question)
  }

  report(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error)
    this.toasts.show({ kind: 'error', text })
  }

  receive(files: readonly IncomingFile[]): void {
    this.#received = [...this.#received, ...files]
    this.location.go('data')
  }

  takeReceived(): readonly IncomingFile[] {
    const files = this.#received
    if (files.length > 0) this.#received = []
    return files
  }

  keep<State>(name: string, make: () => State): State {
    if (!this.#kept.has(name)) this.#kept.set(name, make())
    return this.#kept.get(name) as State
  }
}
