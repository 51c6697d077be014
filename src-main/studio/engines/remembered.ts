/** What was found of the engines, kept in the workspace while the machine and the program are the same. */
import os from 'node:os'
import type { EngineFinding, EngineName } from '../../../src-shared/engine.ts'
import type { Findings } from '../../engine/choice/index.ts'
import type { Workspace } from '../../store/index.ts'

/** Raised when an engine's arithmetic or what is kept of it changes. */
const version = 1

/** Whatever makes old findings worthless. Drivers are compared when they are loaded. */
export function machineOf(): string {
  const processor = os.cpus()[0]?.model.trim() ?? os.arch()
  return [processor, os.availableParallelism(), os.release(), process.versions.node, version].join(', ')
}

export class RememberedFindings implements Findings {
  readonly #facts: Workspace['facts']
  readonly #machine: string
  /** What was found since, where the workspace is open for reading only: evaluating there must not fail. */
  readonly #unwritten: Map<EngineName, EngineFinding | undefined> | undefined

  constructor(
    { facts, readOnly = false }: Pick<Workspace, 'facts'> & Partial<Pick<Workspace, 'readOnly'>>,
    machine = machineOf(),
  ) {
    this.#facts = facts
    this.#machine = machine
    this.#unwritten = readOnly ? new Map() : undefined
  }

  get(engine: EngineName): EngineFinding | undefined {
    if (this.#unwritten?.has(engine) === true) return this.#unwritten.get(engine)
    const fact = this.#facts.get(nameOf(engine)) as { machine: string; finding: EngineFinding } | undefined
    return fact?.machine === this.#machine ? fact.finding : undefined
  }

  keep(finding: EngineFinding): void {
    if (this.#unwritten !== undefined) this.#unwritten.set(finding.engine, finding)
    else this.#facts.set(nameOf(finding.engine), { machine: this.#machine, finding })
  }

  forget(engine: EngineName): void {
    if (this.#unwritten !== undefined) this.#unwritten.set(engine, undefined)
    else this.#facts.set(nameOf(engine), undefined)
  }
}

function nameOf(engine: EngineName): string {
  return `engine ${engine}`
}
