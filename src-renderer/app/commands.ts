/** The commands of the window itself. The desktop's native menu sends some of them by their ids. */
import { language, t } from '../language/index.ts'
import type { Command } from '../shell/index.ts'
import { theme, type ThemeChoice } from '../ui/index.ts'
import { views } from './views.ts'
import type { WindowShell } from './window-shell.svelte.ts'

export function windowCommands(shell: WindowShell): readonly Command[] {
  const { panels } = shell
  return [
    {
      id: 'app.palette',
      title: () => t('app.commands.palette'),
      section: 'application',
      shortcut: 'Mod+K',
      run: () => panels.open('palette'),
    },
    {
      id: 'app.shortcuts',
      title: () => t('app.commands.shortcuts'),
      section: 'application',
      shortcut: '?',
      run: () => panels.open('shortcuts'),
    },
    {
      id: 'app.settings',
      title: () => t('app.commands.settings'),
      section: 'application',
      shortcut: 'Mod+,',
      run: () => panels.open('settings'),
    },
    {
      id: 'app.open',
      title: () => t('app.commands.open'),
      section: 'application',
      shortcut: 'Mod+O',
      run: () => shell.pick(),
    },
    {
      id: 'app.jobs',
      title: () => t('app.commands.jobs'),
      section: 'application',
      shortcut: 'G J',
      run: () => panels.showJobs(),
    },
    ...views.map(({ name, title }): Command => ({
      id: `go.${name}`,
      title: () => t('app.commands.go', { view: title() }),
      section: 'application',
      shortcut: `G ${name[0].toUpperCase()}`,
      run: () => shell.location.go(name),
    })),
    ...themes.map(([choice, title]): Command => ({
      id: `app.theme.${choice}`,
      title,
      section: 'application',
      enabled: () => theme.choice !== choice,
      run: () => (theme.choice = choice),
    })),
    ...languages.map(([choice, title]): Command => ({
      id: `app.language.${choice}`,
      title,
      section: 'application',
      enabled: () => language.choice !== choice,
      run: () => (language.choice = choice),
    })),
    {
      id: 'app.report',
      title: () => t('app.commands.report'),
      section: 'application',
      run: () => shell.copyReport(),
    },
  ]
}

const themes: readonly [ThemeChoice, () => string][] = [
  ['system', () => t('app.commands.themeSystem')],
  ['light', () => t('app.commands.themeLight')],
  ['dark', () => t('app.commands.themeDark')],
]

const languages: readonly [typeof language.choice, () => string][] = [
  ['system', () => t('app.commands.languageSystem')],
  ['en', () => t('app.commands.english')],
  ['zh', () => t('app.commands.chinese')],
]
