import { t } from '../../language/index.ts'
import type { Command, Shell } from '../../shell/index.ts'

export { default as View } from './Data.svelte'

/** Opening a file is a command of the window itself. */
export function commands(shell: Shell): readonly Command[] {
  return [
    {
      id: 'data.sample.en',
      title: () => t('data.commands.english'),
      section: 'data',
      run: () => shell.location.go('data', { sample: 'en' }),
    },
    {
      id: 'data.sample.zh',
      title: () => t('data.commands.chinese'),
      section: 'data',
      run: () => shell.location.go('data', { sample: 'zh' }),
    },
  ]
}
