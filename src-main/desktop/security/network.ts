/** Offline is a promise: what is not part of the window is not requested, by whatever part of Chromium. */
import type { Session } from 'electron'
import { isOurs } from './app-scheme.ts'
import type { Log } from '../log.ts'

/** Besides `app://studio`: what the page made itself, and the developer tools, which only an unpacked program opens. */
export function isLocal(address: string): boolean {
  if (isOurs(address)) return true
  if (address.startsWith('blob:')) return isOurs(address.slice('blob:'.length))
  return address.startsWith('data:') || address.startsWith('devtools://devtools/')
}

export function guardNetwork(session: Pick<Session, 'webRequest' | 'on'>, log: Log): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isLocal(url)
    if (cancel) log(`refused a request to ${url.slice(0, 200)}`)
    answer({ cancel })
  })
  session.on('will-download', (event, item) => {
    event.preventDefault()
    log(`refused a download of ${item.getURL().slice(0, 200)}`)
  })
}
