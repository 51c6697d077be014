/** The application itself: versions, machine, engines, notices. */
import { z } from 'zod'
import { engineNames, engineStates } from '../engine.ts'
import { request, subscription } from './definition.ts'
import { problem } from './jobs.ts'
import { amount, figure, finite, id, list, nothing, share, text, time } from './schema.ts'
import { presetName, wishedSettings } from './training.ts'

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

const speedShape = {
  d: amount,
  vocabulary: amount,
  ownEdges: amount,
  batchSequences: amount,
  window: amount,
  optimiser: z.enum(['edge-normalised', 'adamw-factored', 'adamw-half', 'adamw']),
  candidates: z.union([z.literal('all'), amount]),
}

export const engineStatus = z.object({
  engine: z.enum(engineNames),
  /** `not-tried`: nothing below is known yet. */
  state: z.enum(engineStates),
  /** Whether it may be asked for: it is ready, or it is the processor, which every machine has. */
  available: z.boolean(),
  /** What it runs on, such as the card's name; empty while that is not known. */
  device: text,
  driver: text.optional(),
  /** Bytes that the device has in all, where it tells. */
  memory: figure.optional(),
  limits: list(z.object({ name: text, value: figure })),
  threads: amount.optional(),
  /** Which kernels, such as 'relaxed SIMD'. */
  variant: text.optional(),
  /** The greatest relative deviation from the float64 reference that its check found. */
  deviation: figure.optional(),
  /**
   * Training predictions per second, and the shape they were measured on. `isCurrent`: a text-like graph of the size
   * of the model that was asked about; otherwise the latest there is, of another shape.
   */
  measured: z.object({ ...speedShape, tokensPerSecond: finite, at: time, isCurrent: z.boolean() }).optional(),
  /** Tokens per second when generating: one prompt, many together. */
  generation: z.object({ single: finite, many: finite.optional(), at: time }).optional(),
  /** When it was last tried. */
  tried: time.optional(),
  /** Why it was chosen, or why not, as a sentence. */
  reason: text.optional(),
  /** Why it cannot run, and what would help. */
  problem: problem.optional(),
})
export type EngineStatus = z.infer<typeof engineStatus>

/** What a training on this machine would run on. */
export const engineReport = z.object({
  engines: list(engineStatus),
  /** Which 'auto' would take; absent while nobody has tried. */
  chosen: z.enum(engineNames).optional(),
  /** Why, as a sentence. */
  reason: text,
})
export type EngineReport = z.infer<typeof engineReport>

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

/** The model that figures are wanted for: of a corpus, or of a usual size; settings are laid over the preset. */
const currentModel = z.object({
  corpus: id.optional(),
  preset: presetName.optional(),
  settings: wishedSettings.optional(),
})

export const appRequests = {
  'app.info': request('Versions, the machine, the workspace and the bundled samples.', nothing, appInfo),
  'app.report': request(
    'A problem report as plain text: versions, machine, recent log; no texts of the user.',
    nothing,
    z.object({ text }),
  ),
  'devices.list': request(
    'The engines: what is known of each on this machine, for the model of the given corpus and settings.',
    currentModel,
    engineReport,
  ),
  'devices.test': request(
    'Tries one engine, or all: is it right, and how fast does it train a model of that size? Some seconds each.',
    z.object({ engine: z.enum(engineNames).optional(), ...currentModel.shape }),
    engineReport,
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
