import { expect, it } from 'vitest'
import { visibleToken } from './visible-token.ts'

it('shows what cannot be seen, and leaves the rest alone', () => {
  expect(visibleToken(' the')).toBe('·the')
  expect(visibleToken('\n\t')).toBe('↵⇥')
  expect(visibleToken('\u202e\u0007')).toBe('⟨202e⟩⟨7⟩')
  expect(visibleToken('中，é')).toBe('中，é')
})
