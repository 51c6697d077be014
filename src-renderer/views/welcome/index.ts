import { t } from '../../language/index.ts'
import type { Command, Shell } from '../../shell/index.ts'
import { SampleRun } from './sample-run.svelte.ts'

export { default as View } from './Welcome.svelte'

export function commands(shell: Shell): readonly Command[] {
  const sample = shell.keep('welcome.sample', () => new SampleRun(shell))
  const enabled = (): boolean => !sample.isBusy
  return [
    {
      id: 'welcome.sample.en',
      title: () => t('welcome.commands.english'),
      section: 'welcome',
      enabled,
      run: () => {
        shell.location.go('welcome')
        return sample.begin('en')
      },
    },
    {
      id: 'welcome.sample.zh',
      title: () => t('welcome.commands.chinese'),
      section: 'welcome',
      enabled,
      run: () => {
        shell.location.go('welcome')
        return sample.begin('zh')
      },
    },
  ]
}
