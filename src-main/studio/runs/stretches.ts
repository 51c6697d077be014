/** What computed which steps of a run, from the events that it wrote where an engine began. */
import type { DeviceStretch } from '../../../src-shared/contract/runs.ts'
import type { EngineStatus } from '../../../src-shared/contract/app.ts'
import type { EngineName } from '../../../src-shared/engine.ts'
import type { DeviceReport } from '../../engine/engine.ts'
import type { Workspace } from '../../store/index.ts'

/** Of the journal's events, the kind that says which engine begins. */
export const engineEvent = 'engine'

/** What such an event has beside its sentence. */
export interface EngineBegan {
  readonly report: DeviceReport
  readonly reason: string
  /** What was known of the engine. */
  readonly found?: EngineStatus
  /** Those that were not taken, and why. */
  readonly others: readonly { readonly engine: EngineName; readonly reason: string }[]
}

/** Oldest first. What went back to a checkpoint has lost its steps after that: they were computed again. */
export function stretchesOf({ journal, metrics }: Workspace, run: number): DeviceStretch[] {
  const last = metrics.last(run)?.step ?? 0
  const stretches: DeviceStretch[] = []
  for (const { step, kind, detail } of journal.events(run)) {
    if (kind !== engineEvent) continue
    endAt(stretches, step)
    const { report, reason, found, others } = detail as EngineBegan
    stretches.push({ from: step, to: last, device: report, reason, ...(found && { found }), others })
  }
  return stretches
}

function endAt(stretches: DeviceStretch[], step: number): void {
  while ((stretches.at(-1)?.from ?? -1) >= step) stretches.pop()
  const ended = stretches.pop()
  if (ended !== undefined) stretches.push({ ...ended, to: Math.min(ended.to, step) })
}
