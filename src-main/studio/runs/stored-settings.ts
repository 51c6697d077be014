import type { TrainingSettings } from '../../../src-shared/settings.ts'

/** Settings as a run keeps them. Runs that were made before there was a choice of engines ran on the processor. */
export function storedSettings(settings: unknown): TrainingSettings {
  const stored = settings as TrainingSettings & { readonly engine?: TrainingSettings['engine'] }
  return { ...stored, engine: stored.engine ?? 'wasm' }
}
