import { expect, it } from 'vitest'
import { isOutOfOrder } from './out-of-order.ts'

const own = (energy: number): { energy: number; own: boolean } => ({ energy, own: true })
const shared = (energy: number): { energy: number; own: boolean } => ({ energy, own: false })

it('says where a weighted candidate of the shared edge stands above one with a higher energy', () => {
  expect(isOutOfOrder([own(9), shared(4), own(5), shared(4)])).toBe(true)
  expect(isOutOfOrder([shared(4), own(5)])).toBe(true)
})

it('says nothing where the energies fall', () => {
  expect(isOutOfOrder([])).toBe(false)
  expect(isOutOfOrder([shared(4)])).toBe(false)
  expect(isOutOfOrder([own(9), own(5), shared(4), shared(4), own(3)])).toBe(false)
})

it('takes no notice of the last digits, nor of own edges, which have no weights', () => {
  expect(isOutOfOrder([shared(4), own(4 + 1e-9)])).toBe(false)
  expect(isOutOfOrder([own(4), own(5)])).toBe(false)
})
