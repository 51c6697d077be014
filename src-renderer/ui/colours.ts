/**
 * Colours for what is painted on a canvas: the tokens of the style sheet as numbers, and the ramps for values. Both ramps
 * rise evenly in lightness and can be told apart by colour-blind people; each has a form for light and for dark ground.
 */

export type Rgb = readonly [red: number, green: number, blue: number] // 0 … 255

export type Ground = 'light' | 'dark'

const stops: Record<'sequential' | 'diverging', Record<Ground, readonly string[]>> = {
  // From little to much; little is near the ground.
  sequential: {
    light: ['#e3ece6', '#a8d0c6', '#5aa7ab', '#2d7396', '#283f75', '#1d1740'],
    dark: ['#25333a', '#23536d', '#2a7f8f', '#57ac95', '#a9d18c', '#f7f3b2'],
  },
  // Below zero blue, above orange; zero is near the ground.
  diverging: {
    light: ['#0b4f8a', '#4a8fc7', '#a9c9e3', '#efefec', '#f2c196', '#d97a2b', '#8f3f00'],
    dark: ['#8cc8f5', '#3f8fd0', '#25527a', '#22272b', '#7a4717', '#d0781f', '#ffc27d'],
  },
}

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const table = new Map<string, readonly Rgb[]>()

/** 256 steps between the stops, mixed in linear light so that no step looks darker than both of its neighbours. */
function ramp(name: 'sequential' | 'diverging', ground: Ground): readonly Rgb[] {
  const key = name + ground
  const known = table.get(key)
  if (known !== undefined) return known
  const colours = stops[name][ground].map(parse)
  const made = Array.from({ length: 256 }, (_, index): Rgb => {
    const at = (index / 255) * (colours.length - 1)
    const low = Math.min(colours.length - 2, Math.floor(at))
    return mix(colours[low], colours[low + 1], at - low)
  })
  table.set(key, made)
  return made
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2): number =>
    Math.round(
      255 * ((from[index] / 255) ** 2.2 * (1 - share) + (to[index] / 255) ** 2.2 * share) ** (1 / 2.2),
    )
  return [channel(0), channel(1), channel(2)]
}

/** `share` 0 … 1, from little to much. */
export function sequential(share: number, ground: Ground): Rgb {
  return ramp('sequential', ground)[Math.round(255 * clamp(share, 0, 1))]
}

/** `value` −1 … 1. */
export function diverging(value: number, ground: Ground): Rgb {
  return ramp('diverging', ground)[Math.round(255 * ((clamp(value, -1, 1) + 1) / 2))]
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Number.isNaN(value) ? least : value))
}

export function css([red, green, blue]: Rgb, opacity = 1): string {
  return opacity === 1 ? `rgb(${red} ${green} ${blue})` : `rgb(${red} ${green} ${blue} / ${opacity})`
}

export const seriesCount = 8

/** The custom property of a series, for style sheets and `resolveColour`; they repeat after the eighth. */
export function seriesToken(index: number): string {
  return `--series-${(index % seriesCount) + 1}`
}

/**
 * What a colour token is now, as canvases and WebGL want it: '#rrggbb'. Read `theme.current` beside it in an effect, so
 * that it is read again when the theme changes.
 */
export function resolveColour(token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  const canvas = document.createElement('canvas').getContext('2d')
  if (canvas === null) return found
  canvas.fillStyle = found
  return canvas.fillStyle
}
