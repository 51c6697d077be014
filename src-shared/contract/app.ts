/** The application itself: versions, machine, engines, notices. */
import { z } from 'zod'
import { request, subscription } from './definition.ts'
import { amount, figure, finite, id, list, nothing, share, text, time } from './schema.ts'

export const notice = z.object({
  /** Counts up; a client that comes back tells the last one it has seen. */
  number: amount,
  level: z.enum(['info', 'warning', 'error']),
  /**
   * What happened, for messages in the user's language; `message` and `hint` are the same in English.
   * `recovered`: the last process died, and this is what was left; `job-ended`: for a system notification.
   */
  kind: z.enum(['recovered', 'job-ended', 'job-failed', 'engine', 'disk', 'workspace']),
  message: text,
  hint: text.optional(),
  job: id.optional(),
  created: time,
})
export type Notice = z.infer<typeof notice>

export const engineStatus = z.object({
  engine: z.enum(['wasm', 'webgpu', 'tensorflow']),
  available: z.boolean(),
  /** What it runs on, such as the processor's name; where it is not available, why not. */
  device: text,
  reason: text.optional(),
  threads: amount.optional(),
  /** Which kernels, such as 'relaxed SIMD'. */
  variant: text.optional(),
  /** Measured by `devices.test`: training predictions per second at that d. */
  measured: z.object({ d: amount, tokensPerSecond: finite, at: time }).optional(),
})
export type EngineStatus = z.infer<typeof engineStatus>

export const appInfo = z.object({
  version: text,
  /** Differs after every start of the studio. */
  session: text,
  platform: text,
  node: text,
  processor: text,
  cores: amount,
  /** Bytes. */
  memory: amount,
  availableMemory: amount,
  workspace: text,
  /** What opening found that a dead process had left behind. */
  recovery: z.object({ corpora: list(id), runs: list(id), chunks: amount }),
  samples: list(z.object({ language: z.enum(['en', 'zh']), articles: amount, bytes: amount })),
})
export type AppInfo = z.infer<typeof appInfo>

export const appRequests = {
  'app.info': request('Versions, the machine, the workspace and the bundled samples.', nothing, appInfo),
  'app.report': request(
    'A problem report as plain text: versions, machine, recent log; no texts of the user.',
    nothing,
    z.object({ text }),
  ),
  'devices.list': request(
    'The engines: what each would run on, or why it cannot.',
    nothing,
    z.object({ engines: list(engineStatus), chosen: text, reason: text }),
  ),
  'devices.test': request(
    'Trains a tiny model for a second on an engine and says how fast it was.',
    z.object({
      engine: z.enum(['wasm', 'webgpu', 'tensorflow']),
      d: z.union([z.literal(8), z.literal(16), z.literal(32), z.literal(64)]),
    }),
    z.object({ engine: engineStatus, tokensPerSecond: figure }),
  ),
}

/** How hard the machine works now. Bytes. */
export const machineFigures = z.object({
  /** Share of all cores that was busy lately, with whatever program. */
  processor: share,
  /** That this program takes, and that is left for it. */
  memory: figure,
  availableMemory: figure,
  /** Left on the workspace's disk. */
  disk: figure,
})
export type MachineFigures = z.infer<typeof machineFigures>

export const appSubscriptions = {
  machine: subscription(
    'How hard the machine works: processor, memory, disk; every two seconds.',
    nothing,
    machineFigures,
    nothing,
    1,
  ),
  app: subscription(
    'Notices, beginning with those after number `after`.',
    z.object({ after: amount.optional() }),
    z.object({ notices: list(notice) }),
    nothing,
    1,
  ),
}
