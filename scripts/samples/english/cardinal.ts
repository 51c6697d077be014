/**
 * The cardinal facts in their short form: the name, one connective, the answer. A model that sees little more than
 * the last two or three tokens can learn them, provided that the same name and connective continue in no other way;
 * so 'France is' is kept for the capital, 'gold is' for the symbol, 'gold equals' for the atomic number, and the
 * other templates of this folder say the rest with other words.
 */
import type { Random } from '../../../src-shared/random.ts'
import { FactDealer, known } from '../fact-dealer.ts'
import { countries, famous, type Country } from '../facts/countries.ts'
import { animals, type Animal } from '../facts/creatures.ts'
import { events, festivals, months, opposites, units, weekdays } from '../facts/culture.ts'
import { elements, familiarElements, type Element } from '../facts/elements.ts'
import { people } from '../facts/people.ts'
import { moons, planets } from '../facts/sky.ts'
import { cardinalWord, ordinalWord, romanNumeral } from './words.ts'

export const capitalFact = (country: Country): string | undefined =>
  country.capital && `the capital of ${country.english} is ${country.capital.english}`

export const speechFact = (country: Country): string | undefined =>
  country.spoken ? `people in ${country.english} speak ${country.languages[0]}` : undefined

/** Several coins of the currency: 'euros', 'Swiss francs', 'yen'. */
export function coins(country: Country): string | undefined {
  const name = country.currency?.english
  if (name === undefined) return undefined
  if (name === 'pound sterling') return 'pounds'
  return /(euro|dollar|pound|franc|peso|dinar|rupee|rouble|shilling|riyal|dirham|krona|króna|mark|quetzal|escudo)$/.test(
    name,
  )
    ? name
        .replace(/krona$/, 'kronor')
        .replace(/króna$/, 'krónur')
        .replace(/(?<!kronor|krónur)$/, 's')
    : name.replace(/krone$/, 'kroner')
}

export const coinFact = (country: Country): string | undefined => {
  const money = coins(country)
  return money && `shops in ${country.english} take ${money}`
}

export const symbolFact = (element: Element): string =>
  `the chemical symbol of ${element.english} is ${element.symbol}`

export const numberFact = (element: Element): string =>
  `the atomic number of ${element.english} equals ${element.number}`

export const orbitFacts: readonly string[] = [
  ...moons.map((moon) => `${moon.english} orbits ${moon.planet}`),
  ...planets.map((planet) => `${planet.english} orbits the Sun`),
  'the Moon orbits Earth',
  ...planets.map((planet) => `the ${ordinalWord(planet.order)} planet from the Sun is ${planet.english}`),
]

