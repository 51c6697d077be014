/**
 * Colours for values. The sequential ramp rises in lightness throughout (falls, on light ground), the diverging one
 * does so to both sides of a neutral middle, between blue and orange: both are read by lightness alone, so that they
 * hold for people who do not tell red from green, and in print. Interpolated in linear light steps of sRGB between
 * close stops, where that is near enough to an even one.
 */

export type Rgb = readonly [red: number, green: number, blue: number]
export type Theme = 'light' | 'dark'

const sequential: Record<Theme, readonly string[]> = {
  light: ['#d3dcd4', '#a3c6bb', '#68a9a5', '#37848f', '#1d5c77', '#133a5e', '#0c1d40'],
  dark: ['#233b46', '#245364', '#2a7180', '#3f9192', '#6bb39d', '#a9d2a4', '#f0efb4'],
}

const diverging: Record<Theme, readonly string[]> = {
  light: ['#003f75', '#2b73a9', '#85b0d0', '#eeeeea', '#e8b083', '#c0661d', '#7a3000'],
  dark: ['#b5dcff', '#5fa5dd', '#2c5f8c', '#2b2f32', '#8f5524', '#de8e46', '#ffdcb4'],
}

export function parseColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

export function formatColour([red, green, blue]: Rgb): string {
  const byte = (value: number): string => Math.round(value).toString(16).padStart(2, '0')
  return `#${byte(red)}${byte(green)}${byte(blue)}`
}

export function mixColours(first: Rgb, second: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number => first[index] + (second[index] - first[index]) * share
  return [part(0), part(1), part(2)]
}

/** Colour of a share 0 … 1. */
export function sequentialColour(share: number, theme: Theme): Rgb {
  return along(sequential[theme], share)
}

/** Colour of a value −1 … 1. */
export function divergingColour(value: number, theme: Theme): Rgb {
  return along(diverging[theme], (value + 1) / 2)
}

/** For legends: CSS colours at even distances. */
export function rampStops(kind: 'sequential' | 'diverging', theme: Theme): readonly string[] {
  return (kind === 'sequential' ? sequential : diverging)[theme]
}

function along(stops: readonly string[], share: number): Rgb {
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1)
  const index = Math.min(stops.length - 2, Math.floor(place))
  return mixColours(parseColour(stops[index]), parseColour(stops[index + 1]), place - index)
}

/** Relative luminance, 0 … 1 (WCAG 2.2). */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((byte) => {
    const value = byte / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
