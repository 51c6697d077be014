/** From a dump to the cause of a token in the desktop's window: the file is read from where it lies. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { drop, StandInDesktop } from '../stage/stand-in-desktop.ts'
import { stepsAfterPreview, WholePath, type Form } from '../stage/whole-path.ts'
import type { Language } from '../stage/words.ts'

/** The browser walks in English; ALL_WALKS=1 makes both walk in both languages. */
const languages: [Language, string][] = [['zh', 'zh-CN']]
if (process.env.ALL_WALKS === '1') languages.push(['en', 'en-GB'])

for (const [language, locale] of languages)
  test.describe(language === 'en' ? 'in English' : 'in Chinese', () => {
    test.describe.configure({ mode: 'serial', timeout: 180_000 })

    let folder: string
    let desktop: StandInDesktop
    let walk: WholePath

    async function open(): Promise<void> {
      desktop = await StandInDesktop.launch({
        userData: folder,
        workspace: path.join(folder, 'workspace'),
        locale,
      })
    }

    const form: Form = {
      get page() {
        return desktop.page
      },
      // The bytes that the page could read are others: only who opens the path finds a dump.
      drop: (file) => drop(desktop.page, 'body', [{ path: file, content: 'not what is in the file' }]),
      async saved(ask) {
        const file = path.join(mkdtempSync(path.join(folder, 'saved-')), 'points.csv')
        desktop.answer({ canceled: false, filePath: file })
        await ask()
        await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n')).toBe(true)
        return readFileSync(file)
      },
      async reopen() {
        const before = desktop.studio
        expect(await desktop.quit()).toBe(0)
        await open()
        await expect.poll(() => desktop.studio).not.toBe(before)
      },
    }

    test.beforeAll(async () => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'desktop-'))
      await open()
      walk = new WholePath(form, language)
    })
    test.afterAll(async () => {
      desktop.answer({ response: 0 })
      await desktop.quit()
      rmSync(folder, { recursive: true, force: true })
    })

    test('a dropped dump is looked at', () => walk.preview())
    for (const [title, step] of stepsAfterPreview) test(title, () => step(walk))
    test('went without a fault, and nothing was sent', () => {
      expect(desktop.all('page')).toEqual([])
      expect(desktop.all('request').filter(({ url }) => !url.startsWith('app://studio/'))).toEqual([])
    })
  })
