/** What can be done by keys and from the palette with what the view shows: a file to set up, an import, a corpus. */
import type { CorpusView, JobView } from '../../../src-shared/contract/index.ts'
import { t } from '../../language/index.ts'
import type { Command } from '../../shell/index.ts'
import type { Draft } from './draft.svelte.ts'
import { corpusTabs, type CorpusTab } from './selection.ts'

export function draftCommands(
  draft: Draft,
  actions: Readonly<Record<'start' | 'discard', () => unknown>>,
): readonly Command[] {
  return [
    {
      id: 'data.start',
      title: () => t('data.commands.start', { name: draft.name }),
      section: 'data',
      shortcut: 'Mod+Enter',
      enabled: () => draft.canStart,
      run: actions.start,
    },
    {
      id: 'data.discard',
      title: () => t('data.commands.discard', { name: draft.name }),
      section: 'data',
      run: actions.discard,
    },
  ]
}

/** `job` is read whenever it is asked what can be done. */
export function importCommands(
  job: () => JobView,
  act: (name: 'jobs.pause' | 'jobs.resume' | 'jobs.cancel') => unknown,
): readonly Command[] {
  return [
    {
      id: 'data.pause',
      title: () => t('data.commands.pause'),
      section: 'data',
      shortcut: 'P',
      enabled: () => job().canPause,
      run: () => act('jobs.pause'),
    },
    {
      id: 'data.resume',
      title: () => t('data.commands.resume'),
      section: 'data',
      shortcut: 'P',
      enabled: () => job().canResume,
      run: () => act('jobs.resume'),
    },
    {
      id: 'data.cancel',
      title: () => t('data.commands.cancel'),
      section: 'data',
      enabled: () => job().canCancel,
      run: () => act('jobs.cancel'),
    },
  ]
}

const tabTitles: Record<CorpusTab, () => string> = {
  report: () => t('data.corpus.report'),
  articles: () => t('data.corpus.articles'),
  skipped: () => t('data.corpus.skipped'),
  bigrams: () => t('data.corpus.bigrams'),
  recipe: () => t('data.corpus.recipe'),
}

export interface CorpusActions {
  readonly show: (tab: CorpusTab) => unknown
  readonly train: () => unknown
  readonly rename: () => unknown
  readonly remove: () => unknown
}

export function corpusCommands(corpus: () => CorpusView, actions: CorpusActions): readonly Command[] {
  return [
    ...corpusTabs.map((tab, index): Command => ({
      id: `data.show.${tab}`,
      title: () => t('data.commands.show', { part: tabTitles[tab]() }),
      section: 'data',
      shortcut: String(index + 1),
      run: () => actions.show(tab),
    })),
    {
      id: 'data.train',
      title: () => t('data.commands.train', { name: corpus().name }),
      section: 'data',
      enabled: () => corpus().state === 'ready',
      run: actions.train,
    },
    {
      id: 'data.rename',
      title: () => t('data.commands.rename', { name: corpus().name }),
      section: 'data',
      run: actions.rename,
    },
    {
      id: 'data.delete',
      title: () => t('data.commands.delete', { name: corpus().name }),
      section: 'data',
      run: actions.remove,
    },
  ]
}
