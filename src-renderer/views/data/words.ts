/**
 * What the studio says in fixed English words, in the language of the person: reasons, phases, kinds of construct.
 * What is not in these tables is shown as it stands.
 */
import type { Compression, SkipReason, SourceFormat, TextLayout } from '../../../src-shared/corpus.ts'
import { t, type MessageKey } from '../../language/index.ts'

const reasons = {
  'other namespace': 'data.reason.otherNamespace',
  disambiguation: 'data.reason.disambiguation',
  'too short': 'data.reason.tooShort',
  'not wikitext': 'data.reason.notWikitext',
  deleted: 'data.reason.deleted',
  empty: 'data.reason.empty',
  'no text': 'data.reason.noText',
  'no title': 'data.reason.noTitle',
  'cut off': 'data.reason.cutOff',
  damaged: 'data.reason.damaged',
  'too large': 'data.reason.tooLarge',
  'took too long': 'data.reason.tookTooLong',
  'needed too much memory': 'data.reason.tooMuchMemory',
  'nesting too deep': 'data.reason.nesting',
  'unclosed markup': 'data.reason.unclosed',
  'defeated the cleaner': 'data.reason.defeated',
  'not JSON': 'data.reason.notJson',
} as const satisfies Record<SkipReason, MessageKey>

const dropped = {
  templates: 'data.dropped.templates',
  tables: 'data.dropped.tables',
  references: 'data.dropped.references',
  files: 'data.dropped.files',
  maths: 'data.dropped.maths',
  code: 'data.dropped.code',
  galleries: 'data.dropped.galleries',
  graphics: 'data.dropped.graphics',
  comments: 'data.dropped.comments',
  categories: 'data.dropped.categories',
  languageLinks: 'data.dropped.languageLinks',
  bareLinks: 'data.dropped.bareLinks',
  variantRules: 'data.dropped.variantRules',
  magicWords: 'data.dropped.magicWords',
  transclusions: 'data.dropped.transclusions',
  sections: 'data.dropped.sections',
} as const satisfies Record<string, MessageKey>

const formats = {
  'mediawiki-xml': 'data.source.xml',
  text: 'data.source.text',
  jsonl: 'data.source.jsonl',
} as const satisfies Record<SourceFormat, MessageKey>

const compressions = {
  none: 'data.source.plain',
  gzip: 'data.source.gzip',
  bzip2: 'data.source.bzip2',
} as const satisfies Record<Compression, MessageKey>

const layouts = {
  'blank-lines': 'data.source.blankLines',
  'doc-elements': 'data.source.docElements',
  headings: 'data.source.headings',
  paragraphs: 'data.source.paragraphs',
} as const satisfies Record<TextLayout, MessageKey>

function has<Table extends object>(table: Table, word: string): word is keyof Table & string {
  return Object.hasOwn(table, word)
}

export function reasonWords(reason: string): string {
  return has(reasons, reason) ? t(reasons[reason]) : reason
}

export function droppedWords(kind: string): string {
  return has(dropped, kind) ? t(dropped[kind]) : kind
}

/** The steps of an import in their order, for showing which is being done. */
export const importPhases = [
  'taking the fingerprint',
  'reading',
  'counting words',
  'learning the tokens',
  'encoding',
  'counting pairs of tokens',
] as const

/** Which of `importPhases` a phase is; going over what was read before belongs to reading. −1: unknown. */
export function phaseNumber(phase: string): number {
  return importPhases.findIndex(
    (name) => name === (phase === 'passing over what was done' ? 'reading' : phase),
  )
}

export function formatWords(format: SourceFormat): string {
  return t(formats[format])
}

export function compressionWords(compression: Compression): string {
  return t(compressions[compression])
}

export function layoutWords(layout: TextLayout): string {
  return t(layouts[layout])
}
