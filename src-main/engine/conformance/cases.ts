/** What engines are tried on: random models, batches and settings, small enough for the reference and odd enough. */
import fc from 'fast-check'
import type { Dimension, ModelConfig } from '../../../src-shared/model/config.ts'
import { Random } from '../../../src-shared/random.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { Parameters } from '../../model/parameters.ts'
import {
  plainConfig,
  randomBatch,
  randomGraph,
  randomParameters,
} from '../../model/reference/random-model.ts'
import type { Batch, Engine, EngineOptions, Optimiser, StepSettings } from '../engine.ts'

export type CreateEngine = (options: EngineOptions) => Promise<Engine>

/** What an engine promises beyond the interface. */
export interface Promises {
  readonly dimensions: readonly Dimension[]
  /** Thread counts to try. */
  readonly threads: readonly number[]
  /** Its device is emulated here, a hundred times slower than what it stands for: fewer cases, and small ones. */
  readonly emulated?: boolean
  /** It refuses optimisers that it has no kernels for, rather than take them for another. */
  readonly refuses?: readonly Optimiser['kind'][]
}

export interface Shape {
  readonly seed: number
  readonly nodes: number
  /** Share of the pairs that are own edges. */
  readonly density: number
  readonly sequences: number
  /** T: predictions per sequence. */
  readonly predictions: number
  readonly threads: number
  readonly config: Partial<ModelConfig>
}

export interface Case {
  readonly config: ModelConfig
  readonly graph: TokenGraph
  readonly parameters: Parameters<Float32Array>
  /** Different batches of one shape. */
  readonly batches: readonly Batch[]
  readonly threads: number
}

export const plainSettings: StepSettings = {
  learningRate: 1e-3,
  weightDecay: 0,
  biasDecay: 0,
  clip: 0,
  signalReset: 0,
  candidates: 'all',
  reduction: 'mean',
}

export const adamw: Extract<Optimiser, { kind: 'adamw' }> = {
  kind: 'adamw',
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
}

export const factored: Extract<Optimiser, { kind: 'adamw-factored' }> = { ...adamw, kind: 'adamw-factored' }

export const half: Extract<Optimiser, { kind: 'adamw-half' }> = { ...adamw, kind: 'adamw-half' }

export const edgeNormalised: Extract<Optimiser, { kind: 'edge-normalised' }> = {
  kind: 'edge-normalised',
  beta2: 0.99,
  epsilon: 1e-8,
  biasRate: 0.3,
  skipBelow: 0.05,
}

export function caseOf(shape: Shape, batches = 1): Case {
  const random = new Random(shape.seed)
  const config = plainConfig(shape.nodes, shape.config)
  const graph = randomGraph(config, shape.density, random)
  const parameters = randomParameters(config, graph, random)
  return {
    config,
    graph,
    parameters,
    batches: Array.from({ length: batches }, () =>
      randomBatch(graph, shape.sequences, shape.predictions + 1, random),
    ),
    threads: shape.threads,
  }
}

export function shapes({ dimensions, threads }: Promises): fc.Arbitrary<Shape> {
  return fc.record({
    seed: fc.nat(),
    nodes: fc.constantFrom(1, 2, 5, 12, 40),
    density: fc.constantFrom(0, 0.1, 0.5, 1),
    sequences: fc.integer({ min: 1, max: 6 }),
    predictions: fc.constantFrom(1, 2, 7, 33),
    threads: fc.constantFrom(...threads),
    config: fc.record({
      dialect: fc.constantFrom('paper', 'brillm-0.5'),
      d: fc.constantFrom(...dimensions),
      maxContext: fc.constantFrom(1, 4, 64),
      positionalEncoding: fc.constantFrom('none', 'sine-cosine'),
      energyScale: fc.constantFrom(0.5, 1, 2),
      sharedWeighting: fc.constantFrom('uniform', 'continuation'),
      trainShared: fc.boolean(),
    }),
  })
}

/** What a step's gradient depends on. */
export const gradientSettings: fc.Arbitrary<Pick<StepSettings, 'signalReset' | 'candidates' | 'reduction'>> =
  fc.record({
    signalReset: fc.constantFrom(0, 0, 1, 4, 7),
    candidates: fc.constantFrom<StepSettings['candidates']>('all', 'all', 1, 3, 100),
    reduction: fc.constantFrom('mean', 'sum'),
  })

/** Shapes at the borders of the space, tried by every engine. */
export function borderShapes({ dimensions, threads }: Promises): [name: string, shape: Shape][] {
  const most = Math.max(...threads)
  const base: Shape = {
    seed: 1,
    nodes: 6,
    density: 0.5,
    sequences: 2,
    predictions: 5,
    threads: most,
    config: { d: dimensions[0] },
  }
  return [
    ['one node with its loop', { ...base, nodes: 1, density: 1 }],
    ['one node without an edge', { ...base, nodes: 1, density: 0 }],
    ['no own edge at all', { ...base, density: 0, config: { ...base.config, trainShared: true } }],
    ['every edge own', { ...base, density: 1 }],
    ['one prediction', { ...base, sequences: 1, predictions: 1 }],
    ['sequences of 512', { ...base, predictions: 512, config: { ...base.config, maxContext: 600 } }],
    [
      'sequences of 512 beyond alpha, released code',
      {
        ...base,
        predictions: 512,
        config: { ...base.config, dialect: 'brillm-0.5', maxContext: 100, trainShared: true },
      },
    ],
    ['many sequences from few nodes', { ...base, nodes: 3, density: 1, sequences: 150, predictions: 4 }],
    ['a wide vocabulary', { ...base, nodes: 300, density: 0.02, sequences: 8, predictions: 16 }],
    ...dimensions.map((d): [string, Shape] => [`d = ${d}`, { ...base, nodes: 12, config: { d } }]),
  ]
}

/** Makes an engine that holds the case's parameters. */
export async function engineFor(
  create: CreateEngine,
  { config, graph, parameters, batches, threads }: Case,
  optimiser: Optimiser | undefined,
): Promise<Engine> {
  const { sequences, length } = batches[0]
  const engine = await create({ config, graph, optimiser, threads, maxBatch: { sequences, length } })
  await engine.writeEdges(0, parameters.edges)
  await engine.writeSmall(parameters)
  if (optimiser !== undefined) await engine.startOptimiser()
  return engine
}

/** Runs `use` with an engine that is disposed afterwards, whatever happens. */
export async function withEngine<T>(
  create: CreateEngine,
  one: Case,
  optimiser: Optimiser | undefined,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await engineFor(create, one, optimiser)
  try {
    return await use(engine)
  } finally {
    await engine.dispose()
  }
}

/** All of an engine's parameters. */
export async function readAll(engine: Engine): Promise<Parameters<Float32Array>> {
  const edges = await engine.readEdges(0, engine.graph.targets.length)
  return { edges, ...(await engine.readSmall()) }
}
