import { describe, expect, it } from 'vitest'
import { fillIn, keysOf, messageAt } from './resolve.ts'

const dictionary = { a: { b: 'text', pages: { one: 'a page', other: '{count} pages' } }, c: 'more' } as const

describe('messageAt', () => {
  it('finds texts and plurals at their dotted keys', () => {
    expect(messageAt(dictionary, 'a.b')).toBe('text')
    expect(messageAt(dictionary, 'a.pages')).toBe(dictionary.a.pages)
  })

  it('finds nothing in between, beyond or beside', () => {
    for (const key of ['a', 'a.x', 'a.b.c', '', 'toString', 'a.constructor'])
      expect(messageAt(dictionary, key), key).toBeUndefined()
  })
})

describe('keysOf', () => {
  it('lists messages, not the groups they are in', () => {
    expect(keysOf(dictionary)).toEqual(['a.b', 'a.pages', 'c'])
  })
})

describe('fillIn', () => {
  it('writes numbers as the language does, and strings as they are', () => {
    expect(fillIn('{count} of {name}', { count: 12345, name: '1000' }, 'en')).toBe('12,345 of 1000')
    expect(fillIn('{count}', { count: 12345 }, 'de')).toBe('12.345')
  })

  it('picks the plural form', () => {
    expect(fillIn(dictionary.a.pages, { count: 1 }, 'en')).toBe('a page')
    expect(fillIn(dictionary.a.pages, { count: 0 }, 'en')).toBe('0 pages')
    expect(fillIn(dictionary.a.pages, { count: 1 }, 'zh-CN')).toBe('1 pages')
  })

  it('leaves what is not given visible', () => {
    expect(fillIn('{a} {b}', { a: 'x' }, 'en')).toBe('x {b}')
  })

  it('does not fill in what a parameter brought', () => {
    expect(fillIn('{a}', { a: '{b}', b: 'no' }, 'en')).toBe('{b}')
  })
})
