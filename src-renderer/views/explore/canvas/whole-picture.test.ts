import { describe, expect, it } from 'vitest'
import { stagePadding, wholePicture } from './whole-picture.ts'

/** Pixels from the left at which a place of the framed picture is drawn, as sigma does. */
function pixel(
  x: number,
  size: { width: number; height: number },
  camera: { x: number; ratio: number },
): number {
  const unit = Math.min(size.width, size.height) - 2 * stagePadding
  return size.width / 2 + ((x - camera.x) * unit) / camera.ratio
}

describe('the camera that shows a whole picture', () => {
  it.each([
    ['a square stage', { width: 640, height: 640 }, { width: 10, height: 10 }],
    ['a wide one', { width: 760, height: 640 }, { width: 10, height: 10 }],
    ['a narrow one', { width: 420, height: 700 }, { width: 3, height: 3 }],
    ['a flat picture', { width: 640, height: 600 }, { width: 10, height: 2 }],
  ])('leaves room on the right of %s', (_name, size, extent) => {
    const camera = wholePicture(size, extent)
    const half = extent.width / Math.max(extent.width, extent.height) / 2
    expect(pixel(0.5 + half, size, camera)).toBeCloseTo(size.width - 132, 6)
    expect(pixel(0.5 - half, size, camera)).toBeGreaterThanOrEqual(stagePadding - 1e-6)
    expect(camera.y).toBe(0.5)
  })

  it.each([
    ['a picture that is slim', { width: 640, height: 640 }, { width: 1, height: 10 }],
    ['a stage that is much wider than high', { width: 1400, height: 640 }, { width: 10, height: 10 }],
    ['one node', { width: 640, height: 640 }, { width: 0, height: 0 }],
    ['a stage without room', { width: 100, height: 100 }, { width: 10, height: 10 }],
  ])('stays in the middle for %s', (_name, size, extent) => {
    expect(wholePicture(size, extent)).toEqual({ x: 0.5, y: 0.5, ratio: 1 })
  })
})
