/** From keys to commands: single presses ('Mod+K', '?') and sequences ('G D'). */
import type { Command } from '../shell/index.ts'
import { pressed } from '../ui/index.ts'

const patience = 1200 // ms between the keys of a sequence

export class Keyboard {
  readonly #commands: () => readonly Command[]
  #begun = ''
  #begunAt = 0

  constructor(commands: () => readonly Command[]) {
    this.#commands = commands
  }

  /** Runs the command that the event completes, if any. A listener for 'keydown' of the window. */
  readonly handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const press = pressed(event)
    if (press === '') return
    const plain = !press.includes('Mod+') && !press.includes('Alt+')
    if (plain && (isTyping(event.target) || isInDialog(event.target))) return
    const begun = event.timeStamp - this.#begunAt < patience ? this.#begun : ''
    this.#begun = ''
    const command = (begun === '' ? undefined : this.#find(`${begun} ${press}`)) ?? this.#find(press)
    if (command !== undefined) {
      event.preventDefault()
      void command.run()
    } else if (plain && this.#commands().some(({ shortcut }) => shortcut?.startsWith(`${press} `))) {
      this.#begun = press
      this.#begunAt = event.timeStamp
    }
  }

  #find(shortcut: string): Command | undefined {
    // Commands of which only one is possible at a time, such as pausing and resuming, may share their keys.
    return this.#commands().findLast((other) => other.shortcut === shortcut && other.enabled?.() !== false)
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** A dialog is answered first. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog, [role=menu]') !== null
}
