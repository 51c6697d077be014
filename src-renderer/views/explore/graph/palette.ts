/** The colours a picture is drawn with, as numbers: WebGL and exported files know no custom properties. */
import { resolveColour, seriesCount, seriesToken, type Ground } from '../../../ui/index.ts'

export interface Palette {
  readonly ground: Ground
  readonly background: string
  readonly ink: string
  readonly faint: string
  readonly accent: string
  readonly series: readonly string[]
}

export function readPalette(ground: Ground): Palette {
  return {
    ground,
    background: resolveColour('--surface'),
    ink: resolveColour('--ink'),
    faint: resolveColour('--ink-faint'),
    accent: resolveColour('--accent'),
    series: Array.from({ length: seriesCount }, (_, index) => resolveColour(seriesToken(index))),
  }
}
