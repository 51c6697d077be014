import { describe, expect, it } from 'vitest'
import type { Progress } from '../../../src-shared/progress.ts'
import { SpeedMeter } from './speed-meter.ts'

let now = 0
const meterAt = (): SpeedMeter => {
  now = 0
  return new SpeedMeter(() => now)
}

const report = (done: number, more: Partial<Progress> = {}): Progress => ({
  phase: 'reading',
  done,
  total: 1000,
  unit: 'bytes',
  ...more,
})

describe('the speed of a job', () => {
  it('is unknown at first, then what the last seconds show', () => {
    const meter = meterAt()
    expect(meter.report(report(0))).toEqual(report(0))
    now = 500
    expect(meter.report(report(50))).toEqual(report(50))
    now = 2000
    expect(meter.report(report(200))).toMatchObject({ speed: 100, remaining: 8 })
  })

  it('follows a job that becomes slower', () => {
    const meter = meterAt()
    for (; now <= 20_000; now += 200) meter.report(report(now / 100))
    const fast = meter.report(report(200)).speed ?? 0
    for (const end = now + 20_000; now <= end; now += 200) meter.report(report(200 + (now - 20_200) / 1000))
    const slow = meter.report(report(220)).speed ?? 0
    expect(fast).toBeGreaterThan(9)
    expect(slow).toBeLessThan(2)
  })

  it('begins anew with every phase, and when a job goes back', () => {
    const meter = meterAt()
    meter.report(report(0))
    now = 5000
    expect(meter.report(report(500)).speed).toBe(100)
    expect(meter.report(report(500, { phase: 'encoding' })).speed).toBeUndefined()
    now = 7000
    meter.report(report(600, { phase: 'encoding' }))
    expect(meter.report(report(10, { phase: 'encoding' })).speed).toBeUndefined()
  })

  it('says nothing of what is left where nobody knows the whole, or it is passed', () => {
    const meter = meterAt()
    meter.report(report(0, { total: undefined }))
    now = 2000
    expect(meter.report(report(100, { total: undefined }))).not.toHaveProperty('remaining')
    expect(meter.report(report(200, { total: 100 }))).not.toHaveProperty('remaining')
  })
})
