/**
 * Which TensorFlow runs, and on what. Two can be asked for, neither is ever put in the other's place: 'cuda' is the
 * package @tensorflow/tfjs-node-gpu, which people install themselves (docs/tensorflow.md); 'plain' is @tensorflow/tfjs
 * in JavaScript on the processor, slow, for tests. Both have the same operations and the same differentiation.
 */
import { execFile } from 'node:child_process'
import util, { promisify } from 'node:util'
import { StudioError } from '../../../src-shared/errors.ts'
import { notTheRightDevice, whyNotLoaded } from './problems.ts'

export type TensorFlow = typeof import('@tensorflow/tfjs')

export type RuntimeName = 'cuda' | 'plain'

export interface Runtime {
  readonly tf: TensorFlow
  readonly name: RuntimeName
  /** The device that the arithmetic runs on, as found. */
  readonly device: string
  /** Packages and versions. */
  readonly variant: string
}

const packages: Record<RuntimeName, { readonly name: string; readonly backend: string }> = {
  cuda: { name: '@tensorflow/tfjs-node-gpu', backend: 'tensorflow' },
  plain: { name: '@tensorflow/tfjs', backend: 'cpu' },
}

/** The two packages share one list of backends, and one of them is present: makes sure that it is this runtime's. */
export async function makePresent({ tf, name }: Pick<Runtime, 'tf' | 'name'>): Promise<void> {
  const { backend } = packages[name]
  if (tf.getBackend() !== backend) await tf.setBackend(backend)
}

/** What is asked of the machine; tests put something else in its place. */
export interface Surroundings {
  readonly importPackage: (name: string) => Promise<unknown>
  readonly listCards: () => Promise<string[]>
}

const machine: Surroundings = { importPackage: (name) => import(name), listCards }

/**
 * Loads a package and makes its backend the present one.
 * @throws StudioError 'unsupported' where it is not installed, finds no CUDA device, or multiplies too coarsely
 */
export async function loadRuntime(name: RuntimeName, surroundings: Surroundings = machine): Promise<Runtime> {
  if (name === 'cuda') prepareProcess()
  let tf: TensorFlow
  try {
    tf = packageOf(await surroundings.importPackage(packages[name].name))
    await makePresent({ tf, name })
    await tf.ready()
  } catch (error) {
    throw whyNotLoaded(packages[name].name, error)
  }
  tf.enableProdMode()
  if (name === 'plain')
    return { tf, name, device: 'CPU', variant: `tfjs ${tf.version_core}, plain JavaScript, one thread` }
  if (!usesGpu(tf)) throw notTheRightDevice()
  checkProducts(tf)
  const cards = [...new Set(await surroundings.listCards())]
  const device = cards.length === 0 ? 'a CUDA device' : cards.join(' or ')
  return { tf, name, device, variant: `tfjs-node-gpu ${tf.version_core}, libtensorflow 2.9.1, CUDA` }
}

/** What has to be as it was before Node.js 23, and what libtensorflow reads from the environment as it loads. */
function prepareProcess(): void {
  const old = util as { isNullOrUndefined?: unknown; isArray?: unknown }
  old.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined
  old.isArray ??= Array.isArray
  // Memory as it is needed, not the whole card; products in full float32 rather than in TF32's ten bits.
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true'
  process.env.NVIDIA_TF32_OVERRIDE ??= '0'
}

function packageOf(imported: unknown): TensorFlow {
  const module = imported as { default?: unknown }
  return (module.default ?? module) as TensorFlow
}

/** libtensorflow says nothing and takes the processor when a CUDA library is missing. */
function usesGpu(tf: TensorFlow): boolean {
  return (tf.backend() as { isUsingGpuDevice?: unknown }).isUsingGpuDevice === true
}

/**
 * Cards since Ampere may round the factors of products to 10 bits (TF32): energies would then be 1e-3 off, a hundred
 * times what an engine may be.
 * @throws StudioError 'unsupported'
 */
export function checkProducts(tf: TensorFlow): void {
  const sample = 1 + 2 ** -12
  const worst = tf.tidy(() => {
    const rows = tf.fill([16, 16, 32], sample)
    const identities = tf.tile(tf.expandDims(tf.eye(32), 0), [16, 1, 1])
    return tf.max(tf.abs(tf.sub(tf.matMul(rows, identities), rows))).dataSync()[0]
  })
  if (worst > 1e-6)
    throw new StudioError(
      'unsupported',
      'TensorFlow multiplies in the short TF32 format on this card, which is too coarse for this model.',
      'Start the studio with NVIDIA_TF32_OVERRIDE=0 in its environment.',
    )
}

/** Names and drivers of the NVIDIA cards; none where the driver's own tool is not there. */
async function listCards(): Promise<string[]> {
  try {
    const query = ['--query-gpu=name,driver_version', '--format=csv,noheader']
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 5000 })
    return stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(', ', ', driver ').trim())
      .filter((line) => line !== '')
  } catch {
    return []
  }
}
