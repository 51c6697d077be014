import type { JobView, RunRow } from '../../../../src-shared/contract/index.ts'
import type { RunState } from '../../../../src-shared/run.ts'
import { t } from '../../../language/index.ts'

export const stateTones: Record<RunState, 'neutral' | 'accent' | 'good' | 'caution' | 'bad'> = {
  queued: 'neutral',
  running: 'accent',
  paused: 'caution',
  interrupted: 'caution',
  finished: 'good',
  stopped: 'neutral',
  failed: 'bad',
}

/** What is happening: the job knows first that a run is about to pause or stop. */
export function stateText(row: Pick<RunRow, 'state'>, job: JobView | undefined): string {
  if (job?.state === 'pausing') return t('train.states.pausing')
  if (job?.state === 'cancelling') return t('train.states.cancelling')
  return t(`train.states.${row.state}`)
}

export interface RunActions {
  readonly canPause: boolean
  readonly canResume: boolean
  readonly canStop: boolean
}

/** What can be asked of a run now. */
export function actionsOf({ state }: Pick<RunRow, 'state'>, job: JobView | undefined): RunActions {
  const isEnding = job?.state === 'pausing' || job?.state === 'cancelling'
  const isWorking = state === 'running' || state === 'queued'
  const rests = state === 'paused' || state === 'interrupted' || state === 'stopped' || state === 'failed'
  return {
    canPause: isWorking && !isEnding,
    canResume: rests && !isEnding && job?.state !== 'queued' && job?.state !== 'running',
    canStop: (isWorking && job?.state !== 'cancelling') || state === 'paused' || state === 'interrupted',
  }
}
