/**
 * A studio of made-up runs for the tests of this view: every request of the contract that the view makes, answered at
 * once from memory, and subscriptions that are pushed by hand.
 */
import type {
  CheckpointView,
  Reply,
  RequestInput,
  RequestName,
  RunDetails,
  RunEvent,
  SubscriptionEvent,
  SubscriptionInput,
  SubscriptionName,
} from '../../../src-shared/contract/index.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { BaselineEvaluations } from '../../../src-shared/evaluation.ts'
import { defaultSettings, modelConfigOf } from '../../../src-shared/settings.ts'
import type { RunState } from '../../../src-shared/run.ts'
import {
  madeAt,
  madeBaselines,
  madeCorpus,
  madeEnvelope,
  madeForecast,
  madeRun,
  stepValues,
  vocabulary,
  type MadeRun,
} from './made-runs.fixture.ts'

export interface Listener {
  readonly name: SubscriptionName
  readonly input: unknown
  readonly tell: (event: unknown) => void
  stopped: boolean
}

type Handlers = { [Name in RequestName]?: (input: RequestInput<Name>) => Reply<Name> }

export class FakeStudio {
  readonly asked: { readonly name: RequestName; readonly input: unknown }[] = []
  readonly listeners: Listener[] = []
  readonly runs = new Map<number, MadeRun>()
  readonly deleted = new Set<number>()
  fits = true
  /** What is known of the engines, instead of a processor that a test measures. */
  engines: Reply<'devices.list'> | undefined
  baselines: BaselineEvaluations | undefined = madeBaselines

  constructor(runs = 3, points = 1000) {
    for (let run = 1; run <= runs; run++) this.addRun(run, points)
  }

  addRun(run: number, points: number, state: RunState = 'finished'): MadeRun {
    const made = madeRun(run, points, state)
    this.runs.set(run, made)
    return made
  }

  async request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Reply<Name>> {
    this.asked.push({ name, input })
    const handler = this.#handlers[name]
    if (handler === undefined) throw new StudioError('unsupported', `No ${name} here.`, 'Ask something else.')
    return handler(input)
  }

  subscribe<Name extends SubscriptionName>(
    name: Name,
    input: SubscriptionInput<Name> | (() => SubscriptionInput<Name>),
    onEvent: (event: SubscriptionEvent<Name>) => void | Promise<void>,
  ): () => void {
    const given = typeof input === 'function' ? input() : input
    const listener: Listener = {
      name,
      input: given,
      tell: (event) => void onEvent(event as SubscriptionEvent<Name>),
      stopped: false,
    }
    this.listeners.push(listener)
    queueMicrotask(() => {
      if (listener.stopped) return
      if (name === 'runs') listener.tell({ runs: [...this.runs.values()].map(({ row }) => row), removed: [] })
      if (name === 'run') listener.tell(this.#firstEvent((given as { run: number }).run))
      if (name === 'jobs') listener.tell({ jobs: [], waiting: 0 })
    })
    return () => {
      listener.stopped = true
    }
  }

  /** To all who follow it; `run`: only to those who follow this one. */
  push<Name extends SubscriptionName>(name: Name, event: SubscriptionEvent<Name>, run?: number): void {
    for (const listener of this.listeners) {
      const isMeant = run === undefined || (listener.input as { run?: number }).run === run
      if (!listener.stopped && listener.name === name && isMeant) listener.tell(event)
    }
  }

  /** Points of one run, as its subscription sends them. */
  points(run: number, from: number, to: number): NonNullable<RunEvent['points']> {
    const names = [
      'tokens',
      'seconds',
      'loss',
      'learningRate',
      'gradientNorm',
      'tokensPerSecond',
      'energyMean',
    ]
    const count = to - from + 1
    const values = new Float64Array(names.length * count)
    for (let index = 0; index < count; index++) {
      const step = from + index
      const row = [step * 8192, step * 0.06, ...stepValues(run, step)]
      row.forEach((value, name) => (values[name * count + index] = value))
    }
    return { names, steps: Float64Array.from({ length: count }, (_, index) => from + index), values }
  }

  #firstEvent(run: number): RunEvent {
    const made = this.#made(run)
    return { run: made.row, evaluations: made.evaluations, samples: made.samples, events: [] }
  }

