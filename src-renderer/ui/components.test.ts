/** The components whose behaviour is more than their markup: fields, tabs, tables, dialogs of one question. */
import { createRawSnippet, flushSync, mount, unmount, type Component } from 'svelte'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { language } from '../language/index.ts'
import NumberField from './NumberField.svelte'
import Progress from './Progress.svelte'
import Slider from './Slider.svelte'
import Table from './Table.svelte'
import Tabs from './Tabs.svelte'

const mounted: object[] = []

/** Generic components have no one type of properties: what is given is checked by what the test then sees. */
function show(component: unknown, props: Record<string, unknown>): HTMLElement {
  const target = document.body.appendChild(document.createElement('div'))
  mounted.push(mount(component as Component, { target, props }))
  flushSync()
  return target
}

function find<Found extends Element>(within: Element, selector: string): Found {
  const found = within.querySelector<Found>(selector)
  if (found === null) throw new Error(`nothing is ${selector} in ${within.innerHTML}`)
  return found
}

function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  flushSync()
}

beforeAll(() => {
  language.choice = 'en'
})
afterEach(async () => {
  for (const one of mounted.splice(0)) await unmount(one)
  document.body.replaceChildren()
})

describe('NumberField', () => {
  function field(props: Record<string, unknown> = {}) {
    const heard: (number | null)[] = []
    const target = show(NumberField, {
      label: 'Steps',
      value: 10,
      least: 1,
      most: 100,
      integer: true,
      word: 'all',
      onchange: (value: number | null) => heard.push(value),
      ...props,
    })
    const input = find<HTMLInputElement>(target, 'input')
    const type = (text: string): void => {
      input.value = text
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      flushSync()
    }
    return { target, input, type, heard }
  }

  it('tells every valid value and no other', () => {
    const { type, heard } = field()
    for (const text of ['1', '12', '12x', '200', '1.5', '', '20']) type(text)
    expect(heard).toEqual([1, 12, 20])
  })

  it('says what is wrong, and shows the value that stands when it is left', () => {
    const { target, input, type } = field()
    type('200')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(find(target, `[id="${input.getAttribute('aria-describedby')}"]`).textContent).toContain('100')
    input.dispatchEvent(new FocusEvent('blur'))
    flushSync()
    expect(input.value).toBe('10')
    expect(input.getAttribute('aria-invalid')).toBeNull()
  })

  it('steps with the arrow keys, and stays in its range', () => {
    const { input, heard } = field({ value: 95 })
    press(input, 'ArrowUp')
    press(input, 'ArrowUp', { shiftKey: true })
    press(input, 'ArrowDown')
    expect(heard).toEqual([96, 100, 99])
  })

  it('takes its word for null', () => {
    const { input, type, heard } = field()
    type('ALL')
    expect(heard).toEqual([null])
    input.dispatchEvent(new FocusEvent('blur'))
    flushSync()
    expect(input.value).toBe('all')
  })

  it('is found by its label', () => {
    const { target, input } = field()
    expect(find<HTMLLabelElement>(target, 'label').htmlFor).toBe(input.id)
  })
})

describe('Slider', () => {
  it('moves by its step with the arrow keys', () => {
    const heard: number[] = []
    const target = show(Slider, {
      label: 'Minimum count',
      value: 3,
      least: 1,
      most: 10_000,
      step: 1,
      scale: 'logarithmic',
      oninput: (value: number) => heard.push(value),
    })
    const input = find<HTMLInputElement>(target, 'input')
    press(input, 'ArrowRight')
    press(input, 'ArrowRight', { shiftKey: true })
    for (let index = 0; index < 3; index++) press(input, 'ArrowLeft', { shiftKey: true })
    expect(heard).toEqual([4, 14, 4])
    expect(find(target, 'output').textContent).toBe('4')
  })
})

