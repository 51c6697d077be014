/** Light or dark: what the system says, or what the person chose. */
import { createSubscriber } from 'svelte/reactivity'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

class ThemeState {
  #choice = $state<ThemeChoice>('system')
  readonly #query = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)')
  readonly #follow = createSubscriber((update) => {
    this.#query?.addEventListener('change', update)
    return () => this.#query?.removeEventListener('change', update)
  })

  get choice(): ThemeChoice {
    return this.#choice
  }

  set choice(choice: ThemeChoice) {
    this.#choice = choice
    if (choice === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = choice
  }

  /** What is shown now; follows the system while the choice is the system's. */
  get current(): 'light' | 'dark' {
    if (this.#choice !== 'system') return this.#choice
    this.#follow()
    return this.#query?.matches ? 'dark' : 'light'
  }
}

export const theme = new ThemeState()
