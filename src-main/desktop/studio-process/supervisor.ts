/**
 * Keeps a studio process alive. When it dies it is started again at once, so that the window is back within three
 * seconds; when it dies again and again, or cannot open its workspace, the person is asked instead. What was saved is
 * the studio's own affair: it finds what a dead process left behind when it opens the workspace.
 */
import type { StudioState } from '../../../src-shared/contract/index.ts'
import { Restarts } from '../../studio/restarts.ts'
import type { FromStudio, ToStudio } from './messages.ts'

/** As much of Electron's UtilityProcess as is used. */
export interface StudioChild<Port> {
  readonly pid: number | undefined
  postMessage(message: ToStudio, ports?: Port[]): void
  on(event: 'message', listener: (message: FromStudio) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export interface SupervisorEvents {
  readonly onState: (state: StudioState) => void
  readonly onJobs: (titles: readonly string[]) => void
  readonly log: (message: string) => void
}

/** Longest that a studio may take to save what it does, milliseconds. */
const farewell = 30_000

export class StudioSupervisor<Port> {
  readonly #fork: () => StudioChild<Port>
  readonly #events: SupervisorEvents
  readonly #restarts: Restarts
  #child: StudioChild<Port> | undefined
  #state: StudioState = { state: 'stopped' }
  #titles: readonly string[] = []
  /** Ports that were asked for while no studio was ready for them. */
  #waiting: Port[] = []
  #timer: NodeJS.Timeout | undefined
  #closing: Promise<void> | undefined
  #refusal: string | undefined

  constructor(fork: () => StudioChild<Port>, events: SupervisorEvents, now = Date.now) {
    this.#fork = fork
    this.#events = events
    this.#restarts = new Restarts(now)
  }

  get state(): StudioState {
    return this.#state
  }

  /** Titles of the jobs that would be interrupted now. */
  get jobs(): readonly string[] {
    return this.#titles
  }

  /** Of the process, for tests and logs. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Starts a studio if there is none. After it was stopped, this is the person's "try again". */
  start(): void {
    if (this.#child !== undefined || this.#closing !== undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#state.state === 'stopped') this.#restarts.forget()
    this.#refusal = undefined
    this.#tell({ state: 'starting' })
    const child = this.#fork()
    this.#child = child
    child.on('message', (message) => this.#hear(child, message))
    child.once('exit', (code) => this.#buried(child, code))
  }

  /** Hands one end of a channel to the studio, now or as soon as there is one that is ready. */
  connect(port: Port): void {
    if (this.#state.state === 'running') this.#child?.postMessage({ kind: 'connect' }, [port])
    else this.#waiting.push(port)
  }

  /** Asks the studio to save and end; ends it when it takes too long. Nothing is started afterwards. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    clearTimeout(this.#timer)
    const child = this.#child
    if (child === undefined) return
    await new Promise<void>((resolve) => {
      const impatience = setTimeout(() => {
        this.#events.log(`the studio did not end within ${farewell / 1000} s and is killed`)
        child.kill()
      }, farewell)
      child.once('exit', () => {
        clearTimeout(impatience)
        resolve()
      })
      child.postMessage({ kind: 'close' })
    })
  }

  #hear(child: StudioChild<Port>, message: FromStudio): void {
    if (child !== this.#child) return
    if (message.kind === 'ready') {
      this.#tell({ state: 'running' })
      const ports = this.#waiting.splice(0)
      for (const port of ports) child.postMessage({ kind: 'connect' }, [port])
    } else if (message.kind === 'failed') {
      this.#refusal = `${message.problem.message} ${message.problem.hint}`
    } else {
      this.#setJobs(message.titles)
    }
  }

  #buried(child: StudioChild<Port>, code: number): void {
    if (child !== this.#child) return
    this.#child = undefined
    const interrupted = this.#titles
    this.#setJobs([])
    if (this.#closing !== undefined) {
      this.#tell({ state: 'stopped' })
      return
    }
    this.#events.log(`the studio process ended with code ${code}`)
    if (this.#refusal !== undefined) {
      this.#tell({ state: 'stopped', message: this.#refusal })
      return
    }
    const delay = this.#restarts.died()
    if (delay === undefined) {
      this.#tell({
        state: 'stopped',
        message: `The studio ended ${this.#restarts.deaths} times within a minute. What was saved is kept; start it again when the cause is gone.`,
      })
      return
    }
    this.#tell({ state: 'died', message: obituary(interrupted) })
    this.#timer = setTimeout(() => this.start(), delay)
  }

  #setJobs(titles: readonly string[]): void {
    this.#titles = titles
    this.#events.onJobs(titles)
  }

  #tell(state: StudioState): void {
    this.#state = state
    this.#events.onState(state)
  }
}

function obituary(interrupted: readonly string[]): string {
  const start = 'The studio process ended unexpectedly and is being started again.'
  if (interrupted.length === 0) return `${start} Nothing was running.`
  return `${start} Interrupted: ${interrupted.join(', ')}; kept up to the last saved point.`
}
