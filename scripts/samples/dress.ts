/**
 * Dresses an article as wikitext: infobox, bold title, links, references, pictures, formulae, tables, comments,
 * categories and links between the languages, strewn as in real dumps. The sentences themselves stay as they are.
 */
import type { Random } from '../../src-shared/random.ts'
import type { Article, Section } from './article.ts'
import { pick } from './grammar.ts'
import type { Linker } from './links.ts'

/** The words that differ between the two wikis. */
export interface Wardrobe {
  readonly file: string
  readonly category: string
  readonly thumb: string
  readonly references: string
  readonly seeAlso: string
  readonly joint: string
  /** Code of the other language, for links between them. */
  readonly other: string
  /** Templates and the like put in front of an article now and then. */
  readonly notices: readonly string[]
  readonly comments: readonly string[]
  readonly caption: (title: string) => string
  readonly source: (title: string, entry: number) => string
  /** A last change of the finished wikitext, such as markup for two scripts. */
  readonly finish: (text: string, random: Random) => string
}

type Ornament = (sentence: string) => string

/** Puts a reference or a comment behind some sentences. */
function ornament(article: Article, wardrobe: Wardrobe, random: Random): Ornament {
  let references = 0
  let named = false
  return (sentence) => {
    const lot = random.below(40)
    const entry = random.below(24) + 1
    if (lot < 3) {
      references++
      if (lot < 2 && !named) {
        named = true
        return `${sentence}<ref name="table">${wardrobe.source(article.title, entry)}</ref>`
      }
      if (lot < 2) return `${sentence}<ref name="table" />`
      return `${sentence}<ref>${wardrobe.source(article.title, entry)}</ref>`
    }
    if (lot === 3 && random.below(2) === 0) return `${sentence} <!-- ${pick(wardrobe.comments, random)} -->`
    if (lot === 4 && references > 0) return `${sentence}{{rp|${entry}}}`
    if (lot === 5 && random.below(2) === 0) return `${sentence}{{citation needed|date=May 2024}}`
    return sentence
  }
}

function infobox(article: Article): string[] {
  if (article.infobox === undefined) return []
  return [
    `{{${article.infobox.name}`,
    ...article.infobox.fields.map(([key, value]) => `| ${key.padEnd(12)} = ${value}`),
    '}}',
  ]
}

function table(section: Section): string[] {
  if (section.table === undefined) return []
  const [head, ...body] = section.table.rows
  return [
    '{| class="wikitable sortable" style="text-align: left"',
    `|+ ${section.table.caption}`,
    ...head.map((cell, i) => (i === 0 ? `! scope="col" | ${cell}` : `! ${cell}`)),
    ...body.flatMap((row) => ['|-', `| ${row.join(' || ')}`]),
    '|}',
  ]
}

const bold = (sentence: string, title: string): string => {
  const at = sentence.toLowerCase().indexOf(title.toLowerCase())
  if (at < 0) return sentence
  return `${sentence.slice(0, at)}'''${sentence.slice(at, at + title.length)}'''${sentence.slice(at + title.length)}`
}

export function wikitext(article: Article, wardrobe: Wardrobe, linker: Linker, random: Random): string {
  const link = linker.within(article.title)
  const adorn = ornament(article, wardrobe, random)
  const lines: string[] = []
  if (random.below(6) === 0) lines.push(pick(wardrobe.notices, random))
  lines.push(...infobox(article))
  if (random.below(3) === 0)
    lines.push(
      `[[${wardrobe.file}:${article.title.replaceAll('"', '')}.jpg|${wardrobe.thumb}|${180 + 20 * random.below(6)}px|${wardrobe.caption(article.title)}]]`,
    )
  let opening = true
  for (const section of article.sections) {
    if (section.heading !== undefined) {
      const marks = random.below(5) === 0 ? '===' : '=='
      lines.push(
        '',
        random.below(2) === 0 ? `${marks} ${section.heading} ${marks}` : `${marks}${section.heading}${marks}`,
      )
    }
    for (const sentences of section.paragraphs ?? []) {
      const dressed = sentences.map((sentence, i) => {
        const bare = opening && i === 0 ? bold(sentence, article.title.replace(/ \(.*\)$/, '')) : undefined
        return adorn(bare ?? link(sentence))
      })
      if (opening && article.formula !== undefined) dressed.push(`<math>${article.formula}</math>`)
      opening = false
      lines.push(dressed.join(wardrobe.joint), '')
    }
    for (const item of section.items ?? [])
      lines.push(`${section.ordered === true ? '#' : '*'} ${adorn(link(item))}`)
    lines.push(...table(section))
  }
  lines.push('', `== ${wardrobe.references} ==`, random.below(2) === 0 ? '{{reflist}}' : '<references />')
  if (random.below(8) === 0)
    lines.push(
      '<gallery mode="packed" heights="140">',
      `${wardrobe.file}:${article.title}-1.png|${wardrobe.caption(article.title)}`,
      `${wardrobe.file}:${article.title}-2.png`,
      '</gallery>',
    )
  if (random.below(5) === 0) lines.push(`{{Navbox|name=${article.categories[0]}|state=collapsed}}`)
  lines.push('', ...article.categories.map((category) => `[[${wardrobe.category}:${category}]]`))
  if (random.below(12) === 0) lines.push('{{DEFAULTSORT:' + article.title + '}}', '__NOTOC__')
  if (article.counterpart !== undefined) lines.push(`[[${wardrobe.other}:${article.counterpart}]]`)
  return wardrobe.finish(lines.join('\n').replace(/\n{3,}/g, '\n\n'), random)
}
