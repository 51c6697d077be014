/** Engines and devices in the person's words. */
import { engineNames } from '../../../src-shared/engine.ts'
import { formatInteger, t } from '../../language/index.ts'

/** 'Processor', 'Graphics card (WebGPU)'; an engine of another version as it is called. */
export function engineText(engine: string): string {
  const known = engineNames.find((name) => name === engine)
  return known === undefined ? engine : t(`train.device.engines.${known}`)
}

/** What ran a step: the device, and its threads where they are the processor's. */
export function ranOnText(report: { engine: string; device: string; threads: number }): string {
  const { engine, device, threads } = report
  const more = engine === 'wasm' ? t('train.device.threads', { count: threads }) : engineText(engine)
  return device.trim() === '' ? more : `${device} · ${more}`
}

/** Steps from the one after `from` to `to`: '1–120'; '1–' while it goes on. */
export function stepsText(from: number, to: number): string {
  return to > from + 1 ? `${formatInteger(from + 1)}–${formatInteger(to)}` : formatInteger(to)
}

/** Short, for the table of runs. */
export function engineShortText(engine: string): string {
  const known = engineNames.find((name) => name === engine)
  return known === undefined ? engine : t(`train.device.short.${known}`)
}
