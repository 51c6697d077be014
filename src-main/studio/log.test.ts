import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../fixtures/workspace.ts'
import { Log } from './log.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const log = new Log(folder.path)

function file(): string {
  return readFileSync(path.join(folder.path, 'logs', 'studio.log'), 'utf8')
}

describe('the log', () => {
  it('keeps details to its file', () => {
    log.write('job 3 failed: input-damaged', 'the dump /home/me/letters.xml ends in “My diary”')
    expect(log.recent().join('\n')).toMatch(/job 3 failed: input-damaged$/)
    expect(file()).toContain('letters.xml')
  })

  it('has one line for one event, whatever it says', () => {
    log.write('refused: a\n2026-01-01 forged', 'b\r\nc')
    expect(log.recent().at(-1)).toMatch(/refused: a ⏎ 2026-01-01 forged$/)
    expect(file().trimEnd().split('\n')).toHaveLength(log.recent().length)
  })

  it('tells where a defect was, and what it says only where that cannot quote anything', () => {
    const quoting = new SyntaxError('Unexpected token, "Dear diary" is not valid JSON')
    log.error('defect in corpora.get', quoting)
    const told = log.recent().at(-1)!
    expect(told).toContain('defect in corpora.get: SyntaxError ⏎ ')
    expect(told).toContain('log.test.ts')
    expect(told).not.toContain('diary')
    expect(file()).toContain('Dear diary')

    const missing = Object.assign(new Error("open '/home/me/letters.xml'"), { code: 'ENOENT' })
    log.error('a request failed', missing)
    expect(log.recent().at(-1)).toContain('Error ENOENT')
    expect(log.recent().at(-1)).not.toContain('letters')

    log.error('defect', new TypeError('x is not a function'))
    expect(log.recent().at(-1)).toContain('TypeError: x is not a function')
    log.error('defect', 'a thrown text')
    expect(log.recent().at(-1)).not.toContain('thrown')
  })

  it('remembers the last events', () => {
    const short = new Log()
    for (let i = 0; i < 600; i++) short.write(`event ${i}`)
    expect(short.recent()).toHaveLength(500)
    expect(short.recent()[0]).toMatch(/event 100$/)
  })
})
