import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anchorsOf, brokenReferences, documentsOf } from './documents.ts'

const project = path.resolve(import.meta.dirname, '..')

describe('the documents of the project', () => {
  it('are found, and nothing of others', () => {
    const documents = documentsOf(project)
    expect(documents).toContain('README.md')
    expect(documents).toContain('docs/dependencies.md')
    expect(documents.filter((file) => file.includes('node_modules'))).toEqual([])
  })

  it('refer to files, headings and scripts that are there', () => {
    expect(documentsOf(project).flatMap((file) => brokenReferences(project, file))).toEqual([])
  })

  it('name every dependency once, and none that is not there', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(path.join(project, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>
    const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    const rows = readFileSync(path.join(project, 'docs/dependencies.md'), 'utf8').matchAll(
      /^\| ([^|]+?) +\|/gm,
    )
    const named = [...rows]
      .flatMap(([, cell]) => cell.split(', '))
      .filter((name) => !/^(-+|package)$/.test(name))
    expect(named.sort()).toEqual(all.sort())
  })
})

describe('references', () => {
  let root: string

  beforeAll(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'documents-'))
    mkdirSync(path.join(root, 'docs/pictures'), { recursive: true })
    writeFileSync(path.join(root, 'package.json'), '{"scripts": {"serve": "x"}}')
    writeFileSync(path.join(root, 'docs/pictures/one.png'), '')
    writeFileSync(path.join(root, 'docs/other.md'), '# Other\n\n## 一张 图\n')
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  function faultsOf(text: string): string[] {
    writeFileSync(path.join(root, 'docs/page.md'), text)
    return brokenReferences(root, 'docs/page.md')
  }

  it('are good where they lead somewhere', () => {
    const text =
      '# Page\n[a](other.md) [b](other.md#一张-图) [c](#page) ![d](pictures/one.png "One") [e](https://example.org/x)\n' +
      '<img src="pictures/one.png" width="400"> `docs/pictures/one.png` `npm run -s serve`\n[f]: ../docs/other.md\n'
    expect(faultsOf(text)).toEqual([])
  })

  it.each([
    ['[a](none.md)', 'none.md leads nowhere'],
    ['[a](other.md#none)', 'other.md#none names no heading'],
    ['[a](#none)', '#none names no heading'],
    ['![a](pictures/two.png)', 'pictures/two.png leads nowhere'],
    ['<img alt="" src="none.png">', 'none.png leads nowhere'],
    ['[a]: none.md', 'none.md leads nowhere'],
    ['[a](../../elsewhere.md)', '../../elsewhere.md leads out of the project'],
    ['`docs/none.md`', 'docs/none.md is not there'],
    ['```\nnpm run none -- --port 0\n```', 'npm run none is no script'],
  ])('are told of in %j', (text, fault) => {
    expect(faultsOf(text)).toEqual([`docs/page.md: ${fault}`])
  })

  it('in code are no links, and what is outside the project no path', () => {
    expect(faultsOf('```ts\nx[a](none.md)\n```\n`[a](none.md)` `elsewhere/none.md` `out/none.js`')).toEqual(
      [],
    )
  })

  it('name headings as GitHub does', () => {
    const names = anchorsOf(
      '# What it *is*: `a_b`\n## What it is\n## Again\n## Again\n```\n# no heading\n```\n',
    )
    expect([...names]).toEqual(['what-it-is-a_b', 'what-it-is', 'again', 'again-1'])
  })
})
