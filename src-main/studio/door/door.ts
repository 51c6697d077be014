/** Where clients come in: one port each, from wherever it leads. */
import type { Port } from '../../../src-shared/contract/port.ts'
import type { Workbench } from '../workbench.ts'
import { Session, type SessionOptions } from './session.ts'

export class Door {
  readonly bench: Workbench
  readonly #sessions = new Set<Session>()

  constructor(bench: Workbench) {
    this.bench = bench
  }

  /** Listens to a client until its port closes. */
  attach(port: Port, options: SessionOptions = {}): void {
    const session = new Session(this.bench, port, options, () => this.#sessions.delete(session))
    this.#sessions.add(session)
  }

  /** Sends the clients away, saves what runs, and closes the workspace. */
  async close(): Promise<void> {
    for (const session of this.#sessions) session.end('the studio closes')
    await this.bench.close()
  }
}
