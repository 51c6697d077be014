/** Bad input as the user meets it: one sentence and a hint, the right exit code, and nothing half-written. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { badFiles, pagesOfDump, type BadFile } from '../../fixtures/bad-files.ts'
import { brillm, brillmHere, resultOf, type Outcome } from '../../fixtures/brillm.ts'
import { smallFile } from '../../fixtures/small-studio.ts'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import type { ErrorKind } from '../../src-shared/errors.ts'
import { Studio } from '../studio/index.ts'

// Processes by the dozen, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const folder = temporaryFolder()
afterAll(() => folder.remove())

const trained = path.join(folder.path, 'trained')
const train = ['train', '--steps', '2', '--set', 'd=8', '--set', 'threads=1', '--set', 'batchSequences=4']
let file: string

beforeAll(async () => {
  file = smallFile(folder.path)
  const imported = await brillmHere(['import', file, '--vocabulary', '400', '--workspace', trained])
  expect(imported.code).toBe(0)
  expect((await brillmHere([...train, '--workspace', trained])).code).toBe(0)
})

let workspaces = 0
const newWorkspace = (): string => path.join(folder.path, `workspace-${++workspaces}`)

/** One sentence and one hint, for a person; the same in JSON; no stack. */
function expectFailure(outcome: Outcome, code: number, kind: ErrorKind, meaning: RegExp): void {
  expect(outcome.code).toBe(code)
  const { error, ...rest } = resultOf(outcome) as { error: Record<string, string> }
  expect(rest).toEqual({})
  expect(error.kind).toBe(kind)
  expect(`${error.message} ${error.hint}`).toMatch(meaning)
  for (const sentence of [error.message, error.hint]) expect(sentence).toMatch(/^\S.*[.?)]$/)
  expect(outcome.err).toBe(`${error.message}\n${error.hint}\n`)
  expect(outcome.err).not.toMatch(/\n\s+at /)
}

async function corporaIn(workspace: string): Promise<unknown[]> {
  const listed = await brillmHere(['corpora', '--json', '--workspace', workspace])
  return listed.code === 0 ? (resultOf(listed).corpora as unknown[]) : []
}

function write(name: BadFile, fileName = `${name}.xml.bz2`): string {
  const target = path.join(folder.path, fileName)
  writeFileSync(target, badFiles[name])
  return target
}

describe('a file that cannot be imported', () => {
  const samples: [BadFile, ErrorKind, RegExp][] = [
    ['cut within the first page', 'input-damaged', /breaks off.*Download/],
    ['nothing', 'input-empty', /empty|no bytes|nothing/i],
    ['blanks', 'input-empty', /blanks/],
    ['nothing, compressed', 'input-empty', /nothing/],
    ['an image', 'format-unknown', /PNG|image/],
    ['a web page', 'format-unknown', /web page.*login/],
    ['another XML', 'format-unknown', /not a MediaWiki export/],
    ['compressed twice', 'format-unknown', /twice.*once/],
    ['a bomb alone', 'format-unknown', /not a text/],
    ['no article', 'input-empty', /none of them.*preview/],
    ['too few words', 'vocabulary-too-large', /at most \d+.*300/],
  ]

  it.each(samples)('%s', async (name, kind, meaning) => {
    const workspace = newWorkspace()
    const words = ['import', write(name), '--vocabulary', '300', '--json', '--workspace', workspace]
    expectFailure(await brillmHere(words), 1, kind, meaning)
    expect(await corporaIn(workspace)).toEqual([])
  })

  it.each<[string, string, ErrorKind, RegExp]>([
    ['a folder', folder.path, 'file-unreadable', /folder/],
    ['a file that is not there', path.join(folder.path, 'absent.xml'), 'not-found', /absent\.xml/],
  ])('%s', async (_what, target, kind, meaning) => {
    for (const command of ['import', 'preview'])
      expectFailure(
        await brillmHere([command, target, '--json', '--workspace', newWorkspace()]),
        1,
        kind,
        meaning,
      )
  })

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('one that may not be read (needs another user than root)', async () => {
    const secret = write('sound', 'secret.xml')
    chmodSync(secret, 0)
    const words = ['import', secret, '--json', '--workspace', newWorkspace()]
    expectFailure(await brillmHere(words), 1, 'file-unreadable', /permission|may not|cannot be read/)
  })
})

