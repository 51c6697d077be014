/** Colours as '#rrggbb', the only form that WebGL, SVG and canvases all read alike. */
import { mix, type Rgb } from '../../../ui/index.ts'

export function hex([red, green, blue]: Rgb): string {
  return '#' + [red, green, blue].map((byte) => Math.round(byte).toString(16).padStart(2, '0')).join('')
}

export function fromHex(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1, 7), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** `share` of the second colour in the first: opaque, so that overlapping edges look the same in every format. */
export function blend(first: string, second: string, share: number): string {
  return hex(mix(fromHex(first), fromHex(second), share))
}
