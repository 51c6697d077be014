import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTags, parseTags, sameTags } from './tags.ts'

describe('tags', () => {
  it('are divided by commas of any script', () => {
    expect(parseTags(' demo, 中文，长跑、 best ;')).toEqual(['demo', '中文', '长跑', 'best'])
    expect(parseTags('  ')).toEqual([])
  })

  it('occur once, and stay within what the studio takes', () => {
    expect(parseTags('a, b, a')).toEqual(['a', 'b'])
    expect(parseTags(Array.from({ length: 99 }, (_, i) => `t${i}`).join())).toHaveLength(32)
    expect(parseTags('x'.repeat(999))[0]).toHaveLength(200)
  })

  it('written and read again are the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (line) => {
        const tags = parseTags(line)
        expect(sameTags(parseTags(formatTags(tags)), tags)).toBe(true)
      }),
    )
  })

  it('are the same only in the same order', () => {
    expect(sameTags(['a', 'b'], ['a', 'b'])).toBe(true)
    expect(sameTags(['a', 'b'], ['b', 'a'])).toBe(false)
    expect(sameTags(['a'], ['a', 'b'])).toBe(false)
  })
})
