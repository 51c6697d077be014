/** The device that tests run on: a graphics card, else SwiftShader, else none and why. */
import type { Gpu, OpenOptions } from './device.ts'
import { openGpu } from './device.ts'

export async function openForTests(
  options: OpenOptions = {},
): Promise<{ gpu: Gpu | undefined; reason: string }> {
  let reason = ''
  for (const software of [false, true]) {
    try {
      return { gpu: await openGpu({ ...options, software }), reason }
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
  }
  return { gpu: undefined, reason }
}
