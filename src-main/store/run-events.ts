/** What a run's journal says when its state changes. */
import type { EventRecord, RunState } from '../../src-shared/run.ts'

/** The kind of event under which a change of state is kept. */
export const stateEventKind = 'state'

/** @param reason a sentence that follows */
export function stateEvent(
  step: number,
  from: RunState,
  to: RunState,
  reason: string | undefined,
): Pick<EventRecord, 'step' | 'kind' | 'message' | 'detail'> {
  const what = whatHappened(from, to)
  const message = reason === undefined ? what : `${what} ${reason}`
  return { step, kind: stateEventKind, message, detail: { from, to } }
}

function whatHappened(from: RunState, to: RunState): string {
  switch (to) {
    case 'queued':
    case 'running':
      return from === 'queued' ? 'Training began.' : 'Training went on.'
    case 'paused':
      return 'Training was paused.'
    case 'interrupted':
      return 'Training was interrupted.'
    case 'finished':
      return 'Training came to its end.'
    case 'stopped':
      return 'Training was stopped.'
    case 'failed':
      return 'Training failed.'
  }
}
