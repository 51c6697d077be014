/** The studio's side of the thread in which engines are tried. */
import { Worker } from 'node:worker_threads'
import type { EngineFinding, EngineName } from '../../../src-shared/engine.ts'
import type { ChoiceOptions, ModelWish } from '../../engine/choice/index.ts'

export interface TrialAssignment {
  readonly wish: ModelWish
  readonly engines: readonly EngineName[]
  readonly known: readonly EngineFinding[]
  readonly options: Pick<ChoiceOptions, 'again' | 'measure' | 'milliseconds'>
}

/** Settles when all have been tried; what was found is told as it is found. */
export type StartTrial = (
  assignment: TrialAssignment,
  onFinding: (finding: EngineFinding) => void,
) => Promise<void>

export const startTrial: StartTrial = (assignment, onFinding) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./trial.worker.ts', import.meta.url), { workerData: assignment })
    worker.on('message', onFinding)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
