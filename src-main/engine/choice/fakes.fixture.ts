/** Engines that are slow, wrong, absent, lost or without room: the reference in bad company. */
import type { EngineFinding, EngineName } from '../../../src-shared/engine.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import { modelConfigOf, parseSettings } from '../../../src-shared/settings.ts'
import type { Engine, EngineOptions } from '../engine.ts'
import { createReferenceEngine } from '../reference/index.ts'
import type { Findings } from './choose.ts'
import type { EngineEntry, ModelWish } from './entry.ts'

/** A model so small that the reference trains it quickly. */
export function smallWish(changes: Readonly<Record<string, unknown>> = {}): ModelWish {
  const settings = parseSettings({ d: 8, batchSequences: 2, window: 4, ...changes })
  return { settings, config: modelConfigOf(settings, 16), ownEdges: 32 }
}

export interface Temper {
  /** Milliseconds that each step takes longer. */
  readonly delay?: number
  readonly driver?: string
  /** What becomes of an engine that was made. */
  readonly change?: (engine: Engine, options: EngineOptions) => Engine
  readonly find?: () => void
  readonly create?: (options: EngineOptions) => void
}

/** An entry by that name, and how often it was asked. */
export function fakeEntry(name: EngineName, temper: Temper = {}): EngineEntry & { asked: string[] } {
  const asked: string[] = []
  return {
    name,
    asked,
    async find() {
      asked.push('find')
      temper.find?.()
      const { driver } = temper
      return {
        device: `a ${name} device`,
        ...(driver !== undefined && { driver }),
        threads: 1,
        variant: '',
        limits: [],
      }
    },
    async create(options) {
      asked.push('create')
      temper.create?.(options)
      const engine = await createReferenceEngine(options)
      const slow: Engine = {
        ...engine,
        get stateLength() {
          return engine.stateLength
        },
        async train(...step) {
          if (temper.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, temper.delay))
          return await engine.train(...step)
        },
      }
      return temper.change?.(slow, options) ?? slow
    },
  }
}

export const absent: Temper = {
  find() {
    throw new StudioError('unsupported', 'There is no such device.', 'Buy one.')
  },
}

export class KeptFindings implements Findings {
  readonly kept = new Map<EngineName, EngineFinding>()
  /** Everything that was ever kept, in its order. */
  readonly history: EngineFinding[] = []

  get(engine: EngineName): EngineFinding | undefined {
    return this.kept.get(engine)
  }

  keep(finding: EngineFinding): void {
    this.kept.set(finding.engine, finding)
    this.history.push(finding)
  }
}
