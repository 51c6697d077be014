/** The drawing of a path as an SVG element that stands by itself, on light ground. */
import { css, diverging } from '../../../ui/index.ts'
import type { Drawing, DrawnNode } from '../why/path-drawing.ts'
import { escapeMarkup } from './escape.ts'

const fills: Record<DrawnNode['kind'], { fill: string; stroke: string }> = {
  token: { fill: '#ffffff', stroke: '#8d918d' },
  chosen: { fill: '#dcecea', stroke: '#0b6568' },
  expected: { fill: '#faecd0', stroke: '#7f5200' },
  other: { fill: '#fbfbf9', stroke: '#dcdcd5' },
}

export function pathSvg(
  drawing: Drawing,
  gapText: (tokens: number) => string,
  formatNumber: (value: number) => string,
): string {
  const { width, height, fontSize } = drawing
  const arcs = drawing.arcs.map(
    ({ path, width: thickness, share }) =>
      `<path d="${path}" fill="none" stroke="${css(diverging(share, 'light'))}" stroke-opacity="0.8" stroke-width="${thickness.toFixed(2)}"/>`,
  )
  const edges = drawing.edges.map(({ path, width: thickness, isShared, label }) => {
    const dashes = isShared ? ' stroke-dasharray="3 3"' : ''
    const line = `<path d="${path}" fill="none" stroke="#5f666a" stroke-width="${thickness.toFixed(2)}"${dashes}/>`
    if (label === undefined) return line
    return `${line}<text x="${label.x}" y="${label.y}" fill="#4d5457">${escapeMarkup(formatNumber(label.energy))}</text>`
  })
  const nodes = drawing.nodes.map(({ x, y, width: across, height: down, text, kind, isUnusual }) => {
    const { fill, stroke } = fills[kind]
    const dashes = isUnusual ? ' stroke-dasharray="2 2"' : ''
    return `<rect x="${x}" y="${y}" width="${across}" height="${down}" rx="4" fill="${fill}" stroke="${stroke}"${dashes}/><text x="${x + 7}" y="${y + 15}" fill="#1b1f21" xml:space="preserve">${escapeMarkup(text)}</text>`
  })
  const gaps = drawing.gaps.map(
    ({ x, y, tokens }) =>
      `<text x="${x}" y="${y + 8}" fill="#5f666a">⋮ ${escapeMarkup(gapText(tokens))}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="${fontSize}">${[...arcs, ...edges, ...nodes, ...gaps].join('')}</svg>`
}
