/** The CPU engine with all cores, in the shapes and rows of all engines. */
import os from 'node:os'
import { Worker } from 'node:worker_threads'
import { createWasmEngine } from '../../src-main/engine/wasm/index.ts'
import { collectGarbage } from '../collect.ts'
import type { DecodingRow, EngineFigures, Peaks, TrainingRow } from '../rows.ts'
import { decodingRows, trainingRows } from '../rows.ts'
import type { Shape } from '../shapes.ts'
import { adamw, configOf, fill, scaledTo, shapes, textLikeGraph, window } from '../shapes.ts'
import type { CorePeaks, PeakTask } from './peaks.worker.ts'

/** Of the memory that is free: others are at work too. */
const shareOfMemory = 0.55

export async function wasmFigures(
  wanted: readonly Shape[] = shapes,
  seconds = 2,
  millisecondsPerPeak = 200,
): Promise<EngineFigures> {
  const threads = os.availableParallelism()
  const peaks = await peaksOfAll(threads, millisecondsPerPeak)
  const training: TrainingRow[] = []
  const generation: DecodingRow[] = []
  const remarks: string[] = []
  let device = ''
  for (const whole of wanted) {
    await collectGarbage()
    const shape = scaledTo(whole, shareOfMemory * os.freemem())
    if (shape.scaled !== undefined)
      remarks.push(`${shape.name}: scaled to this machine's memory, ${shape.scaled}`)
    console.log(`wasm: ${shape.name} …`)
    const engine = await createWasmEngine({
      config: configOf(shape.nodes),
      graph: textLikeGraph(shape.nodes, shape.edges),
      optimiser: adamw,
      threads,
      maxBatch: { sequences: Math.max(...shape.sequences), length: window + 1 },
    })
    await fill(engine)
    const found = engine.report()
    device = `${found.device}, ${found.threads} threads, ${found.variant}`
    training.push(...(await trainingRows(engine, shape, peaks, { queued: false, seconds })))
    generation.push(...(await decodingRows(engine, shape, 'processor, one thread')))
    await engine.dispose()
  }
  return { engine: 'wasm', device, peaks, training, generation, remarks }
}

/**
 * What so many cores can do at once: sums over cores, the best of some rounds. Reading, changing and writing in place
 * needs less traffic than a copy, which reads its target before it writes there; the better of the two counts.
 */
export async function peaksOfAll(threads: number, millisecondsPerRound: number, rounds = 5): Promise<Peaks> {
  const task: PeakTask = { threads, rounds, millisecondsPerRound, arrived: new SharedArrayBuffer(4) }
  const cores = await Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise<CorePeaks>((resolve, reject) => {
          const worker = new Worker(new URL('./peaks.worker.ts', import.meta.url), { workerData: task })
          worker.once('message', resolve)
          worker.once('error', reject)
        }),
    ),
  )
  const best = (kind: keyof CorePeaks): number =>
    Math.max(
      ...Array.from({ length: rounds }, (_, round) =>
        cores.reduce((sum, core) => sum + core[kind][round], 0),
      ),
    )
  return { flops: best('flops'), copy: Math.max(best('readModifyWrite'), best('copy')) }
}
