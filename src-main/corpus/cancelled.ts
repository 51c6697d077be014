import { StudioError } from '../../src-shared/errors.ts'

export function cancelled(): StudioError {
  return new StudioError(
    'cancelled',
    'The import was cancelled.',
    'Start it again to go on where it stopped.',
  )
}
