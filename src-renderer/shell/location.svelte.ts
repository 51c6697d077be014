/**
 * Where the person is: `#/explore?run=3`. The view and its state stand in the address, so that going back, reloading and
 * reopening the window lead to the same picture. Each view's last state is remembered while the window is open.
 */
import { viewNames, type ViewName } from './view.ts'

export type Parameters = Readonly<Record<string, string>>

export interface Place {
  readonly view: ViewName
  readonly parameters: Parameters
}

export function parsePlace(hash: string): Place {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const view = viewNames.find((name) => name === path) ?? 'welcome'
  return { view, parameters: Object.fromEntries(new URLSearchParams(query)) }
}

/** Empty parameters are left out. */
export function formatPlace({ view, parameters }: Place): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given).toString()
  return `#/${view}${query === '' ? '' : `?${query}`}`
}

export class WindowLocation {
  #place = $state.raw<Place>({ view: 'welcome', parameters: {} })
  readonly #last = new Map<ViewName, Parameters>()

  /** Follows the address of the window until the returned function is called. */
  follow(): () => void {
    const read = (): void => this.#arrive(parsePlace(location.hash))
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }

  get view(): ViewName {
    return this.#place.view
  }

  /** Of the view that is shown. */
  get parameters(): Parameters {
    return this.#place.parameters
  }

  /** The address of a view: with the parameters given, or with those it had when it was last shown. */
  hrefOf(view: ViewName, parameters?: Parameters): string {
    // Read so that links follow when the place changes.
    const here = this.#place
    const last = here.view === view ? here.parameters : this.#last.get(view)
    return formatPlace({ view, parameters: parameters ?? last ?? {} })
  }

  go(view: ViewName, parameters?: Parameters): void {
    const href = this.hrefOf(view, parameters)
    if (href !== location.hash) location.hash = href
  }

  /**
   * Changes some parameters of the view that is shown; an empty value removes one. Without `remember` there is no step
   * back to the state before: for what changes while a slider is dragged.
   */
  set(changes: Parameters, options: { remember?: boolean } = {}): void {
    const place = { view: this.view, parameters: { ...this.parameters, ...changes } }
    const href = formatPlace(place)
    if (href === formatPlace(this.#place)) return
    if (options.remember) history.pushState(null, '', href)
    else history.replaceState(null, '', href)
    this.#arrive(parsePlace(href))
  }

  #arrive(place: Place): void {
    this.#last.set(place.view, place.parameters)
    this.#place = place
  }
}
