/**
 * From a corpus and settings to what a run needs in memory: the split text, the graph, the model's configuration.
 * Everything follows from the stored corpus and the settings, so a resumed run prepares the same again.
 */
import { StudioError } from '../../../src-shared/errors.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import { finish, type Pieces } from '../../../src-shared/pieces.ts'
import { modelConfigOf, type TrainingSettings } from '../../../src-shared/settings.ts'
import { BigramCounter, buildGraph } from '../../model/graph-build.ts'
import type { TokenGraph } from '../../model/graph.ts'
import type { TokenSetKey, Workspace } from '../../store/index.ts'
import { parseTokenizer, type Tokenizer } from '../../tokenizer/index.ts'
import { splitByArticle, type Split } from '../../training/index.ts'

/** What is kept of a run that is ended while it is prepared. */
export const notBegun = 'It had not begun to train.'

/** Tokens that are counted in a few milliseconds. */
const tokensPerPiece = 100_000

export interface Prepared {
  readonly key: TokenSetKey
  readonly tokenizer: Tokenizer
  /** [V] UTF-8 bytes of every token. */
  readonly tokenBytes: Uint16Array
  readonly split: Split
  readonly config: ModelConfig
  /** Counted on the training articles only. */
  readonly graph: TokenGraph
}

/**
 * @throws StudioError 'graph-empty' when no bigram is frequent enough, 'input-empty' when the text is shorter than a
 *   window
 */
export function prepare(workspace: Workspace, key: TokenSetKey, settings: TrainingSettings): Prepared {
  return finish(prepareInPieces(workspace, key, settings))
}

/** As `prepare`, for jobs, which may be asked to end meanwhile. */
export function* prepareInPieces(
  workspace: Workspace,
  key: TokenSetKey,
  settings: TrainingSettings,
): Pieces<Prepared> {
  const tokenizer = loadTokenizer(workspace, key.tokenizer)
  const { tokens, articleStarts } = workspace.tokens.readAll(key)
  const articleOffsets = Float64Array.from([...articleStarts, tokens.length])
  const split = splitByArticle({ tokens, articleOffsets }, settings.validationShare, settings.seed)
  for (const [name, part] of [
    ['training', split.training],
    ['held-out', split.heldOut],
  ] as const)
    if (part.length <= settings.window)
      throw new StudioError(
        'input-empty',
        `The ${name} text has ${part.length} tokens, fewer than one window of ${settings.window + 1}.`,
        'Import more text, or set a shorter window.',
      )
  const counter = new BigramCounter(tokenizer.size)
  const { training } = split
  for (let first = 0; first < training.length; first += tokensPerPiece) {
    counter.add(training.subarray(first, first + tokensPerPiece), training[first - 1])
    yield
  }
  return {
    key,
    tokenizer,
    tokenBytes: Uint16Array.from({ length: tokenizer.size }, (_, id) => tokenizer.tokenBytes(id).length),
    split,
    config: modelConfigOf(settings, tokenizer.size),
    graph: buildGraph(counter.counts(), settings),
  }
}

export function loadTokenizer(workspace: Workspace, id: number): Tokenizer {
  return parseTokenizer(JSON.parse(workspace.tokenizers.definition(id)))
}

/**
 * The tokens of a corpus that is ready.
 * @throws StudioError 'not-found' for an unknown corpus, 'usage' for one whose import has not ended
 */
export function tokenSetOf(workspace: Workspace, corpus: number): TokenSetKey {
  const record = workspace.corpora.get(corpus)
  const set = workspace.tokens.list(corpus).find((candidate) => candidate.complete)
  if (set === undefined)
    throw new StudioError(
      'usage',
      `Corpus ${corpus} is ${record.state}: it has no tokens to train on yet.`,
      'Import its file again; the import goes on where it ended.',
    )
  return { corpus, tokenizer: set.tokenizer }
}
