/**
 * `npm run screenshots`: the pictures of README and guide, taken of the real window with models of the bundled samples.
 * The workspaces are made once, in minutes, and kept in `out/screenshots/`; delete that folder for new ones. Names of
 * views or of pictures as arguments take only those again: `npm run screenshots -- explore models-zh-light`.
 */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, expect, type Page } from '@playwright/test'
import { brillm, project } from './stage/command-line.ts'
import { browserFlags, findChromium } from './stage/chromium.ts'
import { dropFiles } from './stage/dropping.ts'
import { serveStudio } from './stage/served-studio.ts'
import { wordsOf, type Language, type Words } from './stage/words.ts'
import { buildWhenStale } from '../scripts/build-when-stale.ts'

const pictures = path.join(project, 'docs/pictures')
const kept = path.join(project, 'out/screenshots')
/** A folder that says nothing of the machine: its name stands in the pictures. */
const shown = path.join(os.tmpdir(), 'brillm-studio')

const size = { width: 1280, height: 800 }
const patience = { timeout: 300_000 }

const prompts = { en: 'The capital of France is', zh: '巴黎是法国的' } as const satisfies Record<
  Language,
  string
>

interface Scene {
  /** Also the picture's, before its language and theme. */
  readonly name: string
  /** Which to show; each is a picture. */
  readonly as: readonly `${Language}-${'light' | 'dark'}`[]
  /** In a workspace with nothing in it. */
  readonly isNew?: boolean
  readonly set: (page: Page, words: Words) => Promise<void>
}

const scenes: readonly Scene[] = [
  {
    name: 'welcome',
    as: ['en-light', 'zh-light'],
    isNew: true,
    async set(page, { say }) {
      await expect(page.getByRole('heading', { name: say('welcome.headline') })).toBeVisible()
    },
  },
  {
    name: 'preview',
    as: ['en-light', 'zh-light'],
    isNew: true,
    async set(page, { language, say }) {
      await dropFiles(page, [path.join(project, `resources/sample-${language}.xml.bz2`)])
      await expect(page.getByRole('region', { name: say('data.preview.text') })).not.toBeEmpty(patience)
    },
  },
  {
    name: 'bigrams',
    as: ['en-light', 'zh-light'],
    async set(page, { say }) {
      await go(page, '/data?corpus=1')
      await page.getByRole('tab', { name: say('data.corpus.bigrams') }).click()
      await expect(page.getByText(say('data.bigrams.fits'))).toBeVisible(patience)
    },
  },
  {
    name: 'train',
    as: ['en-light', 'zh-light'],
    async set(page, { say }) {
      await go(page, '/train?run=1')
      await page.getByRole('tab', { name: say('train.details.evaluation') }).click()
      const score = page.getByRole('button', { name: say('train.baselines.score') })
      const kneserNey = page.getByRole('rowheader', { name: say('train.baselines.kneserNey5') })
      await expect(score.or(kneserNey)).toBeVisible(patience)
      if (await score.isVisible()) await score.click()
      await expect(kneserNey).toBeVisible(patience)
    },
  },
  {
    name: 'explore',
    as: ['en-light', 'en-dark', 'zh-light'],
    async set(page, words) {
      await go(page, '/explore?run=1')
      await followPrompt(page, words)
    },
  },
  {
    name: 'complete',
    as: ['en-light', 'zh-dark'],
    async set(page, { language, say }) {
      await go(page, '/complete?run=1')
      await page.getByRole('slider', { name: say('complete.sampling.temperature') }).fill('0')
      await page.getByLabel(say('complete.sampling.length'), { exact: true }).fill('40')
      await page.getByLabel(say('complete.prompt.label'), { exact: true }).fill(prompts[language])
      const run = page.getByRole('button', { name: say('complete.prompt.run'), exact: true })
      await run.click()
      const tokens = page.getByRole('listbox', { name: say('complete.text.label') }).getByRole('option')
      await expect(tokens.first()).toBeVisible(patience)
      await expect(run).toBeVisible(patience)
      await tokens.nth(language === 'zh' ? 7 : 5).click()
      await page.getByRole('tab', { name: say('complete.inspector.why') }).click()
      await expect(page.getByRole('heading', { name: say('complete.why.path') })).toBeVisible(patience)
    },
  },
  {
    name: 'models',
    as: ['en-light', 'zh-light'],
    async set(page, { say }) {
      await go(page, '/models')
      await expect(page.getByText(say('models.checkpoints.title')).first()).toBeVisible(patience)
    },
  },
]

