/**
 * Quitting. While a job runs the person is asked first; then the studio saves and ends, and only then does the
 * program. Every way out leads here: the menu, the last window, a second "quit" during the first.
 */
import type { App, MessageBoxOptions } from 'electron'
import { texts, type Language } from './texts.ts'

export interface Quitting {
  readonly app: Pick<App, 'on' | 'quit'>
  /** Titles of running jobs. */
  readonly jobs: () => readonly string[]
  readonly language: () => Language
  /** Shows a question; the number of the button. */
  readonly ask: (question: MessageBoxOptions) => Promise<number>
  /** Saves and ends the studio. */
  readonly close: () => Promise<void>
  /** Once it is certain: the windows can go. */
  readonly leave: () => void
}

/** @returns whether the program is on its way out */
export function guardQuit({ app, jobs, language, ask, close, leave }: Quitting): () => boolean {
  let stage: 'working' | 'asking' | 'saving' | 'gone' = 'working'

  const end = async (): Promise<void> => {
    stage = 'saving'
    leave()
    await close()
    stage = 'gone'
    app.quit()
  }
  const askFirst = async (titles: readonly string[]): Promise<void> => {
    stage = 'asking'
    const answer = await ask(question(titles, language()))
    if (answer === 0) await end()
    else stage = 'working'
  }

  app.on('before-quit', (event) => {
    if (stage === 'gone') return
    event.preventDefault()
    if (stage !== 'working') return
    const titles = jobs()
    void (titles.length === 0 ? end() : askFirst(titles))
  })
  return () => stage === 'saving' || stage === 'gone'
}

function question(titles: readonly string[], language: Language): MessageBoxOptions {
  const text = texts[language]
  return {
    type: 'question',
    message: text.quitTitle,
    detail: text.quitDetail(titles.join('\n')),
    buttons: [text.saveAndQuit, text.goOn],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  }
}
