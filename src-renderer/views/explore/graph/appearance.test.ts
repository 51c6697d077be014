import { describe, expect, it } from 'vitest'
import { appearanceOf, type SignalLook } from './appearance.ts'
import { blend, fromHex, hex } from './colour.ts'
import { exampleGraph } from './example-graph.ts'
import { filtered } from './filters.ts'
import type { Palette } from './palette.ts'
import { pictureOf } from './picture.ts'
import { edgeLooks, nodeLooks, sizeLooks } from '../state/view-state.ts'

const picture = pictureOf(exampleGraph)
const palette: Palette = {
  ground: 'light',
  background: '#ffffff',
  ink: '#000000',
  faint: '#888888',
  accent: '#0b6568',
  series: ['#0072b2', '#c95600', '#00835f'],
}
const all = filtered(picture, {})
const plain = { nodeColour: 'energy', nodeSize: 'frequency', edgeLook: 'count' } as const

function lightness(colour: string): number {
  return fromHex(colour).reduce((sum, byte) => sum + byte, 0)
}

describe('appearance', () => {
  it('gives every node and edge a colour and a size, whatever the looks', () => {
    for (const nodeColour of nodeLooks)
      for (const nodeSize of sizeLooks)
        for (const edgeLook of edgeLooks) {
          const looks = { nodeColour, nodeSize, edgeLook }
          const found = appearanceOf(picture, looks, all, palette, undefined, undefined)
          expect(found.nodeColours).toHaveLength(4)
          for (const colour of [...found.nodeColours, ...found.edgeColours])
            expect(colour).toMatch(/^#[0-9a-f]{6}$/)
          expect(found.edgeColours).toHaveLength(5)
          for (const size of [...found.nodeSizes, ...found.edgeSizes]) expect(size).toBeGreaterThan(0)
        }
  })

  it('darkens with the energy on light ground, and tells what is not known apart', () => {
    const { nodeColours } = appearanceOf(picture, plain, all, palette, undefined, undefined)
    expect(lightness(nodeColours[0])).toBeLessThan(lightness(nodeColours[1]))
    expect(lightness(nodeColours[1])).toBeLessThan(lightness(nodeColours[2]))
    expect(nodeColours.slice(0, 3)).not.toContain(nodeColours[3])
  })

  it('says in the legend what it drew', () => {
    const { legend, nodeSizes } = appearanceOf(picture, plain, all, palette, undefined, undefined)
    expect(legend.colour).toMatchObject({ kind: 'ramp', look: 'energy', scale: { from: 2, to: 4 } })
    expect(legend.size).toMatchObject({ look: 'frequency', scale: { from: 1, to: 100, logarithmic: true } })
    expect(legend.size?.most).toBe(nodeSizes[0])
    expect(legend.edge).toMatchObject({ look: 'count', scale: { from: 1, to: 40 } })
    const same = { nodeColour: 'same', nodeSize: 'same', edgeLook: 'same' } as const
    expect(appearanceOf(picture, same, all, palette, undefined, undefined).legend).toEqual({
      colour: undefined,
      size: undefined,
      edge: undefined,
    })
  })

  it('gives the largest communities the series, and counts the others', () => {
    const looks = { ...plain, nodeColour: 'community' } as const
    const found = appearanceOf(picture, looks, all, palette, Uint32Array.of(0, 0, 1, 2), undefined)
    expect(found.nodeColours).toEqual(['#0072b2', '#0072b2', '#c95600', '#00835f'])
    const two = { ...palette, series: palette.series.slice(0, 1) }
    const { legend } = appearanceOf(picture, looks, all, two, Uint32Array.of(0, 0, 1, 2), undefined)
    expect(legend.colour).toMatchObject({ kind: 'categories', others: 2 })
  })

  it('shows what rose and what fell in two hues, on a scale that is even to both sides', () => {
    const changes = { nodes: Float32Array.of(2, -4, 0, 1), edges: Float32Array.of(9, 1, 1, 1, 1), moved: 1 }
    const compared = pictureOf(exampleGraph, changes)
    const looks = { nodeColour: 'change', nodeSize: 'same', edgeLook: 'change' } as const
    const found = appearanceOf(compared, looks, all, palette, undefined, undefined)
    const warmth = (colour: string): number => fromHex(colour)[0] - fromHex(colour)[2]
    expect(warmth(found.nodeColours[0])).toBeGreaterThan(warmth(found.nodeColours[2]))
    expect(warmth(found.nodeColours[1])).toBeLessThan(warmth(found.nodeColours[2]))
    expect(found.legend.colour).toMatchObject({ scale: { from: -4, to: 4 } })
    expect(found.edgeSizes[0]).toBeGreaterThan(found.edgeSizes[1])
    expect(appearanceOf(picture, looks, all, palette, undefined, undefined).legend.colour).toBeUndefined()
  })

  it('draws edges fainter on dark ground and behind a signal', () => {
    const dark = { ...palette, ground: 'dark' as const }
    const signal: SignalLook = { energies: undefined, scale: undefined, path: new Map(), fan: new Map() }
    const strongest = (ground: Palette, way?: SignalLook): number =>
      lightness(appearanceOf(picture, plain, all, ground, undefined, way).edgeColours[0])
    expect(strongest(dark)).toBeGreaterThan(strongest(palette))
    expect(strongest(palette, signal)).toBeGreaterThan(strongest(dark))
  })

  it('draws the signal above everything else, the latest step strongest', () => {
    const energies = new Float32Array(10)
    energies[4] = 9
    const signal: SignalLook = {
      energies,
      scale: { from: 0, to: 9, logarithmic: false },
      path: new Map([
        [0, 1],
        [4, 0],
      ]),
      fan: new Map([[2, 0.5]]),
    }
    const looks = { ...plain, nodeColour: 'signal', nodeSize: 'signal' } as const
    const found = appearanceOf(picture, looks, all, palette, undefined, signal)
    expect(found.edgeDepths[4]).toBeGreaterThan(found.edgeDepths[0])
    expect(found.edgeDepths[0]).toBeGreaterThan(found.edgeDepths[2])
    expect(found.edgeDepths[2]).toBeGreaterThan(found.edgeDepths[1])
    expect(found.edgeColours[4]).toBe(palette.accent)
    expect(found.nodeSizes[2]).toBeGreaterThan(found.nodeSizes[0])
    expect(found.legend.colour).toMatchObject({ look: 'signal', scale: { to: 9 } })
  })
})

describe('colours', () => {
  it('come back from their hexadecimal form', () => {
    expect(hex(fromHex('#0b6568'))).toBe('#0b6568')
    expect(blend('#000000', '#ffffff', 0)).toBe('#000000')
    expect(blend('#000000', '#ffffff', 1)).toBe('#ffffff')
  })
})
