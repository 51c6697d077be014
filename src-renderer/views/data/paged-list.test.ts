import { describe, expect, it } from 'vitest'
import { matching, PagedList } from './paged-list.svelte.ts'

function numbers(total: number, asked: number[] = []): PagedList<number> {
  return new PagedList(async (first, count) => {
    asked.push(first)
    const length = Math.max(0, Math.min(count, total - first))
    return { total, items: Array.from({ length }, (_, i) => first + i) }
  })
}

describe('a list in pages', () => {
  it('reads as far as it is asked to', async () => {
    const list = numbers(4500)
    expect(list.total).toBeUndefined()
    await list.readUpTo(1)
    expect(list.items).toHaveLength(1000)
    expect(list.total).toBe(4500)
    expect(list.isComplete).toBe(false)
    await list.readUpTo(Infinity)
    expect(list.items).toEqual(Array.from({ length: 4500 }, (_, i) => i))
    expect(list.isComplete).toBe(true)
  })

  it('asks for no page twice, however often it is called', async () => {
    const asked: number[] = []
    const list = numbers(3000, asked)
    await Promise.all([list.readUpTo(1), list.readUpTo(Infinity), list.readUpTo(5)])
    expect(asked).toEqual([0, 1000, 2000])
    await list.readUpTo(Infinity)
    expect(asked).toHaveLength(3)
  })

  it('ends where the list ends before its total', async () => {
    const list = new PagedList<number>(async (first) => ({ total: 50, items: first === 0 ? [1, 2] : [] }))
    await list.readUpTo(Infinity)
    expect(list.total).toBe(2)
    expect(list.isComplete).toBe(true)
  })

  it('keeps what it has when a page fails, and goes on when asked again', async () => {
    let isBroken = true
    const list = new PagedList<number>(async (first) => {
      if (first > 0 && isBroken) throw new Error('gone')
      return { total: 2, items: [first] }
    })
    await list.readUpTo(2)
    expect(list.items).toEqual([0])
    expect(String(list.error)).toContain('gone')
    isBroken = false
    await list.readUpTo(2)
    expect(list.items).toEqual([0, 1])
    expect(list.error).toBeUndefined()
  })

  it('stops when it is closed', async () => {
    const asked: number[] = []
    const list = numbers(1e6, asked)
    const reading = list.readUpTo(Infinity)
    list.close()
    await reading
    expect(asked).toHaveLength(1)
  })
})

describe('a search', () => {
  const titles = ['New York', 'York', 'Yorkshire, new', '新约克']
  it('wants every word, in any order and case', () => {
    expect(matching(titles, 'new YORK', (title) => title)).toEqual(['New York', 'Yorkshire, new'])
    expect(matching(titles, '约', (title) => title)).toEqual(['新约克'])
    expect(matching(titles, 'paris', (title) => title)).toEqual([])
  })

  it('without words finds everything', () => {
    expect(matching(titles, '  ', (title) => title)).toBe(titles)
  })
})
