/** Widths of texts in a font, measured once each: a vocabulary has a few thousand of them. */
import type { WidthOf } from './lines.ts'
import { shownText } from '../../../ui/token-text.ts'

/** @param font as CSS has it: '15px sans-serif' */
export function measureIn(font: string): WidthOf {
  const context = document.createElement('canvas').getContext('2d')
  if (context !== null) context.font = font
  const widths = new Map<string, number>()
  return (text) => {
    const known = widths.get(text)
    if (known !== undefined) return known
    const shown = shownText(text)
    const width = context === null ? shown.length * 8 : context.measureText(shown).width
    widths.set(text, width)
    return width
  }
}

/** How many items two lists have in common from their beginning. */
export function commonStart(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length)
  let same = 0
  while (same < most && one[same] === other[same]) same++
  return same
}