describe('Tabs', () => {
  it('move with the arrow keys, around the ends', () => {
    const target = show(Tabs, {
      label: 'Parts',
      value: 'a',
      tabs: ['a', 'b', 'c'].map((value) => ({ value, label: value })),
      panel: createRawSnippet(() => ({ render: () => '<p>a panel</p>' })),
    })
    const list = find(target, '[role=tablist]')
    const chosen = (): string => find(target, '[aria-selected=true]').textContent.trim()
    press(list, 'ArrowLeft')
    expect(chosen()).toBe('c')
    press(list, 'ArrowRight')
    press(list, 'ArrowRight')
    expect(chosen()).toBe('b')
    press(list, 'End')
    expect(chosen()).toBe('c')
    expect(document.activeElement?.textContent.trim()).toBe('c')
    const named = find(target, '[role=tabpanel]').getAttribute('aria-labelledby') ?? ''
    expect(document.getElementById(named)?.textContent.trim()).toBe('c')
  })
})

describe('Table', () => {
  interface Row {
    id: number
    loss: number
  }

  function table(count: number, props: Record<string, unknown> = {}) {
    const opened: number[] = []
    const target = show(Table, {
      label: 'Runs',
      rows: Array.from({ length: count }, (_, id) => ({ id, loss: -id })),
      columns: [
        { id: 'id', title: 'Number', value: (row: Row) => row.id },
        { id: 'loss', title: 'Loss', value: (row: Row) => row.loss },
      ],
      keyOf: (row: Row) => row.id,
      onopen: (row: Row) => opened.push(row.id),
      ...props,
    })
    const grid = find(target, '[role=grid]')
    const shown = (): string[] =>
      [...target.querySelectorAll('tbody tr:not([aria-hidden])')].map(
        (row) => find(row, 'td:not(:has(input))').textContent,
      )
    const active = (): string | undefined => target.querySelector('tr.active')?.firstElementChild?.textContent
    return { target, grid, shown, active, opened }
  }

  it('renders what is in sight only, and says how many there are', () => {
    const { grid, shown } = table(10_000)
    expect(shown().length).toBeLessThan(60)
    expect(grid.getAttribute('aria-rowcount')).toBe('10001')
  })

  it('sorts by a heading, and back', () => {
    const { target, shown } = table(20)
    const heading = [...target.querySelectorAll<HTMLElement>('th button')][1]
    heading.click()
    flushSync()
    expect(shown().slice(0, 2)).toEqual(['19', '18'])
    heading.click()
    flushSync()
    expect(shown().slice(0, 2)).toEqual(['0', '1'])
    expect(find(target, 'th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
  })

  it('is walked with the arrow keys and opened with Enter', () => {
    const { grid, active, opened } = table(5)
    press(grid, 'ArrowDown')
    press(grid, 'ArrowDown')
    expect(active()).toBe('1')
    press(grid, 'Enter')
    press(grid, 'End')
    press(grid, 'ArrowDown')
    expect(active()).toBe('4')
    press(grid, 'Home')
    press(grid, 'ArrowUp')
    expect(active()).toBe('0')
    expect(opened).toEqual([1])
  })

  it('selects with Space, and all with the box above', () => {
    const { target, grid } = table(3, { selected: [] })
    const checked = (): number => target.querySelectorAll('tbody input:checked').length
    press(grid, 'ArrowDown')
    press(grid, ' ')
    expect(checked()).toBe(1)
    find<HTMLInputElement>(target, 'thead input').click()
    flushSync()
    expect(checked()).toBe(3)
  })

  it('shows what stands for emptiness', () => {
    const { target } = table(0, { empty: createRawSnippet(() => ({ render: () => '<p>no run yet</p>' })) })
    expect(target.textContent).toContain('no run yet')
  })
})

describe('Progress', () => {
  it('tells what time is left, while there is any', () => {
    const told = (share: number | undefined, remaining?: number): string =>
      find(show(Progress, { label: 'Reading', share, remaining }), '.remaining').textContent.trim()
    expect(told(0.5, 42)).toBe('about 42 sec left')
    expect(told(undefined, 42)).toBe('about 42 sec left')
    expect(told(0.99, 0.4)).toBe('')
    expect(told(1, 42)).toBe('')
    expect(told(0.5)).toBe('')
  })
})
