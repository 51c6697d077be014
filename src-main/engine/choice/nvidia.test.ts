import { expect, it } from 'vitest'
import { memoryOfCard, readCards } from './nvidia.ts'

const lines = 'NVIDIA L4, 23034\nNVIDIA H200, 143771\n'

it('reads the driver’s list', () => {
  expect(readCards(lines)).toEqual([
    { name: 'NVIDIA L4', memory: 23034 * 2 ** 20 },
    { name: 'NVIDIA H200', memory: 143_771 * 2 ** 20 },
  ])
  expect(readCards('NVIDIA-SMI has failed because it could not talk to the driver.\n')).toEqual([])
})

it('takes the memory of the card that is meant, and none where that is not clear', async () => {
  const list = async () => readCards(lines)
  expect(await memoryOfCard('nvidia · NVIDIA L4 · 550.1', list)).toBe(23034 * 2 ** 20)
  expect(await memoryOfCard('nvidia · NVIDIA T4', list)).toBe(undefined)
  expect(await memoryOfCard('nvidia · ada', async () => readCards('NVIDIA L4, 23034'))).toBe(23034 * 2 ** 20)
  expect(await memoryOfCard('amd · Radeon', list)).toBe(undefined)
  expect(await memoryOfCard('nvidia · NVIDIA L4', async () => [])).toBe(undefined)
})
