import { Studio } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { count } from '../terminal/format.ts'
import { table } from '../terminal/table.ts'
import { rejectFrom, whole } from '../values.ts'

export const corporaCommand: Command = {
  name: 'corpora',
  summary: 'List what was imported.',
  usage: '[options]',
  options: { delete: { type: 'string', value: 'ID', help: 'delete a corpus that no run was trained on' } },
  examples: ['corpora', 'corpora --json', 'corpora --delete 2'],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const doomed = whole(values, 'delete')
    if (doomed !== undefined)
      return await Studio.use(context.workspace, (studio) => {
        studio.deleteCorpus(doomed)
        context.print(`Corpus ${doomed} is deleted.`)
        return { deleted: doomed }
      })
    return await Studio.look(context.workspace, (studio) => {
      const corpora = studio.corpora()
      context.print(
        corpora.length === 0
          ? 'Nothing was imported yet.'
          : table(
              ['id', 'name', 'state', 'articles', 'characters', 'tokens', 'vocabulary', 'tokenizer'],
              corpora.map((corpus) => [
                String(corpus.corpus),
                corpus.name,
                corpus.state,
                count(corpus.articles),
                count(corpus.characters),
                count(corpus.tokens),
                count(corpus.vocabulary),
                corpus.tokenizer ?? '',
              ]),
            ),
      )
      return { corpora }
    })
  },
}
