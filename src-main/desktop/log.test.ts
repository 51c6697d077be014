import { mkdtempSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLog } from './log.ts'

const now = (): Date => new Date('2026-01-02T03:04:05Z')
let folder: string
let terminal: string[]
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'log-'))
  terminal = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => terminal.push(String(text)) > 0)
})
afterEach(() => void vi.restoreAllMocks())

describe('the log', () => {
  it('has a line a message, whatever is in it', () => {
    const log = openLog(path.join(folder, 'logs'), now)
    log('refused\nhttps://example.org')
    log('again')
    expect(readFileSync(path.join(folder, 'logs/desktop.log'), 'utf8')).toBe(
      '2026-01-02T03:04:05.000Z refused https://example.org\n2026-01-02T03:04:05.000Z again\n',
    )
  })

  it('does not grow for ever', () => {
    const file = path.join(folder, 'desktop.log')
    writeFileSync(file, '')
    truncateSync(file, 1_000_001)
    openLog(folder, now)('new')
    expect(statSync(file).size).toBeLessThan(100)
    expect(statSync(`${file}.old`).size).toBe(1_000_001)
  })

  it('says it to the terminal at least', () => {
    writeFileSync(path.join(folder, 'file'), '')
    openLog(path.join(folder, 'file', 'logs'), now)('still heard')
    expect(terminal).toEqual(['2026-01-02T03:04:05.000Z still heard\n'])
  })
})
