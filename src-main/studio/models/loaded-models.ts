/**
 * Models in memory, by the number of their checkpoint. They are loaded when somebody asks, and the one that was used
 * longest ago goes when there is no more room; one that is in use stays until it is released.
 */
import os from 'node:os'
import { StudioError } from '../../../src-shared/errors.ts'
import { forecastMemory, parameterCount } from '../../../src-shared/model/forecast.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import { ownEdges } from '../../model/graph.ts'
import type { Workspace } from '../../store/index.ts'
import { ModelGraph } from '../graph/model-graph.ts'
import { LanguageModel } from './language-model.ts'
import { loadModel, type LoadedModel } from './load-model.ts'

export class OpenModel {
  readonly loaded: LoadedModel
  readonly language: LanguageModel
  readonly graph: ModelGraph
  /** Bytes of parameters and graph. */
  readonly bytes: number
  readonly parameters: number
  used = Date.now()
  holders = 0

  constructor(loaded: LoadedModel) {
    const { model, prepared, run } = loaded
    this.loaded = loaded
    this.language = new LanguageModel(loaded)
    this.graph = new ModelGraph(model, prepared.tokenizer, prepared.split.heldOut)
    const edges = ownEdges(model.graph)
    const settings = run.settings as TrainingSettings
    const empty = forecastMemory(model.config, settings, 0).inference
    this.bytes =
      forecastMemory(model.config, settings, edges).inference - empty + 4 * model.small.nodeBias.length
    this.parameters = parameterCount(model.config, edges)
  }

  /** A text and tokens after it, as one row of tokens. */
  tokensOf({ prompt, continuation = [] }: { prompt: string; continuation?: readonly number[] }): Uint32Array {
    const wrong = continuation.find((token) => token >= this.loaded.model.graph.nodes)
    if (wrong !== undefined)
      throw new StudioError(
        'usage',
        `There is no token ${wrong}.`,
        `The model has ${this.loaded.model.graph.nodes}.`,
      )
    const before = prompt === '' ? new Uint32Array() : this.language.tokenizer.encode(prompt)
    const tokens = new Uint32Array(before.length + continuation.length)
    tokens.set(before)
    tokens.set(continuation, before.length)
    return tokens
  }
}

/** A quarter of the machine's memory. */
const usualMost = os.totalmem() / 4

export class LoadedModels {
  readonly most: number
  readonly #workspace: Workspace
  readonly #models = new Map<number, OpenModel>()

  /** @param most bytes that all of them together may have; one is always allowed */
  constructor(workspace: Workspace, most = usualMost) {
    this.#workspace = workspace
    this.most = most
  }

  /** Latest used first. */
  list(): { model: number; bytes: number; used: number }[] {
    return [...this.#models]
      .map(([model, { bytes, used }]) => ({ model, bytes, used }))
      .sort((a, b) => b.used - a.used)
  }

  /** Does something with a model, which stays in memory meanwhile. @throws StudioError 'not-found' */
  async use<Result>(
    checkpoint: number,
    work: (model: OpenModel) => Result | Promise<Result>,
  ): Promise<Result> {
    const model = this.#open(checkpoint)
    model.holders++
    try {
      return await work(model)
    } finally {
      model.holders--
      model.used = Date.now()
      this.#makeRoom(0)
    }
  }

  /** Lets go of models whose checkpoints are no more. */
  forget(checkpoints: Iterable<number>): void {
    for (const checkpoint of checkpoints) {
      const model = this.#models.get(checkpoint)
      if (model !== undefined && model.holders === 0) this.#dispose(checkpoint, model)
    }
  }

  close(): void {
    for (const [checkpoint, model] of this.#models) this.#dispose(checkpoint, model)
  }

  #open(checkpoint: number): OpenModel {
    const known = this.#models.get(checkpoint)
    if (known !== undefined) return known
    const { run } = this.#workspace.checkpoints.get(checkpoint)
    const model = new OpenModel(loadModel(this.#workspace, { run, checkpoint }))
    this.#makeRoom(model.bytes)
    this.#models.set(checkpoint, model)
    return model
  }

  #makeRoom(wanted: number): void {
    const idle = [...this.#models]
      .filter(([, { holders }]) => holders === 0)
      .sort(([, a], [, b]) => a.used - b.used)
    let bytes = [...this.#models.values()].reduce((sum, model) => sum + model.bytes, wanted)
    while (bytes > this.most && this.#models.size > (wanted > 0 ? 0 : 1)) {
      const oldest = idle.shift()
      if (oldest === undefined) return
      bytes -= oldest[1].bytes
      this.#dispose(...oldest)
    }
  }

  #dispose(checkpoint: number, model: OpenModel): void {
    this.#models.delete(checkpoint)
    model.language.dispose()
  }
}
