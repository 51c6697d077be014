/**
 * The export format of MediaWiki (version 0.11) in the layout of Wikimedia's multistream dumps: a first stream with
 * the header and <siteinfo>, then 100 pages a stream, then a stream with the closing tag. Each string returned is
 * one stream; compressed separately and laid end to end they are the `.xml.bz2`.
 */
import { createHash } from 'node:crypto'

export interface Page {
  readonly title: string
  readonly namespace: number
  readonly text: string
  readonly redirect?: string
  readonly model?: 'wikitext' | 'Scribunto' | 'css' | 'javascript'
  /** Leave out <ns>, as old and home-made exports do. */
  readonly withoutNamespace?: boolean
}

export interface Site {
  readonly name: string
  readonly database: string
  readonly language: string
  readonly base: string
  /** Number and local name of each namespace. */
  readonly namespaces: readonly (readonly [number, string])[]
}

const formats = {
  wikitext: 'text/x-wiki',
  Scribunto: 'text/plain',
  css: 'text/css',
  javascript: 'text/javascript',
} as const

const pagesPerStream = 100

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** SHA-1 in base 36, 31 digits, as MediaWiki stores it. */
function textHash(text: string): string {
  return BigInt('0x' + createHash('sha1').update(text).digest('hex'))
    .toString(36)
    .padStart(31, '0')
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A time that depends on the page alone: nothing of the day on which the generator runs may leak in. */
function timestamp(id: number): string {
  const day = two((id % 28) + 1)
  return `2024-${two((id % 12) + 1)}-${day}T${two(id % 24)}:${two((id * 7) % 60)}:${two((id * 13) % 60)}Z`
}

function pageXml(page: Page, id: number): string {
  const model = page.model ?? 'wikitext'
  const bytes = Buffer.byteLength(page.text)
  const lines = [
    '  <page>',
    `    <title>${escaped(page.title)}</title>`,
    ...(page.withoutNamespace === true ? [] : [`    <ns>${page.namespace}</ns>`]),
    `    <id>${id}</id>`,
    ...(page.redirect === undefined ? [] : [`    <redirect title="${escaped(page.redirect)}" />`]),
    '    <revision>',
    `      <id>${100000 + id * 3}</id>`,
    ...(id % 3 === 0 ? [] : [`      <parentid>${100000 + id * 3 - 1}</parentid>`]),
    `      <timestamp>${timestamp(id)}</timestamp>`,
    '      <contributor>',
    ...(id % 11 === 0
      ? [`        <ip>192.0.2.${id % 250}</ip>`]
      : ['        <username>Table keeper</username>', '        <id>2</id>']),
    '      </contributor>',
    ...(id % 5 === 0 ? ['      <minor />'] : []),
    ...(id % 4 === 0 ? ['      <comment>/* Overview */ a link &amp; a &lt;ref&gt;</comment>'] : []),
    `      <origin>${100000 + id * 3}</origin>`,
    `      <model>${model}</model>`,
    `      <format>${formats[model]}</format>`,
    page.text === ''
      ? '      <text bytes="0" xml:space="preserve" />'
      : `      <text bytes="${bytes}" xml:space="preserve">${escaped(page.text)}</text>`,
    // Hashes do not compress; most are left out, as MediaWiki does for hidden revisions.
    id % 8 === 0 ? `      <sha1>${textHash(page.text)}</sha1>` : '      <sha1 />',
    '    </revision>',
    '  </page>',
  ]
  return lines.join('\n') + '\n'
}

function header(site: Site): string {
  const namespaces = site.namespaces.map(([key, name]) => {
    const opening = `      <namespace key="${key}" case="first-letter"`
    return name === '' ? `${opening} />` : `${opening}>${name}</namespace>`
  })
  const schema = 'http://www.mediawiki.org/xml/export-0.11'
  return [
    `<mediawiki xmlns="${schema}/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema}/ ${schema}.xsd" version="0.11" xml:lang="${site.language}">`,
    '  <siteinfo>',
    `    <sitename>${site.name}</sitename>`,
    `    <dbname>${site.database}</dbname>`,
    `    <base>${site.base}</base>`,
    '    <generator>MediaWiki 1.43.0</generator>',
    '    <case>first-letter</case>',
    '    <namespaces>',
    ...namespaces,
    '    </namespaces>',
    '  </siteinfo>',
    '',
  ].join('\n')
}

/** The streams of a dump, in order; their concatenation is the XML. Page numbers start at 10. */
export function dumpStreams(site: Site, pages: readonly Page[]): string[] {
  const streams = [header(site)]
  for (let start = 0; start < pages.length; start += pagesPerStream)
    streams.push(
      pages
        .slice(start, start + pagesPerStream)
        .map((page, i) => pageXml(page, 10 + start + i))
        .join(''),
    )
  streams.push('</mediawiki>\n')
  return streams
}
