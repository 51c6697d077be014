import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  choosePositions,
  cut,
  drawPath,
  textWidth,
  type DrawnCandidate,
  type DrawnToken,
} from './path-drawing.ts'

function token(position: number, weight = 0.1, text = ` t${position}`): DrawnToken {
  return { position, text, energy: position === 0 ? undefined : 2, weight, isUnusual: false }
}

function candidate(id: number, role: DrawnCandidate['role']): DrawnCandidate {
  return { id, text: ` c${id}`, energy: 3, probability: 0.2, own: id % 2 === 0, role }
}

describe('the tokens that are drawn', () => {
  it('are all of a short text', () => {
    expect(choosePositions([1, 2, 3])).toEqual([0, 1, 2])
    expect(choosePositions([])).toEqual([])
  })

  it('are the last and the strongest of a long one, in the order of the text', () => {
    const weights = Array.from({ length: 1000 }, () => 0.01)
    weights[700] = -5
    weights[3] = 4
    expect(choosePositions(weights, 3, 2)).toEqual([3, 700, 997, 998, 999])
  })

  it('are told apart and ascend, whatever the weights are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 50 }), (weights) => {
        const positions = choosePositions(weights)
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
        expect(positions.length).toBe(Math.min(weights.length, 12))
        if (weights.length > 0) expect(positions.at(-1)).toBe(weights.length - 1)
      }),
    )
  })
})

describe('the drawing of a path', () => {
  const drawing = drawPath(
    [token(0), token(1, -0.4), token(2, 0.2)],
    [candidate(1, 'other'), candidate(2, 'chosen'), candidate(3, 'expected')],
  )

  it('has a node for every token and candidate, one below the other', () => {
    expect(drawing.nodes.map(({ kind }) => kind)).toEqual([
      'token',
      'token',
      'token',
      'other',
      'chosen',
      'expected',
    ])
    const tops = drawing.nodes.map(({ y }) => y)
    expect(tops).toEqual([...tops].sort((a, b) => a - b))
    expect(drawing.height).toBeGreaterThan(tops[5])
  })

  it('has an edge for every step, with its energy, and one to each candidate', () => {
    expect(drawing.edges).toHaveLength(2 + 3)
    expect(drawing.edges.map(({ label }) => label?.energy)).toEqual([2, 2, 3, 3, 3])
    expect(drawing.edges.map(({ isShared }) => isShared)).toEqual([false, false, true, false, true])
  })

  it('has an arc from every token to the one that came, the strongest the widest', () => {
    expect(drawing.arcs.map(({ share }) => share)).toEqual([0.25, -1, 0.5])
    const widths = drawing.arcs.map(({ width }) => width)
    expect(Math.max(...widths)).toBe(widths[1])
  })

  it('leaves a gap where tokens are not shown, and no edge across it', () => {
    const gapped = drawPath([token(4), token(9), token(10)], [candidate(2, 'chosen')])
    expect(gapped.gaps.map(({ tokens }) => tokens)).toEqual([4, 4])
    expect(gapped.edges).toHaveLength(1 + 1)
  })

  it('has no arcs where nothing contributes', () => {
    expect(drawPath([token(0, 0)], [candidate(2, 'chosen')]).arcs).toEqual([])
    expect(drawPath([], []).nodes).toEqual([])
  })

  it('has no figure that is not finite and stays within its width', () => {
    const texts = fc.constantFrom('a', ' word', '龙珠', '\n', '', '<|endoftext|>'.repeat(5))
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 12 }), (words) => {
        const made = drawPath(
          words.map((text, position) => token(position, position, text)),
          words.map((text, id) => ({ ...candidate(id, id === 0 ? 'chosen' : 'other'), text })),
        )
        expect(JSON.stringify(made)).not.toContain('null')
        for (const { x, width } of made.nodes) expect(x + width).toBeLessThan(made.width - 40)
      }),
    )
  })
})

describe('the text of a node', () => {
  it('is cut where it is too long', () => {
    expect(cut(' the')).toBe(' the')
    expect(cut('龙'.repeat(40))).toMatch(/^龙+…$/)
    expect(textWidth(cut('龙'.repeat(40)))).toBeLessThanOrEqual(116)
    expect(cut('\n')).toBe('↵')
  })
})
