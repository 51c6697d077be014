/**
 * What a token's ground says. Sure tokens stay near the page, so that the eye goes to where the model was in doubt. Ink is
 * black or white, whichever stands out more: one of them always reaches 4.5 : 1.
 */
import { css, diverging, sequential, type Ground, type Rgb } from '../../../ui/index.ts'

export type Colouring = 'probability' | 'margin' | 'none'

export interface Paint {
  readonly background: string
  readonly ink: string
}

/** −log₁₀ P at which the ramp ends. */
export const doubtAtEnd = 4
/** Margin (score) at which the ramp ends on either side. */
export const marginAtEnd = 3
/** The ends of the ramps are for lines and areas; behind words they would shout. */
const strongest = 0.8

/** 0 for certain, 1 for a probability of 10⁻⁴ or less. */
export function doubtOf(probability: number): number {
  if (!(probability > 0)) return 1
  return Math.min(1, Math.max(0, -Math.log10(probability) / doubtAtEnd))
}

/** −1 … 1: below 0 where another token was better. Small margins are spread out, since most are small. */
export function marginShare(margin: number): number {
  const size = Math.min(1, Math.abs(margin) / marginAtEnd)
  return Number.isNaN(margin) ? 0 : Math.sign(margin) * Math.sqrt(size)
}

/** Undefined for what was almost certain: the page stays quiet there. */
export function probabilityPaint(probability: number, ground: Ground): Paint | undefined {
  if (probability > 0.9) return undefined
  return paint(sequential(doubtOf(probability) * strongest, ground))
}

/** Behind its rival orange, ahead of it blue. */
export function marginPaint(margin: number, ground: Ground): Paint {
  return paint(diverging(-marginShare(margin) * strongest, ground))
}

/** A contribution to an energy, beside the largest one: raised it orange, lowered it blue. */
export function contributionPaint(value: number, largest: number, ground: Ground): Paint | undefined {
  const share = largest > 0 && Number.isFinite(value) ? value / largest : 0
  if (Math.abs(share) < 0.02) return undefined
  return paint(diverging(Math.sign(share) * Math.sqrt(Math.abs(share)) * strongest, ground))
}

export function paint(colour: Rgb): Paint {
  return { background: css(colour), ink: inkOn(colour) }
}

const dark: Rgb = [0, 0, 0]
const light: Rgb = [255, 255, 255]

export function inkOn(colour: Rgb): string {
  return css(contrast(colour, dark) >= contrast(colour, light) ? dark : light)
}

/** WCAG 2: 1 … 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number): number => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
