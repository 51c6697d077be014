import { describe, expect, it } from 'vitest'
import { isInside, nearest, nearestInDirection, walk } from './directions.ts'
import { toGexf, toGraphml } from './exchange.ts'
import { exampleGraph } from './example-graph.ts'
import { filtered } from './filters.ts'
import { pictureOf } from './picture.ts'
import { curvePoint, edgeShape, loopShape, visibleWidth, type Scene } from './scene.ts'
import { escapeXml, sceneToSvg } from './svg.ts'

const from = { x: 0, y: 0 }
const to = { x: 100, y: 0 }

describe('edges as shapes', () => {
  it('end at the rim of their target, with a head whose tip touches it', () => {
    for (const curved of [false, true]) {
      const shape = edgeShape({
        source: from,
        target: to,
        targetRadius: 10,
        width: 2,
        feather: 0,
        colour: '#000000',
        curved,
      })
      const [tip, left, right] = shape.head
      expect(Math.hypot(tip.x - to.x, tip.y - to.y)).toBeCloseTo(10, 0)
      expect(Math.hypot(shape.end.x - to.x, shape.end.y - to.y)).toBeCloseTo(15, 0)
      expect(Math.hypot(left.x - right.x, left.y - right.y)).toBeCloseTo(4, 5)
    }
  })

  it('bend to different sides for the two directions of a pair', () => {
    const options = { targetRadius: 1, width: 1, feather: 0, colour: '#000000', curved: true }
    const there = edgeShape({ ...options, source: from, target: to })
    const back = edgeShape({ ...options, source: to, target: from })
    const middle = (shape: typeof there) => curvePoint(shape.start, shape.control, shape.end, 0.5).y
    expect(Math.sign(middle(there))).toBe(-Math.sign(middle(back)))
    expect(Math.abs(middle(there))).toBeGreaterThan(10)
  })

  it('lead from a node back into it', () => {
    const { centre, radius, head } = loopShape({ x: 50, y: 50 }, 8, 1, '#000000')
    expect(Math.hypot(head[0].x - 50, head[0].y - 50)).toBeCloseTo(8)
    expect(Math.hypot(head[0].x - centre.x, head[0].y - centre.y)).toBeCloseTo(radius)
    expect(centre.x).toBeGreaterThan(50)
    expect(centre.y).toBeLessThan(50)
  })

  it('are as wide as the ink of a line that fades towards its edges', () => {
    expect(visibleWidth(5, 1)).toBe(4)
    expect(visibleWidth(5, 0)).toBe(5)
    expect(visibleWidth(2, 1)).toBeCloseTo(1)
    // Summed over the breadth of the line, as the shader does.
    const smoothstep = (u: number): number => u * u * (3 - 2 * u)
    let ink = 0
    for (let x = 0; x < 0.6; x += 1e-4) ink += 2e-4 * (1 - smoothstep(Math.max(0, x - 0.6 + 1)))
    expect(visibleWidth(1.2, 1)).toBeCloseTo(ink, 3)
  })

  it('are finite even between nodes that lie on each other', () => {
    const shape = edgeShape({
      source: to,
      target: to,
      targetRadius: 5,
      width: 1,
      feather: 0,
      colour: '#0',
      curved: true,
    })
    for (const { x, y } of [shape.start, shape.control, shape.end, ...shape.head])
      expect(x + y).toBeTypeOf('number')
    expect(shape.head.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })
})

const scene: Scene = {
  width: 200,
  height: 100,
  background: '#ffffff',
  font: 'system-ui, "Segoe UI"',
  edges: [
    edgeShape({
      source: from,
      target: to,
      targetRadius: 5,
      width: 1,
      feather: 0,
      colour: '#123456',
      curved: true,
    }),
  ],
  loops: [loopShape(from, 5, 1, '#654321')],
  nodes: [{ centre: from, radius: 5, colour: '#abcdef' }],
  rings: [{ centre: from, radius: 9, width: 2, colour: '#00ff00' }],
  labels: [{ at: from, text: '<script>"&\u0000', size: 12, colour: '#000000', halo: '#ffffff' }],
}

describe('SVG', () => {
  it('is well formed whatever the tokens are', () => {
    const svg = sceneToSvg(scene, 'Top & more <1>')
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(parsed.querySelector('script')).toBeNull()
    expect(svg).toContain('&lt;script&gt;&quot;&amp;\uFFFD')
    expect(svg).toContain('<title>Top &amp; more &lt;1&gt;</title>')
  })

  it('holds every shape', () => {
    const svg = sceneToSvg(scene, '')
    expect(svg.match(/<path /g)).toHaveLength(1)
    expect(svg.match(/<polygon /g)).toHaveLength(2)
    expect(svg.match(/<circle /g)).toHaveLength(3)
    expect(svg.match(/<text /g)).toHaveLength(1)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('keeps characters beyond the first plane and drops lone halves of them', () => {
    expect(escapeXml('𠮷')).toBe('𠮷')
    expect(escapeXml('\uD842')).toBe('\uFFFD')
    expect(escapeXml('a\tb\n')).toBe('a\tb\n')
  })
})

describe('files for other programs', () => {
  const picture = pictureOf(exampleGraph)
  const drawn = {
    picture,
    shown: filtered(picture, { frequency: [2, 1000] }),
    positions: new Float32Array(8),
    colours: ['#ff0000', '#00ff00', '#0000ff', '#000000'],
    sizes: new Float32Array(4).fill(2),
  }

  it('hold what is shown, escaped, without what is not known', () => {
    for (const [text, nodes] of [
      [toGexf(drawn), /<node id/g],
      [toGraphml(drawn), /<node id/g],
    ] as const) {
      expect(text.match(nodes)).toHaveLength(3)
      expect(text.match(/<edge (id|source)/g)).toHaveLength(5)
      expect(text).toContain('c&lt;')
      expect(text).not.toMatch(/NaN/)
    }
    expect(toGexf(drawn)).toContain('<viz:color r="255" g="0" b="0"/>')
  })
})

describe('finding by place', () => {
  const places = [{ x: 0, y: 0 }, { x: 10, y: 1 }, { x: 30, y: 0 }, undefined, { x: 0, y: 20 }]

  it('goes to the nearest in the direction of the key', () => {
    expect(nearestInDirection(places, 0, { x: 1, y: 0 })).toBe(1)
    expect(nearestInDirection(places, 1, { x: 1, y: 0 })).toBe(2)
    expect(nearestInDirection(places, 0, { x: 0, y: 1 })).toBe(4)
    expect(nearestInDirection(places, 0, { x: -1, y: 0 })).toBeUndefined()
    expect(nearestInDirection(places, 3, { x: 1, y: 0 })).toBeUndefined()
  })

  it('begins at the nearest to a point', () => {
    expect(nearest(places, { x: 28, y: 3 })).toBe(2)
    expect(nearest([], { x: 0, y: 0 })).toBeUndefined()
  })

  it('walks by the arrow keys, from the middle of the window at first', () => {
    const window = { width: 20, height: 2 }
    expect(walk('ArrowRight', places, undefined, window)).toBe(1)
    expect(walk('ArrowLeft', places, 3, window)).toBe(1)
    expect(walk('ArrowRight', places, 1, window)).toBe(2)
    expect(walk('ArrowRight', places, 2, window)).toBe(2)
    expect(walk('ArrowDown', places, 0, window)).toBe(4)
    expect(walk('ArrowUp', places, 4, window)).toBe(0)
    expect(walk('x', places, 0, window)).toBeUndefined()
    expect(walk('ArrowUp', [], undefined, window)).toBeUndefined()
  })

  it('tells inside from outside, in a bay too', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 5 },
      { x: 0, y: 10 },
    ]
    expect(isInside({ x: 2, y: 2 }, line)).toBe(true)
    expect(isInside({ x: 5, y: 9 }, line)).toBe(false)
    expect(isInside({ x: 12, y: 2 }, line)).toBe(false)
  })
})
