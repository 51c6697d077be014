/** The words of an exported page, in the language of the window. */
import { formatNumber, formatPercent, formatTime, language, t } from '../../../language/index.ts'
import { listedText } from '../../../ui/token-text.ts'
import type { ExplanationDocument } from './document.ts'
import type { PageWords } from './page.ts'

export function pageWords({ explanation, mode, made }: ExplanationDocument): PageWords {
  const text = listedText(explanation.chosen.text)
  return {
    language: language.locale,
    title: t('complete.export.title', { text }),
    lead: t('complete.export.ofAll', {
      token: text,
      energy: formatNumber(explanation.chosen.energy, 4),
      probability: formatPercent(explanation.chosen.probability, 2),
    }),
    made: t('complete.export.made', { date: formatTime(Date.parse(made)) }),
    model: t('complete.export.model'),
    text: t('complete.export.textTitle'),
    mode:
      mode === 'removed'
        ? t('complete.why.removedSays', { text })
        : t('complete.why.renormalisedSays', { text }),
    path: t('complete.why.path'),
    pathLegend: t('complete.why.pathLegend'),
    gap: (count) => t('complete.why.gap', { count }),
    candidates: t('complete.candidates.list'),
    contributions: t('complete.why.strongest'),
    parts: t('complete.why.parts'),
    influences: t('complete.why.raise', { text: listedText(explanation.influences.text) }),
    unusual: t('complete.why.unusual'),
    noneUnusual: t('complete.why.unusualNone'),
    columns: {
      token: t('complete.candidates.token'),
      energy: t('complete.candidates.energy'),
      probability: t('complete.candidates.probability'),
      edge: t('complete.export.edge'),
      count: t('complete.candidates.count'),
      position: t('complete.why.position'),
      attention: t('complete.why.attention'),
      removed: t('complete.export.removed'),
      renormalised: t('complete.export.renormalised'),
      mixture: t('complete.why.mixture'),
      bias: t('complete.why.bias'),
      encoding: t('complete.why.encoding'),
      direct: t('complete.export.direct'),
      total: t('complete.export.total'),
    },
    own: t('complete.candidates.own'),
    shared: t('complete.candidates.shared'),
    formatNumber: (value) => formatNumber(value, 4),
    formatPercent: (share) => formatPercent(share, 2),
  }
}
