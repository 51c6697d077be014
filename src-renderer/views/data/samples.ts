/** The sample texts that come with the studio, opened like a file. */
import { t } from '../../language/index.ts'
import type { Shell } from '../../shell/index.ts'
import type { DataState } from './data-state.svelte.ts'

export function sampleName(sample: 'en' | 'zh'): string {
  return sample === 'en' ? t('data.drop.sampleEnglish') : t('data.drop.sampleChinese')
}

/** A sample that is being set up already is shown, not opened twice. */
export function openSample(shell: Pick<Shell, 'location'>, state: DataState, sample: 'en' | 'zh'): void {
  const name = sampleName(sample)
  const draft = state.drafts.find((other) => other.name === name) ?? state.receiveSample(sample, name)
  shell.location.go('data', { draft: draft.key })
}
