/** The second half of an import: the articles' text becomes a tokenizer, tokens and bigram statistics. */
import { StudioError } from '../../../src-shared/errors.ts'
import type { CorpusStatistics } from '../../../src-shared/corpus-summary.ts'
import type { Pieces } from '../../../src-shared/pieces.ts'
import { BigramCounter, countHistogram } from '../../model/graph-build.ts'
import type { TokenSetKey, Workspace } from '../../store/index.ts'
import {
  chooseKind,
  parseTokenizer,
  TokenizerTrainer,
  vocabularyRange,
  type Tokenizer,
  type TokenizerKind,
} from '../../tokenizer/index.ts'
import { breathe, inPieces, throwIfCancelled, type JobControl } from '../job.ts'
import { defaultVocabulary, type CorpusRecipe } from './recipe.ts'

/** Text that a tokenizer is trained on at most, UTF-16 units; beyond this the counts hardly change. */
const trainingCharacters = 50_000_000

const cleanedIsKept = 'The cleaned text is kept.'

/** Text encoded between two durable points, UTF-16 units. */
const encodingBatch = 1_000_000

/** The corpus's tokenizer, trained now unless that was done before an interruption. */
export async function corpusTokenizer(
  workspace: Workspace,
  corpus: number,
  recipe: CorpusRecipe,
  control: JobControl,
): Promise<{ id: number; tokenizer: Tokenizer }> {
  const existing = workspace.tokenizers.list().find((record) => record.corpus === corpus)
  if (existing !== undefined)
    return {
      id: existing.id,
      tokenizer: parseTokenizer(JSON.parse(workspace.tokenizers.definition(existing.id))),
    }

  const kind = recipe.tokenizer === 'auto' ? kindFor(workspace, corpus) : recipe.tokenizer
  const tokenizer = await trainTokenizer(workspace, corpus, kind, recipe, control)
  const { id } = workspace.tokenizers.create({
    name: `${recipe.fileName}, ${tokenizer.size} ${kind === 'bpe' ? 'byte pairs' : 'characters'}`,
    corpus,
    kind,
    vocabularySize: tokenizer.size,
    definition: JSON.stringify(tokenizer.toJson()),
  })
  return { id, tokenizer }
}

function kindFor(workspace: Workspace, corpus: number): TokenizerKind {
  let sample = ''
  for (const article of workspace.corpora.articles(corpus)) {
    sample += article.text.slice(0, 20_000)
    if (sample.length > 200_000) break
  }
  return chooseKind(sample)
}

async function trainTokenizer(
  workspace: Workspace,
  corpus: number,
  kind: TokenizerKind,
  recipe: CorpusRecipe,
  control: JobControl,
): Promise<Tokenizer> {
  const { foldWidth } = recipe.options
  const settings = { kind, ...(foldWidth === 'auto' ? {} : { foldWidth }) }
  const vocabulary = recipe.vocabulary === 'default' ? defaultVocabulary : recipe.vocabulary
  const trainer = new TokenizerTrainer({ ...settings, vocabulary })
  const total = Math.min(trainingCharacters, workspace.corpora.get(corpus).characters)
  let read = 0
  let shown = 0
  for (const article of workspace.corpora.articles(corpus)) {
    trainer.add(article.text)
    read += article.text.length
    if (read - shown > encodingBatch) {
      shown = read
      control.onProgress({ phase: 'counting words', done: read, total, unit: 'items' })
      await breathe()
      throwIfCancelled(control, cleanedIsKept)
    }
    if (read >= trainingCharacters) break
  }
  try {
    return await inPieces(trainer.trainInPieces(), control, cleanedIsKept)
  } catch (error) {
    // Whoever asked for a size gets it or an error; the default gives way to what a small text yields.
    if (recipe.vocabulary !== 'default' || !isTooLarge(error)) throw error
    return largestPossible(workspace, corpus, settings)
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof StudioError && error.kind === 'vocabulary-too-large'
}

/** The largest vocabulary below the default that the text yields, found by bisection: the text is small then. */
function largestPossible(
  workspace: Workspace,
  corpus: number,
  settings: { kind: TokenizerKind; foldWidth?: boolean },
): Tokenizer {
  const attempt = (vocabulary: number): Tokenizer => {
    const trainer = new TokenizerTrainer({ ...settings, vocabulary })
    for (const article of workspace.corpora.articles(corpus)) trainer.add(article.text)
    return trainer.train()
  }
  let low: number = vocabularyRange.least
  let best = attempt(low)
  let high: number = defaultVocabulary
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    try {
      best = attempt(middle)
      low = middle
    } catch (error) {
      if (!isTooLarge(error)) throw error
      high = middle
    }
  }
  return best
}

