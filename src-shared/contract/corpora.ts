/** Files, previews, imports and corpora. */
import { z } from 'zod'
import {
  type Compression,
  type ImportOptions,
  skipReasons,
  type SourceFormat,
  type SourceInfo,
  type TextEncoding,
  type TextLayout,
  variants,
} from '../corpus.ts'
import type { CorpusStatistics, CorpusSummary } from '../corpus-summary.ts'
import { corpusStates } from '../stored-corpus.ts'
import { request } from './definition.ts'
import { startedJob } from './jobs.ts'
import { limits } from './limits.ts'
import {
  amount,
  figure,
  finite,
  float64,
  id,
  list,
  name,
  node,
  nothing,
  possibly,
  shapeOf,
  share,
  text,
  time,
  uint32,
} from './schema.ts'

/** Where a text comes from: a path of this machine, an upload by its handle (see host.ts), or a bundled sample. */
export const importSource = z.union([
  z.object({ path: z.string().min(1).max(limits.path) }),
  z.object({ upload: z.string().regex(/^[0-9a-f]{32}$/) }),
  z.object({ sample: z.enum(['en', 'zh']) }),
])
export type ImportSource = z.infer<typeof importSource>

const namespaces = list(z.int().min(-2).max(1e6), 100)

/** See src-shared/corpus.ts for what each option means and its default. */
export const importOptions = shapeOf<ImportOptions>()(
  z.object({
    namespaces,
    redirects: z.boolean(),
    disambiguation: z.boolean(),
    minimumCharacters: amount,
    maxArticles: z.int().min(1).optional(),
    maxTokens: z.int().min(1).optional(),
    foldWidth: z.union([z.literal('auto'), z.boolean()]),
    normalise: z.boolean(),
    variant: z.enum(variants),
  }),
)

/** Options as they are wished for: what is absent has its default. */
export const wishedOptions = z.object({
  namespaces: namespaces.optional(),
  redirects: z.boolean().optional(),
  disambiguation: z.boolean().optional(),
  minimumCharacters: amount.optional(),
  maxArticles: z.int().min(1).optional(),
  maxTokens: z.int().min(1).optional(),
  foldWidth: z.union([z.literal('auto'), z.boolean()]).optional(),
  normalise: z.boolean().optional(),
  variant: z.enum(variants).optional(),
})

export const sourceInfo = shapeOf<SourceInfo>()(
  z.object({
    path: text,
    format: z.enum(['mediawiki-xml', 'text', 'jsonl'] satisfies SourceFormat[]),
    compression: z.enum(['none', 'gzip', 'bzip2'] satisfies Compression[]),
    encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] satisfies TextEncoding[]),
    bytes: amount,
    site: z
      .object({
        sitename: text.optional(),
        dbname: text.optional(),
        language: text.optional(),
        version: text.optional(),
        namespaces: z.record(z.coerce.number<number>(), text),
      })
      .optional(),
    layout: z
      .enum(['blank-lines', 'doc-elements', 'headings', 'paragraphs'] satisfies TextLayout[])
      .optional(),
  }),
)

const dropped = z.record(z.string(), amount)
const skipped = z.partialRecord(z.enum(skipReasons), amount)

export const previewReply = z.object({
  info: sourceInfo,
  articles: list(
    z.object({
      title: text,
      pageId: finite,
      text,
      /** As it stands in the file, its first 20,000 characters. */
      source: text,
      charactersIn: amount,
      charactersOut: amount,
      dropped,
    }),
  ),
  skipped: list(z.object({ title: text, pageId: finite, reason: z.enum(skipReasons) }), 1e6),
  redirects: amount,
})
export type CorpusPreview = z.infer<typeof previewReply>

const corpusSummary = {
  corpus: id,
  name: text,
  state: text,
  pages: amount,
  articles: amount,
  redirects: amount,
  skipped,
  characters: amount,
  shareKept: figure,
  dropped,
  tokens: amount,
  vocabulary: amount,
  tokenizer: possibly(z.enum(['bpe', 'characters'])),
  warnings: list(text),
}

/** The summary that the command line prints is part of what the window gets. */
export const summarySchema = shapeOf<CorpusSummary>()(z.object(corpusSummary))

