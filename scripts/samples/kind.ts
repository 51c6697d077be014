/**
 * Most kinds of article are composed alike: for each entry of a table a lead and a few sections, each a number of
 * sentences dealt from its own templates, some of them about the entry beside another one. A kind is a value that
 * says with which templates and fields; this file does the rest for both languages.
 */
import { Random } from '../../src-shared/random.ts'
import type { Article, Section } from './article.ts'
import { Deck, pick, several, type Fields } from './grammar.ts'

export interface Part {
  /** One of these is the heading; none for the lead. */
  readonly headings?: readonly string[]
  readonly templates: readonly string[]
  /** Sentences taken from the templates. */
  readonly count: number
  /** How many other entries are compared with; the templates then also see the fields of `pair`. */
  readonly others?: number
}

export interface Kind<Entry> {
  readonly seed: number
  readonly entries: readonly Entry[]
  readonly title: (entry: Entry) => string
  readonly surfaces?: (entry: Entry) => readonly string[]
  readonly counterpart?: (entry: Entry) => string | undefined
  readonly fields: (entry: Entry, random: Random) => Fields
  readonly pair?: (entry: Entry, other: Entry) => Fields
  readonly parts: readonly Part[]
  /** Sentences that repeat cardinal facts, added to the lead. */
  readonly lead?: (entry: Entry, random: Random) => readonly string[]
  /** Items of a closing list under the first of these headings. */
  readonly list?: {
    readonly headings: readonly string[]
    readonly items: (entry: Entry, random: Random) => readonly string[]
  }
  /** Stands behind the list. */
  readonly table?: (entry: Entry) => Section['table']
  readonly infobox?: (entry: Entry) => Article['infobox']
  readonly formula?: (entry: Entry) => string | undefined
  readonly categories: (entry: Entry) => readonly string[]
}

export function compose<Entry>(kind: Kind<Entry>): Article[] {
  const random = new Random(kind.seed)
  const decks = kind.parts.map((part) => new Deck(part.templates, random))
  return kind.entries.map((entry) => {
    const fields = kind.fields(entry, random)
    const sections: Section[] = kind.parts.map((part, i) => {
      const deck = decks[i]
      const others = several(kind.entries, part.others ?? 0, random, entry)
      const sentences =
        part.others === undefined
          ? deck.deal(part.count, fields)
          : others.flatMap((other) => deck.deal(part.count, { ...fields, ...kind.pair?.(entry, other) }))
      const lead = i === 0 && kind.lead !== undefined ? kind.lead(entry, random) : []
      return {
        heading: part.headings && pick(part.headings, random),
        paragraphs: [[...sentences, ...lead]].filter((paragraph) => paragraph.length > 0),
      }
    })
    const items = kind.list?.items(entry, random) ?? []
    if (kind.list !== undefined && items.length > 0)
      sections.push({
        heading: pick(kind.list.headings, random),
        items,
        ordered: random.below(4) === 0,
        table: kind.table?.(entry),
      })
    return {
      title: kind.title(entry),
      surfaces: kind.surfaces?.(entry),
      counterpart: kind.counterpart?.(entry),
      infobox: kind.infobox?.(entry),
      formula: kind.formula?.(entry),
      sections: sections.filter(
        (section) => (section.paragraphs ?? []).length > 0 || section.items !== undefined,
      ),
      categories: kind.categories(entry),
    }
  })
}
