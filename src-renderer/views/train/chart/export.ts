/** Charts as files. */
export { pngOf } from '../../../ui/index.ts'
import type { AxisMode } from '../curves/axis.ts'
import type { Picture } from '../curves/picture.ts'
import { chartSvg } from '../curves/svg.ts'
import { xTicks, yTicks } from './axis-words.ts'
import type { Look } from './look.ts'

export interface ChartFile {
  readonly title: string
  readonly picture: Picture
  readonly mode: AxisMode
  readonly xLabel: string
  readonly look: Look
}

export function svgOf(
  { title, picture, mode, xLabel, look }: ChartFile,
  width: number,
  height: number,
): string {
  const { logX, logY } = picture
  return chartSvg({
    title,
    picture,
    x: { label: xLabel, ticks: (range, most) => xTicks(mode, logX, range, most) },
    y: { label: '', ticks: (range, most) => yTicks(logY, range, most) },
    width,
    height,
    style: look,
  })
}

/** A name for a file on any system: 'Loss, run 3' → 'loss-run-3'. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${plain || 'chart'}.${ending}`
}
