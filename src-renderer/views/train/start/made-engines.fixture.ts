/** Engines in the states that a machine may have, for tests. */
import type { EngineStatus, Reply } from '../../../../src-shared/contract/index.ts'
import { madeAt } from '../made-runs.fixture.ts'

export const madeSpeed: NonNullable<EngineStatus['measured']> = {
  ...{ d: 32, vocabulary: 4000, ownEdges: 199_872, batchSequences: 64, window: 64 },
  ...{ optimiser: 'adamw', candidates: 'all', tokensPerSecond: 18_432, at: madeAt, isCurrent: true },
}

export const madeProcessor: EngineStatus = {
  ...{ engine: 'wasm', state: 'ready', available: true, device: 'AMD EPYC 7B13', threads: 2 },
  ...{ variant: 'relaxed SIMD', limits: [], deviation: 2.4e-7, measured: madeSpeed, tried: madeAt },
}

export const madeCard: EngineStatus = {
  ...{ engine: 'webgpu', state: 'ready', available: true, device: 'A card', driver: '570.86', threads: 1 },
  ...{ variant: 'subgroups of 32', memory: 24e9, deviation: 3.1e-7, tried: madeAt },
  limits: [{ name: 'maxBufferSize', value: 4_294_967_296 }],
  measured: { ...madeSpeed, tokensPerSecond: 1_204_332 },
  generation: { single: 5810, many: 182_000, at: madeAt },
  reason: 'The fastest whose results are right.',
}

export const missingCuda: EngineStatus = {
  ...{ engine: 'tensorflow', state: 'unavailable', available: false, device: '', limits: [] },
  problem: { kind: 'unsupported', message: 'TensorFlow is missing.', hint: 'See the page about it.' },
  reason: 'TensorFlow is missing.',
}

export const untriedCard: EngineStatus = {
  ...{ engine: 'webgpu', state: 'not-tried', available: false, device: '', limits: [] },
}

export const withCard: Reply<'devices.list'> = {
  engines: [madeProcessor, madeCard, missingCuda],
  chosen: 'webgpu',
  reason: 'The fastest whose results are right.',
}
