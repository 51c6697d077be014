import { t } from '../../language/index.ts'
import type { Command, Shell } from '../../shell/index.ts'

export { default as View } from './Complete.svelte'

export function commands(shell: Shell): readonly Command[] {
  return [
    {
      id: 'complete.tour',
      title: () => t('complete.tour.command'),
      section: 'complete',
      run: () => shell.location.go('complete', { tour: '1' }),
    },
  ]
}
