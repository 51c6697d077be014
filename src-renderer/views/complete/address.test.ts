import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

describe('the address of the view', () => {
  it('asks for nothing when it is empty', () => {
    expect(readAddress({})).toEqual({ wished: undefined, wantsTour: false })
  })

  it('names a model, a run, a prompt and the tour', () => {
    expect(readAddress({ model: '3', run: '4', prompt: 'The', tour: '1' })).toEqual({
      wished: { model: 3, run: 4, prompt: 'The' },
      wantsTour: true,
    })
  })

  it('leaves out what is no number', () => {
    expect(readAddress({ model: '3e4', run: '-1', tour: '1' })).toEqual({
      wished: undefined,
      wantsTour: true,
    })
  })
})
