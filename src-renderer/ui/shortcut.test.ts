import { describe, expect, it } from 'vitest'
import { keysShown, pressed } from './shortcut.ts'

function press(key: string, modifiers: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...modifiers })
}

describe('keysShown', () => {
  it('are those of the keyboard', () => {
    expect(keysShown('Mod+Shift+P', false)).toEqual(['Ctrl', 'Shift', 'P'])
    expect(keysShown('Mod+Shift+P', true)).toEqual(['⌘', '⇧', 'P'])
    expect(keysShown('G D', false)).toEqual(['G', 'D'])
    expect(keysShown('Mod++', false)).toEqual(['Ctrl', '+'])
    expect(keysShown('ArrowUp', false)).toEqual(['↑'])
  })
})

describe('pressed', () => {
  it('is written as in the sources', () => {
    expect(pressed(press('k', { ctrlKey: true }), false)).toBe('Mod+K')
    expect(pressed(press('k', { metaKey: true }), true)).toBe('Mod+K')
    expect(pressed(press('P', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+P')
    expect(pressed(press(' '), false)).toBe('Space')
    expect(pressed(press('Enter', { altKey: true }), false)).toBe('Alt+Enter')
  })

  it('names signs by themselves, whether or not they need Shift', () => {
    expect(pressed(press('?', { shiftKey: true }), false)).toBe('?')
    expect(pressed(press('?'), false)).toBe('?')
  })

  it('is nothing for a modifier alone', () => {
    expect(pressed(press('Shift', { shiftKey: true }), false)).toBe('')
  })
})
