/**
 * Writes the bundled samples: `node scripts/samples/generate.ts` (with `--check` it writes nothing and fails where
 * the committed files differ from what it would write). See the README beside it.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { plainText, sentencesOf, type Article } from './article.ts'
import { chineseArticles, chinesePages, chineseSite } from './chinese/index.ts'
import { englishArticles, englishPages, englishSite } from './english/index.ts'
import { dumpStreams, type Page } from './mediawiki.ts'
import { chineseQuestions, englishQuestions, type Question } from './questions.ts'

export type SampleLanguage = 'en' | 'zh'

export interface Sample {
  readonly articles: readonly Article[]
  readonly pages: readonly Page[]
  /** The XML, cut where the bz2 streams begin. */
  readonly streams: readonly string[]
  readonly questions: readonly Question[]
}

/** What `resources/samples.json` says of one sample. Sizes in bytes of UTF-8. */
export interface SampleRecord {
  readonly file: string
  readonly questions: string
  readonly pages: number
  readonly articles: number
  readonly redirects: number
  readonly streams: number
  readonly xmlBytes: number
  /** SHA-256 of the XML. */
  readonly xmlSha256: string
  /** Sentences and list items of the articles, without any markup. */
  readonly textBytes: number
  readonly sentences: number
  readonly distinctSentences: number
  readonly questionCount: number
}

export function composeSample(language: SampleLanguage): Sample {
  if (language === 'en') {
    const articles = englishArticles()
    const pages = englishPages(articles)
    return { articles, pages, streams: dumpStreams(englishSite, pages), questions: englishQuestions() }
  }
  const articles = chineseArticles()
  const pages = chinesePages(articles)
  return { articles, pages, streams: dumpStreams(chineseSite, pages), questions: chineseQuestions() }
}

/** All the text of a sample as a reader sees it, articles divided by empty lines. */
export const sampleText = (sample: Sample, language: SampleLanguage): string =>
  sample.articles.map((article) => plainText(article, language === 'en' ? ' ' : '')).join('\n\n')

export function recordOf(sample: Sample, language: SampleLanguage): SampleRecord {
  const xml = sample.streams.join('')
  const sentences = sample.articles.flatMap(sentencesOf)
  return {
    file: `sample-${language}.xml.bz2`,
    questions: `sample-${language}.questions.json`,
    pages: sample.pages.length,
    articles: sample.articles.length,
    redirects: sample.pages.filter((page) => page.redirect !== undefined).length,
    streams: sample.streams.length,
    xmlBytes: Buffer.byteLength(xml),
    xmlSha256: createHash('sha256').update(xml).digest('hex'),
    textBytes: Buffer.byteLength(sampleText(sample, language)),
    sentences: sentences.length,
    distinctSentences: new Set(sentences).size,
    questionCount: sample.questions.length,
  }
}

export const resources = new URL('../../resources/', import.meta.url)

/** One question a line. */
function questionsJson(questions: readonly Question[]): string {
  const lines = questions.map(({ prompt, answers }) => {
    const list = answers.map((answer) => JSON.stringify(answer)).join(', ')
    return `  { "prompt": ${JSON.stringify(prompt)}, "answers": [${list}] }`
  })
  return `[\n${lines.join(',\n')}\n]\n`
}

/** The JSON files by name; the dumps are compressed by the caller. */
export function jsonFiles(samples: ReadonlyMap<SampleLanguage, Sample>): Map<string, string> {
  const files = new Map<string, string>()
  const records: Record<string, SampleRecord> = {}
  for (const [language, sample] of samples) {
    records[language] = recordOf(sample, language)
    files.set(`sample-${language}.questions.json`, questionsJson(sample.questions))
  }
  files.set('samples.json', JSON.stringify(records, null, 2) + '\n')
  return files
}

function main(check: boolean): void {
  const samples = new Map((['en', 'zh'] as const).map((language) => [language, composeSample(language)]))
  const differing: string[] = []
  for (const [name, content] of jsonFiles(samples)) {
    if (!check) writeFileSync(new URL(name, resources), content)
    else if (readFileSync(new URL(name, resources), 'utf8') !== content) differing.push(name)
  }
  for (const [language, sample] of samples) {
    const name = `sample-${language}.xml.bz2`
    const path = new URL(name, resources)
    if (check) {
      // The compressed bytes may differ between versions of bzip2; what matters is what comes out.
      const xml = execFileSync('bzip2', ['-d', '-c'], { input: readFileSync(path), maxBuffer: 1 << 28 })
      if (xml.toString() !== sample.streams.join('')) differing.push(name)
      continue
    }
    const compressed = sample.streams.map((stream) =>
      execFileSync('bzip2', ['-9', '-c'], { input: stream, maxBuffer: 1 << 28 }),
    )
    writeFileSync(path, Buffer.concat(compressed))
  }
  if (differing.length > 0) {
    console.error(`Differs from what the generator writes: ${differing.join(', ')}. Run it without --check.`)
    process.exitCode = 1
  } else console.log(check ? 'The samples are up to date.' : 'The samples are written.')
}

if (import.meta.main) main(process.argv.includes('--check'))
