/** The name of a device, in the person's language. */
import { t } from '../../../language/index.ts'

/** 'AMD EPYC, 2 threads': the name as the system gives it, and words for the threads. */
export function deviceText(device: string): string {
  const found = /^(.*), (\d+) threads?$/.exec(device)
  return found === null ? device : `${found[1]} · ${t('train.device.threads', { count: Number(found[2]) })}`
}