async function go(page: Page, address: string): Promise<void> {
  await page.goto(new URL(`#${address}`, page.url()).href)
}

/** The signal of the prompt, at its end. */
async function followPrompt(page: Page, { language, say, like }: Words): Promise<void> {
  await page.getByRole('textbox', { name: say('explore.prompt.label') }).fill(prompts[language])
  await page.getByRole('button', { name: say('explore.prompt.run'), exact: true }).click()
  const step = page.getByText(like('explore.prompt.step'))
  await expect(step).toBeVisible(patience)
  const next = page.getByRole('button', { name: say('explore.prompt.next') })
  while (await next.isEnabled()) await next.click()
}

/** A workspace with the sample and a model of it. It has its final name only when all of it is there. */
function modelOf(language: Language): string {
  const folder = path.join(kept, language)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  process.stdout.write(`Importing the sample and training a model of it (${language}): some minutes …\n`)
  brillm(
    unfinished,
    'import',
    path.join(project, `resources/sample-${language}.xml.bz2`),
    '--vocabulary',
    '2000',
  )
  brillm(unfinished, 'train', '--preset', 'sample', '--name', wordsOf(language).say(nameOf(language)))
  brillm(unfinished, 'evaluate')
  renameSync(unfinished, folder)
  return folder
}

function nameOf(language: Language) {
  return language === 'zh' ? 'welcome.sample.nameChinese' : 'welcome.sample.name'
}

/** What the window says for a moment would cover what is to be seen. */
async function withoutMessages(page: Page, { say }: Words): Promise<void> {
  for (const dismiss of await page.getByRole('button', { name: say('ui.dismiss') }).all())
    await dismiss.click()
}

/** Until nothing moves any more: transitions, charts that are drawn, a layout that settles. */
async function stillness(page: Page): Promise<void> {
  let last = await page.screenshot({ animations: 'disabled' })
  for (let tries = 0; tries < 40; tries++) {
    await page.waitForTimeout(500)
    const next = await page.screenshot({ animations: 'disabled' })
    if (next.equals(last)) return
    last = next
  }
}

async function take(asked: readonly string[]): Promise<void> {
  buildWhenStale()
  mkdirSync(pictures, { recursive: true })
  mkdirSync(kept, { recursive: true })
  const browser = await chromium.launch({ executablePath: findChromium(), args: browserFlags })
  try {
    for (const scene of scenes)
      for (const look of scene.as) {
        const names = [scene.name, `${scene.name}-${look}`]
        if (asked.length > 0 && !names.some((name) => asked.includes(name))) continue
        const [language, colorScheme] = look.split('-') as [Language, 'light' | 'dark']
        rmSync(shown, { recursive: true, force: true })
        if (scene.isNew !== true) cpSync(modelOf(language), shown, { recursive: true })
        const studio = await serveStudio(shown)
        const page = await browser.newPage({
          viewport: size,
          colorScheme,
          locale: language,
          reducedMotion: 'reduce',
        })
        await page.goto(studio.address)
        await scene.set(page, wordsOf(language))
        await withoutMessages(page, wordsOf(language))
        await stillness(page)
        const file = path.join(pictures, `${scene.name}-${look}.png`)
        await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
        process.stdout.write(
          `${path.relative(project, file)}  ${Math.round(statSync(file).size / 1024)} KB\n`,
        )
        await page.close()
        await studio.stop()
      }
  } finally {
    await browser.close()
    rmSync(shown, { recursive: true, force: true })
  }
}

await take(process.argv.slice(2))
