/** A chart as a standalone SVG file: the same picture as on the screen, in colours that are written out. */
import type { Range } from './axis.ts'
import { labelsAbove } from './labels.ts'
import { heightsOf, wholeRange, type Line, type Picture } from './picture.ts'

export interface SvgStyle {
  readonly ground: string
  readonly ink: string
  readonly faint: string
  readonly grid: string
  readonly font: string
}

export interface SvgAxis {
  readonly label: string
  readonly ticks: (range: Range, most: number) => readonly { at: number; label: string }[]
}

export interface SvgRequest {
  readonly title: string
  readonly picture: Picture
  readonly x: SvgAxis
  readonly y: SvgAxis
  readonly width: number
  readonly height: number
  readonly style: SvgStyle
}

const left = 64 // px, for the labels of the y axis
const edge = 16
const bottom = 44
const lineHeight = 16

export function chartSvg({ title, picture, x, y, width, height, style }: SvgRequest): string {
  const named = picture.lines.length > 1
  const top = 36 + (named ? lineHeight : 0)
  const xRange = picture.range ?? wholeRange(picture) ?? { from: 0, to: 1 }
  const { left: yRange, right } = heightsOf(picture, xRange)
  const plot = {
    left,
    top,
    width: width - left - (right === undefined ? edge : left),
    height: height - top - bottom,
  }
  const atX = scale(xRange, plot.left, plot.left + plot.width, picture.logX)
  const atY = scale(yRange, plot.top + plot.height, plot.top, picture.logY)
  const atRight = right && scale(right, plot.top + plot.height, plot.top, picture.logY)

  const parts = [
    `<rect width="${width}" height="${height}" fill="${style.ground}"/>`,
    text(left, 22, title, { size: 14, weight: 600, fill: style.ink }),
  ]
  if (named) parts.push(legend(picture.lines, style))
  for (const { at, label } of y.ticks(yRange, plot.height / 44)) {
    const place = atY(at)
    parts.push(
      `<path d="M${round(plot.left)} ${round(place)}h${round(plot.width)}" stroke="${style.grid}"/>`,
      text(plot.left - 8, place + 4, label, { anchor: 'end', fill: style.faint }),
    )
  }
  if (right !== undefined && atRight !== undefined)
    for (const { at, label } of y.ticks(right, plot.height / 44))
      parts.push(text(plot.left + plot.width + 8, atRight(at) + 4, label, { fill: style.faint }))
  for (const { at, label } of x.ticks(xRange, plot.width / 90)) {
    const place = atX(at)
    parts.push(
      `<path d="M${round(place)} ${round(plot.top)}v${round(plot.height)}" stroke="${style.grid}"/>`,
      text(place, plot.top + plot.height + 18, label, { anchor: 'middle', fill: style.faint }),
    )
  }
  parts.push(
    text(plot.left + plot.width / 2, height - 8, x.label, { anchor: 'middle', fill: style.faint }),
    `<clipPath id="plot"><rect x="${plot.left}" y="${plot.top}" width="${plot.width}" height="${plot.height}"/></clipPath>`,
    `<g clip-path="url(#plot)" fill="none" stroke-linejoin="round">`,
    ...picture.lines.flatMap((line) => drawn(line, picture, atX, (line.onRight && atRight) || atY)),
    '</g>',
    levels(picture, atY, plot, style),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(style.font)}" font-size="11">`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function drawn(line: Line, picture: Picture, atX: Scale, atY: Scale): string[] {
  const { curve, places, smoothed, colour } = line
  const shown = (index: number, values: Float64Array): boolean =>
    Number.isFinite(values[index]) &&
    (!picture.logY || values[index] > 0) &&
    (!picture.logX || places[index] > 0)
  const path = (values: Float64Array): string => {
    let pen = 'M'
    let d = ''
    for (let index = 0; index < places.length; index++) {
      if (!shown(index, values)) pen = 'M'
      else {
        d += `${pen}${round(atX(places[index]))} ${round(atY(values[index]))}`
        pen = 'L'
      }
    }
    return d
  }
  const parts: string[] = []
  if (curve.points.some((points) => points > 1)) {
    const inside = [...places.keys()].filter((index) => shown(index, curve.minimum))
    const upper = inside.map((index) => `${round(atX(places[index]))} ${round(atY(curve.maximum[index]))}`)
    const lower = inside.map((index) => `${round(atX(places[index]))} ${round(atY(curve.minimum[index]))}`)
    if (inside.length > 1)
      parts.push(
        `<path d="M${[...upper, ...lower.toReversed()].join('L')}Z" fill="${colour}" fill-opacity="0.15"/>`,
      )
  }
  const faint = `stroke="${colour}" stroke-opacity="0.35"`
  const dash = line.dashed ? ' stroke-dasharray="6 4"' : ''
  if (line.isSmoothed) parts.push(`<path d="${path(curve.mean)}" ${faint}/>`)
  parts.push(`<path d="${path(smoothed)}" stroke="${colour}" stroke-width="1.75"${dash}/>`)
  if (line.marked)
    for (let index = 0; index < places.length; index++)
      if (shown(index, smoothed))
        parts.push(
          `<circle cx="${round(atX(places[index]))}" cy="${round(atY(smoothed[index]))}" r="2.5" fill="${colour}"/>`,
        )
  return parts
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Names at the left, where a curve that falls is far above: at the right one looks who wins. */
function levels(picture: Picture, atY: Scale, plot: Box, style: SvgStyle): string {
  const places = picture.levels.map(({ value }) => atY(value))
  const centres = labelsAbove(
    places.map((place) => place - plot.top),
    13,
    plot.height,
  )
  const lines = places.map(
    (place) =>
      `<path d="M${plot.left} ${round(place)}h${plot.width}" stroke="${style.faint}" stroke-dasharray="2 3"/>`,
  )
  const names = picture.levels.map(({ label }, index) => {
    const centre = plot.top + centres[index]
    const ground = `<rect x="${plot.left + 4}" y="${round(centre - 6.5)}" width="${round(widthOf(label) + 4)}" height="12" fill="${style.ground}"/>`
    return ground + text(plot.left + 6, centre + 4, label, { fill: style.faint })
  })
  return [...lines, ...names].join('\n')
}

function legend(lines: readonly Line[], style: SvgStyle): string {
  let x = left
  return lines
    .map((line) => {
      const at = x
      x += 30 + widthOf(line.label)
      const dash = line.dashed ? ' stroke-dasharray="6 4"' : ''
      const key = `<path d="M${round(at)} 38h14" stroke="${line.colour}" stroke-width="2"${dash}/>`
      return key + text(at + 19, 42, line.label, { fill: style.ink })
    })
    .join('\n')
}

/** About, in px: wide letters take about 12, others about 6.5. */
function widthOf(label: string): number {
  return [...label].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.5), 0)
}

type Scale = (value: number) => number

function scale(range: Range, start: number, end: number, log: boolean): Scale {
  const of = log ? Math.log : (value: number) => value
  const [low, high] = [of(range.from), of(range.to)]
  return (value) => start + ((of(value) - low) / (high - low)) * (end - start)
}

interface TextStyle {
  readonly anchor?: 'middle' | 'end'
  readonly size?: number
  readonly weight?: number
  readonly fill: string
}

function text(x: number, y: number, content: string, { anchor, size, weight, fill }: TextStyle): string {
  const attributes = [
    `x="${round(x)}" y="${round(y)}" fill="${fill}"`,
    anchor === undefined ? '' : ` text-anchor="${anchor}"`,
    size === undefined ? '' : ` font-size="${size}"`,
    weight === undefined ? '' : ` font-weight="${weight}"`,
  ].join('')
  return `<text ${attributes}>${escape(content)}</text>`
}

function escape(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
