/** Starts the layout worker for one picture; its stop ends it. */
import type { ForceInput } from './forces.ts'
import type { ForceOutput } from './force-layout.worker.ts'

export function startForces(input: ForceInput, onMove: (output: ForceOutput) => void): () => void {
  const worker = new Worker(new URL('./force-layout.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<ForceOutput>) => {
    onMove(data)
    if (data.done === 1) worker.terminate()
  })
  worker.postMessage(input)
  return () => worker.terminate()
}
