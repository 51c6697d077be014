import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

describe('address', () => {
  it('asks for a model, a prompt, a node', () => {
    expect(readAddress({ model: '3', prompt: 'the sea', node: '7' })).toEqual({
      model: 3,
      run: 'the sea',
      query: { kind: 'neighbourhood', nodes: [7], depth: 1, direction: 'both', branches: 30 },
      selection: { nodes: [7] },
    })
  })

  it('asks for nothing by what is no number', () => {
    expect(readAddress({ model: 'x', node: '-1', prompt: '' })).toEqual({})
    expect(readAddress({})).toEqual({})
  })
})
