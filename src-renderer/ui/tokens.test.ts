/** The contrasts that the style sheet promises, computed from it, in both themes. */
import { describe, expect, it } from 'vitest'
import source from './tokens.css?raw'

const themes = ['light', 'dark'] as const

function token(name: string, theme: (typeof themes)[number]): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(source)
  if (found === null) throw new Error(`no token ${name}`)
  return theme === 'light' ? found[1] : found[2]
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['ground', 'surface', 'raised', 'sunken']

describe.each(themes)('tokens, %s', (theme) => {
  it.each(['ink', 'ink-soft', 'ink-faint', 'accent', 'bad'])('%s can be read on every ground', (ink) => {
    for (const ground of grounds)
      expect(contrast(token(ink, theme), token(ground, theme)), ground).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['accent', 'good', 'caution', 'bad'])('%s can be read on its own ground', (tone) => {
    expect(contrast(token(tone, theme), token(`${tone}-ground`, theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('ink', theme), token(`${tone}-ground`, theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('ink-soft', theme), token(`${tone}-ground`, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it('what stands on accent can be read', () => {
    expect(contrast(token('on-accent', theme), token('accent', theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('on-accent', theme), token('accent-strong', theme))).toBeGreaterThanOrEqual(4.5)
  })

  it('every series stands out from what charts are drawn on', () => {
    for (let index = 1; index <= 8; index++)
      expect(
        contrast(token(`series-${index}`, theme), token('surface', theme)),
        `${index}`,
      ).toBeGreaterThanOrEqual(3)
  })

  it('borders of controls can be seen', () => {
    for (const ground of ['surface', 'raised'])
      expect(contrast(token('line-strong', theme), token(ground, theme)), ground).toBeGreaterThanOrEqual(3)
  })
})
