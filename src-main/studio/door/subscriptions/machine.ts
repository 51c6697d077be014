import { statfsSync } from 'node:fs'
import { ProcessorShare } from '../../machine.ts'
import type { Sources } from '../handlers.ts'

/** Milliseconds between two looks. */
const interval = 2000

/** The figures of now; nothing is looked at while nobody asks. */
export const machineSource: Sources<'machine'>['machine'] = (bench, _input, news) => {
  const processor = new ProcessorShare()
  const timer = setInterval(() => {
    isDue = true
    news()
  }, interval)
  let isDue = false
  return {
    next() {
      if (!isDue) return undefined
      isDue = false
      const { bavail, bsize } = statfsSync(bench.folder)
      return {
        processor: processor.measure(),
        memory: process.memoryUsage.rss(),
        availableMemory: process.availableMemory(),
        disk: bavail * bsize,
      }
    },
    stop: () => clearInterval(timer),
  }
}
