/** Unigram and bigram models with additive smoothing: (count + added) / (total + added · V). */
import type { LanguageModel } from './language-model.ts'
import { findChild, type NgramLevel, type NgramTable } from './ngrams.ts'

/** P(v) from token counts. `table` has at least level 1. */
export function unigramModel(table: NgramTable, added = 0.5): LanguageModel {
  const { vocabulary, tokens } = table
  const { counts } = table.levels[1] as NgramLevel
  const total = tokens + added * vocabulary
  const model: LanguageModel = {
    vocabulary,
    probability: (_history, _length, target) => (counts[target] + added) / total,
    distribution(_history, _length, out) {
      for (let v = 0; v < vocabulary; v++) out[v] = (counts[v] + added) / total
    },
  }
  return model
}

/**
 * P(v | u) from bigram counts over the occurrences of u as a predecessor; the unigram model where there is no
 * history. `table` has at least level 2.
 */
export function bigramModel(table: NgramTable, added = 0.01): LanguageModel {
  const { vocabulary } = table
  const level = table.levels[2] as NgramLevel
  const { first, targets, counts } = level
  const unigram = unigramModel(table)
  const totals = new Float64Array(vocabulary)
  for (let u = 0; u < vocabulary; u++) {
    totals[u] = added * vocabulary
    for (let row = first[u]; row < first[u + 1]; row++) totals[u] += counts[row]
  }
  return {
    vocabulary,
    probability(history, length, target) {
      if (length === 0) return unigram.probability(history, length, target)
      const source = history[length - 1]
      const row = findChild(level, source, target)
      return ((row < 0 ? 0 : counts[row]) + added) / totals[source]
    },
    distribution(history, length, out) {
      if (length === 0) {
        unigram.distribution(history, length, out)
        return
      }
      const source = history[length - 1]
      out.fill(added / totals[source])
      for (let row = first[source]; row < first[source + 1]; row++)
        out[targets[row]] = (counts[row] + added) / totals[source]
    },
  }
}
