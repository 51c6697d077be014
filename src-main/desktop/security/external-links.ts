/** Addresses that may be opened in the user's browser: https, these hosts, nothing that says who asked. */

export const hosts: Readonly<Record<string, string>> = {
  'arxiv.org': 'the paper',
  'github.com': 'the released BriLLM code, and this program',
  'huggingface.co': 'the released checkpoints',
  'dumps.wikimedia.org': 'dumps to import',
  'en.wikipedia.org': 'articles of the corpus',
  'simple.wikipedia.org': 'articles of the corpus',
  'zh.wikipedia.org': 'articles of the corpus',
}

/** @returns the address as it is to be opened, or undefined when it is not on the list */
export function externalLink(address: string): string | undefined {
  if (address.length > 2048 || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return plain && Object.hasOwn(hosts, url.hostname) ? url.href : undefined
}
