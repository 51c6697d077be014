import { describe, expect, it } from 'vitest'
import { dynasties, provinces, radicals, sayings, solarTerms } from './china.ts'
import { coasts, continents, countries, country, famous } from './countries.ts'
import { animals, chineseClasses, plants } from './creatures.ts'
import { events, festivals, instruments, months, opposites } from './culture.ts'
import { chineseKinds, elements } from './elements.ts'
import { language, languages } from './languages.ts'
import { mountains, places, rivers } from './nature.ts'
import { people } from './people.ts'
import { moons, planets } from './sky.ts'
import { entry, parts, rows } from './table.ts'
import { things } from './things.ts'
import { towns } from './towns.ts'

const repeated = <T>(values: readonly T[]): T[] => values.filter((value, i) => values.indexOf(value) !== i)

describe('tables', () => {
  it('name the line with too few or too many fields', () => {
    expect(() => rows('a|b\na|b|c\n', 2)).toThrow('3 fields instead of 2: a|b|c')
    expect(rows('\n a | b \n', 2)).toEqual([['a', 'b']])
  })

  it('divide lists and know the dash', () => {
    expect(parts('a; b ;')).toEqual(['a', 'b'])
    expect(parts('-')).toEqual([])
    expect(() => entry(new Map<string, string>(), 'x')).toThrow('no entry "x"')
  })

  it.each([
    ['countries', countries],
    ['elements', elements],
    ['languages', languages],
    ['rivers', rivers],
    ['mountains', mountains],
    ['places', places],
    ['towns', towns],
    ['people', people],
    ['plants', plants],
    ['instruments', instruments],
    ['events', events],
    ['festivals', festivals],
    ['planets', planets],
    ['moons', moons],
    ['things', things],
  ] as const)(
    '%s have unique names in both languages',
    (_, entries: readonly { english: string; chinese: string }[]) => {
      expect(repeated(entries.map(({ english }) => english))).toEqual([])
      expect(repeated(entries.map(({ chinese }) => chinese))).toEqual([])
      for (const { chinese } of entries) expect(chinese).toMatch(/[\p{Script=Han}Ⅰ]/u)
    },
  )
})

describe('countries', () => {
  it('have unique codes and capitals', () => {
    expect(repeated(countries.map(({ code }) => code))).toEqual([])
    const capitals = countries.flatMap(({ capital }) => (capital === undefined ? [] : [capital]))
    expect(capitals.length).toBeGreaterThan(150)
    expect(repeated(capitals.map(({ english }) => english))).toEqual([])
    expect(repeated(capitals.map(({ chinese }) => chinese))).toEqual([])
  })

  it('are neighbours of their neighbours', () => {
    for (const { code, neighbours } of countries) {
      expect(repeated(neighbours), code).toEqual([])
      for (const other of neighbours)
        expect(country(other).neighbours, `${other} beside ${code}`).toContain(code)
    }
  })

  it('name continents, coasts and languages that exist', () => {
    for (const subject of countries) {
      expect(subject.continents.length).toBeGreaterThan(0)
      for (const code of subject.continents) expect(continents.has(code), code).toBe(true)
      for (const code of subject.coasts) expect(coasts.has(code), code).toBe(true)
      for (const name of subject.languages) expect(language(name).english).toBe(name)
      if (subject.spoken) expect(subject.languages.length).toBeGreaterThan(0)
      // Whoever has no neighbour must have a coast.
      expect(subject.neighbours.length + subject.coasts.length, subject.code).toBeGreaterThan(0)
    }
  })

  it('lie on the globe, and on the right side of it', () => {
    for (const { code, latitude, longitude, continents: on } of countries) {
      expect(Math.abs(latitude), code).toBeLessThan(90)
      expect(Math.abs(longitude), code).toBeLessThanOrEqual(180)
      if (on.includes('NA') || on.includes('SA')) expect(longitude, code).toBeLessThan(-30)
      if (on.includes('AS')) expect(longitude, code).toBeGreaterThan(25)
    }
    expect(famous.length).toBeGreaterThan(30)
  })
})

