/**
 * Tooltips: one element for the whole window, shown after a moment of hovering, or at once when the keyboard's focus
 * arrives. It sits in the top layer, so that it is seen above dialogs too. Escape and going to another place hide it.
 */
import type { Attachment } from 'svelte/attachments'
import { placePopover } from './placement.ts'

const delay = 450 // ms of hovering
const id = 'tooltip'

let panel: HTMLElement | undefined
/** What the tooltip is shown for. */
let owner: Element | undefined

/** Keys that carry the focus from one element to the next. */
const carryingKeys: ReadonlySet<string> = new Set([
  'Tab',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
])

/** The last key, until the pointer is used: a dialog that Escape closes gives the focus back, nobody carried it there. */
let lastKey: string | undefined

function onKey(event: KeyboardEvent): void {
  lastKey = event.key
  if (event.key === 'Escape') hideAny()
}

function onPointer(): void {
  lastKey = undefined
}

/** Adding them again changes nothing: the window has each once. */
function followWindow(): void {
  addEventListener('keydown', onKey, { capture: true })
  addEventListener('pointerdown', onPointer, { capture: true })
  addEventListener('hashchange', hideAny)
}

function element(): HTMLElement {
  if (panel?.isConnected) return panel
  panel = document.createElement('div')
  panel.id = id
  panel.className = 'tooltip'
  panel.role = 'tooltip'
  panel.popover = 'manual'
  document.body.append(panel)
  return panel
}

function show(anchor: Element, text: string, isName: boolean): void {
  if (!anchor.isConnected) return
  if (owner !== undefined) hide(owner)
  const shown = element()
  shown.textContent = text
  owner = anchor
  if (!isName) anchor.setAttribute('aria-describedby', id)
  shown.showPopover()
  placePopover(anchor, shown, { alignment: 'centre' })
}

function hide(anchor: Element): void {
  if (owner !== anchor) return
  owner = undefined
  if (anchor.getAttribute('aria-describedby') === id) anchor.removeAttribute('aria-describedby')
  panel?.hidePopover()
}

function hideAny(): void {
  if (owner !== undefined) hide(owner)
}

/** `isName`: the text is the element's accessible name already and need not be read twice. */
export function tooltip(text: string | undefined, options: { isName?: boolean } = {}): Attachment {
  return (anchor) => {
    if (text === undefined || text === '') return
    followWindow()
    const isName = options.isName ?? false
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = (): void => {
      clearTimeout(timer)
      hide(anchor)
    }
    const listeners: Record<string, () => void> = {
      pointerenter: () => {
        timer = setTimeout(() => show(anchor, text, isName), delay)
      },
      pointerleave: leave,
      pointerdown: leave,
      blur: leave,
      // Not at once: a menu gives the focus to its first item while it is opened, when no other layer may be shown.
      focus: () => {
        if (lastKey === undefined || !carryingKeys.has(lastKey) || !anchor.matches(':focus-visible')) return
        timer = setTimeout(() => show(anchor, text, isName))
      },
    }
    for (const [name, listener] of Object.entries(listeners)) anchor.addEventListener(name, listener)
    // A text that changes while it is shown changes in place.
    if (owner === anchor && panel !== undefined) panel.textContent = text
    return () => {
      clearTimeout(timer)
      for (const [name, listener] of Object.entries(listeners)) anchor.removeEventListener(name, listener)
      // Not at once: it may only be renewed with another text, while the pointer rests on it.
      queueMicrotask(() => {
        if (!anchor.isConnected) hide(anchor)
      })
    }
  }
}
