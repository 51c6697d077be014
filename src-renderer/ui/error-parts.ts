/** An error as a person sees it: a heading in their language, the sentence, and what to do. */
import { errorKinds, type ErrorKind } from '../../src-shared/errors.ts'
import { said, t, type MessageKey } from '../language/index.ts'

export interface ErrorParts {
  /** Undefined where it is no StudioError: a defect of ours. */
  readonly kind: ErrorKind | undefined
  readonly heading: string
  readonly sentence: string
  readonly hint: string | undefined
  /** For a report of the problem. */
  readonly details: string | undefined
}

const headings: { readonly [Kind in ErrorKind]: Extract<MessageKey, `ui.errors.${string}`> } = {
  usage: 'ui.errors.usage',
  'setting-out-of-range': 'ui.errors.settingOutOfRange',
  'not-found': 'ui.errors.notFound',
  'file-unreadable': 'ui.errors.fileUnreadable',
  'format-unknown': 'ui.errors.formatUnknown',
  'input-damaged': 'ui.errors.inputDamaged',
  'input-too-large': 'ui.errors.inputTooLarge',
  'input-empty': 'ui.errors.inputEmpty',
  'vocabulary-too-large': 'ui.errors.vocabularyTooLarge',
  'graph-empty': 'ui.errors.graphEmpty',
  'prompt-empty': 'ui.errors.promptEmpty',
  'workspace-locked': 'ui.errors.workspaceLocked',
  'workspace-newer': 'ui.errors.workspaceNewer',
  'workspace-damaged': 'ui.errors.workspaceDamaged',
  'disk-full': 'ui.errors.diskFull',
  'memory-insufficient': 'ui.errors.memoryInsufficient',
  'device-lost': 'ui.errors.deviceLost',
  diverged: 'ui.errors.diverged',
  cancelled: 'ui.errors.cancelled',
  unsupported: 'ui.errors.unsupported',
  busy: 'ui.errors.busy',
  refused: 'ui.errors.refused',
  'connection-lost': 'ui.errors.connectionLost',
  defect: 'ui.errors.defect',
}

/** Takes whatever was thrown: errors cross the contract as plain objects or as their own class, with kind and hint. */
export function errorParts(error: unknown): ErrorParts {
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {}
  const sentence = typeof fields.message === 'string' ? fields.message : String(error)
  const kind = errorKinds.find((known) => known === fields.kind)
  if (kind === undefined) {
    const details = typeof fields.stack === 'string' ? fields.stack : sentence
    return { kind, heading: t('ui.errors.defect'), sentence: said(sentence), hint: undefined, details }
  }
  const hint = typeof fields.hint === 'string' && fields.hint !== '' ? said(fields.hint) : undefined
  return { kind, heading: t(headings[kind]), sentence: said(sentence), hint, details: undefined }
}
