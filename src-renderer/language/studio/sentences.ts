/** All that the studio says, in Chinese. */
import { connection } from './connection.ts'
import { corpus } from './corpus.ts'
import { engines } from './engines.ts'
import { jobs } from './jobs.ts'
import { models } from './models.ts'
import type { Sentences } from './patterns.ts'
import { settings } from './settings.ts'
import { tokenizer } from './tokenizer.ts'
import { training } from './training.ts'
import { workspace } from './workspace.ts'

/** Each part by its name, so that a test can say where something stands twice. */
export const parts: Readonly<Record<string, Sentences>> = {
  corpus,
  tokenizer,
  training,
  models,
  engines,
  workspace,
  jobs,
  connection,
  settings,
}

export const sentences: Sentences = Object.assign({}, ...Object.values(parts)) as Sentences
