/**
 * Branches as a JSON document and back. What comes back was written by another version, or by hand: it is checked, and
 * what is no tree is refused as a whole.
 */
import { z } from 'zod'
import { generationEnds } from '../../../../src-shared/generation.ts'
import { BranchTree, type Branch } from './branch-tree.ts'

const token = z.object({
  id: z.int().min(0),
  text: z.string(),
  display: z.string(),
  energy: z.number(),
  probability: z.number(),
  margin: z.number(),
  own: z.boolean(),
  count: z.number(),
  forced: z.boolean().optional(),
  window: z.int().min(1).optional(),
})

const savedBranches = z.array(
  z.object({
    id: z.int().min(0),
    parent: z.int().min(0).optional(),
    start: z.int().min(0),
    tokens: z.array(token),
    end: z.enum([...generationEnds, 'failed']).optional(),
  }),
)

export type SavedBranches = z.infer<typeof savedBranches>

/** Without the candidates of each step, which the studio tells again. */
export function saveBranches(tree: BranchTree): SavedBranches {
  return tree.branches.map(({ id, parent, start, tokens, end }) => ({
    id,
    ...(parent === undefined ? {} : { parent }),
    start,
    tokens: tokens.map(({ candidates: _candidates, ...rest }) => ({
      ...rest,
      // JSON knows no infinity: the margin of a token that had no rival.
      margin: Number.isFinite(rest.margin) ? rest.margin : Number.MAX_VALUE * Math.sign(rest.margin),
    })),
    ...(end === undefined ? {} : { end }),
  }))
}

/** Undefined where the document holds no tree. */
export function restoreBranches(document: unknown): BranchTree | undefined {
  const read = savedBranches.safeParse(document)
  if (!read.success || read.data.length === 0) return undefined
  const known = new Map<number, Branch>()
  for (const { id, parent, start, tokens, end } of read.data) {
    const above = parent === undefined ? undefined : known.get(parent)
    const isFirst = known.size === 0
    if (known.has(id) || isFirst !== (parent === undefined)) return undefined
    if (!isFirst && above === undefined) return undefined
    const room = above === undefined ? 0 : above.start + above.tokens.length
    if (start > room || start < (above?.start ?? 0)) return undefined
    known.set(id, { id, parent, start, tokens, end })
  }
  return new BranchTree([...known.values()])
}
