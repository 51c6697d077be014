import { t } from '../../language/index.ts'
import type { Command, Shell } from '../../shell/index.ts'

export { default as View } from './Train.svelte'

export function commands(shell: Shell): readonly Command[] {
  return [
    {
      id: 'train.new',
      title: () => t('train.commands.new'),
      section: 'train',
      shortcut: 'T N',
      run: () => shell.location.go('train', { page: 'new' }),
    },
    {
      id: 'train.all',
      title: () => t('train.commands.all'),
      section: 'train',
      shortcut: 'T A',
      run: () => shell.location.go('train', { page: 'all' }),
    },
  ]
}
