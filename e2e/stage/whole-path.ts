/**
 * The way that a person goes, from a dump to the cause of a token and back again the next day, as one walk for every
 * form and both languages: nothing is prepared, nothing is faked, and each step stands on what the one before has left.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { MessageKey } from '../../src-renderer/language/dictionary.ts'
import { expectAccessible } from './accessibility.ts'
import { wordsOf, type Language, type Words } from './words.ts'

/** What differs between the window in a browser and the one of the desktop. */
export interface Form {
  /** Of the window that is open now. */
  readonly page: Page
  /** Lets a file of the disk fall on the window. */
  drop(file: string): Promise<void>
  /** What the program writes when `ask` has it export something. */
  saved(ask: () => Promise<void>): Promise<Buffer>
  /** Closes the window, ends every process of the program, and starts it again on the same workspace. */
  reopen(): Promise<void>
}

/** What the walk is about, by language; `said` is what both the prompt and the corpus hold. */
const journeys = {
  en: { file: 'sample-en.xml.bz2', vocabulary: 600, prompt: 'The capital of', source: /\[\[|\{\{|'''/ },
  zh: { file: 'sample-zh.xml.bz2', vocabulary: 900, prompt: '月球，', source: /\[\[|\{\{|'''/ },
} as const

/** As long on every machine: time to watch it learn, to pause it and to go on. */
const settings = [
  ['minutes', 0.2],
  ['batchSequences', 8],
  ['minBigramCount', 5],
] as const

export class WholePath {
  readonly #form: Form
  readonly #words: Words
  readonly #journey: (typeof journeys)[Language]
  readonly #file: string
  #points = ''
  #text = ''

  constructor(form: Form, language: Language) {
    this.#form = form
    this.#words = wordsOf(language)
    this.#journey = journeys[language]
    this.#file = path.resolve(import.meta.dirname, '../../resources', this.#journey.file)
  }

  get #page(): Page {
    return this.#form.page
  }

  #button(key: MessageKey): Locator {
    return this.#page.getByRole('button', { name: this.#words.like(key) })
  }

  #link(key: MessageKey): Locator {
    return this.#page.getByRole('main').getByRole('link', { name: this.#words.like(key) })
  }

  #tab(key: MessageKey): Locator {
    return this.#page.getByRole('tab', { name: this.#words.like(key) })
  }

  /** By the rail at the window's left edge. */
  async #goTo(view: 'data' | 'train' | 'explore' | 'complete'): Promise<void> {
    await this.#page
      .getByRole('navigation')
      .getByRole('link', { name: this.#words.say(`${view}.title`) })
      .click()
  }

  /** The file is dropped on the first page there is, and its articles are read before anything is imported. */
  async preview(): Promise<void> {
    const page = this.#page
    await expect(page.getByText(this.#words.say('welcome.headline'))).toBeVisible()
    await this.#form.drop(this.#file)
    await expect(page.getByText(this.#words.say('data.source.xml'))).toBeVisible({ timeout: 20_000 })
    const source = page.getByRole('region', { name: this.#words.say('data.preview.source') })
    const kept = page.getByRole('region', { name: this.#words.say('data.preview.text') })
    await expect(source).toHaveText(this.#journey.source)
    await expect(kept).not.toBeEmpty()
    await expect(kept).not.toHaveText(this.#journey.source)
    await expectAccessible(page)
  }

  async import(): Promise<void> {
    const page = this.#page
    await page.getByLabel(this.#words.say('data.options.vocabulary')).fill(String(this.#journey.vocabulary))
    await this.#button('data.draft.start').click()
    await expect(page.getByRole('list', { name: this.#words.say('data.job.steps') })).toBeVisible()
    await expect(page.getByRole('progressbar').first()).toBeVisible()
    await expect(this.#link('data.corpus.train')).toBeVisible({ timeout: 60_000 })
    await this.#isTheWholeFile()
  }

  /** The recipe's checksum is the file's own: what arrived is every byte of it and no other. */
  async #isTheWholeFile(): Promise<void> {
    await this.#tab('data.corpus.recipe').click()
    const checksum = createHash('sha256').update(readFileSync(this.#file)).digest('hex')
    await expect(this.#page.getByText(checksum)).toBeVisible()
  }

  /** What it will cost is said before it starts; then the curve grows. */
  async train(): Promise<void> {
    const page = this.#page
    await this.#link('data.corpus.train').click()
    for (const [name, value] of settings)
      await page
        .getByLabel(this.#words.say(`train.settingNames.${name}`), { exact: true })
        .fill(String(value))
    await page.getByLabel(this.#words.say('train.settingNames.d'), { exact: true }).selectOption('8')
    await page.getByLabel(this.#words.say('train.start.name'), { exact: true }).fill('Whole path')
    await expect(page.getByText(this.#words.say('train.forecast.fits'))).toBeVisible({ timeout: 20_000 })
    await this.#button('train.start.start').click()
    await expect(page.getByRole('heading', { name: 'Whole path' })).toBeVisible({ timeout: 30_000 })
    await expect.poll(() => this.#stepsDone(), { timeout: 60_000 }).toBeGreaterThan(0)
    const before = await this.#stepsDone()
    await expect.poll(() => this.#stepsDone(), { timeout: 20_000 }).toBeGreaterThan(before)
  }

  /** What the bar under the run's name says. */
  async #stepsDone(): Promise<number> {
    const text = await this.#page.getByText(this.#words.like('train.run.ofSteps')).first().innerText()
    return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 0)
  }

  async pauseAndResume(): Promise<void> {
    const page = this.#page
    const paused = await this.#stepsDone()
    await this.#button('train.run.pause').click()
    await expect(this.#button('train.run.resume')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(this.#words.say('train.states.paused')).first()).toBeVisible()
    await this.#button('train.run.resume').click()
    await expect(this.#button('train.run.pause')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(this.#words.say('train.states.finished')).first()).toBeVisible({
      timeout: 60_000,
    })
    this.#points = await this.#exportedPoints()
    // One line for each step: none is missing or doubled where it was paused.
    const steps = this.#points
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[2]))
    expect(steps.length).toBeGreaterThan(paused)
    expect(steps).toEqual(steps.map((_, place) => steps[0] + place))
  }

  async #exportedPoints(): Promise<string> {
    await this.#button('train.run.more').first().click()
    const item = this.#page.getByRole('menuitem', { name: this.#words.say('train.charts.csv') })
    return String(await this.#form.saved(() => item.click()))
  }

  /** The graph of what was trained, from the run's own page; the picture is kept under a name. */
  async explore(): Promise<void> {
    const page = this.#page
    await this.#link('train.run.explore').click()
    await expect(page.getByText(this.#words.like('explore.counts'))).toBeVisible({ timeout: 30_000 })
    const find = page.getByRole('combobox', { name: this.#words.say('explore.search.label') })
    await find.fill(this.#journey.prompt.slice(0, 1))
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible({ timeout: 20_000 })
    await find.press('Enter')
    await this.#button('explore.inspect.around').click()
    await expect(page.getByLabel(this.#words.say('explore.query.kind'), { exact: true })).toHaveValue(
      'neighbourhood',
    )
    await this.#button('explore.views.title').click()
    await page.getByRole('textbox', { name: this.#words.say('explore.views.name') }).fill('Around it')
    await this.#button('explore.views.save').click()
    await expect(page.getByRole('button', { name: /^Around it/ })).toBeVisible()
    await page.keyboard.press('Escape')
  }

  async complete(): Promise<void> {
    const page = this.#page
    await this.#goTo('complete')
    await page.getByLabel(this.#words.say('complete.sampling.length'), { exact: true }).fill('24')
    await page
      .getByLabel(this.#words.say('complete.prompt.label'), { exact: true })
      .fill(this.#journey.prompt)
    await this.#button('complete.prompt.run').click()
    await expect(this.#tokens().first()).toBeVisible({ timeout: 30_000 })
    await expect(this.#button('complete.prompt.run')).toBeVisible({ timeout: 30_000 })
    this.#text = await this.#written()
    expect(this.#text.length).toBeGreaterThan(this.#journey.prompt.length)
  }

  #tokens(): Locator {
    return this.#page
      .getByRole('listbox', { name: this.#words.say('complete.text.label') })
      .getByRole('option')
  }

  async #written(): Promise<string> {
    return (await this.#tokens().allTextContents()).join('')
  }

  /** The last token's path through the graph, and what each earlier one did for it. */
  async askWhy(): Promise<void> {
    const page = this.#page
    await this.#tokens().last().click()
    await this.#tab('complete.inspector.why').click()
    await expect(page.getByRole('heading', { name: this.#words.say('complete.why.path') })).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByRole('img', { name: this.#words.like('complete.why.pathLabel') })).toBeVisible()
    await expectAccessible(page)
  }

  async findItAllAgain(): Promise<void> {
    await this.#form.reopen()
    const page = this.#page
    await this.#goTo('data')
    await page
      .getByRole('complementary', { name: this.#words.say('data.list') })
      .getByRole('link', { name: this.#journey.file })
      .click()
    await this.#isTheWholeFile()

    await this.#goTo('train')
    await expect(page.getByRole('heading', { name: 'Whole path' })).toBeVisible({ timeout: 20_000 })
    expect(await this.#exportedPoints()).toBe(this.#points)
    await this.#tab('train.details.checkpoints').click()
    await expect(page.getByText(this.#words.say('train.checkpoints.exact')).first()).toBeVisible()

    await this.#goTo('explore')
    await this.#button('explore.views.title').click()
    await page.getByRole('button', { name: /^Around it/ }).click()
    await expect(page.getByLabel(this.#words.say('explore.query.kind'), { exact: true })).toHaveValue(
      'neighbourhood',
    )

    await this.#goTo('complete')
    await this.#button('complete.history.open').click()
    await page.getByRole('button', { name: this.#journey.prompt }).first().click()
    await expect.poll(() => this.#written(), { timeout: 20_000 }).toBe(this.#text)
  }
}

/** The steps after the look at the dump, in their order, as each form's tests are called. */
export const stepsAfterPreview: readonly (readonly [
  title: string,
  step: (walk: WholePath) => Promise<void>,
])[] = [
  ['is imported with progress', (walk) => walk.import()],
  ['a model learns from it', (walk) => walk.train()],
  ['it pauses, goes on and ends', (walk) => walk.pauseAndResume()],
  ['its graph is explored', (walk) => walk.explore()],
  ['a prompt is completed', (walk) => walk.complete()],
  ['a token is asked for its cause', (walk) => walk.askWhy()],
  ['all of it is there after another start', (walk) => walk.findItAllAgain()],
]
