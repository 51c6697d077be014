/** A worker for tests: a record that reads 'hang' never ends, 'eat' takes all memory, 'throw' kills the thread. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome, RecordsTask, Request } from './tasks.ts'

const inWork = new Int32Array(workerData as SharedArrayBuffer)

parentPort?.on('message', ({ id, task }: Request) => {
  if (task.kind === 'records') parentPort?.postMessage({ id, result: work(task) })
})

function work(task: RecordsTask): Outcome[] {
  const outcomes = task.kinds.map((_, index): Outcome => {
    Atomics.store(inWork, 0, index + 1)
    const text = Buffer.from(task.bytes.subarray(task.ends[index - 1] ?? 0, task.ends[index])).toString()
    const reason = task.given[index]
    const told = { redirect: false, charactersIn: 0, hanCharacters: 0, dropped: {}, source: text }
    if (reason) return { ...told, skipped: { title: text, pageId: index, reason } }
    if (text === 'throw') throw new Error('a defect')
    if (text === 'hang') for (;;) Atomics.load(inWork, 0)
    if (text === 'eat')
      for (const eaten: number[][] = []; ;) eaten.push(new Array<number>(1e6).fill(eaten.length))
    return told
  })
  Atomics.store(inWork, 0, 0)
  return outcomes
}
