/**
 * The contract between the window and the studio: every request with its input and reply, every subscription with its
 * input, events and end. Both sides read this one table; the studio's door checks every message by it, the client's
 * types follow from it. How messages look on the wire is in wire.ts and codec.ts; what the window asks of its host
 * (file dialogs, notifications) is in host.ts.
 */
import type { z } from 'zod'
import { appRequests, appSubscriptions } from './app.ts'
import { completionRequests, completionSubscriptions } from './completion.ts'
import { corporaRequests } from './corpora.ts'
import { graphRequests } from './graph.ts'
import { jobsRequests, jobsSubscriptions } from './jobs.ts'
import { modelsRequests } from './models.ts'
import { runsRequests, runsSubscriptions } from './runs.ts'
import { trainingRequests } from './training.ts'
import { workspaceRequests } from './workspace.ts'

export const requests = {
  ...appRequests,
  ...corporaRequests,
  ...trainingRequests,
  ...runsRequests,
  ...jobsRequests,
  ...modelsRequests,
  ...graphRequests,
  ...completionRequests,
  ...workspaceRequests,
}

export const subscriptions = {
  ...appSubscriptions,
  ...jobsSubscriptions,
  ...runsSubscriptions,
  ...completionSubscriptions,
}

export type RequestName = keyof typeof requests
export type RequestInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>
export type Reply<Name extends RequestName> = z.output<(typeof requests)[Name]['reply']>

export type SubscriptionName = keyof typeof subscriptions
export type SubscriptionInput<Name extends SubscriptionName> = z.output<(typeof subscriptions)[Name]['input']>
export type SubscriptionEvent<Name extends SubscriptionName> = z.output<(typeof subscriptions)[Name]['event']>
export type SubscriptionEnd<Name extends SubscriptionName> = z.output<(typeof subscriptions)[Name]['end']>

export type { AppInfo, EngineStatus, MachineFigures, Notice } from './app.ts'
export type { TraceReply } from './completion.ts'
export type { CorpusPreview, CorpusView, ImportSource } from './corpora.ts'
export type { EdgeMeasure, NodeMeasure, Subgraph } from './graph.ts'
export type { PickedFile, StudioHost, StudioState } from './host.ts'
export type { JobKind, JobProgress, JobState, JobView, Problem } from './jobs.ts'
export { limits } from './limits.ts'
export type { ModelRow, ModelView } from './models.ts'
export type { CurveEnvelope, EvaluationView, EventView, PointTable, SampleView } from './run-record.ts'
export type { CheckpointView, RunDetails, RunEvent, RunRow } from './runs.ts'
export type { TrainingForecast } from './training.ts'
export type { SavedView, WorkspaceInfo } from './workspace.ts'
