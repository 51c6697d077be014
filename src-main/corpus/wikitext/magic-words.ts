/** Behaviour switches (__NOTOC__) and signatures (~~~~): marks for the software, never text. */
import type { Tally } from './types.ts'

/** In other alphabets every __WORD__ is a switch; in Latin letters `__FILE__` may be text, so the switches are named. */
const switches =
  /__(?:(?:NO|FORCE)?TOC|NOEDITSECTION|(?:NO)?NEWSECTIONLINK|NOGALLERY|HIDDENCAT|EXPECTUNUSEDCATEGORY|NOCONTENTCONVERT|NOCC|NOTITLECONVERT|NOTC|START|END|(?:NO)?INDEX|STATICREDIRECT|NOGLOBAL|DISAMBIG|ARCHIVEDTALK|NOTALK|EXPECTED_UNCONNECTED_PAGE|(?:KEIN_)?INHALTSVERZEICHNIS|ABSCHNITTE_NICHT_BEARBEITEN|AUCUN(?:E)?_?SOMMAIRE|NOTDC|SANS_?TDM|GEENINHOUD|BEZ_?SPISU|SEM_?TDC|NIENTETOC|[^\0-\x7f_]{2,40}(?:_[^\0-\x7f_]{2,40}){0,4})__/gi

export function removeMagicWords(text: string, dropped: Tally): string {
  let result = text
  if (result.includes('__')) {
    result = result.replace(switches, () => {
      dropped.magicWords++
      return ''
    })
  }
  return result.includes('~~~') ? result.replace(/~{3,5}/g, '') : result
}
