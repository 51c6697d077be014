import { describe, expect, it } from 'vitest'
import { FakeStudio } from '../studio.fixture.ts'
import { MachineWatch } from './machine-watch.svelte.ts'

const figures = { processor: 0.9, memory: 4e8, availableMemory: 6e9, disk: 7e10 }

describe('the figures of the machine', () => {
  it('are those that came last, while they are followed', () => {
    const studio = new FakeStudio(0)
    const watch = new MachineWatch(studio)
    expect(watch.figures).toBeUndefined()
    const stop = watch.follow()
    studio.push('machine', figures)
    studio.push('machine', { ...figures, processor: 0.4 })
    expect(watch.figures?.processor).toBe(0.4)
    stop()
    expect(watch.figures).toBeUndefined()
    expect(studio.listeners.every(({ stopped }) => stopped)).toBe(true)
  })
})
