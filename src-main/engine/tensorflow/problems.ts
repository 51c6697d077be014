/** What TensorFlow throws, as errors that a person can act on. docs/tensorflow.md has the same list in prose. */
import { StudioError } from '../../../src-shared/errors.ts'

const page = 'docs/tensorflow.md'

/** Why a package could not be loaded. */
export function whyNotLoaded(name: string, error: unknown): StudioError {
  const message = messageOf(error)
  const cause = { cause: error }
  if (hasCode(error, 'ERR_MODULE_NOT_FOUND') || hasCode(error, 'MODULE_NOT_FOUND'))
    return new StudioError(
      'unsupported',
      `The package ${name} is not installed.`,
      `Install it as ${page} says, or train with another engine.`,
      cause,
    )
  if (/native addon module|tfjs_binding\.node/.test(message) && !/shared object/.test(message))
    return new StudioError(
      'unsupported',
      `The package ${name} is there, but its native part is not: the download at installation did not succeed.`,
      `Run "npm rebuild ${name}" with a network, as ${page} says.`,
      cause,
    )
  if (
    hasCode(error, 'ERR_DLOPEN_FAILED') ||
    /shared object|specified module could not be found/.test(message)
  )
    return new StudioError(
      'unsupported',
      `A library that TensorFlow needs cannot be loaded: ${firstLine(message)}`,
      `Install CUDA 11.2 and cuDNN 8.1, and put them where the loader looks, as ${page} says.`,
      cause,
    )
  return new StudioError(
    'unsupported',
    `TensorFlow could not be started: ${firstLine(message)}`,
    `${page} lists what it needs; another engine trains without it.`,
    cause,
  )
}

export function notTheRightDevice(): StudioError {
  return new StudioError(
    'unsupported',
    'TensorFlow was started, but it found no CUDA device that it can use, or not all of the CUDA libraries.',
    `What it missed stands in the lines it wrote to the terminal; ${page} says what belongs to each.`,
  )
}

/** An error in the middle of a step, which has changed nothing. Errors that are not TensorFlow's come back as they are. */
export function whyStepFailed(error: unknown): unknown {
  if (error instanceof StudioError) return error
  const message = messageOf(error)
  if (/\bOOM\b|out of memory|RESOURCE_EXHAUSTED|ResourceExhausted|failed to allocate/i.test(message))
    return new StudioError(
      'memory-insufficient',
      'The graphics card has not enough free memory for this step.',
      'Take fewer sequences in a batch, or end other programs that use the card.',
      { cause: error },
    )
  if (/Array buffer allocation failed|Invalid typed array length/.test(message))
    return new StudioError(
      'memory-insufficient',
      'The machine has not enough memory for this model.',
      'Raise minBigramCount, or take a smaller vocabulary or dimension.',
      { cause: error },
    )
  if (/CUDA_ERROR|CUBLAS|cublas|no kernel image|GPU sync failed/.test(message))
    return new StudioError(
      'device-lost',
      `The graphics card failed: ${firstLine(message)}`,
      'Nothing of this step was kept. Start the studio again and continue from the last checkpoint, or on the processor.',
      { cause: error },
    )
  return error
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function firstLine(message: string): string {
  return message.split('\n')[0].trim()
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
