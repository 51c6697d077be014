/** What the explorer adds to the command palette, with its shortcuts. */
import { t } from '../../language/index.ts'
import type { Command } from '../../shell/index.ts'
import type { Format } from './export-file.ts'
import type { Explore } from './state/explore.svelte.ts'

export interface Actions {
  find(): void
  fit(): void
  arrangeAgain(): void
  toggleLasso(): void
  save(format: Format): void
}

export function commandsOf(explore: Explore, actions: Actions): Command[] {
  const section = 'explore'
  const hasPicture = (): boolean => (explore.picture?.nodes.length ?? 0) > 0
  const hasSignal = (): boolean => explore.signal.data !== undefined
  return [
    {
      id: 'explore.find',
      section,
      title: () => t('explore.commands.find'),
      shortcut: '/',
      run: () => actions.find(),
    },
    {
      id: 'explore.undo',
      section,
      title: () => t('explore.undo'),
      shortcut: 'Mod+Z',
      enabled: () => explore.canUndo,
      run: () => explore.undo(),
    },
    {
      id: 'explore.redo',
      section,
      title: () => t('explore.redo'),
      shortcut: 'Mod+Shift+Z',
      enabled: () => explore.canRedo,
      run: () => explore.redo(),
    },
    {
      id: 'explore.fit',
      section,
      title: () => t('explore.commands.fit'),
      shortcut: '0',
      enabled: hasPicture,
      run: () => actions.fit(),
    },
    {
      id: 'explore.arrange',
      section,
      title: () => t('explore.commands.arrange'),
      enabled: hasPicture,
      run: () => actions.arrangeAgain(),
    },
    {
      id: 'explore.lasso',
      section,
      title: () => t('explore.commands.lasso'),
      shortcut: 'L',
      enabled: hasPicture,
      run: () => actions.toggleLasso(),
    },
    {
      id: 'explore.play',
      section,
      title: () => t('explore.commands.play'),
      shortcut: 'P',
      enabled: hasSignal,
      run: () => explore.play(),
    },
    {
      id: 'explore.next',
      section,
      title: () => t('explore.commands.nextStep'),
      shortcut: '.',
      enabled: hasSignal,
      run: () => explore.goToStep(explore.step + 1),
    },
    {
      id: 'explore.previous',
      section,
      title: () => t('explore.commands.previousStep'),
      shortcut: ',',
      enabled: hasSignal,
      run: () => explore.goToStep(explore.step - 1),
    },
    {
      id: 'explore.png',
      section,
      title: () => t('explore.commands.exportPng'),
      enabled: hasPicture,
      run: () => actions.save('png'),
    },
    {
      id: 'explore.svg',
      section,
      title: () => t('explore.commands.exportSvg'),
      enabled: hasPicture,
      run: () => actions.save('svg'),
    },
  ]
}
