/**
 * The one error type that may reach a person: a kind to match on, a sentence, and a hint to act on.
 * Anything else that is thrown is a defect of ours and is shown as such.
 */

export const errorKinds = [
  'usage', // the command or request itself is malformed
  'setting-out-of-range',
  'not-found', // a corpus, run, checkpoint or file that does not exist
  'file-unreadable', // no permission, a directory, it vanished
  'format-unknown', // the content is not any kind that can be imported
  'input-damaged', // recognised, but truncated or corrupt
  'input-too-large',
  'input-empty',
  'vocabulary-too-large', // larger than the text allows
  'graph-empty', // minBigramCount leaves no own edge
  'prompt-empty',
  'workspace-locked', // another process writes to it
  'workspace-newer', // made by a later version of this program
  'workspace-damaged',
  'disk-full',
  'memory-insufficient',
  'device-lost', // the graphics device went away in the middle of the work
  'diverged', // NaN or a loss spike stopped the run
  'cancelled',
  'unsupported', // a valid wish that this engine or build cannot fulfil
  'busy', // something else has to end first
  'refused', // no or a wrong token, a foreign page
  'connection-lost', // between the window and the studio; what was asked may or may not have happened
  'defect', // not the person's doing: something went wrong inside
] as const

export type ErrorKind = (typeof errorKinds)[number]

export class StudioError extends Error {
  readonly kind: ErrorKind
  /** What the person can do about it: one sentence. */
  readonly hint: string

  constructor(kind: ErrorKind, message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StudioError'
    this.kind = kind
    this.hint = hint
  }
}
