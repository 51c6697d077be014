/** What can be done by keys and from the palette while the view is open. */
import type { Command } from '../../shell/index.ts'
import { t } from '../../language/index.ts'
import type { ExplanationFiles } from './export/files.ts'
import type { CompleteState } from './state/complete-state.svelte.ts'

export function completeCommands(
  complete: CompleteState,
  files: ExplanationFiles,
  focusPrompt: () => void,
): readonly Command[] {
  const move = (by: number) => () => {
    if (complete.focus !== undefined) complete.select(complete.active, complete.focus + by)
  }
  const canRun = (): boolean => complete.prompt !== '' && complete.active.model !== undefined
  const rests = (): boolean => !complete.isBusy && complete.active.length > 0
  const isExplained = (): boolean => files.isExplained
  const all: readonly Omit<Command, 'section'>[] = [
    {
      id: 'complete.run',
      title: () => t('complete.commands.run'),
      shortcut: 'Mod+Enter',
      enabled: canRun,
      run: () => complete.run(),
    },
    {
      id: 'complete.stop',
      title: () => t('complete.commands.stop'),
      shortcut: 'Mod+.',
      enabled: () => complete.isBusy,
      run: () => complete.stop(),
    },
    {
      id: 'complete.step',
      title: () => t('complete.commands.step'),
      shortcut: 'Mod+Shift+Enter',
      enabled: () => canRun() && !complete.isBusy,
      run: () => complete.single(),
    },
    {
      id: 'complete.continue',
      title: () => t('complete.commands.continue'),
      shortcut: 'Alt+Enter',
      enabled: rests,
      run: () => complete.continue(),
    },
    {
      id: 'complete.back',
      title: () => t('complete.commands.back'),
      shortcut: '[',
      enabled: rests,
      run: move(-1),
    },
    {
      id: 'complete.forward',
      title: () => t('complete.commands.forward'),
      shortcut: ']',
      enabled: rests,
      run: move(1),
    },
    {
      id: 'complete.prompt',
      title: () => t('complete.commands.prompt'),
      shortcut: '/',
      run: focusPrompt,
    },
    {
      id: 'complete.compare',
      title: () => t('complete.commands.compare'),
      shortcut: 'V',
      run: () => complete.compare(!complete.isComparing),
    },
    {
      id: 'complete.colouring',
      title: () => t('complete.commands.colouring'),
      shortcut: 'C',
      run: () => (complete.colouring = complete.colouring === 'probability' ? 'margin' : 'probability'),
    },
    {
      id: 'complete.candidates',
      title: () => t('complete.commands.candidates'),
      shortcut: '1',
      run: () => (complete.tab = 'candidates'),
    },
    {
      id: 'complete.why',
      title: () => t('complete.commands.why'),
      shortcut: '2',
      run: () => (complete.tab = 'why'),
    },
    {
      id: 'complete.branches',
      title: () => t('complete.commands.branches'),
      shortcut: '3',
      run: () => (complete.tab = 'branches'),
    },
    {
      id: 'complete.exportPng',
      title: () => t('complete.commands.exportPng'),
      enabled: isExplained,
      run: () => files.png(),
    },
    {
      id: 'complete.exportSvg',
      title: () => t('complete.commands.exportSvg'),
      enabled: isExplained,
      run: () => files.svg(),
    },
    {
      id: 'complete.exportPage',
      title: () => t('complete.commands.exportPage'),
      enabled: isExplained,
      run: () => files.page(),
    },
    {
      id: 'complete.exportJson',
      title: () => t('complete.commands.exportJson'),
      enabled: isExplained,
      run: () => files.json(),
    },
    {
      id: 'complete.tour',
      title: () => t('complete.tour.command'),
      shortcut: 'H',
      run: () => complete.openTour(),
    },
  ]
  return all.map((command) => ({ ...command, section: 'complete' }))
}