describe('a file with defects', () => {
  const all = { pages: pagesOfDump, articles: pagesOfDump }
  const oneMore = { pages: pagesOfDump + 1, articles: pagesOfDump + 1 }
  const samples: [BadFile, Record<string, unknown>, RegExp[]][] = [
    ['truncated bzip2', { skipped: { 'cut off': 1 } }, [/middle of page \d+\. \d+ pages were kept/]],
    ['truncated gzip', {}, [/cut off|middle/]],
    ['cut within a page', { ...all, pages: 41, skipped: { 'cut off': 1 } }, [/middle of page 41/]],
    ['no closing tag', all, [/no closing/]],
    ['a lying header', all, []],
    ['a header of another schema', all, []],
    ['UTF-16 with its mark', all, []],
    ['UTF-16 without its mark', all, []],
    ['CRLF', all, []],
    ['no namespaces', all, []],
    ['a bomb after the pages', all, [/expands|no closing/]],
    ['a huge page', { ...oneMore, articles: pagesOfDump, skipped: { 'too large': 1 } }, []],
    ['entities', oneMore, []],
    ['control characters', oneMore, []],
    ['lone surrogates', oneMore, []],
    ['titles with HTML', oneMore, []],
  ]

  it.each(samples)('is imported as far as it is sound: %s', async (name, expected, warnings) => {
    const workspace = newWorkspace()
    const words = ['import', write(name), '--vocabulary', '258', '--json', '--workspace', workspace]
    const outcome = await brillmHere(words)
    expect([outcome.code, outcome.err]).toEqual([0, ''])
    const result = resultOf(outcome) as { warnings: string[]; articles: number; characters: number }
    expect(result).toMatchObject(expected)
    expect(result.warnings).toHaveLength(warnings.length)
    warnings.forEach((warning, i) => expect(result.warnings[i]).toMatch(warning))
    expect(result.articles).toBeGreaterThanOrEqual(15)
    // Nothing grew: no page of the dump has more than a few hundred characters.
    expect(result.characters).toBeLessThan(400 * result.articles)
    expect(await corporaIn(workspace)).toMatchObject([{ corpus: 1, state: 'ready' }])
  })

  it('reaches the terminal without what would command it', async () => {
    const hostile = path.join(folder.path, 'hostile.jsonl')
    const line = JSON.stringify({
      title: 'Red \u001b[31m\u0007 title',
      text: 'A text \u001b[2J of words. '.repeat(20),
    })
    writeFileSync(hostile, `${line}\n${line}\n`)
    const shown = await brillmHere(['preview', hostile])
    const prompt = ['--prompt', 'Red \u001b[31m\u0007\u009b', '--workspace', trained]
    const completed = await brillmHere(['complete', '--tokens', '5', ...prompt])
    const traced = await brillmHere(['trace', ...prompt])
    const refused = await brillmHere(['preview', path.join(folder.path, 'absent \u001b[31m')])
    expect([shown, completed, traced, refused].map(({ code }) => code)).toEqual([0, 0, 0, 1])
    for (const { out, err } of [shown, completed, traced, refused])
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(shown.out).toContain('title')
    expect(completed.out).toContain('Red ␛[31m␇')
  })
})

describe('settings', () => {
  it('that ask for more than the text has are told what it has', async () => {
    const words = ['import', write('sound'), '--vocabulary', '40000', '--json']
    expectFailure(
      await brillmHere([...words, '--workspace', newWorkspace()]),
      1,
      'vocabulary-too-large',
      /at most \d+ tokens, not 40000.*or fewer/,
    )
    const rare = ['train', '--set', 'minBigramCount=1000000', '--json', '--workspace', trained]
    expectFailure(await brillmHere(rare), 1, 'graph-empty', /minBigramCount/)
    const wide = ['train', '--set', 'window=4096', '--set', 'validationShare=0.001', '--json']
    expectFailure(await brillmHere([...wide, '--workspace', trained]), 1, 'input-empty', /window/)
    const runs = resultOf(await brillmHere(['runs', '--json', '--workspace', trained])).runs
    expect(runs).toMatchObject([{ run: 1, state: 'finished' }])
  })
})