export const corpusStatistics = shapeOf<CorpusStatistics>()(
  z.object({
    tokens: amount,
    vocabulary: amount,
    tokenizer: z.enum(['bpe', 'characters']),
    distinctBigrams: amount,
    bigramCounts: list(z.object({ from: amount, to: amount, bigrams: amount, occurrences: amount })),
  }),
)

export const corpusView = z.object({
  ...corpusSummary,
  state: z.enum(corpusStates),
  reason: text.optional(),
  created: time,
  fileName: text,
  /** Of the file. */
  bytes: amount,
  sha256: text,
  format: z.enum(['mediawiki-xml', 'text', 'jsonl']),
  compression: z.enum(['none', 'gzip', 'bzip2']),
  /** As the dump says: 'en', 'zh' … */
  language: text.optional(),
  options: importOptions,
  /** Of the rules by which a file becomes tokens: the same file, options and version give the same tokens. */
  importVersion: amount,
  /** Pages that are listed with `corpora.skipped`. */
  listedSkips: amount,
  statistics: corpusStatistics.optional(),
  /** Runs that were trained on it. */
  runs: amount,
  /** The import that works on it or could go on. */
  job: id.optional(),
})
export type CorpusView = z.infer<typeof corpusView>

export const corporaRequests = {
  'corpora.list': request('All corpora, newest first.', nothing, z.object({ corpora: list(corpusView) })),
  'corpora.get': request('One corpus, as the list shows it.', z.object({ corpus: id }), corpusView),
  'corpora.preview': request(
    'The first cleaned articles of a file beside their source, before the long pass.',
    z.object({
      source: importSource,
      options: wishedOptions.optional(),
      count: z.int().min(1).max(50).optional(),
    }),
    previewReply,
  ),
  'corpora.import': request(
    'Starts an import as a job. The same file with the same options goes on where it ended, or is known already.',
    z.object({
      source: importSource,
      /** The file's own name, for uploads. */
      fileName: name.optional(),
      options: wishedOptions.optional(),
      tokenizer: z.enum(['auto', 'bpe', 'characters']).optional(),
      /** Exact size; absent: 4,000, or as many as a small text yields. */
      vocabulary: z.int().min(1).max(1e6).optional(),
    }),
    startedJob,
  ),
  'corpora.rename': request('Gives a corpus another name.', z.object({ corpus: id, name }), corpusView),
  'corpora.delete': request(
    'Deletes a corpus with its text and tokens; refused while runs use it.',
    z.object({ corpus: id }),
    nothing,
  ),
  'corpora.skipped': request(
    'Pages that defeated the import, with reason.',
    z.object({ corpus: id, first: amount.optional(), count: z.int().min(1).max(1000).optional() }),
    z.object({ total: amount, pages: list(z.object({ title: text, reason: text })) }),
  ),
  'corpora.articles': request(
    'Titles and lengths of articles, from number `first`.',
    z.object({ corpus: id, first: amount.optional(), count: z.int().min(1).max(1000).optional() }),
    z.object({ total: amount, articles: list(z.object({ number: amount, title: text, length: amount })) }),
  ),
  'corpora.article': request(
    'The text of one article.',
    z.object({ corpus: id, number: amount }),
    z.object({ title: text, text }),
  ),
  'corpora.tokenise': request(
    "A text as the corpus's tokenizer cuts it.",
    z.object({ corpus: id, text: z.string().max(limits.prompt) }),
    z.object({
      ids: uint32,
      texts: list(text, limits.prompt),
      /** Tokens that are single bytes of characters which the vocabulary lacks. */ unknown: amount,
    }),
  ),
  'corpora.bigrams': request(
    'Bigram statistics for a live slider: what any minimum count would leave, and the most frequent bigrams.',
    z.object({ corpus: id, top: z.int().min(0).max(1000).optional() }),
    z.object({
      /** V. */
      vocabulary: amount,
      tokens: amount,
      /** [n] every count that occurs, ascending: a minimum count of thresholds[i] leaves … */
      thresholds: uint32,
      /** [n] … so many own edges … */
      ownEdges: float64,
      /** [n] … over which this share of the running text goes. */
      coverage: float64,
      top: list(
        z.object({
          source: node,
          target: node,
          sourceText: text,
          targetText: text,
          count: amount,
          probability: share,
        }),
      ),
    }),
  ),
}
