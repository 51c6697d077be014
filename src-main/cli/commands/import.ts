import { variants } from '../../../src-shared/corpus.ts'
import { Studio, vocabularyRange } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { corpusReport } from '../reports/corpus-report.ts'
import { flag, oneOf, only, whole, wholeList } from '../values.ts'

const { least, most } = vocabularyRange

/** Options of reading that `import` and `preview` share. */
export const readingOptions = {
  namespaces: {
    type: 'string',
    value: 'LIST',
    help: 'numbers of the namespaces to keep (default: 0, articles)',
  },
  redirects: { type: 'boolean', help: 'keep redirect pages' },
  disambiguation: { type: 'boolean', help: 'keep disambiguation pages' },
  'minimum-characters': { type: 'string', value: 'N', help: 'skip shorter articles (default: 100)' },
  variant: {
    type: 'string',
    value: 'V',
    help: `side of -{zh-hans:…;zh-hant:…}- to keep: ${variants.join(', ')}`,
  },
} as const satisfies Command['options']

export function readingValues(values: Parameters<Command['run']>[1]) {
  return Object.fromEntries(
    Object.entries({
      namespaces: wholeList(values, 'namespaces'),
      redirects: flag(values, 'redirects'),
      disambiguation: flag(values, 'disambiguation'),
      minimumCharacters: whole(values, 'minimum-characters'),
      variant: oneOf(values, 'variant', variants),
    }).filter(([, value]) => value !== undefined),
  )
}

export const importCommand: Command = {
  name: 'import',
  summary: 'Make a corpus of a Wikipedia dump, a text or a JSONL file.',
  usage: 'FILE [options]',
  options: {
    tokenizer: {
      type: 'string',
      value: 'KIND',
      help: 'auto, bpe or characters (default: auto, by the text)',
    },
    vocabulary: {
      type: 'string',
      value: 'N',
      help: `exact size of the vocabulary, ${least} to ${most} (default: ${vocabularyRange.default})`,
    },
    'max-articles': { type: 'string', value: 'N', help: 'stop after so many articles' },
    'max-tokens': { type: 'string', value: 'N', help: 'stop after so many tokens' },
    'fold-width': {
      type: 'string',
      value: 'WORD',
      help: 'full-width letters to half width: auto, yes or no',
    },
    ...readingOptions,
  },
  examples: [
    'import simplewiki-latest-pages-articles.xml.bz2',
    'import zhwiki.xml.bz2 --tokenizer characters --max-articles 10000',
    'import stories.jsonl.gz --vocabulary 2000 --json',
  ],
  async run(context, values, positionals) {
    const file = only(positionals, 'The FILE to import')
    const fold = oneOf(values, 'fold-width', ['auto', 'yes', 'no'])
    const options = Object.fromEntries(
      Object.entries({
        ...readingValues(values),
        maxArticles: whole(values, 'max-articles', 1),
        maxTokens: whole(values, 'max-tokens', 1),
        foldWidth: fold === undefined ? undefined : fold === 'auto' ? 'auto' : fold === 'yes',
      }).filter(([, value]) => value !== undefined),
    )
    const tokenizer = oneOf(values, 'tokenizer', ['auto', 'bpe', 'characters'])
    const vocabulary = whole(values, 'vocabulary', least, most)
    return await Studio.use(context.workspace, async (studio) => {
      const corpus = await studio.importCorpus(
        file,
        { options, tokenizer: tokenizer ?? 'auto', vocabulary },
        context,
      )
      context.print(corpusReport(corpus))
      context.print(`\nTrain on it:  ${context.next(`train --corpus ${corpus.corpus} --preset demo`)}`)
      return corpus
    })
  },
}
