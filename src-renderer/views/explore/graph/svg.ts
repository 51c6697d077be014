/** A scene as an SVG document. Token texts are the user's: everything from them is escaped. */
import { legendText } from './legend.ts'
import { haloWidth, type LegendBlock, type Scene, type Vector } from './scene.ts'

export function sceneToSvg(scene: Scene, title: string): string {
  const { width, height } = scene
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${scene.background}"/>`,
    ...scene.edges.map(
      ({ start, control, end, width: stroke, colour, head }) =>
        `<path d="M${point(start)}Q${point(control)} ${point(end)}" fill="none" stroke="${colour}" ` +
        `stroke-width="${round(stroke)}"/>${polygon(head, colour)}`,
    ),
    ...scene.loops.map(
      ({ centre, radius, width: stroke, colour, head }) =>
        `<circle ${circle(centre, radius)} fill="none" stroke="${colour}" stroke-width="${round(stroke)}"/>` +
        polygon(head, colour),
    ),
    ...scene.nodes.map(
      ({ centre, radius, colour }) => `<circle ${circle(centre, radius)} fill="${colour}"/>`,
    ),
    ...scene.rings.map(
      ({ centre, radius, width: stroke, colour }) =>
        `<circle ${circle(centre, radius)} fill="none" stroke="${colour}" stroke-width="${round(stroke)}"/>`,
    ),
    `<g font-family="${escapeXml(scene.font)}">`,
    ...scene.labels.map(
      ({ at, text, size, colour, halo }) =>
        `<text x="${round(at.x)}" y="${round(at.y)}" font-size="${round(size)}" fill="${colour}" ` +
        `stroke="${halo}" stroke-width="${haloWidth}" stroke-linejoin="round" paint-order="stroke" xml:space="preserve">${escapeXml(text)}</text>`,
    ),
    ...(scene.legend === undefined ? [] : legendLines(scene.legend)),
    '</g>',
    '</svg>',
  ]
  return lines.join('\n')
}

function legendLines({ at, drawing }: LegendBlock): string[] {
  const lines = drawing.shapes.map((shape) => {
    if (shape.kind === 'bar')
      return (
        `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" ` +
        `height="${round(shape.height)}" fill="${shape.colour}"/>`
      )
    if (shape.kind === 'dot')
      return shape.filled
        ? `<circle ${circle(shape, shape.radius)} fill="${shape.colour}"/>`
        : `<circle ${circle(shape, shape.radius)} fill="none" stroke="${shape.colour}"/>`
    return (
      `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${legendText}" fill="${shape.colour}"` +
      `${shape.strong ? ' font-weight="600"' : ''}${shape.end ? ' text-anchor="end"' : ''}>` +
      `${escapeXml(shape.text)}</text>`
    )
  })
  return [`<g transform="translate(${round(at.x)} ${round(at.y)})">`, ...lines, '</g>']
}

/** Also takes out the control characters that XML 1.0 does not allow, which byte tokens contain. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function point({ x, y }: Vector): string {
  return `${round(x)} ${round(y)}`
}

function circle({ x, y }: Vector, radius: number): string {
  return `cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"`
}

function polygon(points: readonly Vector[], colour: string): string {
  return `<polygon points="${points.map(point).join(' ')}" fill="${colour}"/>`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
