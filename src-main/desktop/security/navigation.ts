/** The window shows one page for ever. Everything that would put another in its place, or beside it, is refused. */
import type { WebContents } from 'electron'
import type { Log } from '../log.ts'
import { startPage } from './app-scheme.ts'

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/** Reloading, and moving inside the page, are not navigation elsewhere. */
export function isSamePage(address: string): boolean {
  return address === startPage || address.startsWith(`${startPage}#`)
}

/** @param openExternal what to do with an address that a link wants in a window of its own */
export function guardNavigation(contents: Guarded, openExternal: (address: string) => void, log: Log): void {
  const refuse = (event: { preventDefault(): void; url: string }): void => {
    if (isSamePage(event.url)) return
    event.preventDefault()
    log(`refused to go to ${event.url.slice(0, 200)}`)
  }
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log('refused a webview')
  })
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url)
    return { action: 'deny' }
  })
}
