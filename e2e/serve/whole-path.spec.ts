/** From a dump to the cause of a token in a browser's window: the file's bytes are streamed to the studio. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Request } from '@playwright/test'
import { dropFiles } from '../stage/dropping.ts'
import { StudioWindow } from '../stage/studio-window.ts'
import { stepsAfterPreview, WholePath, type Form } from '../stage/whole-path.ts'
import type { Language } from '../stage/words.ts'

/** The desktop walks in Chinese; ALL_WALKS=1 makes both walk in both languages. */
const languages: Language[] = process.env.ALL_WALKS === '1' ? ['en', 'zh'] : ['en']

for (const language of languages)
  test.describe(language === 'en' ? 'in English' : 'in Chinese', () => {
    test.describe.configure({ mode: 'serial', timeout: 180_000 })

    let studio: StudioWindow
    let walk: WholePath
    const uploads: Request[] = []
    let dropped: string

    test.beforeAll(async ({ browser }) => {
      studio = await StudioWindow.open(browser, { locale: language })
      studio.page.on('request', (request) => {
        if (request.method() === 'POST') uploads.push(request)
      })
      const form: Form = {
        page: studio.page,
        async drop(file) {
          dropped = file
          await dropFiles(studio.page, [file])
        },
        async saved(ask) {
          const download = studio.page.waitForEvent('download')
          await ask()
          return readFileSync(await (await download).path())
        },
        async reopen() {
          await studio.page.goto('about:blank')
          await studio.serveAgain()
        },
      }
      walk = new WholePath(form, language)
    })

    test.afterAll(() => studio.close())

    test('a dropped dump is looked at', () => walk.preview())

    test('its bytes were sent, under its name alone', async () => {
      expect(uploads.map((request) => new URL(request.url()).pathname)).toEqual(['/upload'])
      expect(await uploads[0].allHeaders()).toMatchObject({
        'content-length': String(statSync(dropped).size),
        'x-file-name': path.basename(dropped),
      })
    })

    for (const [title, step] of stepsAfterPreview) test(title, () => step(walk))
    test('went without a fault', () => {
      expect(studio.faults).toEqual([])
    })
  })
