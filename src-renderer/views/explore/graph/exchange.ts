/** A picture as a file for other graph programs: GEXF 1.3 and GraphML, with what is shown and nothing else. */
import type { Shown } from './filters.ts'
import type { Picture } from './picture.ts'
import { escapeXml } from './svg.ts'

export interface Drawn {
  readonly picture: Picture
  readonly shown: Shown
  /** [n × 2] */
  readonly positions: Float32Array
  readonly colours: readonly string[]
  readonly sizes: Float32Array
}

type NodeColumn = 'frequency' | 'inDegree' | 'outDegree' | 'energy'
type EdgeColumn = 'counts' | 'probabilities' | 'energies' | 'norms'
const nodeColumns: readonly NodeColumn[] = ['frequency', 'inDegree', 'outDegree', 'energy']
const edgeColumns: readonly EdgeColumn[] = ['counts', 'probabilities', 'energies', 'norms']

export function toGexf({ picture, shown, positions, colours, sizes }: Drawn): string {
  const attributes = (kind: 'node' | 'edge', names: readonly string[]): string =>
    `<attributes class="${kind}">` +
    names.map((name) => `<attribute id="${name}" title="${name}" type="double"/>`).join('') +
    '</attributes>'
  const nodes = indices(shown.nodes).map((at) => {
    const [red, green, blue] = [1, 3, 5].map((start) => parseInt(colours[at].slice(start, start + 2), 16))
    return (
      `<node id="${picture.nodes[at]}" label="${escapeXml(picture.texts[at])}">` +
      `<attvalues>${nodeColumns.map((name) => value(name, picture[name][at])).join('')}</attvalues>` +
      `<viz:position x="${positions[2 * at]}" y="${positions[2 * at + 1]}" z="0"/>` +
      `<viz:size value="${sizes[at]}"/><viz:color r="${red}" g="${green}" b="${blue}"/></node>`
    )
  })
  const edges = indices(shown.edges).map(
    (edge) =>
      `<edge id="${edge}" source="${picture.sources[edge]}" target="${picture.targets[edge]}" ` +
      `weight="${picture.counts[edge]}">` +
      `<attvalues>${edgeColumns.map((name) => value(name, picture[name][edge])).join('')}</attvalues></edge>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '<graph defaultedgetype="directed">',
    attributes('node', nodeColumns),
    attributes('edge', edgeColumns),
    '<nodes>',
    ...nodes,
    '</nodes>',
    '<edges>',
    ...edges,
    '</edges>',
    '</graph>',
    '</gexf>',
  ].join('\n')
}

export function toGraphml({ picture, shown, positions }: Drawn): string {
  const key = (name: string, kind: 'node' | 'edge', type: string): string =>
    `<key id="${name}" for="${kind}" attr.name="${name}" attr.type="${type}"/>`
  const data = (name: string, content: number | string): string =>
    typeof content === 'number' && !Number.isFinite(content)
      ? ''
      : `<data key="${name}">${escapeXml(String(content))}</data>`
  const nodes = indices(shown.nodes).map(
    (at) =>
      `<node id="n${picture.nodes[at]}">${data('label', picture.texts[at])}` +
      nodeColumns.map((name) => data(name, picture[name][at])).join('') +
      `${data('x', positions[2 * at])}${data('y', positions[2 * at + 1])}</node>`,
  )
  const edges = indices(shown.edges).map(
    (edge) =>
      `<edge source="n${picture.sources[edge]}" target="n${picture.targets[edge]}">` +
      `${edgeColumns.map((name) => data(name, picture[name][edge])).join('')}</edge>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    key('label', 'node', 'string'),
    ...[...nodeColumns, 'x', 'y'].map((name) => key(name, 'node', 'double')),
    ...edgeColumns.map((name) => key(name, 'edge', 'double')),
    '<graph edgedefault="directed">',
    ...nodes,
    ...edges,
    '</graph>',
    '</graphml>',
  ].join('\n')
}

/** What is not known is left out. */
function value(name: string, content: number): string {
  return Number.isFinite(content) ? `<attvalue for="${name}" value="${content}"/>` : ''
}

function indices(shown: Uint8Array): number[] {
  return Array.from(shown.keys()).filter((index) => shown[index] === 1)
}
