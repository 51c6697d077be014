/**
 * What a client may ask again by itself when a connection broke before the answer came: everything that only reads.
 * These change something, so whoever asked is told instead.
 */
import type { RequestName, SubscriptionName } from './index.ts'

const changing: readonly RequestName[] = [
  'corpora.import',
  'corpora.rename',
  'corpora.delete',
  'runs.start',
  'runs.pause',
  'runs.resume',
  'runs.stop',
  'runs.describe',
  'runs.delete',
  'runs.restore',
  'runs.evaluate',
  'jobs.pause',
  'jobs.resume',
  'jobs.cancel',
  'jobs.dismiss',
  'checkpoints.delete',
  'workspace.move',
  'workspace.compact',
  'workspace.check',
  'workspace.backup',
  'views.save',
  'views.delete',
  'devices.test',
]

/** Streams that end by themselves: begun again they would repeat what they said. */
const passing: readonly SubscriptionName[] = ['complete']

export function mayRepeatRequest(name: RequestName): boolean {
  return !changing.includes(name)
}

export function mayRepeatSubscription(name: SubscriptionName): boolean {
  return !passing.includes(name)
}
