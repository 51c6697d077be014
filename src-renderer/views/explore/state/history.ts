/**
 * Undo and redo over immutable states. Changes of one kind that follow each other closely (a slider that is dragged,
 * a step that is played) become one: the state before the first of them is where undo leads.
 */

const mostSteps = 200
const pause = 1200 // ms without a change of the kind, after which the next one is a step of its own

export interface History<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
  readonly kind: string | undefined
  /** When the last change was made, ms. */
  readonly at: number
}

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], kind: undefined, at: -Infinity }
}

/** `kind` names changes that may become one; without it each is a step. */
export function change<State>(
  history: History<State>,
  present: State,
  kind: string | undefined,
  at: number,
): History<State> {
  if (present === history.present) return history
  const joins = kind !== undefined && kind === history.kind && at - history.at < pause
  const past = joins ? history.past : [...history.past, history.present].slice(-mostSteps)
  return { past, present, future: [], kind, at }
}

/** A change that undo does not lead back over, such as what the address asked for. */
export function replace<State>(history: History<State>, present: State): History<State> {
  return { ...history, present, kind: undefined }
}

export function undo<State>(history: History<State>): History<State> {
  const present = history.past.at(-1)
  if (present === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    kind: undefined,
    at: -Infinity,
  }
}

export function redo<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future
  if (present === undefined) return history
  return { past: [...history.past, history.present], present, future, kind: undefined, at: -Infinity }
}
