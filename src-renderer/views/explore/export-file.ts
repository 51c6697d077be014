/** The picture as the bytes of a file: what is shown, in one of four formats. */
import { t } from '../../language/index.ts'
import { toGexf, toGraphml, type Drawn } from './graph/exchange.ts'
import { sceneToPng } from './graph/paint.ts'
import type { Scene } from './graph/scene.ts'
import { sceneToSvg } from './graph/svg.ts'

export type Format = 'png' | 'svg' | 'gexf' | 'graphml'

export const mediaTypes: Readonly<Record<Format, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  gexf: 'application/xml',
  graphml: 'application/xml',
}

/** What the stage hands out. */
export interface Shown {
  /** In sight. */
  scene(): Scene | undefined
  /** All that passes the filters. */
  drawn(): Drawn | undefined
}

/** Pixels of a PNG per px of the window. */
const density = 2

/** undefined: nothing is shown. */
export async function fileOf(stage: Shown, format: Format): Promise<Uint8Array | undefined> {
  const encoder = new TextEncoder()
  if (format === 'png' || format === 'svg') {
    const scene = stage.scene()
    if (scene === undefined) return undefined
    return format === 'png'
      ? sceneToPng(scene, density)
      : encoder.encode(sceneToSvg(scene, t('explore.title')))
  }
  const drawn = stage.drawn()
  return drawn && encoder.encode(format === 'gexf' ? toGexf(drawn) : toGraphml(drawn))
}

/** Without what file systems forbid. */
export function fileName(run: string, format: Format): string {
  return `${run}.${format}`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
}
