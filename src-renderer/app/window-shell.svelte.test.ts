import { describe, expect, it } from 'vitest'
import { WindowShell } from './window-shell.svelte.ts'

class Counter {
  count = $state(1)
  readonly twice: number = $derived(this.count * 2)
}

describe('state that outlives a view', () => {
  it('is made once, and still follows after the view that made it is left', () => {
    const shell = new WindowShell({} as never, {} as never)
    const view = (seen: (twice: number) => void): (() => void) =>
      $effect.root(() => {
        const counter = shell.keep('counter', () => new Counter())
        $effect(() => seen(counter.twice))
        counter.count++
      })
    const seen: number[] = []
    const leave = view((twice) => seen.push(twice))
    leave()
    const again = view((twice) => seen.push(twice))
    const counter = shell.keep('counter', () => new Counter())
    expect(counter.count).toBe(3)
    expect(counter.twice).toBe(6)
    counter.count = 10
    expect(counter.twice).toBe(20)
    again()
  })
})
