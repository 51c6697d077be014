import { t } from '../language/index.ts'
import type { Command } from '../shell/index.ts'
import { views } from './views.ts'

export const sections: readonly Command['section'][] = ['application', ...views.map(({ name }) => name)]

export function sectionTitle(section: Command['section']): string {
  return views.find(({ name }) => name === section)?.title() ?? t('app.sections.application')
}
