import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../shell/index.ts'
import { Keyboard } from './keyboard.ts'

let ran: string[] = []
let disabled = ''

function command(shortcut: string): Command {
  return {
    id: shortcut,
    title: () => shortcut,
    section: 'application',
    shortcut,
    enabled: () => disabled !== shortcut,
    run: () => ran.push(shortcut),
  }
}

const commands = ['Mod+K', '?', 'G D', 'G T', 'D'].map(command)

function press(key: string, given: KeyboardEventInit & { in?: Element; at?: number } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...given })
  if (given.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: given.at })
  const target = given.in ?? document.body
  const keyboard = current
  target.addEventListener('keydown', (one) => keyboard.handle(one as KeyboardEvent), { once: true })
  target.dispatchEvent(event)
  return event
}

let current = new Keyboard(() => commands)

beforeEach(() => {
  ran = []
  disabled = ''
  document.body.replaceChildren()
  current = new Keyboard(() => commands)
})

describe('the keyboard', () => {
  it('runs commands and keeps the browser out of it', () => {
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true)
    press('?', { shiftKey: true })
    expect(ran).toEqual(['Mod+K', '?'])
    expect(press('x').defaultPrevented).toBe(false)
  })

  it('waits for the second key of a sequence, but not for long', () => {
    press('g', { at: 1000 })
    press('d', { at: 1500 })
    press('g', { at: 3000 })
    press('t', { at: 9000 })
    expect(ran).toEqual(['G D'])
  })

  it('prefers a sequence to its last key, which stands alone afterwards', () => {
    press('g', { at: 0 })
    press('d', { at: 10 })
    press('d', { at: 20 })
    expect(ran).toEqual(['G D', 'D'])
  })

  it('lets people type', () => {
    const field = document.body.appendChild(document.createElement('input'))
    press('?', { in: field })
    press('d', { in: field })
    press('k', { in: field, ctrlKey: true })
    expect(ran).toEqual(['Mod+K'])
  })

  it('does not take boxes and sliders for fields', () => {
    const box = document.body.appendChild(document.createElement('input'))
    box.type = 'checkbox'
    press('?', { in: box })
    expect(ran).toEqual(['?'])
  })

  it('leaves plain keys to a dialog', () => {
    const dialog = document.body.appendChild(document.createElement('dialog'))
    press('?', { in: dialog })
    expect(ran).toEqual([])
  })

  it('runs the one of two with the same keys that is possible', () => {
    const both = ['pause', 'resume'].map((id) => ({
      ...command('P'),
      enabled: () => id === 'pause',
      run: () => ran.push(id),
    }))
    current = new Keyboard(() => both)
    press('p')
    expect(ran).toEqual(['pause'])
  })

  it('does nothing that is not possible now', () => {
    disabled = 'Mod+K'
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(false)
    expect(ran).toEqual([])
  })
})
