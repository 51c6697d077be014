import { t } from '../../language/index.ts'
import type { Command, Shell } from '../../shell/index.ts'

export { default as View } from './Models.svelte'

export function commands(shell: Shell): readonly Command[] {
  return [
    {
      id: 'models.workspace',
      title: () => t('models.commands.workspace'),
      section: 'models',
      run: () => shell.location.go('models', { tab: 'workspace' }),
    },
    {
      id: 'models.check',
      title: () => t('models.commands.check'),
      section: 'models',
      run: async () => {
        shell.location.go('models', { tab: 'workspace' })
        try {
          await shell.client.request('workspace.check', {})
        } catch (error) {
          shell.report(error)
        }
      },
    },
  ]
}
