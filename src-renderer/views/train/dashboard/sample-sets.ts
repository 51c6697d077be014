import type { SampleView } from '../../../../src-shared/contract/index.ts'

/** The completions that were made at one evaluation. */
export interface SampleSet {
  readonly step: number
  readonly samples: readonly { readonly prompt: string; readonly text: string }[]
}

/** By ascending step; a step that was repeated after a rewind has its later ones. */
export function sampleSets(samples: readonly SampleView[]): SampleSet[] {
  const sets = new Map<number, Map<string, SampleView>>()
  for (const sample of samples) {
    const set = sets.get(sample.step) ?? new Map<string, SampleView>()
    set.set(sample.prompt, sample)
    sets.set(sample.step, set)
  }
  return [...sets]
    .sort(([a], [b]) => a - b)
    .map(([step, set]) => ({
      step,
      samples: [...set.values()].map(({ prompt, text }) => ({ prompt, text })),
    }))
}
