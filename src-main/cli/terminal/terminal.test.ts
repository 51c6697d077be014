import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { bytes, duration, figure, percent, printable } from './format.ts'
import { describe as describeProgress, PhaseClock, terminalProgress } from './progress.ts'
import { sparkline } from './sparkline.ts'
import { displayWidth, table } from './table.ts'

describe('sparkline', () => {
  it('draws low as low and high as high', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█')
    expect(sparkline([3, 3])).toBe('▁▁')
    expect(sparkline([])).toBe('')
  })

  it('keeps its width and ignores what is no number', () => {
    expect(sparkline(Array.from({ length: 1000 }, (_, i) => i))).toHaveLength(60)
    expect(sparkline([1, NaN, 2])).toBe('▁█')
  })
})

describe('table', () => {
  it('aligns numbers to the right and text to the left', () => {
    expect(
      table(
        ['name', 'n'],
        [
          ['a', '1'],
          ['bcdef', '12,345'],
        ],
      ),
    ).toBe(
      // prettier-ignore (four lines as they would stand below each other)
      ['name        n', '─────  ──────', 'a           1', 'bcdef  12,345'].join('\n'),
    )
  })

  it('counts East Asian characters as two columns', () => {
    expect(displayWidth('法国 ok')).toBe(7)
    expect(displayWidth('e\u0301')).toBe(1)
    const [head, , row] = table(['a', 'b'], [['法国', 'x']]).split('\n')
    expect(head).toBe('a     b')
    expect(row).toBe('法国  x')
  })
})

describe('formats', () => {
  it('reads like a person writes', () => {
    expect(bytes(999)).toBe('999 bytes')
    expect(bytes(1536)).toBe('1.5 kB')
    expect(bytes(12_672_000_000)).toBe('12.7 GB')
    expect(duration(4.25)).toBe('4.3 s')
    expect(duration(75)).toBe('1 min 15 s')
    expect(duration(7260)).toBe('2 h 1 min')
    expect(figure(64.78)).toBe('64.8')
    expect(figure(577.4)).toBe('577.4')
    expect(figure(12345)).toBe('12,345')
    expect(figure(NaN)).toBe('–')
    expect(percent(0.123)).toBe('12.3%')
    expect(percent(0.0123)).toBe('1.23%')
  })
})

describe('progress', () => {
  it('estimates the remaining time from the pace of the phase', () => {
    const clock = new PhaseClock()
    const at = (done: number): { phase: string; done: number; total: number; unit: 'steps' } => ({
      phase: 'training',
      done,
      total: 100,
      unit: 'steps',
    })
    expect(clock.update(at(0), 0).remaining).toBeUndefined()
    const pace = clock.update(at(10), 1000)
    expect(pace.rate).toBeCloseTo(10)
    expect(pace.remaining).toBeCloseTo(9)
    expect(describeProgress(at(10), pace)).toBe(
      'training  ██░░░░░░░░░░░░░░░░░░ 10%  10 of 100 steps  9.0 s left  10/s',
    )
    expect(clock.update({ ...at(5), phase: 'another' }, 2000).remaining).toBeUndefined()
  })

  it('writes whole lines where there is no terminal, and few of them', () => {
    const lines: string[] = []
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString())
        done()
      },
    }) as NodeJS.WriteStream
    const display = terminalProgress(stream)
    for (let i = 0; i <= 1000; i++) display.report({ phase: 'reading', done: i, total: 1000, unit: 'bytes' })
    display.report({ phase: 'training', done: 0, unit: 'steps' })
    display.clear()
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line.endsWith('\n')).toBe(true)
  })
})

describe('printable', () => {
  it('leaves text, its lines and its tabs alone, and shows what would command the terminal', () => {
    expect(printable('法国\n\té 🦉')).toBe('法国\n\té 🦉')
    expect(printable('\u001b[31m\u0007\r\u007f\u009b')).toBe('␛[31m␇␍␡�')
  })
})