describe('a prompt', () => {
  const complete = ['complete', '--tokens', '3', '--temperature', '0', '--json', '--workspace', trained]

  it.each([['complete'], ['trace']])('that is empty is refused by %s', async (command) => {
    const words = [command, '--prompt', '', '--json', '--workspace', trained]
    expectFailure(await brillmHere(words), 1, 'prompt-empty', /one character/)
  })

  it.each([
    ['one token', 'e'],
    ['unknown characters', '法国的首都是 🦉 \u{10ffff}'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['half a character', 'a\ud800b'],
    ['blanks', ' \n '],
  ])('of %s is continued and explained', async (_what, prompt) => {
    const outcome = await brillmHere([...complete, '--prompt', prompt])
    expect([outcome.code, outcome.err]).toEqual([0, ''])
    expect((resultOf(outcome).tokens as unknown[]).length).toBeLessThanOrEqual(3)
    const traced = await brillmHere(['trace', '--prompt', prompt, '--json', '--workspace', trained])
    expect([traced.code, traced.err]).toEqual([0, ''])
  })

  it('of a megabyte comes from standard input, is continued, and is too long to be traced', async () => {
    const megabyte = 'The river runs to the sea. '.repeat(40_000)
    const outcome = await brillm([...complete, '--prompt', '-'], megabyte)
    expect([outcome.code, outcome.err]).toEqual([0, ''])
    expect(resultOf(outcome)).toMatchObject({ prompt: megabyte, promptTokens: expect.any(Number) as number })
    const traced = await brillm(['trace', '--prompt', '-', '--json', '--workspace', trained], megabyte)
    expectFailure(traced, 1, 'input-too-large', /tokens/)
  })
})

describe('a workspace', () => {
  const importTo = (workspace: string): Promise<Outcome> =>
    brillmHere(['import', file, '--vocabulary', '400', '--json', '--workspace', workspace])

  it('that another program writes to can be read, not written', async () => {
    const workspace = newWorkspace()
    const studio = Studio.open(workspace)
    try {
      expectFailure(
        await brillm(['train', '--json', '--workspace', workspace]),
        1,
        'workspace-locked',
        /process \d+/,
      )
      expectFailure(await importTo(workspace), 1, 'workspace-locked', /Another program/)
      const listed = await brillm(['corpora', '--json', '--workspace', workspace])
      expect([listed.code, resultOf(listed)]).toEqual([0, { corpora: [] }])
    } finally {
      studio.close()
    }
  })

  it('of a newer version is left alone', async () => {
    const workspace = newWorkspace()
    Studio.open(workspace).close()
    const database = new Database(path.join(workspace, 'workspace.sqlite'))
    database.pragma('user_version = 999')
    database.close()
    const before = readFileSync(path.join(workspace, 'workspace.sqlite'))
    expectFailure(await importTo(workspace), 1, 'workspace-newer', /newer|later/)
    const listed = await brillmHere(['runs', '--json', '--workspace', workspace])
    expectFailure(listed, 1, 'workspace-newer', /newer|later/)
    expect(readFileSync(path.join(workspace, 'workspace.sqlite')).equals(before)).toBe(true)
  })

  it('that is damaged is named, set aside by the first writer, and replaced by the next', async () => {
    const workspace = newWorkspace()
    mkdirSync(workspace)
    const rubbish = Buffer.alloc(100_000, 'rubbish')
    writeFileSync(path.join(workspace, 'workspace.sqlite'), rubbish)
    const listed = await brillmHere(['runs', '--json', '--workspace', workspace])
    expectFailure(listed, 1, 'workspace-damaged', /workspace\.sqlite/)
    expect(existsSync(path.join(workspace, 'workspace.sqlite'))).toBe(true)
    expectFailure(await importTo(workspace), 1, 'workspace-damaged', /kept as workspace\.damaged-1\.sqlite/)
    expect(readFileSync(path.join(workspace, 'workspace.damaged-1.sqlite')).equals(rubbish)).toBe(true)
    expect((await importTo(workspace)).code).toBe(0)
    expect(readdirSync(workspace)).toContain('workspace.damaged-1.sqlite')
  })

  it('that is a file, or is not there', async () => {
    const blocked = path.join(folder.path, 'a file')
    writeFileSync(blocked, '')
    expectFailure(await importTo(blocked), 1, 'file-unreadable', /folder/)
    for (const command of ['runs', 'corpora', 'evaluate', 'checkpoints', 'forecast']) {
      const absent = path.join(folder.path, 'absent')
      const outcome = await brillmHere([command, '--json', '--workspace', absent])
      expectFailure(outcome, 1, 'not-found', /no workspace in .*absent/)
      expect(existsSync(absent)).toBe(false)
    }
  })

  // A limit on the size of files stands for the full disk; the shell of Windows has none.
  it.skipIf(process.platform === 'win32')(
    'on a full disk says so, and goes on when there is room',
    async () => {
      const workspace = newWorkspace()
      Studio.open(workspace).close()
      const program = path.join(import.meta.dirname, 'main.ts')
      const words = ['import', file, '--vocabulary', '400', '--json', '--workspace', workspace]
      const limited = spawnSync('sh', [
        '-c',
        'ulimit -f 500; exec "$@"',
        'sh',
        process.execPath,
        program,
        ...words,
      ])
      const outcome = { code: limited.status, out: limited.stdout.toString(), err: limited.stderr.toString() }
      expectFailure(outcome, 1, 'disk-full', /more is needed.*Free some space/)
      const resumed = await importTo(workspace)
      expect([resumed.code, resultOf(resumed)]).toMatchObject([
        0,
        { corpus: 1, state: 'ready', articles: 300 },
      ])
    },
  )
})
