/** The TensorFlow engine's public face. */
import type { Engine, EngineOptions } from '../engine.ts'
import { loadRuntime } from './runtime.ts'
import type { Runtime, RuntimeName } from './runtime.ts'
import { TensorFlowEngine } from './tensorflow-engine.ts'

export type { Runtime, RuntimeName } from './runtime.ts'

/** A backend lives as long as the process. */
const runtimes = new Map<RuntimeName, Promise<Runtime>>()

/**
 * TensorFlow as it runs here, loaded once; its `device` and `variant` are findings. After a failure it is tried anew.
 * @throws StudioError 'unsupported' with what is missing
 */
export function tensorflowRuntime(name: RuntimeName): Promise<Runtime> {
  let runtime = runtimes.get(name)
  if (runtime === undefined) {
    runtime = loadRuntime(name)
    runtimes.set(name, runtime)
    runtime.catch(() => runtimes.delete(name))
  }
  return runtime
}

/**
 * An engine that trains with TensorFlow.js. Its parameters are zeros until written; `threads` means nothing to it.
 * @param name 'cuda' needs @tensorflow/tfjs-node-gpu and a CUDA device; 'plain' is slow and for tests
 * @throws StudioError 'unsupported' where that is missing, 'memory-insufficient' where the model is too large
 */
export async function createTensorFlowEngine(
  options: EngineOptions,
  name: RuntimeName = 'cuda',
): Promise<Engine> {
  return new TensorFlowEngine(await tensorflowRuntime(name), options)
}
