import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Random } from '../../src-shared/random.ts'
import { capitalised, Deck, expand, fits, several, shuffled } from './grammar.ts'
import { direction, distance } from './geometry.ts'
import { englishLinker } from './links.ts'
import { cardinalWord, ordinalWord, romanNumeral, series } from './english/words.ts'
import { numberWord } from './chinese/words.ts'

const random = (): Random => new Random(1)

describe('expand', () => {
  it('chooses, nests and fills in', () => {
    const seen = new Set(
      Array.from({ length: 60 }, (_, i) => expand('{a|b{1|2}|} $name.', { name: 'X' }, new Random(i))),
    )
    expect([...seen].sort()).toEqual(['A X.', 'B1 X.', 'B2 X.', 'X.'])
  })

  it('does not read the braces and bars of a field', () => {
    expect(expand('$x', { x: '{a|b}' }, random())).toBe('{a|b}')
  })

  it('fits the article to the word', () => {
    expect(expand('a(n) $x', { x: 'owl' }, random())).toBe('An owl')
    expect(expand('it is a(n) $x', { x: 'cat' }, random())).toBe('It is a cat')
  })

  it('refuses unknown fields and open braces', () => {
    expect(() => expand('$x', {}, random())).toThrow('no field x')
    expect(() => expand('{a|b', {}, random())).toThrow('unbalanced')
    expect(fits('$x {$y|}', { x: 'a' })).toBe(false)
  })

  it('keeps characters beyond the basic plane whole', () => {
    expect(capitalised('𬬻是')).toBe('𬬻是')
    expect(capitalised('')).toBe('')
  })
})

describe('Deck', () => {
  it('deals different templates that fit, and each about equally often', () => {
    const deck = new Deck(['one', 'two', 'three $x', 'four'], random())
    const counts = new Map<string, number>()
    for (let i = 0; i < 30; i++) {
      const dealt = deck.deal(2, {})
      expect(new Set(dealt).size).toBe(2)
      for (const sentence of dealt) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['Four', 'One', 'Two'])
    for (const count of counts.values()) expect(count).toBe(20)
  })

  it('gives fewer where too few fit', () => {
    expect(new Deck(['$x', 'y'], random()).deal(5, {})).toEqual(['Y'])
  })
})

describe('choosing', () => {
  it('shuffles and picks without loss or repetition', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 3, maxLength: 20 }),
        fc.integer(),
        (values, seed) => {
          const order = new Random(seed)
          expect(shuffled(values, order).sort()).toEqual([...values].sort())
          const two = several(values, 2, order, values[0])
          expect(new Set(two).size).toBe(2)
          expect(two).not.toContain(values[0])
        },
      ),
    )
  })
})

describe('numbers in words', () => {
  it('in English', () => {
    expect([0, 13, 21, 100, 342, 1005, 9999].map(cardinalWord)).toEqual([
      'zero',
      'thirteen',
      'twenty-one',
      'one hundred',
      'three hundred and forty-two',
      'one thousand and five',
      'nine thousand nine hundred and ninety-nine',
    ])
    expect([1, 2, 12, 20, 33].map(ordinalWord)).toEqual([
      'first',
      'second',
      'twelfth',
      'twentieth',
      'thirty-third',
    ])
    expect([4, 9, 14, 1999].map(romanNumeral)).toEqual(['IV', 'IX', 'XIV', 'MCMXCIX'])
    expect(series(['a', 'b', 'c'])).toBe('a, b and c')
    expect(series([])).toBeUndefined()
  })

  it('in Chinese', () => {
    expect([0, 10, 15, 20, 42, 100, 105, 115, 340, 1005, 1050, 2024].map(numberWord)).toEqual(
      '零 十 十五 二十 四十二 一百 一百零五 一百一十五 三百四十 一千零五 一千零五十 二千零二十四'.split(' '),
    )
  })
})

describe('geometry', () => {
  const paris = { latitude: 48.9, longitude: 2.4 }
  it('knows how far and which way', () => {
    expect(distance(paris, { latitude: 52.5, longitude: 13.4 })).toBe(900)
    expect(direction(paris, { latitude: 52.5, longitude: 13.4 })).toBe(1)
    expect(direction(paris, { latitude: 40.4, longitude: -3.7 })).toBe(5)
    expect(distance(paris, paris)).toBe(0)
  })
})

describe('englishLinker', () => {
  const article = (title: string, surfaces: string[] = []) => ({
    title,
    surfaces,
    sections: [],
    categories: [],
  })
  it('links the first mention only, with trails and pipes, never to itself', () => {
    const linker = englishLinker(
      [article('River', ['river']), article('French language', ['French']), article('Own')],
      1,
      random(),
    )
    expect(linker.within('Own')('Own rivers and a river in French.')).toBe(
      'Own [[river]]s and a river in [[French language|French]].',
    )
  })
})
