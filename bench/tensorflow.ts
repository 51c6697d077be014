/**
 * The TensorFlow engine in the shapes and rows of all engines. Where CUDA is missing plain TensorFlow.js runs a tiny
 * shape, which says that the engine works and nothing about speed.
 */
import os from 'node:os'
import { createTensorFlowEngine, tensorflowRuntime } from '../src-main/engine/tensorflow/index.ts'
import type { Runtime } from '../src-main/engine/tensorflow/index.ts'
import { collectGarbage } from './collect.ts'
import type { DecodingRow, EngineFigures, Peaks, TrainingRow } from './rows.ts'
import { decodingRows, trainingRows } from './rows.ts'
import { adamw, configOf, fill, scaledTo, shapes, textLikeGraph, tinyShape, window } from './shapes.ts'

/** @param standIn what plain TensorFlow.js is given where CUDA is missing */
export async function tensorflowFigures(standIn = tinyShape, seconds = 2): Promise<EngineFigures> {
  const remarks: string[] = []
  let runtime: Runtime
  try {
    runtime = await tensorflowRuntime('cuda')
  } catch (error) {
    remarks.push(`No TensorFlow on CUDA: ${error instanceof Error ? error.message : String(error)}`)
    remarks.push('Plain TensorFlow.js on one processor core instead, a tiny shape: nothing about speed.')
    runtime = await tensorflowRuntime('plain')
  }
  const plain = runtime.name === 'plain'
  const peaks = await peaksOf(runtime)
  const training: TrainingRow[] = []
  const generation: DecodingRow[] = []
  for (const whole of plain ? [standIn] : shapes) {
    // Parameters and moments live in the processor's memory, in JavaScript's arrays.
    await collectGarbage()
    const shape = scaledTo(whole, 0.5 * os.freemem())
    if (shape.scaled !== undefined)
      remarks.push(`${shape.name}: scaled to this machine's memory, ${shape.scaled}`)
    console.log(`tensorflow: ${shape.name} …`)
    const engine = await createTensorFlowEngine(
      {
        config: configOf(shape.nodes),
        graph: textLikeGraph(shape.nodes, shape.edges),
        optimiser: adamw,
        threads: 1,
        maxBatch: { sequences: Math.max(...shape.sequences), length: window + 1 },
      },
      runtime.name,
    )
    await fill(engine)
    training.push(...(await trainingRows(engine, shape, peaks, { queued: false, seconds })))
    generation.push(...(await decodingRows(engine, shape, 'processor, one thread', plain ? 40 : 500)))
    await engine.dispose()
  }
  const device = `${runtime.device}, ${runtime.variant}`
  return { engine: 'tensorflow', device, peaks, training, generation, remarks }
}

/** By TensorFlow's own operations: x + 1 of a large tensor, and a large product of matrices. */
async function peaksOf({ tf, name }: Runtime): Promise<Peaks> {
  const [numbers, side] = name === 'plain' ? [2 ** 20, 256] : [2 ** 28, 8192]
  const least = async (work: () => { data(): Promise<unknown>; dispose(): void }): Promise<number> => {
    let best = Infinity
    for (let n = 0; n < 6; n++) {
      const start = performance.now()
      const result = work()
      await result.data()
      best = Math.min(best, (performance.now() - start) / 1e3)
      result.dispose()
    }
    return best
  }
  const x = tf.zeros([numbers])
  const matrix = tf.ones([side, side])
  // Only a number is read back, which waits for the device.
  const copySeconds = await least(() => tf.tidy(() => tf.add(x, 1).slice(0, 1)))
  const productSeconds = await least(() => tf.tidy(() => tf.matMul(matrix, matrix).slice([0, 0], [1, 1])))
  x.dispose()
  matrix.dispose()
  return { copy: (8 * numbers) / copySeconds, flops: (2 * side ** 3) / productSeconds }
}
