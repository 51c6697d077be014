/** Runs and their checkpoints as models. A model is named by the number of its checkpoint, everywhere. */
import { z } from 'zod'
import { request } from './definition.ts'
import { amount, figure, id, list, nothing, text, time } from './schema.ts'
import { checkpointView, modelConfig, runRow } from './runs.ts'

export const modelView = z.object({
  /** The checkpoint. */
  model: id,
  run: id,
  runName: text,
  corpus: id,
  step: amount,
  config: modelConfig,
  /** V, and edges with parameters of their own. */
  nodes: amount,
  ownEdges: amount,
  parameters: figure,
  tokenizer: z.enum(['bpe', 'characters']),
  /** Token that stands between articles. */
  separator: amount,
  /** Bytes in memory. */
  bytes: figure,
})
export type ModelView = z.infer<typeof modelView>

export const modelRow = z.object({
  ...runRow.shape,
  config: modelConfig,
  /** On the disk: what deleting the run would free. */
  bytes: figure,
  checkpointList: list(checkpointView),
  /** The one that is used when none is named: the best by held-out perplexity, or the latest. */
  best: id,
  /** Runs that continue one of its checkpoints. */
  children: list(id),
})
export type ModelRow = z.infer<typeof modelRow>

export const modelsRequests = {
  'models.list': request(
    'Every run that has a checkpoint, newest first.',
    nothing,
    z.object({ models: list(modelRow) }),
  ),
  'models.open': request(
    'Loads a model into memory and says what it is. Others do so by themselves; this is for showing that it takes a moment.',
    z.object({ model: id.optional(), /** Its best checkpoint. */ run: id.optional() }),
    modelView,
  ),
  'models.loaded': request(
    'Models in memory, latest used first.',
    nothing,
    z.object({ models: list(z.object({ model: id, bytes: figure, used: time })), most: figure }),
  ),
  'checkpoints.list': request(
    'Checkpoints of a run, oldest first.',
    z.object({ run: id }),
    z.object({ checkpoints: list(checkpointView) }),
  ),
  'checkpoints.freed': request(
    'Bytes that deleting these checkpoints together would free.',
    z.object({ checkpoints: list(id) }),
    z.object({ bytes: figure }),
  ),
  'checkpoints.delete': request(
    'Deletes checkpoints for good.',
    z.object({ checkpoints: list(id) }),
    z.object({ bytes: figure }),
  ),
}
