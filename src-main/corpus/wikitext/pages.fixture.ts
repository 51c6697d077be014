/** The pages of the real dumps, for tests that hold the converter against them. */
import { importDefaults } from '../../../src-shared/corpus.ts'
import type { SourceInfo } from '../../../src-shared/corpus.ts'
import { BlockDecoder } from '../bzip2/decode-block.ts'
import { parsePage } from '../parse/page.ts'
import { recognise } from '../recognise.ts'
import { wholeLimit } from '../source/bzip2.ts'
import { openFile, openSource } from '../source/open.ts'
import { PageSplitter } from '../split/pages.ts'

/** Their names below the folder of shared data. */
export const dumps = {
  english2014: 'data/enwiki-2014-361pages-multistream.xml.bz2',
  english2016: 'data/enwiki-2016-206pages.xml.bz2',
  englishTables: 'data/enwiki-2017-table-markup-5pages.xml.bz2',
  latgalian: 'data/ltgwiki-2017-2004pages.xml',
  tiny: 'data/tinywiki-8pages.xml',
  chinese: 'data/zhwiki-102pages-rewrapped-multistream.xml.bz2',
} as const

export type DumpPage = { title: string; namespace: number; text: string }
export type Dump = { pages: DumpPage[]; site: SourceInfo['site'] }

const read = new Map<string, Promise<Dump>>()

/** Every wikitext page of a dump, of any namespace; read once per test file. */
export function readDump(file: string): Promise<Dump> {
  const known = read.get(file) ?? readPages(file)
  read.set(file, known)
  return known
}

async function readPages(file: string): Promise<Dump> {
  const info = await recognise(file)
  const { handle } = await openFile(info.path)
  const decoder = new BlockDecoder()
  const splitter = new PageSplitter()
  const pages: DumpPage[] = []
  const take = (records: Iterable<{ bytes: Uint8Array }>) => {
    for (const { bytes } of records) {
      const page = parsePage(Buffer.from(bytes).toString('utf8'))
      if (page.model !== 'wikitext') continue
      pages.push({ title: page.title ?? '', namespace: page.namespace ?? 0, text: page.text ?? '' })
    }
  }
  const decode = (bytes: Uint8Array, bit: number) => Promise.resolve(decoder.decode(bytes, bit, wholeLimit))
  for await (const chunk of openSource(handle, info, undefined, decode, 1)) {
    take(splitter.push(chunk.bytes, chunk.offset))
  }
  take(splitter.end())
  await handle.close()
  return { pages, site: info.site }
}

/** The context in which the import would clean these pages. */
export function contextOf(dump: Dump, title: string) {
  return {
    title,
    language: dump.site?.language,
    namespaces: dump.site?.namespaces,
    options: {
      normalise: importDefaults.normalise,
      variant: importDefaults.variant,
      headings: true,
      lists: true,
    },
  }
}
