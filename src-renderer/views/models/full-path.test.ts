import { expect, it } from 'vitest'
import { isFullPath } from './full-path.ts'

it.each(['/home/ada/x', 'C:\\Users\\ada', 'd:/x', '\\\\server\\share', ' /x '])(
  '%s is a full path',
  (path) => {
    expect(isFullPath(path)).toBe(true)
  },
)

it.each(['', 'x', './x', '~/x', 'C:', 'file:///x', '\\x'])('%s is none', (path) => {
  expect(isFullPath(path)).toBe(false)
})
