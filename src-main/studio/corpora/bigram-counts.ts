/** How often each pair of tokens follows in a corpus, as its import has counted. */
import { StudioError } from '../../../src-shared/errors.ts'
import type { BigramCounts } from '../../model/graph-build.ts'
import type { Workspace } from '../../store/index.ts'
import { tokenSetOf } from '../runs/prepare.ts'

/** Of the whole corpus; a run holds a part of it out. Throws `not-found` where the import did not come so far. */
export function bigramCountsOf(workspace: Workspace, corpus: number): BigramCounts {
  const stored = workspace.tokens.bigrams.get({ ...tokenSetOf(workspace, corpus), split: 'all' })
  if (stored === undefined)
    throw new StudioError(
      'not-found',
      `Corpus ${corpus} has no bigram counts yet.`,
      'Import its file again; the import goes on where it ended.',
    )
  const { offsets, targets, counts, nodeCounts } = stored
  return { nodes: nodeCounts.length, offsets, targets, counts, nodeCounts }
}
