import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, redo, replace, startHistory, undo } from './history.ts'

const second = 1000

describe('history', () => {
  it('leads back and forth over every change', () => {
    let history = startHistory('a')
    history = change(history, 'b', undefined, 0)
    history = change(history, 'c', undefined, 0)
    history = undo(history)
    expect(history.present).toBe('b')
    history = undo(history)
    expect(history.present).toBe('a')
    expect(undo(history)).toBe(history)
    history = redo(redo(history))
    expect(history.present).toBe('c')
    expect(redo(history)).toBe(history)
  })

  it('makes one step of changes of a kind that follow each other closely', () => {
    let history = startHistory(0)
    for (let value = 1; value <= 5; value++) history = change(history, value, 'slider', value * 100)
    expect(undo(history).present).toBe(0)
  })

  it('begins a new step after a pause, for another kind, and after undo', () => {
    let history = startHistory(0)
    history = change(history, 1, 'slider', 0)
    history = change(history, 2, 'slider', 5 * second)
    expect(undo(history).present).toBe(1)
    history = change(history, 3, 'other', 5 * second)
    expect(undo(history).present).toBe(2)
    history = change(undo(history), 4, 'other', 5 * second)
    expect(undo(history).present).toBe(2)
  })

  it('forgets what was undone when something else is done', () => {
    let history = change(startHistory('a'), 'b', undefined, 0)
    history = change(undo(history), 'c', undefined, 0)
    expect(history.future).toEqual([])
    expect(undo(history).present).toBe('a')
  })

  it('takes no step for no change, and none for what was not the person’s doing', () => {
    const history = change(startHistory('a'), 'b', undefined, 0)
    expect(change(history, 'b', undefined, 0)).toBe(history)
    expect(undo(replace(history, 'c')).present).toBe('a')
  })

  it('comes back to the same states, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), (values) => {
        const states = values.map((value) => ({ value }))
        let history = startHistory(states[0])
        for (const state of states.slice(1)) history = change(history, state, undefined, 0)
        for (const state of states.toReversed().slice(1)) {
          history = undo(history)
          expect(history.present).toBe(state)
        }
        for (const state of states.slice(1)) {
          history = redo(history)
          expect(history.present).toBe(state)
        }
      }),
    )
  })

  it('keeps a limited number of steps', () => {
    let history = startHistory(0)
    for (let value = 1; value <= 500; value++) history = change(history, value, undefined, 0)
    expect(history.past).toHaveLength(200)
    expect(undo(history).present).toBe(499)
  })
})
