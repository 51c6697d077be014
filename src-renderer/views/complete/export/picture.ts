/**
 * An explanation as one picture: the text painted with what each token did, the path below it, and beside the path the
 * candidates and the strongest contributions. An SVG that stands by itself, on light ground.
 */
import { contributionPaint } from '../text/colours.ts'
import { listedText, shownText } from '../../../ui/token-text.ts'
import { formatBeside } from '../why/figures.ts'
import { drawPath, textWidth } from '../why/path-drawing.ts'
import { candidatesOf, tokensOf } from '../why/path-of.ts'
import { largestOf, strongestContributions } from '../why/why.svelte.ts'
import { energiesIn, type ExplanationDocument } from './document.ts'
import { escapeMarkup } from './escape.ts'
import type { PageWords } from './page.ts'
import { pathSvg } from './path-svg.ts'

export interface Picture {
  readonly svg: string
  /** px */
  readonly width: number
  readonly height: number
}

const width = 760
const edge = 24
const lineHeight = 26
/** Of a long text its end. */
const mostTokens = 160
const rows = 8
const columnAt = edge + 380
const ink = '#1b1f21'
const soft = '#4d5457'
const accent = '#0b6568'

/** Of the text, px. */
export const pictureFont = { size: 14, family: "system-ui, 'Noto Sans CJK SC', sans-serif" }

/** @param measure width of a text in `pictureFont`, px; without it widths are estimated, and words spaced to fit */
export function explanationPicture(
  document: ExplanationDocument,
  words: PageWords,
  measure = (text: string): number => (textWidth(text) * pictureFont.size) / 12,
): Picture {
  const { explanation, candidates, mode, model } = document
  const { formatNumber: number, formatPercent: percent, columns } = words
  const weights = explanation.chosen.contributions.map((contribution) => contribution[mode])
  const text = paintedLines(document, weights, 92, measure)
  const top = text.end + 24
  const drawing = drawPath(
    tokensOf(energiesIn(document), explanation, weights),
    candidatesOf(explanation, candidates),
  )
  const lists = [
    list(words.candidates, top, candidates.slice(0, rows), ({ text: word, energy, probability }) => [
      listedText(word),
      number(energy),
      percent(probability),
    ]),
    list(
      `${words.contributions} · ${columns[mode]}`,
      top + (Math.min(rows, candidates.length) + 2) * 20,
      strongestContributions(explanation.chosen.contributions, mode, rows),
      ({ text: word, position, attention, [mode]: value }) => [
        `${listedText(word)}  ${position + 1}`,
        percent(attention),
        formatBeside(value, largestOf(weights)),
      ],
    ),
  ]
  const listsEnd = top + (Math.min(rows, candidates.length) + Math.min(rows, weights.length) + 4) * 20
  const height = Math.ceil(Math.max(top + 28 + drawing.height, listsEnd) + 40)
  const content = [
    line(edge, 40, words.title, `font-size="20" font-weight="600"`),
    line(edge, 66, words.lead, `fill="${soft}"`),
    text.svg,
    line(edge, top, words.path, 'font-weight="600"'),
    `<g transform="translate(${edge} ${top + 12})">${pathSvg(drawing, words.gap, number)}</g>`,
    ...lists,
    line(
      edge,
      height - 16,
      `${model.runName} · ${model.step} · ${words.made}`,
      `fill="${soft}" font-size="11"`,
    ),
  ]
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${pictureFont.family}" font-size="13" fill="${ink}"><rect width="${width}" height="${height}" fill="#fbfbf9"/>${content.join('')}</svg>`,
    width,
    height,
  }
}

function line(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${x}" y="${y}" xml:space="preserve" ${attributes}>${escapeMarkup(text)}</text>`
}

/** A heading, and rows of a word and two figures at the right. */
function list<Row>(
  title: string,
  y: number,
  all: readonly Row[],
  cells: (row: Row) => [string, string, string],
): string {
  const shown = all.map((row, index) => {
    const [word, first, second] = cells(row)
    const at = y + 22 + index * 20
    return (
      line(columnAt, at, word) +
      line(width - edge - 90, at, first, `text-anchor="end" fill="${soft}"`) +
      line(width - edge, at, second, 'text-anchor="end"')
    )
  })
  return line(columnAt, y, title, 'font-weight="600"') + shown.join('')
}

/** The end of the text and the token that came, set in lines; `y`: of the first line's top. */
function paintedLines(
  { explanation }: ExplanationDocument,
  weights: readonly number[],
  y: number,
  measure: (text: string) => number,
): { svg: string; end: number } {
  const { chosen } = explanation
  const largest = largestOf(weights)
  const first = Math.max(0, chosen.contributions.length - mostTokens)
  const tokens = [
    ...(first > 0 ? [{ text: '… ', paint: undefined, came: false }] : []),
    ...chosen.contributions.slice(first).map(({ text }, index) => ({
      text,
      paint: contributionPaint(weights[first + index], largest, 'light'),
      came: false,
    })),
    { text: chosen.text, paint: undefined, came: true },
  ]
  let svg = ''
  let x = edge
  let top = y
  for (const { text, paint, came } of tokens) {
    const word = shownText(text)
    const across = measure(word)
    if (x > edge && x + across > width - edge) {
      x = edge
      top += lineHeight
    }
    const box = `x="${x}" y="${top}" width="${across}" height="20" rx="3"`
    if (paint !== undefined) svg += `<rect ${box} fill="${paint.background}"/>`
    if (came) svg += `<rect ${box} fill="none" stroke="${accent}" stroke-width="2"/>`
    // The text is as wide as its box, whichever font the reader has.
    svg += line(
      x,
      top + 15,
      word,
      `font-size="${pictureFont.size}" textLength="${across}" fill="${paint?.ink ?? ink}"`,
    )
    x += across
    if (text.includes('\n')) {
      x = edge
      top += lineHeight
    }
  }
  return { svg, end: top + lineHeight }
}
