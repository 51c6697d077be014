import type { Attachment } from 'svelte/attachments'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tooltip } from './tooltip.ts'

let anchor: HTMLButtonElement
let detach: ReturnType<Attachment>
let isOpen = false

beforeEach(() => {
  vi.useFakeTimers()
  isOpen = false
  // The document of these tests has no top layer, and never takes a focus for one of the keyboard's.
  Object.assign(HTMLElement.prototype, {
    showPopover: () => (isOpen = true),
    hidePopover: () => (isOpen = false),
  })
  anchor = document.body.appendChild(document.createElement('button'))
  Object.assign(anchor, { matches: () => true })
  detach = tooltip('Settings')(anchor)
})

afterEach(() => {
  anchor.blur()
  if (typeof detach === 'function') detach()
  document.body.replaceChildren()
  vi.useRealTimers()
})

function press(key: string): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}

function focusAfter(key: string): void {
  press(key)
  anchor.focus()
  vi.runAllTimers()
}

describe('the tooltip', () => {
  it('opens when the keyboard carries the focus there', () => {
    focusAfter('Tab')
    expect(isOpen).toBe(true)
    expect(anchor.getAttribute('aria-describedby')).toBe('tooltip')
    anchor.blur()
    expect(isOpen).toBe(false)
  })

  it('does not open when a dialog that was closed gives the focus back', () => {
    focusAfter('Escape')
    expect(isOpen).toBe(false)
    anchor.blur()
    focusAfter('Enter')
    expect(isOpen).toBe(false)
  })

  it('does not open by a key from before the pointer was used', () => {
    press('Tab')
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    anchor.focus()
    vi.runAllTimers()
    expect(isOpen).toBe(false)
  })

  it('is hidden by Escape, and by going to another place', () => {
    focusAfter('Tab')
    press('Escape')
    expect(isOpen).toBe(false)
    anchor.blur()
    focusAfter('ArrowRight')
    expect(isOpen).toBe(true)
    dispatchEvent(new Event('hashchange'))
    expect(isOpen).toBe(false)
  })

  it('opens after a moment of hovering', () => {
    anchor.dispatchEvent(new Event('pointerenter'))
    vi.advanceTimersByTime(200)
    expect(isOpen).toBe(false)
    vi.runAllTimers()
    expect(isOpen).toBe(true)
    anchor.dispatchEvent(new Event('pointerleave'))
    expect(isOpen).toBe(false)
  })
})
