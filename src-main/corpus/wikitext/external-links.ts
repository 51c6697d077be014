/** `[http://example.org label]` is its label; without a label it is a footnote number, which goes. */
import { hole } from './characters.ts'
import type { Tally } from './types.ts'

const bracketed =
  /\[ ?((?:(?:https?|ftps?|news|irc|ircs|git|gopher|sftp|ssh|svn|telnet|worldwind|xmpp|ed2k|magnet):)?\/\/|(?:mailto|tel|news|geo|urn|bitcoin):)[^\s[\]]*(?:\s([^[\]\n]*))?\]/gi

/** An address that lost its closing bracket, up to the next blank. */
const unclosed = /\[(?:https?|ftp):\/\/[^\s[\]]*/gi

export function foldExternalLinks(text: string, dropped: Tally): string {
  if (!text.includes('//') && !text.includes('[mailto:')) return text
  return text
    .replace(bracketed, (_, _scheme: string, label: string | undefined) => {
      const words = label?.trim()
      if (words) return words
      dropped.bareLinks++
      return hole
    })
    .replace(unclosed, '')
}
