import { expect, it } from 'vitest'
import { findingsOf } from './findings.ts'

it('reads what a check found, and nothing out of anything else', () => {
  expect(findingsOf({ findings: ['a', 'b'] })).toEqual(['a', 'b'])
  expect(findingsOf({ findings: [] })).toEqual([])
  expect(findingsOf({ findings: ['a', 3] })).toEqual(['a'])
  for (const other of [undefined, null, 3, {}, { findings: 'x' }]) expect(findingsOf(other)).toBeUndefined()
})
