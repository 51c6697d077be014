/** Errors on their way out: what a person may read crosses as it is, anything else crosses without its inside. */
import type { z } from 'zod'
import type { Problem } from '../../../src-shared/contract/jobs.ts'
import { StudioError } from '../../../src-shared/errors.ts'

/** Undefined for a defect, which belongs into the log. */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof StudioError)) return undefined
  const { kind, message, hint } = error
  return { kind, message, hint }
}

export const defect: Problem = {
  kind: 'defect',
  message: 'Something went wrong inside the program.',
  hint: 'What is saved is safe. Try again; if it happens again, copy the problem report.',
}

/** What is wrong with a body, by its first finding. */
export function malformed(name: string, error: z.ZodError): StudioError {
  const [issue] = error.issues
  const place = issue?.path.length ? ` at ${issue.path.map(String).join('.').slice(0, 100)}` : ''
  return new StudioError(
    'usage',
    `The request ${name} cannot be understood${place}: ${issue?.message ?? 'malformed'}.`,
    'Reload the window; if it happens again, window and studio are of different versions.',
  )
}

export function unknownName(name: string): StudioError {
  return new StudioError(
    'usage',
    `There is no request ${JSON.stringify(name.slice(0, 100))}.`,
    'Reload the window; if it happens again, window and studio are of different versions.',
  )
}
