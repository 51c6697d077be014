/**
 * An explanation as one HTML page without scripts and without anything from elsewhere. Tokens come out of a text that
 * nobody vouches for, so every one of them is escaped; colours and figures are our own.
 */
import type { Explanation } from '../../../../src-shared/trace.ts'
import { contributionPaint } from '../text/colours.ts'
import { listedText } from '../../../ui/token-text.ts'
import { drawPath } from '../why/path-drawing.ts'
import { candidatesOf, tokensOf } from '../why/path-of.ts'
import { largestOf, strongestContributions } from '../why/why.svelte.ts'
import { energiesIn, type ExplanationDocument } from './document.ts'
import { escapeMarkup } from './escape.ts'
import { pathSvg } from './path-svg.ts'

/** The words of the page, in the language of the window. */
export interface PageWords {
  readonly language: string
  readonly title: string
  /** One sentence: what came, and how surely. */
  readonly lead: string
  readonly made: string
  readonly model: string
  readonly text: string
  readonly mode: string
  readonly path: string
  readonly pathLegend: string
  readonly gap: (tokens: number) => string
  readonly candidates: string
  readonly contributions: string
  readonly parts: string
  readonly influences: string
  readonly unusual: string
  readonly noneUnusual: string
  readonly columns: Readonly<
    Record<
      | 'token'
      | 'energy'
      | 'probability'
      | 'edge'
      | 'count'
      | 'position'
      | 'attention'
      | 'removed'
      | 'renormalised'
      | 'mixture'
      | 'bias'
      | 'encoding'
      | 'direct'
      | 'total',
      string
    >
  >
  readonly own: string
  readonly shared: string
  readonly formatNumber: (value: number) => string
  readonly formatPercent: (share: number) => string
}

/** Rows of the longer tables. */
const most = 40

const style = `
body{font:14px/1.6 system-ui,'Noto Sans CJK SC',sans-serif;max-width:860px;margin:32px auto;padding:0 20px;color:#1b1f21;background:#fbfbf9}
h1{font-size:20px;line-height:1.3}h2{font-size:15px;margin-top:32px}p.soft{color:#4d5457}
.text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.9;border:1px solid #dcdcd5;border-radius:6px;padding:12px;background:#fff}
.text span{border-radius:3px}.came{outline:2px solid #0b6568}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{text-align:right;padding:2px 10px;border-bottom:1px solid #dcdcd5}
th:first-child,td:first-child{text-align:left;white-space:pre}th{font-weight:600;color:#4d5457}
`.trim()

export function explanationPage(document: ExplanationDocument, words: PageWords): string {
  const { explanation, model, mode, candidates } = document
  const { columns, formatNumber: number, formatPercent: percent } = words
  const { chosen, influences } = explanation
  const weights = chosen.contributions.map((contribution) => contribution[mode])
  const edgeWord = (own: boolean): string => (own ? words.own : words.shared)
  const energies = energiesIn(document)
  const parts = [chosen, ...(explanation.expected === undefined ? [] : [explanation.expected])]
  const sections = [
    section(
      words.text,
      `<p class="soft">${escapeMarkup(words.mode)}</p>${paintedText(explanation, weights)}`,
    ),
    section(
      words.path,
      pathSvg(
        drawPath(tokensOf(energies, explanation, weights), candidatesOf(explanation, candidates)),
        words.gap,
        number,
      ) + `<p class="soft">${escapeMarkup(words.pathLegend)}</p>`,
    ),
    section(
      words.candidates,
      table(
        [columns.token, columns.energy, columns.probability, columns.edge, columns.count],
        candidates.map(({ text, energy, probability, own, count }) => [
          listedText(text),
          number(energy),
          percent(probability),
          edgeWord(own),
          String(count),
        ]),
      ),
    ),
    section(
      words.contributions,
      table(
        [columns.token, columns.position, columns.attention, columns.removed, columns.renormalised],
        strongestContributions(chosen.contributions, mode, most).map(
          ({ text, position, attention, removed, renormalised }) => [
            listedText(text),
            String(position),
            percent(attention),
            number(removed),
            number(renormalised),
          ],
        ),
      ),
    ),
    section(
      words.parts,
      table(
        [columns.token, columns.energy, columns.mixture, columns.bias, columns.encoding],
        parts.map(({ text, energy, parts: { mixture, bias, encoding } }) => [
          listedText(text),
          number(energy),
          number(mixture),
          number(bias),
          number(encoding),
        ]),
      ),
    ),
    section(
      words.influences,
      table(
        [columns.token, columns.position, columns.direct, columns.total],
        [...influences.nodes]
          .sort((a, b) => Math.abs(b.total) - Math.abs(a.total))
          .slice(0, most)
          .map(({ text, position, direct, total }) => [
            listedText(text),
            String(position),
            number(direct),
            number(total),
          ]),
      ),
    ),
    section(
      words.unusual,
      explanation.unusual.length === 0
        ? `<p>${escapeMarkup(words.noneUnusual)}</p>`
        : `<p>${explanation.unusual
            .slice(0, most)
            .map(
              (position) => `${position}: ${escapeMarkup(listedText(chosen.contributions[position].text))}`,
            )
            .join(' · ')}</p>`,
    ),
  ]
  return `<!doctype html>
<html lang="${escapeMarkup(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(words.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeMarkup(words.title)}</h1>
<p>${escapeMarkup(words.lead)}</p>
<p class="soft">${escapeMarkup(`${words.model}: ${model.runName} · ${model.step}`)}<br>${escapeMarkup(words.made)}</p>
${sections.join('\n')}
</body>
</html>
`
}

function section(title: string, content: string): string {
  return `<h2>${escapeMarkup(title)}</h2>\n${content}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, values: readonly string[]): string =>
    `<tr>${values.map((value) => `<${tag}>${escapeMarkup(value)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`
}

/** Tokens in a row that are painted alike share an element, so that a long text stays a small page. */
function paintedText({ chosen }: Explanation, weights: readonly number[]): string {
  const largest = largestOf(weights)
  let html = ''
  let plain = ''
  const flush = (): void => {
    html += escapeMarkup(plain)
    plain = ''
  }
  chosen.contributions.forEach(({ text }, position) => {
    const paint = contributionPaint(weights[position], largest, 'light')
    if (paint === undefined) {
      plain += text
      return
    }
    flush()
    html += `<span style="background:${paint.background};color:${paint.ink}">${escapeMarkup(text)}</span>`
  })
  flush()
  return `<div class="text">${html}<span class="came">${escapeMarkup(chosen.text)}</span></div>`
}