describe('elements', () => {
  it('number 1 to 118 without a gap, in seven periods', () => {
    expect(elements.map(({ number }) => number)).toEqual(Array.from({ length: 118 }, (_, i) => i + 1))
    const lengths = [1, 2, 3, 4, 5, 6, 7].map(
      (period) => elements.filter((element) => element.period === period).length,
    )
    expect(lengths).toEqual([2, 8, 8, 18, 18, 32, 32])
  })

  it('have unique symbols of one or two letters', () => {
    expect(repeated(elements.map(({ symbol }) => symbol))).toEqual([])
    for (const { symbol } of elements) expect(symbol).toMatch(/^[A-Z][a-z]?$/)
  })

  it('belong to known kinds, and stand where everybody knows them', () => {
    for (const { kind } of elements) expect(chineseKinds[kind]).toBeTruthy()
    const at = (symbol: string) => elements.find((element) => element.symbol === symbol)?.number
    expect(['H', 'O', 'Fe', 'Ag', 'Au', 'Pb', 'U', 'Og'].map(at)).toEqual([1, 8, 26, 47, 79, 82, 92, 118])
    expect(elements.filter(({ kind }) => kind === 'lanthanide')).toHaveLength(15)
    expect(elements.filter(({ kind }) => kind === 'actinide')).toHaveLength(15)
    expect(elements.filter(({ kind }) => kind === 'noble gas').map(({ symbol }) => symbol)).toEqual(
      'He Ne Ar Kr Xe Rn Og'.split(' '),
    )
  })
})

describe('nature', () => {
  it('rivers and mountains lie in countries of the table', () => {
    for (const river of rivers) {
      expect(river.countries.length, river.english).toBeGreaterThan(0)
      for (const code of river.countries) expect(country(code).code).toBe(code)
      expect(river.towns.length).toBeGreaterThan(0)
    }
    for (const mountain of mountains)
      for (const code of mountain.countries) expect(country(code).code).toBe(code)
    for (const town of towns) expect(country(town.country).code).toBe(town.country)
  })

  it('no mountain is higher than Everest', () => {
    const heights = mountains.map(({ height }) => height ?? 0)
    expect(Math.max(...heights)).toBe(8849)
    expect(mountains[0].english).toBe('Mount Everest')
  })

  it('animals have a class, and the legs that go with it', () => {
    expect(repeated(animals.map(({ singular }) => singular))).toEqual([])
    expect(repeated(animals.map(({ chinese }) => chinese))).toEqual([])
    const legs: Record<string, number> = { bird: 2, insect: 6, arachnid: 8, crustacean: 10, fish: 0 }
    for (const animal of animals) {
      expect(chineseClasses[animal.class], animal.singular).toBeTruthy()
      if (animal.class in legs) expect(animal.legs, animal.singular).toBe(legs[animal.class])
    }
  })

  it('planets come in order and moons belong to planets or to Pluto', () => {
    expect(planets.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const moon of moons)
      expect([...planets.map(({ english }) => english), 'Pluto'], moon.english).toContain(moon.planet)
  })
})

describe('people and dates', () => {
  it('die after they are born, and live in countries of the table', () => {
    for (const person of people) {
      expect(country(person.country).code).toBe(person.country)
      expect(person.works.length, person.english).toBeGreaterThan(0)
      expect(person.chineseWorks.length, person.english).toBeGreaterThan(0)
      if (person.born !== undefined && person.died !== undefined) {
        expect(person.died - person.born, person.english).toBeGreaterThan(20)
        expect(person.died - person.born, person.english).toBeLessThan(105)
      }
    }
  })

  it('no work has two makers', () => {
    expect(repeated(people.flatMap(({ works }) => works))).toEqual([])
    expect(repeated(people.flatMap(({ chineseWorks }) => chineseWorks))).toEqual([])
  })

  it('festivals fall on days that exist, and alike in both languages', () => {
    for (const { english, date, chineseDate } of festivals) {
      const [day, name] = date.split(' ')
      const month = months.findIndex(([month]) => month === name)
      expect(month, english).toBeGreaterThanOrEqual(0)
      expect(Number(day), english).toBeLessThanOrEqual(months[month][2])
      expect(chineseDate).toBe(`${month + 1}月${day}日`)
    }
    expect(months.reduce((sum, [, , days]) => sum + days, 0)).toBe(365)
  })

  it('opposites are pairs', () => {
    for (const pair of opposites) expect(pair).toHaveLength(2)
  })
})

describe('Chinese tables', () => {
  it('have unique keys', () => {
    expect(repeated(provinces.flatMap(({ name, short, seat }) => [name, short, seat]))).toEqual([])
    expect(repeated(dynasties.map(({ name }) => name))).toEqual([])
    expect(repeated(sayings.map(([saying]) => saying))).toEqual([])
    expect(repeated(radicals.map(([radical]) => radical))).toEqual([])
  })

  it('hold the twenty-four solar terms, two a month', () => {
    expect(solarTerms).toHaveLength(24)
    for (let month = 1; month <= 12; month++)
      expect(solarTerms.filter(([, when]) => when === `${month}月`)).toHaveLength(2)
  })

  it('sayings have four characters', () => {
    for (const [saying] of sayings) expect([...saying]).toHaveLength(4)
  })
})
