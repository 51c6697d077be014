import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { grounds } from './window.ts'

describe('the window before its page', () => {
  it('has the ground of the page, so that nothing flashes', () => {
    const tokens = readFileSync(path.join(import.meta.dirname, '../../../src-renderer/ui/tokens.css'), 'utf8')
    expect(tokens).toContain(`--ground: light-dark(${grounds.light}, ${grounds.dark});`)
  })
})
