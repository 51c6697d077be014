/** What can be saved of a text and of the explanation that is shown. */
import { t } from '../../../language/index.ts'
import type { Shell } from '../../../shell/index.ts'
import { pngOf } from '../../../ui/index.ts'
import type { CompleteState } from '../state/complete-state.svelte.ts'
import { measureIn } from '../text/measure.ts'
import { explanationDocument, explanationFileName, type ExplanationDocument } from './document.ts'
import { explanationPage } from './page.ts'
import { explanationPicture, pictureFont, type Picture } from './picture.ts'
import { pageWords } from './words.ts'

export class ExplanationFiles {
  readonly #complete: CompleteState
  readonly #shell: Pick<Shell, 'host' | 'toasts' | 'report'>

  constructor(complete: CompleteState, shell: Pick<Shell, 'host' | 'toasts' | 'report'>) {
    this.#complete = complete
    this.#shell = shell
  }

  get isExplained(): boolean {
    return this.#complete.why.explanation !== undefined
  }

  json(): Promise<void> {
    return this.#explanation(
      'json',
      'application/json',
      (document) => JSON.stringify(document, null, 2) + '\n',
    )
  }

  page(): Promise<void> {
    return this.#explanation('html', 'text/html', (document) =>
      explanationPage(document, pageWords(document)),
    )
  }

  svg(): Promise<void> {
    return this.#explanation('svg', 'image/svg+xml', (document) => picture(document).svg)
  }

  png(): Promise<void> {
    return this.#explanation('png', 'image/png', (document) => {
      const { svg, width, height } = picture(document)
      return pngOf(svg, width, height)
    })
  }

  /** Prompt and completion. */
  text(): Promise<void> {
    const { prompt, path } = this.#complete.active
    const text = prompt.prompt + path.map((token) => token.text).join('')
    return this.#save('completion.txt', 'text/plain', () => text)
  }

  async #explanation(
    ending: string,
    mediaType: string,
    write: (document: ExplanationDocument) => string | Promise<Uint8Array>,
  ): Promise<void> {
    const { why, active, sampling, step } = this.#complete
    if (why.explanation === undefined || why.trace === undefined || active.view === undefined) return
    const document = explanationDocument({
      model: active.view,
      prompt: active.prompt.prompt,
      settings: sampling.settings,
      trace: why.trace,
      candidates: step.candidates ?? [],
      explanation: why.explanation,
      mode: why.mode,
      made: new Date(),
    })
    await this.#save(explanationFileName(document, ending), mediaType, () => write(document))
  }

  async #save(name: string, mediaType: string, write: () => string | Promise<Uint8Array>): Promise<void> {
    const { host, toasts } = this.#shell
    try {
      const written = await write()
      const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written
      if (await host.saveFile(name, mediaType, bytes))
        toasts.show({ kind: 'done', text: t('complete.export.saved', { name }) })
    } catch (error) {
      this.#shell.report(error)
    }
  }
}

function picture(document: ExplanationDocument): Picture {
  return explanationPicture(
    document,
    pageWords(document),
    measureIn(`${pictureFont.size}px ${pictureFont.family}`),
  )
}
