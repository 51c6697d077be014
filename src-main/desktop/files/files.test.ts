import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { pickFile, pickFolder, safeName, saveFile } from './dialogs.ts'
import { filesAmong, OpenedFiles } from './opened-files.ts'
import { RecentFiles } from './recent-files.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'files-'))))

describe('opened files', () => {
  it('are found among the words of a command line', () => {
    expect(
      filesAmong(
        ['--enable-x', 'a.XML.bz2', '/b/c.txt', 'app://studio/x.txt', 'notes', '.', 'd.jsonl.gz', '-e.txt'],
        '/home',
      ),
    ).toEqual([path.resolve('/home/a.XML.bz2'), path.resolve('/b/c.txt'), path.resolve('/home/d.jsonl.gz')])
  })

  it('wait until somebody listens, and come once', () => {
    const files = new OpenedFiles()
    const heard: string[] = []
    files.open('/a')
    files.open('/b')
    files.listen((file) => heard.push(file))
    files.open('/c')
    files.listen((file) => heard.push(`again ${file}`))
    expect(heard).toEqual(['/a', '/b', '/c'])
    files.listen(undefined)
    files.open('/d')
    files.listen((file) => heard.push(file))
    expect(heard).toEqual(['/a', '/b', '/c', '/d'])
  })
})

describe('recent files', () => {
  const made = (name: string): string => {
    const file = path.join(folder, name)
    writeFileSync(file, '')
    return file
  }

  it('are remembered, newest first, each once, ten at most', () => {
    const store = path.join(folder, 'recent.json')
    const recent = new RecentFiles(store)
    const files = Array.from({ length: 12 }, (_, i) => made(`${i}.txt`))
    for (const file of files) recent.add(file)
    recent.add(files[5])
    const paths = new RecentFiles(store).list().map((file) => file.path)
    expect(paths).toHaveLength(10)
    expect(paths.slice(0, 3)).toEqual([files[5], files[11], files[10]])
    expect(recent.list()[0].name).toBe('5.txt')
  })

  it('leave out what is gone, and can be forgotten', () => {
    const recent = new RecentFiles(path.join(folder, 'recent.json'))
    recent.add(path.join(folder, 'never-there.txt'))
    recent.add(made('there.txt'))
    expect(recent.list().map(({ name }) => name)).toEqual(['there.txt'])
    recent.clear()
    expect(recent.list()).toEqual([])
  })

  it.each(['{', '[1,2]', '"x"', '[""]', '["relative.txt"]'])('are empty when %s was stored', (text) => {
    const store = path.join(folder, 'recent.json')
    writeFileSync(store, text)
    expect(new RecentFiles(store).list()).toEqual([])
  })

  it('live on in memory where nothing can be written', () => {
    const recent = new RecentFiles(path.join(folder, 'no', 'such', 'folder.json'))
    recent.add(made('a.txt'))
    expect(recent.list()).toHaveLength(1)
  })
})

describe('dialogs', () => {
  const window = {} as never
  const answering = (answer: object) =>
    ({ showOpenDialog: async () => answer, showSaveDialog: async () => answer }) as never

  it('give the path, or nothing', async () => {
    const chosen = answering({ canceled: false, filePaths: ['/a.txt'] })
    const closed = answering({ canceled: true, filePaths: [] })
    expect(await pickFile(chosen, window, 'en')).toBe('/a.txt')
    expect(await pickFolder(chosen, window)).toBe('/a.txt')
    expect(await pickFile(closed, window, 'zh')).toBeUndefined()
    expect(await pickFolder(closed, window)).toBeUndefined()
  })

  it('save where the person says and nowhere else', async () => {
    const file = path.join(folder, 'chosen.csv')
    const bytes = new TextEncoder().encode('a,b\n')
    expect(await saveFile(answering({ canceled: false, filePath: file }), window, 'x.csv', bytes)).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('a,b\n')
    expect(await saveFile(answering({ canceled: true, filePath: '' }), window, 'x.csv', bytes)).toBe(false)
    const nowhere = answering({ canceled: false, filePath: path.join(folder, 'no/such/x.csv') })
    await expect(saveFile(nowhere, window, 'x.csv', bytes)).rejects.toThrow()
  })

  it.each([
    ['run 3.csv', 'run 3.csv'],
    ['../../.bashrc', 'bashrc'],
    ['C:\\Windows\\x.svg', 'x.svg'],
    ['a/b/c?.png', 'c_.png'],
    ['...', 'file'],
    ['图.svg', '图.svg'],
    ['a\u0000b', 'a_b'],
  ])('propose the name %j as %j', (name, safe) => expect(safeName(name)).toBe(safe))
})
