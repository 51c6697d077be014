import fc from 'fast-check'
import { expect, it } from 'vitest'
import { labelsAbove, spreadLabels } from './labels.ts'

it('leaves labels that are apart where they are', () => {
  expect(spreadLabels([50, 20, 80], 10, 100)).toEqual([50, 20, 80])
})

it('moves those that would cover each other, and keeps their order and the edges', () => {
  expect(spreadLabels([50, 50], 10, 100)).toEqual([50, 60])
  expect(spreadLabels([98, 99], 10, 100)).toEqual([85, 95])
  expect(spreadLabels([-5], 10, 100)).toEqual([5])
})

it('never lets two overlap where there is room', () => {
  const wishes = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(wishes, (wished) => {
      const placed = spreadLabels(wished, 12, 200).sort((a, b) => a - b)
      expect(placed[0]).toBeGreaterThanOrEqual(6 - 1e-9)
      expect(placed.at(-1)).toBeLessThanOrEqual(194 + 1e-9)
      for (let index = 1; index < placed.length; index++)
        expect(placed[index] - placed[index - 1]).toBeGreaterThanOrEqual(12 - 1e-9)
    }),
  )
})

it('puts names above their lines, the upper of two close ones higher', () => {
  expect(labelsAbove([50, 150], 12, 200)).toEqual([43, 143])
  expect(labelsAbove([50, 55], 12, 200)).toEqual([36, 48])
  expect(labelsAbove([55, 50], 12, 200)).toEqual([48, 36])
})

it('keeps a name in the plot where its line lies at the upper edge', () => {
  expect(labelsAbove([2, 100], 12, 200)).toEqual([6, 93])
})
