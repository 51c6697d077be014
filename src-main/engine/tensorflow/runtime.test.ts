import util from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { StudioError } from '../../../src-shared/errors.ts'
import { whyStepFailed } from './problems.ts'
import { checkProducts, loadRuntime, makePresent } from './runtime.ts'
import type { Surroundings, TensorFlow } from './runtime.ts'

let plain: TensorFlow
beforeAll(async () => {
  plain = (await loadRuntime('plain')).tf
})

/** The plain package, dressed as the one with a CUDA backend. */
function dressed(changes: Partial<Record<keyof TensorFlow, unknown>> = {}): Surroundings {
  const module = {
    ...plain,
    setBackend: async () => true,
    backend: () => ({ isUsingGpuDevice: true }),
    ...changes,
  }
  return { importPackage: async () => ({ default: module }), listCards: async () => [] }
}

function failing(message: string, code?: string): Surroundings {
  return {
    ...dressed(),
    importPackage: async () => {
      throw Object.assign(new Error(message), code === undefined ? {} : { code })
    },
  }
}

async function kindAndWords(surroundings: Surroundings): Promise<{ kind: string; words: string }> {
  const error: unknown = await loadRuntime('cuda', surroundings).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StudioError)
  const { kind, message, hint } = error as StudioError
  return { kind, words: `${message} ${hint}` }
}

describe('loading TensorFlow', () => {
  it('says of the plain package that it runs on the processor', async () => {
    const { device, variant, name } = await loadRuntime('plain')
    expect(name).toBe('plain')
    expect(device).toBe('CPU')
    expect(variant).toContain('plain JavaScript')
  })

  it('says of the CUDA package what it runs on', async () => {
    const one = await loadRuntime('cuda', dressed())
    expect(one.device).toBe('a CUDA device')
    expect(one.variant).toContain('tfjs-node-gpu')
    const cards = ['Card A, driver 1', 'Card A, driver 1']
    const same = await loadRuntime('cuda', { ...dressed(), listCards: async () => cards })
    expect(same.device).toBe('Card A, driver 1')
    // With several kinds of cards nobody says which one CUDA calls the first.
    const mixed = await loadRuntime('cuda', { ...dressed(), listCards: async () => [...cards, 'Card B'] })
    expect(mixed.device).toBe('Card A, driver 1 or Card B')
  })

  it('gives back what newer Node.js has taken from util, before the package is loaded', async () => {
    const old = util as { isNullOrUndefined?: (value: unknown) => boolean }
    delete old.isNullOrUndefined
    const atImport: unknown[] = []
    const surroundings = dressed()
    await loadRuntime('cuda', {
      ...surroundings,
      importPackage: async (name) => {
        atImport.push(...[null, undefined, 0].map((value) => old.isNullOrUndefined?.(value)))
        return surroundings.importPackage(name)
      },
    })
    expect(atImport).toEqual([true, true, false])
  })

  it('tells apart what is missing', async () => {
    const failures: [surroundings: Surroundings, words: RegExp][] = [
      [failing('Cannot find package', 'ERR_MODULE_NOT_FOUND'), /not installed/],
      [
        failing('The Node.js native addon module (tfjs_binding.node) can not be found at path'),
        /npm rebuild/,
      ],
      [
        failing('libtensorflow.so.2: cannot open shared object file: No such file', 'ERR_DLOPEN_FAILED'),
        /libtensorflow\.so\.2.*CUDA 11\.2/,
      ],
      [failing('something new\nwith lines'), /something new /],
      [dressed({ backend: () => ({ isUsingGpuDevice: false }) }), /no CUDA device/],
      [dressed({ matMul: (rows: never) => plain.add(rows, 1e-3) }), /TF32/],
    ]
    for (const [surroundings, words] of failures) {
      const found = await kindAndWords(surroundings)
      expect(found.kind).toBe('unsupported')
      expect(found.words).toMatch(words)
    }
  })

  it('asks for the backend of the runtime where another has become the present one', async () => {
    const asked: string[] = []
    const tf: TensorFlow = {
      ...plain,
      getBackend: () => asked.at(-1) ?? 'cpu',
      setBackend: async (backend) => asked.push(backend) > 0,
    }
    await makePresent({ tf, name: 'plain' })
    expect(asked).toEqual([])
    await makePresent({ tf, name: 'cuda' })
    await makePresent({ tf, name: 'cuda' })
    await makePresent({ tf, name: 'plain' })
    expect(asked).toEqual(['tensorflow', 'cpu'])
  })

  it('finds the products of the plain package exact', () => {
    expect(() => checkProducts(plain)).not.toThrow()
  })
})

describe('a failure in the middle of a step', () => {
  it.each([
    ['OOM when allocating tensor with shape[1024,1024]', 'memory-insufficient'],
    ['RESOURCE_EXHAUSTED: failed to allocate memory', 'memory-insufficient'],
    ['Array buffer allocation failed', 'memory-insufficient'],
    ['Attempting to perform BLAS operation: CUBLAS_STATUS_NOT_INITIALIZED', 'device-lost'],
    ['no kernel image is available for execution on the device', 'device-lost'],
  ])('%s: %s', (message, kind) => {
    const cause = new Error(message)
    const error = whyStepFailed(cause)
    expect(error).toBeInstanceOf(StudioError)
    expect((error as StudioError).kind).toBe(kind)
    expect((error as StudioError).cause).toBe(cause)
  })

  it('is left as it is when it is not TensorFlow’s', () => {
    for (const error of [
      new TypeError('x is not a function'),
      new StudioError('cancelled', 'Stopped.', 'Go on.'),
    ])
      expect(whyStepFailed(error)).toBe(error)
  })
})
