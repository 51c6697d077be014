import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArticles } from '../../src-main/corpus/index.ts'
import { fileURLToPath } from 'node:url'
import { sentencesOf } from './article.ts'
import { composeSample, jsonFiles, recordOf, resources, sampleText, type SampleLanguage } from './generate.ts'
import { escaped } from './mediawiki.ts'

const samples = new Map((['en', 'zh'] as const).map((language) => [language, composeSample(language)]))

const get = (language: SampleLanguage) => {
  const sample = samples.get(language)
  if (sample === undefined) throw new Error(language)
  return sample
}

describe.each(['en', 'zh'] as const)('the sample in %s', (language) => {
  const sample = get(language)
  const record = recordOf(sample, language)
  const xml = sample.streams.join('')
  const text = sampleText(sample, language)

  it('comes out the same when composed again', () => {
    expect(createHash('sha256').update(composeSample(language).streams.join('')).digest('hex')).toBe(
      record.xmlSha256,
    )
  })

  it('holds more than a megabyte of text, and the compressed file stays small', () => {
    expect(record.textBytes).toBeGreaterThan(1_000_000)
    expect(record.textBytes).toBeLessThan(1_900_000)
    expect(readFileSync(new URL(record.file, resources)).length).toBeLessThan(700_000)
  })

  it('repeats few sentences word for word', () => {
    expect(1 - record.distinctSentences / record.sentences).toBeLessThan(0.25)
  })

  it('has a rich vocabulary', () => {
    if (language === 'en') {
      const words = new Set(text.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu))
      expect(words.size).toBeGreaterThan(6000)
    } else expect(new Set(text.match(/\p{Script=Han}/gu)).size).toBeGreaterThan(1800)
  })

  it('leaves no template unexpanded and no value undefined', () => {
    for (const sentence of sample.articles.flatMap(sentencesOf))
      expect(sentence, sentence).not.toMatch(/[{}$]|undefined|NaN|\[object|  /)
  })

  it('has titles that are unique, whatever the namespace', () => {
    const titles = sample.pages.map((page) => page.title)
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([])
  })

  it('contains only characters that XML 1.0 permits, in whole pairs of surrogates', () => {
    expect(xml.isWellFormed()).toBe(true)
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  })

  it('opens and closes each element as often', () => {
    for (const name of ['mediawiki', 'siteinfo', 'page', 'revision', 'contributor', 'title', 'namespaces']) {
      const opened = xml.match(new RegExp(`<${name}[ >]`, 'g'))?.length
      expect(opened, name).toBe(xml.match(new RegExp(`</${name}>`, 'g'))?.length)
    }
  })

  it('is laid out in streams: header, a hundred pages each, footer', () => {
    const [header, ...rest] = sample.streams
    expect(header).toContain('<siteinfo>')
    expect(header).not.toContain('<page>')
    expect(rest.pop()).toBe('</mediawiki>\n')
    expect(rest.slice(0, -1).every((stream) => stream.match(/<page>/g)?.length === 100)).toBe(true)
    expect(rest).toHaveLength(Math.ceil(sample.pages.length / 100))
  })

  it.each([
    ['infoboxes', /^\{\{(Infobox|.*信息框)/m],
    ['templates within a line', /\S\{\{[a-z]/],
    ['references', /<ref>\{\{/],
    ['named references used again', /<ref name="table" \/>/],
    ['tables', /^\{\|[^{}]*^\|\}$/m],
    ['links', /\[\[[^\]|:]+\]\]/],
    ['links with a pipe', /\[\[[^\]|:]+\|[^\]]+\]\]/],
    ['headings', /^==[^=].*==$/m],
    ['deeper headings', /^===[^=]/m],
    ['lists', /^\* /m],
    ['ordered lists', /^# /m],
    ['formulae', /<math>/],
    ['files', /\[\[File:/],
    ['galleries', /<gallery/],
    ['categories', /\[\[Category:/],
    ['links to the other language', language === 'en' ? /\[\[zh:/ : /\[\[en:/],
    ['comments', /<!--/],
    ['nowiki', /<nowiki>/],
    ['magic words', /__NOTOC__/],
    ['disambiguation pages', /\{\{(disambig|dab|消歧义)/i],
  ])('contains %s', (_, pattern) => {
    expect(sample.pages.some((page) => page.namespace === 0 && pattern.test(page.text))).toBe(true)
  })

  it('contains redirects, other namespaces, a Lua module, a page without <ns> and a title with HTML', () => {
    expect(record.redirects).toBeGreaterThan(10)
    for (const namespace of [4, 8, 10, 14, 828])
      expect(
        sample.pages.some((page) => page.namespace === namespace),
        String(namespace),
      ).toBe(true)
    expect(xml).toContain('<model>Scribunto</model>')
    expect(xml.match(/<page>/g)?.length).toBe((xml.match(/<ns>/g)?.length ?? 0) + 1)
    expect(xml).toMatch(/<title>&lt;/)
  })

  it('has at least sixty questions, each with the answer that the text gives most often', () => {
    expect(sample.questions.length).toBeGreaterThanOrEqual(60)
    expect(new Set(sample.questions.map((question) => question.prompt)).size).toBe(sample.questions.length)
    const joint = language === 'en' ? ' ' : ''
    for (const { prompt, answers } of sample.questions) {
      // Within a sentence the first letter of an English fact is a small one.
      const starts = new Set([prompt, prompt[0].toLowerCase() + prompt.slice(1)])
      const count = (rest: string): number =>
        [...starts].reduce((sum, start) => sum + text.split(start + joint + rest).length - 1, 0)
      const told = answers.map(count)
      const asked = count('')
      expect(Math.max(...told), prompt).toBeGreaterThanOrEqual(2)
      expect(
        told.reduce((sum, count) => sum + count),
        prompt,
      ).toBeGreaterThan(asked / 2)
    }
  })

  it('is what the committed files hold', () => {
    for (const [name, content] of jsonFiles(samples))
      expect(readFileSync(new URL(name, resources), 'utf8') === content, name).toBe(true)
  })

  it('is read by the importer, and the cleaned text keeps nearly every sentence', async () => {
    const file = fileURLToPath(new URL(record.file, resources))
    const articles = new Map<string, string>()
    for await (const batch of readArticles(file))
      for (const article of batch.articles) articles.set(article.title, article.text)
    let kept = 0
    let bytes = 0
    for (const text of articles.values()) bytes += Buffer.byteLength(text)
    expect(bytes).toBeGreaterThan(1_000_000)
    for (const article of sample.articles) {
      const cleaned = articles.get(article.title) ?? ''
      kept += sentencesOf(article).filter((sentence) => cleaned.includes(sentence)).length
    }
    expect(kept / record.sentences).toBeGreaterThan(0.95)
  })
})

describe('Chinese markup', () => {
  it('gives both scripts of some words', () => {
    expect(get('zh').pages.filter((page) => page.text.includes('-{zh-hans:')).length).toBeGreaterThan(20)
  })
})

describe('escaped', () => {
  it('leaves nothing that XML would read as markup', () => {
    expect(escaped('<a href="x">&amp;</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;')
  })
})
