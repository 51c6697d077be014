import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { formatPlace, parsePlace, WindowLocation } from './location.svelte.ts'

describe('places', () => {
  it('are read from addresses', () => {
    expect(parsePlace('#/explore?run=3&prompt=the%20cat')).toEqual({
      view: 'explore',
      parameters: { run: '3', prompt: 'the cat' },
    })
    expect(parsePlace('')).toEqual({ view: 'welcome', parameters: {} })
    expect(parsePlace('#/nowhere?x=1').view).toBe('welcome')
  })

  it('come back from their address, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 })),
        (parameters) => {
          const place = { view: 'complete', parameters: { ...parameters } } as const
          expect(parsePlace(formatPlace(place))).toEqual(place)
        },
      ),
    )
  })

  it('leave out what is empty', () => {
    expect(formatPlace({ view: 'data', parameters: { corpus: '', page: '2' } })).toBe('#/data?page=2')
  })
})

describe('the location', () => {
  let stop = (): void => undefined
  afterEach(() => stop())

  function begin(hash: string): WindowLocation {
    location.hash = hash
    const made = new WindowLocation()
    stop = made.follow()
    return made
  }

  it('follows the address', () => {
    const here = begin('#/train?run=3')
    expect(here.view).toBe('train')
    expect(here.parameters).toEqual({ run: '3' })
  })

  it('changes parameters in place, or as a step that can be taken back', () => {
    const here = begin('#/explore?run=3')
    const before = history.length
    here.set({ node: '7' })
    expect(history.length).toBe(before)
    expect(location.hash).toBe('#/explore?run=3&node=7')
    here.set({ run: '' }, { remember: true })
    expect(history.length).toBe(before + 1)
    expect(here.parameters).toEqual({ node: '7' })
  })

  it('remembers how each view was left', () => {
    const here = begin('#/explore?node=7')
    expect(here.hrefOf('train')).toBe('#/train')
    location.hash = '#/train?run=3'
    dispatchEvent(new HashChangeEvent('hashchange'))
    expect(here.view).toBe('train')
    expect(here.hrefOf('explore')).toBe('#/explore?node=7')
    expect(here.hrefOf('explore', {})).toBe('#/explore')
  })

  it('is left alone by what changes nothing', () => {
    const here = begin('#/data?corpus=1')
    const before = history.length
    here.set({ corpus: '1' }, { remember: true })
    here.go('data')
    expect(history.length).toBe(before)
  })
})
