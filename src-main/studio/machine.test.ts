import { describe, expect, it } from 'vitest'
import { ProcessorShare, processorTimes, type ProcessorTimes } from './machine.ts'

function shareOf(...times: ProcessorTimes[]): ProcessorShare {
  return new ProcessorShare(() => times.shift() ?? { busy: 0, all: 0 })
}

describe('the share of the processor', () => {
  it('is that between two looks', () => {
    const share = shareOf({ busy: 10, all: 100 }, { busy: 60, all: 200 }, { busy: 60, all: 300 })
    expect(share.measure()).toBe(0.5)
    expect(share.measure()).toBe(0)
  })

  it('is a share, whatever the system counts', () => {
    const share = shareOf(
      { busy: 50, all: 100 },
      { busy: 40, all: 110 },
      { busy: 90, all: 120 },
      { busy: 95, all: 120 },
    )
    expect([share.measure(), share.measure(), share.measure()]).toEqual([0, 1, 0])
  })

  it('is read from counts that only grow', () => {
    const before = processorTimes()
    const until = performance.now() + 120
    while (performance.now() < until);
    const after = processorTimes()
    expect(after.all).toBeGreaterThan(before.all)
    expect(after.busy).toBeGreaterThanOrEqual(before.busy)
  })
})
