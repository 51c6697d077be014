/** The engines of this machine as an open studio knows them: what is remembered, and trials one at a time. */
import type { EngineReport } from '../../../src-shared/contract/app.ts'
import { engineNames, type EngineFinding, type EngineName } from '../../../src-shared/engine.ts'
import { unfinishedTrial, type ModelWish } from '../../engine/choice/index.ts'
import type { Workspace } from '../../store/index.ts'
import { RememberedFindings } from './remembered.ts'
import { reportEngines } from './report.ts'
import { startTrial, type StartTrial, type TrialAssignment } from './trial.ts'

export class Engines {
  readonly #findings: RememberedFindings
  readonly #start: StartTrial
  #trial: Promise<void> = Promise.resolve()
  /** Engines whose trial has not ended, and what was known of them before. */
  readonly #open = new Map<EngineName, EngineFinding | undefined>()
  #isClosed = false

  constructor(workspace: Pick<Workspace, 'facts'>, start: StartTrial = startTrial) {
    this.#findings = new RememberedFindings(workspace)
    this.#start = start
  }

  get(engine: EngineName): EngineFinding | undefined {
    return this.#findings.get(engine)
  }

  report(wish: ModelWish): EngineReport {
    return reportEngines(this.#findings, wish)
  }

  /** Tries engines that were never tried on this machine: whether they run and are right, not how fast. */
  async look(wish: ModelWish): Promise<void> {
    if (engineNames.every((engine) => this.get(engine) !== undefined)) return
    await this.#inTurn(() => {
      const engines = engineNames.filter((engine) => this.get(engine) === undefined)
      return engines.length === 0
        ? Promise.resolve()
        : this.#try({ wish, engines, known: [], options: { measure: 'never' } })
    })
  }

  /** Tries one engine anew, or all, and measures them on a model of the wished size. */
  async test(engine: EngineName | undefined, wish: ModelWish, milliseconds?: number): Promise<EngineReport> {
    const engines = engine === undefined ? engineNames : [engine]
    await this.#inTurn(() => {
      const known = engines.map((name) => this.get(name)).filter((finding) => finding !== undefined)
      const options = {
        again: engines,
        measure: 'always',
        ...(milliseconds !== undefined && { milliseconds }),
      } as const
      return this.#try({ wish, engines, known, options })
    })
    return this.report(wish)
  }

  /** Settled when no trial runs. */
  async settled(): Promise<void> {
    await this.#trial
  }

  /** What is found from now on is not kept: the workspace is closed. */
  async close(): Promise<void> {
    this.#isClosed = true
    // Whoever quits during a trial has not met a driver that fails.
    this.#restore()
    await this.#trial
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const turn = this.#trial.then(act)
    this.#trial = turn.catch(() => undefined)
    return turn
  }

  /** Until a finding arrives, what is kept says that the trial has not ended: a driver may end the process. */
  async #try(assignment: TrialAssignment): Promise<void> {
    if (this.#isClosed) return
    const before = new Map(assignment.known.map((finding) => [finding.engine, finding]))
    const mark = (engine: EngineName): unknown => this.#open.set(engine, before.get(engine))
    for (const engine of assignment.engines)
      if (engine !== 'wasm') {
        mark(engine)
        this.#findings.keep(unfinishedTrial(engine))
      }
    try {
      await this.#start(assignment, (finding) => {
        if (this.#isClosed) return
        this.#findings.keep(finding)
        if (finding.unfinished === true) mark(finding.engine)
        else this.#open.delete(finding.engine)
      })
    } finally {
      // The thread came to an end of its own, so no driver did.
      this.#restore()
    }
  }

  /** What was known before the trials that have not ended. */
  #restore(): void {
    for (const [engine, finding] of this.#open)
      if (finding === undefined) this.#findings.forget(engine)
      else this.#findings.keep(finding)
    this.#open.clear()
  }
}
