/** What the studio says of devices, in the person's language. A sentence that there is no translation of is shown as it is. */
import { t } from '../../../language/index.ts'

const sentences: Readonly<Record<string, 'train.device.onlyEngine' | 'train.device.noEngine'>> = {
  'It is the only engine of this version; it runs on every machine.': 'train.device.onlyEngine',
  'This version has no engine for it yet.': 'train.device.noEngine',
}

export function deviceSentence(sentence: string): string {
  const key = sentences[sentence]
  return key === undefined ? sentence : t(key)
}

/** 'AMD EPYC, 2 threads': the name as the system gives it, and words for the threads. */
export function deviceText(device: string): string {
  const found = /^(.*), (\d+) threads?$/.exec(device)
  return found === null ? device : `${found[1]} · ${t('train.device.threads', { count: Number(found[2]) })}`
}
