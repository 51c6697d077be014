/** Models for tests and the benchmark, over the plain reference. */
import type { ModelConfig } from '../../src-shared/model/config.ts'
import { Random } from '../../src-shared/random.ts'
import type { SignalModel } from '../engine/engine.ts'
import { createReferenceSignalModel } from '../engine/reference/index.ts'
import type { TokenGraph } from '../model/graph.ts'
import type { Parameters } from '../model/parameters.ts'
import { plainConfig, randomGraph, randomParameters } from '../model/reference/random-model.ts'

export interface TestModel {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly parameters: Parameters<Float32Array>
  readonly model: SignalModel
}

export function randomModel(
  nodes: number,
  changes: Partial<ModelConfig> = {},
  options: { readonly density?: number; readonly seed?: number } = {},
): TestModel {
  const random = new Random(options.seed ?? 1)
  const config = plainConfig(nodes, changes)
  const graph = randomGraph(config, options.density ?? 0.4, random)
  const parameters = randomParameters(config, graph, random)
  return { config, graph, parameters, model: createReferenceSignalModel(config, graph, parameters) }
}

/** Tokens at random. */
export function randomTokens(nodes: number, length: number, seed: number): Uint32Array {
  const random = new Random(seed)
  return Uint32Array.from({ length }, () => random.below(nodes))
}

/** Configs that between them use every rule. */
export const testConfigs: Readonly<Record<string, Partial<ModelConfig>>> = {
  paper: {},
  'paper without encoding, shared by continuation': {
    positionalEncoding: 'none',
    sharedWeighting: 'continuation',
    energyScale: 1.7,
  },
  'paper with a short context': { maxContext: 3 },
  'brillm-0.5': { dialect: 'brillm-0.5', trainShared: true },
  'brillm-0.5 with a short context': {
    dialect: 'brillm-0.5',
    maxContext: 2,
    sharedWeighting: 'continuation',
  },
}
