/** Colours and letters of the charts, as a canvas wants them. */
import { css, resolveColour, type Rgb } from '../../../ui/index.ts'

export interface Look {
  readonly ground: string
  readonly ink: string
  readonly faint: string
  readonly grid: string
  readonly font: string
}

/** Read `theme.current` beside it: it is what the style sheet says now. */
export function readLook(): Look {
  return {
    ground: resolveColour('--surface'),
    ink: resolveColour('--ink'),
    faint: resolveColour('--ink-faint'),
    grid: resolveColour('--line'),
    font: getComputedStyle(document.documentElement).getPropertyValue('--font').trim() || 'system-ui',
  }
}

/** '#rrggbb' with an opacity. */
export function translucent(colour: string, opacity: number): string {
  const value = Number.parseInt(colour.slice(1), 16)
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour
  const rgb: Rgb = [value >> 16, (value >> 8) & 255, value & 255]
  return css(rgb, opacity)
}
