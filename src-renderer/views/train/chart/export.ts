/** Charts as files. */
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

/** The SVG, drawn at twice its size: both files show the same. @throws Error where the browser cannot draw it */
export async function pngOf(svg: string, width: number, height: number, scale = 2): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * scale
    canvas.height = height * scale
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (blob === null) throw new Error('the picture could not be encoded')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(address)
  }
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
