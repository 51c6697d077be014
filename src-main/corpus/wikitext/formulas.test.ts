import { describe, expect, it } from 'vitest'
import { writeFormula } from './formulas.ts'

describe('writeFormula', () => {
  it.each([
    ['n', 'n'],
    ['\\mathbb{Q}', 'ℚ'],
    ['\\mathbb R', 'ℝ'],
    ['x_1', 'x1'],
    ['E = mc^2', 'E = mc²'],
    ['\\alpha + \\beta', 'α + β'],
    ['r \\ge 0', 'r ≥ 0'],
    ['\\mathrm{min}', 'min'],
    ['f(x)', 'f(x)'],
    ['x^{-1}', 'x⁻¹'],
  ])('%s is %s', (source, text) => {
    expect(writeFormula(source)).toBe(text)
  })

  it.each([
    '\\frac{1}{2}',
    '\\sum_{i=0}^n i',
    '\\sqrt{2}',
    '\\begin{matrix}a\\end{matrix}',
    'x^{a+b}',
    '',
    '=',
    'n'.repeat(61),
  ])('gives up on %j', (source) => expect(writeFormula(source)).toBeUndefined())
})
