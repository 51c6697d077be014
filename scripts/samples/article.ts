/** An article before it is dressed as wikitext: plain sentences, lists and tables under headings. */
export interface Section {
  readonly heading?: string
  /** Paragraphs, each a list of sentences. */
  readonly paragraphs?: readonly (readonly string[])[]
  readonly items?: readonly string[]
  readonly ordered?: boolean
  /** First row: the headings of the columns. */
  readonly table?: { readonly caption: string; readonly rows: readonly (readonly string[])[] }
}

export interface Article {
  readonly title: string
  /** Words that stand for the title within sentences and are linked to it, besides the title itself. */
  readonly surfaces?: readonly string[]
  readonly infobox?: { readonly name: string; readonly fields: readonly (readonly [string, string])[] }
  /** The first section has no heading. */
  readonly sections: readonly Section[]
  readonly categories: readonly string[]
  /** The title of the same article in the other sample. */
  readonly counterpart?: string
  /** A formula in TeX, shown in the text. */
  readonly formula?: string
}

/** All the sentences and items of an article, as a reader sees them: the text without its markup. */
export function plainText(article: Article, joint: string): string {
  return article.sections
    .flatMap((section) => [
      ...(section.paragraphs ?? []).map((sentences) => sentences.join(joint)),
      ...(section.items ?? []),
    ])
    .join('\n')
}

export function sentencesOf(article: Article): string[] {
  return article.sections.flatMap((section) => [
    ...(section.paragraphs ?? []).flatMap((sentences) => sentences),
    ...(section.items ?? []),
  ])
}
