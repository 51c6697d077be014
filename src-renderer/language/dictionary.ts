/**
 * All texts of the window. Each part keeps its own `messages.ts`, so that whoever works on a view touches no shared
 * file; here they meet under the part's name.
 */
import * as app from '../app/messages.ts'
import * as shell from '../shell/messages.ts'
import * as ui from '../ui/messages.ts'
import * as complete from '../views/complete/messages.ts'
import * as data from '../views/data/messages.ts'
import * as explore from '../views/explore/messages.ts'
import * as models from '../views/models/messages.ts'
import * as train from '../views/train/messages.ts'
import * as welcome from '../views/welcome/messages.ts'
import type { KeyOf, MessageAt, Parameters, ParameterOf, Translation } from './message-types.ts'

export const english = {
  app: app.en,
  shell: shell.en,
  ui: ui.en,
  welcome: welcome.en,
  data: data.en,
  train: train.en,
  explore: explore.en,
  complete: complete.en,
  models: models.en,
} as const

type Dictionary = typeof english

export const chinese: Translation<Dictionary> = {
  app: app.zh,
  shell: shell.zh,
  ui: ui.zh,
  welcome: welcome.zh,
  data: data.zh,
  train: train.zh,
  explore: explore.zh,
  complete: complete.zh,
  models: models.zh,
}

export type MessageKey = KeyOf<Dictionary>

/** The arguments of `t` after the key: none where the message has no parameter. */
export type ArgumentsOf<Key extends MessageKey> = [ParameterOf<MessageAt<Dictionary, Key>>] extends [never]
  ? []
  : [parameters: Parameters<MessageAt<Dictionary, Key>>]
