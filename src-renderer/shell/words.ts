/** What the studio tells, in the person's language: states, phases, figures of progress. */
import type { JobKind, JobProgress, JobState } from '../../src-shared/contract/index.ts'
import type { RunState } from '../../src-shared/run.ts'
import { formatBytes, formatInteger, t, type MessageKey } from '../language/index.ts'

type Tone = 'neutral' | 'accent' | 'good' | 'caution' | 'bad'

export function jobKindText(kind: JobKind): string {
  return t(`shell.jobKinds.${kind}`)
}

export function jobStateText(state: JobState): string {
  return t(`shell.jobStates.${state}`)
}

export function runStateText(state: RunState): string {
  return t(`shell.runStates.${state}`)
}

const jobTones: Record<JobState, Tone> = {
  queued: 'neutral',
  running: 'accent',
  pausing: 'accent',
  paused: 'neutral',
  cancelling: 'neutral',
  finished: 'good',
  cancelled: 'neutral',
  failed: 'bad',
  interrupted: 'caution',
}

/** For badges. */
export function jobTone(state: JobState): Tone {
  return jobTones[state]
}

/** The states of runs are a part of those of jobs, but for one that a person ended. */
export function runTone(state: RunState): Tone {
  return state === 'stopped' ? 'neutral' : jobTones[state]
}

const phases: Readonly<Record<string, Extract<MessageKey, `shell.phases.${string}`>>> = {
  'checking the workspace': 'shell.phases.checking',
  'compacting the workspace': 'shell.phases.compacting',
  'counting pairs of tokens': 'shell.phases.countingPairs',
  'counting words': 'shell.phases.countingWords',
  encoding: 'shell.phases.encoding',
  evaluating: 'shell.phases.evaluating',
  'factorising trigrams': 'shell.phases.factorising',
  'learning the tokens': 'shell.phases.learningTokens',
  'reading the prompt': 'shell.phases.readingPrompt',
  reading: 'shell.phases.reading',
  'scoring n-gram models': 'shell.phases.scoring',
  'taking the fingerprint': 'shell.phases.fingerprint',
  training: 'shell.phases.training',
  'trying the engines': 'shell.phases.tryingEngines',
  'warm start': 'shell.phases.warmStart',
  'passing over what was done': 'shell.phases.passingOver',
  waiting: 'shell.phases.waiting',
}

/** A phase that there is no translation of is shown as the studio says it. */
export function phaseText(phase: string): string {
  const key = phases[phase]
  return key === undefined ? phase : t(key)
}

/** 0 … 1; undefined where the total is not known. */
export function shareOf(progress: JobProgress | undefined): number | undefined {
  if (progress?.total === undefined || progress.total <= 0) return undefined
  return Math.min(1, progress.done / progress.total)
}

/** 1.2 MB of 3.4 MB · 512 kB/s */
export function progressText(progress: JobProgress): string {
  const { done, total, unit, speed } = progress
  const amount = (value: number): string => {
    if (unit === 'bytes') return formatBytes(value)
    if (unit === 'items') return formatInteger(value)
    const count = Math.round(value)
    return unit === 'steps' ? t('shell.steps', { count }) : t('shell.tokens', { count })
  }
  const bare = (value: number): string => (unit === 'bytes' ? formatBytes(value) : formatInteger(value))
  const place =
    total === undefined ? amount(done) : t('shell.progress', { done: bare(done), total: amount(total) })
  return speed === undefined || speed <= 0
    ? place
    : `${place} · ${t('shell.speed', { amount: amount(speed) })}`
}
