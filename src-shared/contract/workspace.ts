/** The workspace: where everything is kept, how large it is, and how it is looked after; and what views keep in it. */
import { z } from 'zod'
import { request } from './definition.ts'
import { startedJob } from './jobs.ts'
import { limits } from './limits.ts'
import { amount, document, figure, id, list, name, nothing, text, time } from './schema.ts'

export const workspaceInfo = z.object({
  folder: text,
  /** On the disk, and of that free inside the file: what `workspace.compact` gives back. */
  bytes: figure,
  reusable: figure,
  /** Free on the disk. */
  free: figure,
  /** By kind, largest first: 'texts', 'tokens', 'checkpoints', 'metrics', 'deleted runs', 'uploads'. */
  parts: list(z.object({ part: text, bytes: figure, items: amount })),
  corpora: amount,
  runs: amount,
  deletedRuns: amount,
  checkpoints: amount,
  /** When it was last checked, and what was found. */
  checked: z.object({ at: time, findings: amount }).optional(),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfo>

export const viewKinds = ['explore', 'complete', 'train', 'data'] as const

/** Something a view keeps: a named picture of the graph, a tree of completions. The document is the view's own. */
export const savedView = z.object({
  view: id,
  kind: z.enum(viewKinds),
  name: text,
  run: id.optional(),
  document,
  created: time,
  changed: time,
})
export type SavedView = z.infer<typeof savedView>

export const workspaceRequests = {
  'workspace.info': request('Location, size by kind, and free space.', nothing, workspaceInfo),
  'workspace.move': request(
    'Moves the workspace into another folder, which must be empty or new. Refused while a job runs.',
    z.object({ folder: z.string().min(1).max(limits.path) }),
    z.object({ folder: text }),
  ),
  'workspace.compact': request(
    'Deletes deleted runs for good and gives free space back to the disk, as a job.',
    nothing,
    startedJob,
  ),
  'workspace.check': request(
    'Reads everything and compares it with its checksums, as a job; its result is { findings: string[] }.',
    nothing,
    startedJob,
  ),
  'workspace.backup': request(
    'Copies the workspace into a new file.',
    z.object({ file: z.string().min(1).max(limits.path) }),
    z.object({ file: text, bytes: figure }),
  ),
  'views.list': request(
    'What views have kept, newest change first.',
    z.object({ kind: z.enum(viewKinds).optional(), run: id.optional() }),
    z.object({ views: list(savedView) }),
  ),
  'views.save': request(
    'Keeps something new, or replaces `view`.',
    z.object({ view: id.optional(), kind: z.enum(viewKinds), name, run: id.optional(), document }),
    savedView,
  ),
  'views.delete': request('Forgets something kept.', z.object({ view: id }), nothing),
}
