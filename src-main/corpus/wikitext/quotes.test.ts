import { describe, expect, it } from 'vitest'
import { removeQuoteMarks } from './quotes.ts'

describe('removeQuoteMarks', () => {
  it.each([
    ["''a'' '''b''' '''''c'''''", 'a b c'],
    ["it's", "it's"],
    ["''Titanic'''s crew", "Titanic's crew"],
    ["l'''amour'' fou", "l'amour fou"],
    ["'''a", 'a'],
    ["''''a'''", "'a"],
    ["''''''''", "'"],
    ["a '''b''' and ''c", 'a b and c'],
  ])('%s', (line, text) => expect(removeQuoteMarks(line)).toBe(text))
})
