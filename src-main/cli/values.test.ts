import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { assignments, only, oneOf, real, rejectFrom, texts, whole, wholeList } from './values.ts'
import { workspaceFolder } from '../studio/workspace/default-folder.ts'

const usage = (meaning: RegExp): unknown =>
  expect.objectContaining({ kind: 'usage', message: expect.stringMatching(meaning) as string })

describe('values', () => {
  it('are whole numbers within their range', () => {
    expect(whole({ n: '7' }, 'n')).toBe(7)
    expect(whole({}, 'n')).toBeUndefined()
    expect(whole({ n: '0' }, 'n')).toBe(0)
    for (const wrong of ['', ' 7', '7.0', '-1', '+1', '1e3', '0x10', 'Infinity', '9'.repeat(20)])
      expect(() => whole({ n: wrong }, 'n')).toThrow(usage(/--n cannot be/))
    expect(whole({ n: '10' }, 'n', 5, 10)).toBe(10)
    expect(() => whole({ n: '11' }, 'n', 5, 10)).toThrow(
      expect.objectContaining({ hint: 'It is a whole number from 5 to 10.' }),
    )
  })

  it('are numbers within their range', () => {
    const range = { minimum: 0, maximum: 1 }
    expect(real({ t: '0.5' }, 't', range)).toBe(0.5)
    expect(real({}, 't', range)).toBeUndefined()
    for (const wrong of ['', ' ', '1.1', '-0.1', 'NaN', 'half'])
      expect(() => real({ t: wrong }, 't', range)).toThrow(usage(/--t cannot be/))
  })

  it('are one of some words, lists and assignments', () => {
    expect(oneOf({ k: 'a' }, 'k', ['a', 'b'])).toBe('a')
    expect(() => oneOf({ k: 'A' }, 'k', ['a', 'b'])).toThrow(usage(/"A"/))
    expect(wholeList({ l: '0, 14' }, 'l')).toEqual([0, 14])
    expect(wholeList({ l: '-1' }, 'l')).toEqual([-1])
    for (const wrong of ['', 'a', '1.5', '1,,2', '1,'])
      expect(() => wholeList({ l: wrong }, 'l')).toThrow(usage(/--l cannot be/))
    expect(texts({ s: ['a', 'b'] }, 's')).toEqual(['a', 'b'])
    expect(texts({}, 's')).toEqual([])
    expect(assignments({ set: ['a=1', ' b = x=y ', 'a=2'] }, 'set')).toEqual({ a: '2', b: 'x=y' })
    for (const wrong of ['a', '=1', ''])
      expect(() => assignments({ set: [wrong] }, 'set')).toThrow(usage(/--set/))
  })

  it('are as many as they shall be', () => {
    expect(only(['file'], 'The FILE')).toBe('file')
    expect(() => only([], 'The FILE')).toThrow(usage(/The FILE is missing/))
    expect(() => only(['a', 'b'], 'The FILE')).toThrow(usage(/"b"/))
    expect(() => rejectFrom(['x'])).toThrow(usage(/"x"/))
    expect(() => rejectFrom([])).not.toThrow()
  })
})

describe('the workspace', () => {
  it.each<[string, string | undefined, NodeJS.ProcessEnv, NodeJS.Platform, string]>([
    ['asked for', '/a', { BRILLM_WORKSPACE: '/b' }, 'linux', '/a'],
    ['in the environment', undefined, { BRILLM_WORKSPACE: '/b', XDG_DATA_HOME: '/c' }, 'linux', '/b'],
    ['in the data directory', undefined, { XDG_DATA_HOME: '/c' }, 'linux', '/c/brillm-studio'],
    [
      'at home',
      undefined,
      { BRILLM_WORKSPACE: '', XDG_DATA_HOME: '' },
      'linux',
      '~/.local/share/brillm-studio',
    ],
    ['on macOS', undefined, { XDG_DATA_HOME: '/c' }, 'darwin', '~/Library/Application Support/BriLLM Studio'],
    ['on Windows', undefined, { APPDATA: '/roaming' }, 'win32', '/roaming/BriLLM Studio'],
    ['on Windows without a variable', undefined, {}, 'win32', '~/AppData/Roaming/BriLLM Studio'],
    ['relative', 'here', {}, 'linux', './here'],
  ])('%s', (_what, asked, environment, platform, expected) => {
    const found = workspaceFolder(asked, environment, platform)
    expect(found).toBe(path.resolve(expected.replace('~', os.homedir())))
    expect(path.isAbsolute(found)).toBe(true)
  })
})
