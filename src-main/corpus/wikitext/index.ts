/**
 * Wikitext → clean text. Five stages, each linear in the page: sanitise; take out comments and elements; fold
 * brackets (templates, tables, links, language variants); read lines into blocks; drop left-over sections.
 * Nothing is expanded or fetched: what a page says of itself is all there is.
 */
import { readBlocks } from './blocks.ts'
import type { Block } from './blocks.ts'
import { sanitise } from './characters.ts'
import { foldExternalLinks } from './external-links.ts'
import { foldBrackets } from './fold.ts'
import { removeMagicWords } from './magic-words.ts'
import { LinkNames } from './namespaces.ts'
import { dropEmptySections } from './sections.ts'
import { foldTags } from './tags.ts'
import { emptyTally } from './types.ts'
import type { CleanedPage, PageContext } from './types.ts'
import { hasVariants } from './variants.ts'

export { isDisambiguation, redirectTarget } from './redirects.ts'
export { defaultCleanOptions, droppedKinds, PageDefect } from './types.ts'
export type { CleanedPage, CleanOptions, DroppedKind, PageContext, Tally } from './types.ts'

/**
 * The readable text of one page and what was removed from it.
 * @throws PageDefect for a page that nothing sensible can be made of
 */
export function cleanPage(wikitext: string, context: PageContext): CleanedPage {
  const { title, language, options } = context
  const dropped = emptyTally()
  const tagless = foldTags(sanitise(wikitext), dropped)
  const names = namesOf(context.namespaces)
  const folded = foldBrackets(tagless, { title, names, variants: hasVariants(language), options, dropped })
  const unlinked = foldExternalLinks(removeMagicWords(folded, dropped), dropped)
  const blocks = dropEmptySections(readBlocks(unlinked), dropped)
  const text = writeBlocks(blocks.filter((block) => isWanted(block, context)))
  return { text: options.normalise ? text.normalize('NFC') : text, dropped }
}

function isWanted(block: Block, { options }: PageContext): boolean {
  return block.kind === 'heading' ? options.headings : block.kind === 'item' ? options.lists : true
}

/** Blocks are separated by a blank line, the items of one list by a line end. */
function writeBlocks(blocks: Block[]): string {
  let text = ''
  let last: Block['kind'] | undefined
  for (const { kind, text: words } of blocks) {
    if (last) text += kind === 'item' && last === 'item' ? '\n' : '\n\n'
    text += words
    last = kind
  }
  return text
}

/** All pages of a dump share one table of names, which is worth building once. */
const namesByTable = new WeakMap<Record<number, string>, LinkNames>()
const namesOfNoTable = new LinkNames()

function namesOf(namespaces: Record<number, string> | undefined): LinkNames {
  if (!namespaces) return namesOfNoTable
  const known = namesByTable.get(namespaces) ?? new LinkNames(namespaces)
  namesByTable.set(namespaces, known)
  return known
}
