/** What every minimum count of bigrams would leave, all at once: for a slider that answers without asking. */
import type { Reply } from '../../../src-shared/contract/index.ts'
import type { Workspace } from '../../store/index.ts'
import { strongest, range } from '../graph/strongest.ts'
import { loadTokenizer, tokenSetOf } from '../runs/prepare.ts'
import { bigramCountsOf } from './bigram-counts.ts'

const usualTop = 50

/** Counted on the whole corpus; a run holds a part of it out and so has slightly fewer own edges. */
export function bigramChoices(
  workspace: Workspace,
  corpus: number,
  top = usualTop,
): Reply<'corpora.bigrams'> {
  const key = tokenSetOf(workspace, corpus)
  const { offsets, targets, counts, nodeCounts } = bigramCountsOf(workspace, corpus)
  const sorted = counts.slice().sort()
  const total = sorted.reduce((sum, count) => sum + count, 0)
  const thresholds: number[] = []
  const ownEdges: number[] = []
  const coverage: number[] = []
  let left = total
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) {
      thresholds.push(sorted[i])
      ownEdges.push(sorted.length - i)
      coverage.push(left / total)
    }
    left -= sorted[i]
  }
  const tokenizer = loadTokenizer(workspace, key.tokenizer)
  const best = strongest(range(counts.length), (pair) => counts[pair], top)
  return {
    vocabulary: nodeCounts.length,
    tokens: workspace.tokens.get(key).tokens,
    thresholds: Uint32Array.from(thresholds),
    ownEdges: Float64Array.from(ownEdges),
    coverage: Float64Array.from(coverage),
    top: Array.from(best, (pair) => {
      const source = sourceOf(offsets, pair)
      return {
        source,
        target: targets[pair],
        sourceText: tokenizer.tokenText(source),
        targetText: tokenizer.tokenText(targets[pair]),
        count: counts[pair],
        probability: Math.min(1, counts[pair] / Math.max(1, nodeCounts[source])),
      }
    }),
  }
}

/** The node whose pairs include this one, by bisection. */
function sourceOf(offsets: Uint32Array, pair: number): number {
  let low = 0
  let high = offsets.length - 2
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (offsets[middle] <= pair) low = middle
    else high = middle - 1
  }
  return low
}