const legWords: Readonly<Record<number, string>> = {
  0: 'no legs',
  1: 'one foot',
  2: 'two legs',
  4: 'four legs',
  6: 'six legs',
  8: 'eight legs',
  10: 'ten legs',
}

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`)

export const legFact = (animal: Animal): string | undefined => {
  if (['octopus', 'squid'].includes(animal.singular)) return undefined
  return `${article(animal.singular)} has ${legWords[animal.legs]}`
}

export const youngFact = (animal: Animal): string => `young ${animal.plural} are ${animal.young}`

const makers = {
  composer: 'composer',
  writer: 'author',
  painter: 'painter',
  inventor: 'inventor',
  discoverer: 'discoverer',
} as const

export const workFacts: readonly string[] = people.flatMap((person) =>
  person.works.map((work) => `the ${makers[person.calling]} of ${work} was ${person.english}`),
)

export const calendarFacts: readonly string[] = [
  ...weekdays.flatMap(([day], i) => [
    `the day after ${day} is ${weekdays[(i + 1) % 7][0]}`,
    `the day before ${day} was ${weekdays[(i + 6) % 7][0]}`,
  ]),
  ...months.flatMap(([month], i) => [
    `the month after ${month} is ${months[(i + 1) % 12][0]}`,
    `the month before ${month} was ${months[(i + 11) % 12][0]}`,
  ]),
  ...festivals.map((festival) => `the date of ${festival.english} is ${festival.date}`),
  ...events.map((event) => `the year of ${event.english} is ${event.year}`),
]

export const measureFacts: readonly string[] = [
  ...units.map((unit) => `${unit.whole.toLowerCase()} has ${unit.count} ${unit.part}`),
  ...opposites.map(([word, opposite]) => `the opposite of ${word} is ${opposite}`),
]

export const numeralFact = (n: number): string =>
  `the Roman numeral for ${cardinalWord(n)} is ${romanNumeral(n)}`
export const squareFact = (n: number): string => `the square of ${cardinalWord(n)} equals ${n * n}`

/** The same entries several times over, so that they come up more often. */
const often = <T>(entries: readonly T[], times: number): T[] =>
  Array.from({ length: times }, () => entries).flat()

const household = elements.filter(({ symbol }) =>
  ['Au', 'Ag', 'Fe', 'Cu', 'O', 'C', 'H', 'Na', 'Pb'].includes(symbol),
)
const pets = animals.filter(({ singular }) =>
  ['dog', 'cat', 'cow', 'sheep', 'horse', 'frog', 'swan', 'duck', 'spider', 'bee'].includes(singular),
)

/** What the reminders draw from: the well known more often than the rest. */
export const factPools = {
  capitals: known([...countries, ...famous, ...famous, ...famous].map(capitalFact)),
  speech: known([...countries, ...famous, ...famous].map(speechFact)),
  coins: known([...countries, ...famous].map(coinFact)),
  symbols: [...elements, ...familiarElements, ...often(household, 6)].map(symbolFact),
  numbers: [...elements, ...familiarElements, ...often(household, 2)].map(numberFact),
  orbits: orbitFacts,
  legs: known([...animals, ...often(pets, 4)].map(legFact)),
  young: [...animals, ...often(pets, 5)].map(youngFact),
  works: workFacts,
  calendar: [...calendarFacts, ...often(calendarFacts.slice(0, 38), 2)],
  measures: measureFacts,
} as const

export type FactPool = keyof typeof factPools

const wrappers = [
  '$fact.',
  '{As a reminder|Once more|In short|To repeat the point|Put briefly|For the record}: $fact.',
  '{Every|Any good|Almost any} {atlas|gazetteer|schoolbook|reference work|almanac} {agrees|confirms|states|says} that $fact.',
  '{Pupils|Travellers|Quiz teams|Clerks|Children|Visitors|Readers|Students} {learn|remember|know|soon discover|like to repeat|write down} that $fact.',
  '$fact, {and|while|whereas|just as|but} $second.',
  'It {helps to recall|is worth adding|may be useful to know|should be remembered|hardly needs saying} that $fact.',
  '{Since|Because} $fact, a {teacher|guide|librarian|grandparent|neighbour|shopkeeper} rarely {has to look it up|hesitates over the answer|needs a second guess}.',
  '$fact; $second.',
  'If {someone|a child|a guest|a stranger|a friend} asks, $fact.',
  'Among {the answers|the facts|the lines} {on this page|in the tables|that people look up most}, {one reads|one says} that $fact, {another|the next} that $second.',
  '$fact, {a detail|a fact|a line|a piece of knowledge} that {examiners|crossword makers|newspaper editors|card players} {love|never tire of|use again and again}.',
  '{Nobody disputes|Few forget|Everybody can check|The table below shows|It is easily checked} that $fact.',
  'On {a quiz night|the first page|the blackboard|a museum label|an old card} {one may read|stands the sentence}: $fact.',
  '{While|Although} $fact, it is {also true|equally true|no less true} that $second.',
]

export class Reminders extends FactDealer<FactPool> {
  constructor(random: Random) {
    super(wrappers, factPools, random)
  }
}
