/** A worker thread of the import: decodes bzip2 blocks and cleans records, one task at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { BlockDecoder } from '../bzip2/decode-block.ts'
import { wholeLimit } from '../source/bzip2.ts'
import { headLimit } from '../split/splitter.ts'
import { defect, outcomeOf } from './outcome.ts'
import type { Outcome, RecordsTask, Reply, Request } from './tasks.ts'

if (!parentPort) throw new Error('this file runs as a worker thread')
const port = parentPort
/** [1] index + 1 of the record in work, 0 for none: lets the reader see which record takes too long. */
const inWork = new Int32Array(workerData as SharedArrayBuffer)
let decoder: BlockDecoder | undefined

port.on('message', ({ id, task }: Request) => {
  if (task.kind === 'block') {
    const block = (decoder ??= new BlockDecoder()).decode(task.bytes, task.bit, wholeLimit)
    port.postMessage({ id, result: block } satisfies Reply, block.ok ? [block.bytes.buffer] : [])
  } else {
    port.postMessage({ id, result: clean(task) } satisfies Reply)
  }
})

function clean(task: RecordsTask): Outcome[] {
  const outcomes = task.kinds.map((kind, index): Outcome => {
    Atomics.store(inWork, 0, index + 1)
    const bytes = task.bytes.subarray(index === 0 ? 0 : task.ends[index - 1], task.ends[index])
    const number = task.firstNumber + index
    const reason = task.given[index]
    if (reason === undefined) return outcomeOf(kind, bytes, number, task.context)
    return defect(number, new TextDecoder().decode(bytes.subarray(0, headLimit)), task.context, reason)
  })
  Atomics.store(inWork, 0, 0)
  return outcomes
}
