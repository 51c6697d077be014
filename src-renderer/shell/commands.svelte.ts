import { untrack } from 'svelte'
import type { ViewName } from './view.ts'

/** Something the person can do: listed in the palette and in the list of shortcuts, run by its keys. */
export interface Command {
  /** Unique: 'train.pause'. */
  readonly id: string
  /** In the current language; called whenever it is shown: () => t('train.commands.pause') */
  readonly title: () => string
  /** Under which heading it is listed. */
  readonly section: ViewName | 'application'
  /**
   * 'Mod+K', 'Shift+P', '?', 'G D' (one after the other). Mod is Ctrl, or Command on a Mac. Keys without Mod do
   * nothing while the person types in a field.
   */
  readonly shortcut?: string
  /** Read when it is listed and when its keys are pressed; absent: always. */
  readonly enabled?: () => boolean
  readonly run: () => unknown
}

/** The commands there are now. A later one of the same id stands in front of the earlier while it is there. */
export class Commands {
  #lists = $state.raw<readonly (readonly Command[])[]>([])

  readonly all: readonly Command[] = $derived.by(() => {
    const byId = new Map<string, Command>()
    for (const command of this.#lists.flat()) byId.set(command.id, command)
    return [...byId.values()]
  })

  /** Adds commands until the function that is returned is called. */
  add(commands: readonly Command[]): () => void {
    this.#lists = [...this.#lists, commands]
    return () => {
      this.#lists = this.#lists.filter((list) => list !== commands)
    }
  }

  /** While the component that calls this (during its initialisation) is there. */
  use(commands: readonly Command[]): void {
    $effect.pre(() => untrack(() => this.add(commands)))
  }
}
