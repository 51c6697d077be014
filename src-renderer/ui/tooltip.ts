/**
 * Tooltips: one element for the whole window, shown after a moment of hovering, or at once when the keyboard's focus
 * arrives. It sits in the top layer, so that it is seen above dialogs too.
 */
import type { Attachment } from 'svelte/attachments'
import { placePopover } from './placement.ts'

const delay = 450 // ms of hovering
const id = 'tooltip'

let panel: HTMLElement | undefined
let owner: Element | undefined

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

/** `isName`: the text is the element's accessible name already and need not be read twice. */
export function tooltip(text: string | undefined, options: { isName?: boolean } = {}): Attachment {
  return (anchor) => {
    if (text === undefined || text === '') return
    let timer: ReturnType<typeof setTimeout> | undefined
    const isName = options.isName ?? false
    const listeners: Record<string, () => void> = {
      pointerenter: () => {
        timer = setTimeout(() => show(anchor, text, isName), delay)
      },
      pointerleave: leave,
      pointerdown: leave,
      blur: leave,
      focus: () => {
        if (anchor.matches(':focus-visible')) show(anchor, text, isName)
      },
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave()
    }
    function leave(): void {
      clearTimeout(timer)
      hide(anchor)
    }
    for (const [name, listener] of Object.entries(listeners)) anchor.addEventListener(name, listener)
    document.addEventListener('keydown', onKey)
    // A text that changes while it is shown, such as the value of a slider, changes in place.
    if (owner === anchor && panel !== undefined) panel.textContent = text
    return () => {
      clearTimeout(timer)
      for (const [name, listener] of Object.entries(listeners)) anchor.removeEventListener(name, listener)
      document.removeEventListener('keydown', onKey)
      // Not hidden at once: the attachment may be renewed with another text while the pointer rests on the element.
      queueMicrotask(() => {
        if (!anchor.isConnected) hide(anchor)
      })
    }
  }
}
