import { describe, expect, it } from 'vitest'
import { bestMatches, matchScore } from './matching.ts'

const titles = ['Go to Data', 'Theme: dark', 'Show all commands', 'Export as CSV', '前往训练', 'Update data']

function found(query: string): string[] {
  return bestMatches(titles, (title) => title, query)
}

describe('matching', () => {
  it('asks for every word, in any order', () => {
    expect(found('dark theme')).toEqual(['Theme: dark'])
    expect(found('data to')).toEqual(['Go to Data'])
    expect(found('data csv')).toEqual([])
  })

  it('prefers beginnings to insides', () => {
    expect(found('da')).toEqual(['Go to Data', 'Theme: dark', 'Update data'])
    expect(matchScore('Data', 'da')).toBeGreaterThan(matchScore('Go to Data', 'da') ?? 0)
    expect(matchScore('Go to Data', 'da')).toBeGreaterThan(matchScore('Update', 'da') ?? 0)
  })

  it('finds Chinese anywhere', () => {
    expect(found('训练')).toEqual(['前往训练'])
  })

  it('has everything when nothing is asked, in its order', () => {
    expect(found('')).toEqual(titles)
    expect(found('   ')).toEqual(titles)
  })

  it('takes what was typed as it is', () => {
    for (const query of ['(', '[', '\\', '.*', '+']) expect(found(query)).toEqual([])
  })
})
