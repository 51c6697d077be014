/** When the processor may still do what a graphics card could not. */
import type { RunRow } from '../../src-shared/contract/index.ts'

const deviceProblems: readonly string[] = ['device-lost', 'memory-insufficient', 'unsupported']

/**
 * Whether going on with the processor is worth offering after a problem of this kind. Memory that is too small and a
 * setting that an engine lacks may be the processor's own; a device that is lost never is.
 */
export function mayGoOnWithProcessor(
  kind: string | undefined,
  run: Pick<RunRow, 'settings' | 'device'> | undefined,
): boolean {
  if (kind === 'device-lost') return true
  if (kind === undefined || !deviceProblems.includes(kind) || run === undefined) return false
  // What was asked for is what failed; of 'auto' it is what really ran.
  const { engine } = run.settings
  const failed = engine === 'auto' ? run.device?.engine : engine
  return failed !== undefined && failed !== 'wasm'
}
