/** The legend of a picture in the current language and colours. */
import { formatInteger, t } from '../../../language/index.ts'
import type { Appearance } from '../graph/appearance.ts'
import { blend } from '../graph/colour.ts'
import { drawLegend, type LegendDrawing } from '../graph/legend.ts'
import type { Palette } from '../graph/palette.ts'
import { edgeLookNames, formatLook, nodeLookNames } from '../words.ts'

export function legendOf({ legend }: Appearance, palette: Palette, hasSignal: boolean): LegendDrawing {
  const words = {
    colour: (one: keyof typeof nodeLookNames) => t('explore.legend.colour', { name: nodeLookNames[one]() }),
    size: (one: keyof typeof nodeLookNames) => t('explore.legend.size', { name: nodeLookNames[one]() }),
    edges: (one: keyof typeof edgeLookNames) => t('explore.legend.edges', { name: edgeLookNames[one]() }),
    value: formatLook,
    nodes: formatInteger,
    signal: hasSignal
      ? { path: t('explore.legend.path'), candidates: t('explore.legend.candidates') }
      : undefined,
  }
  const colours = {
    ink: palette.ink,
    soft: palette.faint,
    path: palette.accent,
    candidates: palette.series[1],
    others: blend(palette.background, palette.faint, 0.55),
  }
  return drawLegend(legend, words, colours)
}
