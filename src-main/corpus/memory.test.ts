import { execFile } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { encodeBzip2, zeroBomb } from './bzip2/encode.fixture.ts'
import { footer, header, page, pages, prose, temporaryFolder } from './dump.fixture.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** The bound for the whole process, threads included, MB. */
const bound = 600

interface Measured {
  readonly pages: number
  readonly articles: number
  readonly skipped: Record<string, number>
  readonly warnings: string[]
  readonly megabytes: number
}

const run = promisify(execFile)

async function measure(file: string, workers = 2): Promise<Measured> {
  const script = path.join(import.meta.dirname, 'memory.fixture.ts')
  const { stdout } = await run(process.execPath, [script, file, String(workers)])
  return JSON.parse(stdout) as Measured
}

/** One stream for each part. */
const streams = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? encodeBzip2(Buffer.from(part)) : part)))

const [openPage, closePage] = page({ title: 'Huge', id: 66, text: '@@' }).split('@@')

describe('memory stays below 600 MB', () => {
  it('for a page of 320 MB in a bzip2 dump', async () => {
    const zeros = Buffer.concat(Array.from({ length: 7 }, () => zeroBomb))
    const file = folder.write(
      'huge.xml.bz2',
      streams(header + pages(2) + openPage, zeros, closePage + pages(2) + footer),
    )
    const { megabytes, ...result } = await measure(file)
    expect(result).toEqual({ pages: 5, articles: 4, skipped: { 'too large': 1 }, warnings: [] })
    expect(megabytes).toBeLessThan(bound)
  })

  it('for a bzip2 bomb, of which the pages before it are kept', async () => {
    const zeros = Buffer.concat(Array.from({ length: 1000 }, () => zeroBomb)) // 46 GB
    const { megabytes, ...result } = await measure(
      folder.write('bomb.xml.bz2', streams(header + pages(3) + openPage, zeros)),
      4,
    )
    expect(result).toMatchObject({ pages: 4, articles: 3, skipped: { 'cut off': 1 } })
    expect(result.warnings).toEqual([expect.stringContaining('500-fold')])
    expect(megabytes).toBeLessThan(bound)
  })

  it('for large pages by the dozen, on eight threads', async () => {
    const file = folder.write('large.xml', header)
    const long = Array.from(
      { length: 7000 },
      (_, i) => `${prose(i)} '''[[Link ${i}|so]]''' {{t|${i}}}\n\n`,
    ).join('')
    for (let id = 1; id <= 30; id++) appendFileSync(file, page({ title: `Large ${id}`, id, text: long }))
    appendFileSync(file, footer)
    const { megabytes, ...result } = await measure(file, 8)
    expect(result).toMatchObject({ pages: 30, articles: 30 })
    expect(megabytes).toBeLessThan(bound)
  })

  it('for a gzipped dump of 200 MB', async () => {
    const part = gzipSync(pages(50_000, 6))
    const file = folder.write(
      'long.xml.gz',
      Buffer.concat([gzipSync(header), part, part, part, part, part, gzipSync(footer)]),
    )
    const { megabytes, ...result } = await measure(file)
    expect(result).toMatchObject({ pages: 250_000, articles: 250_000, warnings: [] })
    expect(megabytes).toBeLessThan(bound)
  })
})