/** Encodes the articles that are not encoded yet, each followed by the separator; durable after every batch. */
export async function encodeArticles(
  workspace: Workspace,
  key: TokenSetKey,
  tokenizer: Tokenizer,
  maxTokens: number | undefined,
  control: JobControl,
): Promise<void> {
  const { articles: total } = workspace.corpora.get(key.corpus)
  let set = workspace.tokens.get(key)
  if (set.complete) return
  const limit = maxTokens ?? Infinity
  let batch = new EncodedBatch()
  const flush = async (): Promise<void> => {
    batch.appendTo(workspace, key)
    batch = new EncodedBatch()
    set = workspace.tokens.get(key)
    control.onProgress({
      phase: 'encoding',
      done: set.articles,
      total,
      unit: 'items',
      detail: `${set.tokens.toLocaleString('en')} tokens`,
    })
    await breathe()
    throwIfCancelled(control, `${set.articles} articles are encoded.`)
  }
  for (const article of workspace.corpora.articles(key.corpus, set.articles)) {
    if (set.tokens + batch.tokens >= limit) break
    batch.add(article.text, tokenizer)
    if (batch.characters >= encodingBatch) await flush()
  }
  if (batch.tokens > 0) await flush()
  workspace.tokens.complete(key)
}

class EncodedBatch {
  characters = 0
  tokens = 0
  readonly #parts: Uint32Array[] = []
  readonly #starts: number[] = []

  add(text: string, tokenizer: Tokenizer): void {
    const ids = tokenizer.encode(text)
    this.#starts.push(this.tokens)
    this.#parts.push(ids, Uint32Array.of(tokenizer.separator))
    this.tokens += ids.length + 1
    this.characters += text.length
  }

  appendTo(workspace: Workspace, key: TokenSetKey): void {
    // Vocabularies end at 40,000, so a token always fits 16 bits.
    const tokens = new Uint16Array(this.tokens)
    let at = 0
    for (const part of this.#parts) {
      tokens.set(part, at)
      at += part.length
    }
    workspace.tokens.append(key, tokens, Uint32Array.from(this.#starts))
  }
}

/** Bigram statistics of the whole corpus, kept with it: what a choice of `minBigramCount` would leave. */
export function* countBigrams(
  workspace: Workspace,
  key: TokenSetKey,
  tokenizer: Tokenizer,
): Pieces<CorpusStatistics> {
  const counter = new BigramCounter(tokenizer.size)
  const { tokens, articleStarts } = workspace.tokens.readAll(key)
  for (let i = 0; i < articleStarts.length; i++) {
    counter.add(tokens.subarray(articleStarts[i], articleStarts[i + 1] ?? tokens.length))
    yield {
      phase: 'counting pairs of tokens',
      done: articleStarts[i],
      total: tokens.length,
      unit: 'tokens',
    }
  }
  const bigrams = counter.counts()
  const { offsets, targets, counts, nodeCounts } = bigrams
  workspace.tokens.bigrams.save({ ...key, split: 'all' }, { offsets, targets, counts, nodeCounts })
  return {
    tokens: tokens.length,
    vocabulary: tokenizer.size,
    tokenizer: tokenizer.kind,
    distinctBigrams: counts.length,
    bigramCounts: countHistogram(bigrams),
  }
}