  #made(run: number): MadeRun {
    const made = this.runs.get(run)
    if (made === undefined)
      throw new StudioError('not-found', `There is no run ${run}.`, 'Choose another one.')
    return made
  }

  #details(run: number): RunDetails {
    const { row } = this.#made(run)
    return {
      ...row,
      config: modelConfigOf(row.settings, vocabulary),
      tokenizer: 1,
      checkpointList: this.#checkpoints(run),
      metrics: ['loss'],
      ...(this.baselines !== undefined && { baselines: this.baselines }),
      stretches: [],
      lineage:
        run > 1 ? [{ run: run - 1, name: `English sample, run ${run - 1}`, checkpoint: 1, step: 500 }] : [],
    }
  }

  #checkpoints(run: number): CheckpointView[] {
    const { row, points } = this.#made(run)
    const common = { run, created: row.created, bytes: 84e6 }
    return [
      {
        ...common,
        checkpoint: run * 10,
        kind: 'best',
        step: Math.round(points * 0.75),
        hasState: false,
        perplexity: 45,
      },
      { ...common, checkpoint: run * 10 + 1, kind: 'final', step: points, hasState: true, perplexity: 44 },
    ]
  }

  readonly #handlers: Handlers = {
    'runs.list': () => ({ runs: [...this.runs.values()].map(({ row }) => row) }),
    'runs.get': ({ run }) => this.#details(run),
    'runs.curves': ({ runs, metrics, buckets, from, to }) => ({
      curves: runs.flatMap((run) =>
        metrics.map((metric) =>
          madeEnvelope(
            run,
            metric,
            buckets,
            Math.max(1, from ?? 1),
            Math.min(to ?? Infinity, this.#made(run).points),
          ),
        ),
      ),
    }),
    'runs.describe': ({ run, ...change }) => {
      const made = this.#made(run)
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      made.row = { ...made.row, ...given }
      return made.row
    },
    'runs.delete': ({ runs }) => {
      for (const run of runs) this.deleted.add(run)
      return {}
    },
    'runs.restore': ({ runs }) => {
      for (const run of runs) this.deleted.delete(run)
      return {}
    },
    'runs.compare': ({ runs }) => ({
      runs: [...runs],
      differences: [
        { name: 'learningRate', values: runs.map((run) => this.#made(run).row.settings.learningRate) },
        { name: 'seed', values: runs.map((run) => this.#made(run).row.settings.seed) },
      ],
      same: 34,
    }),
    'runs.start': () => ({ job: 7 }),
    'runs.pause': () => ({ job: 7 }),
    'runs.resume': () => ({ job: 7 }),
    'runs.stop': () => ({ job: 7 }),
    'runs.evaluate': () => ({ job: 8 }),
    'runs.export': () => ({ fileName: 'runs.csv', mediaType: 'text/csv', bytes: new Uint8Array([114]) }),
    'jobs.list': () => ({ jobs: [] }),
    'training.forecast': (input) => madeForecast(input, this.fits),
    'corpora.list': () => ({ corpora: [madeCorpus] }),
    'devices.list': () => this.engines ?? madeEngines(false),
    'devices.test': () => this.engines ?? madeEngines(true),
  }
}

function madeEngines(tested: boolean): Reply<'devices.list'> {
  const { d, batchSequences, window, optimiser, candidates } = defaultSettings
  const shape = { d, batchSequences, window, optimiser, candidates, vocabulary: 1000, ownEdges: 16_384 }
  const missing = (
    engine: 'webgpu' | 'tensorflow',
    message: string,
  ): Reply<'devices.list'>['engines'][0] => ({
    engine,
    state: 'unavailable',
    available: false,
    device: '',
    limits: [],
    problem: { kind: 'unsupported', message, hint: 'Train on the processor.' },
    reason: message,
  })
  return {
    engines: [
      {
        engine: 'wasm',
        state: tested ? 'ready' : 'not-tried',
        available: true,
        device: 'AMD EPYC 7B13',
        limits: [],
        threads: 2,
        variant: 'relaxed SIMD',
        ...(tested && { measured: { ...shape, tokensPerSecond: 38_400, at: madeAt, isCurrent: true } }),
      },
      missing('webgpu', 'This machine has no graphics card.'),
      missing('tensorflow', 'The optional package is not installed.'),
    ],
    chosen: 'wasm',
    reason: 'The only engine that works here.',
  }
}
