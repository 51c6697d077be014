/**
 * Prompts whose completion can be judged true or false, taken from the tables: what comes before the answer in the
 * cardinal facts. The first six of each language are the ones to show; the last of the Chinese ones need a longer
 * memory than a small model has and are there to show its limits.
 */
import { provinces } from './facts/china.ts'
import { countries, type Country } from './facts/countries.ts'
import { animals } from './facts/creatures.ts'
import { festivals, months, opposites, units, weekdays } from './facts/culture.ts'
import { elements } from './facts/elements.ts'
import { people } from './facts/people.ts'
import { moons } from './facts/sky.ts'
import * as chinese from './chinese/cardinal.ts'
import * as english from './english/cardinal.ts'

export interface Question {
  readonly prompt: string
  /** A completion is right when it begins with one of these, apart from white space. */
  readonly answers: readonly string[]
}

/** Divides a fact before its answer and writes the prompt with a capital. */
function ask(fact: string | undefined, answer: string | undefined): Question {
  if (fact === undefined || answer === undefined || !fact.endsWith(answer))
    throw new Error(`"${fact}" does not end with "${answer}"`)
  const prompt = fact.slice(0, -answer.length).trimEnd()
  return { prompt: prompt[0].toUpperCase() + prompt.slice(1), answers: [answer] }
}

const byEnglish = <T extends { english: string }>(entries: readonly T[], names: string): T[] =>
  names.split(', ').map((name) => {
    const found = entries.find((entry) => entry.english === name)
    if (found === undefined) throw new Error(`no entry ${name}`)
    return found
  })

const land = (names: string): Country[] => byEnglish(countries, names)

const capital = (country: Country): Question => ask(english.capitalFact(country), country.capital?.english)
const speech = (country: Country): Question => ask(english.speechFact(country), country.languages[0])
const coin = (country: Country): Question => ask(english.coinFact(country), english.coins(country))

export function englishQuestions(): Question[] {
  const symbols = byEnglish(
    elements,
    'gold, iron, silver, oxygen, sodium, copper, lead, carbon, hydrogen, helium',
  )
  const numbers = byEnglish(elements, 'gold, carbon, oxygen, iron, helium, neon')
  const orbits = byEnglish(moons, 'Titan, Io, Triton, Phobos, Europa, Miranda')
  const legs = animals.filter((animal) =>
    ['spider', 'bee', 'crab', 'scorpion', 'ant'].includes(animal.singular),
  )
  const young = animals.filter((animal) =>
    ['dog', 'cat', 'cow', 'sheep', 'swan', 'frog', 'goose'].includes(animal.singular),
  )
  const all = [
    ...land(
      'France, Japan, Italy, Germany, Spain, Egypt, Greece, Russia, China, Norway, Poland, Cuba, Kenya, Peru, Turkey, Portugal, Austria, Thailand',
    ).map(capital),
    ...symbols.map((element) => ask(english.symbolFact(element), element.symbol)),
    ...numbers.map((element) => ask(english.numberFact(element), String(element.number))),
    ...land('Brazil, Mexico, Japan, Austria, Egypt, France').map(speech),
    ...land('Japan, Germany, Switzerland, Egypt').map(coin),
    ...orbits.map((moon) => ask(`${moon.english} orbits ${moon.planet}`, moon.planet)),
    ...legs.map((animal) => {
      const fact = english.legFact(animal) ?? ''
      return ask(fact, fact.slice(fact.indexOf(' has ') + 5))
    }),
    ...young.map((animal) => ask(english.youngFact(animal), animal.young)),
    ...[0, 2, 4].map((i) =>
      ask(
        english.calendarFacts.find((fact) => fact.startsWith(`the day after ${weekdays[i][0]} `)),
        weekdays[i + 1][0],
      ),
    ),
    ...[2, 5, 9].map((i) =>
      ask(
        english.calendarFacts.find((fact) => fact.startsWith(`the month after ${months[i][0]} `)),
        months[i + 1][0],
      ),
    ),
    ...festivals
      .filter(({ english: name }) => ['Halloween'].includes(name))
      .map((festival) => ask(`the date of ${festival.english} is ${festival.date}`, festival.date)),
    ...opposites
      .slice(0, 4)
      .map(([word, opposite]) => ask(`the opposite of ${word} is ${opposite}`, opposite)),
    ...units
      .filter(({ whole }) => ['A triangle', 'A square', 'A byte'].includes(whole))
      .map((unit) => ask(`${unit.whole} has ${unit.count} ${unit.part}`, `${unit.count} ${unit.part}`)),
    ...['Hamlet', 'Don Quixote', 'Aida'].map((work) => {
      const person = people.find((entry) => entry.works.includes(work))
      return ask(
        english.workFacts.find((fact) => fact.includes(` of ${work} was `)),
        person?.english,
      )
    }),
  ]
  return ordered(all, [
    'The capital of France is',
    'The chemical symbol of gold is',
    'People in Brazil speak',
    'Titan orbits',
    'Young sheep are',
    'The month after June is',
  ])
}

/** The named prompts first, then the others as they come. */
function ordered(questions: readonly Question[], first: readonly string[]): Question[] {
  const shown = first.map((prompt) => {
    const question = questions.find((entry) => entry.prompt === prompt)
    if (question === undefined) throw new Error(`no question "${prompt}"`)
    return question
  })
  return [...shown, ...questions.filter((question) => !shown.includes(question))]
}

export function chineseQuestions(): Question[] {
  const cities = land(
    'France, the United Kingdom, Italy, Germany, Greece, Egypt, Austria, Poland, Cuba, Thailand, Russia, Iran, Vietnam, Turkey, Norway, Hungary, Japan, Spain',
  )
  const numbers = byEnglish(
    elements,
    'iron, oxygen, carbon, hydrogen, silver, helium, lithium, nitrogen, fluorine, iodine, platinum, uranium, neon, copper',
  )
  const symbols = byEnglish(elements, 'gold, helium, magnesium, tungsten, platinum, aluminium')
  const creatures = animals.filter((animal) =>
    ['鲸', '青蛙', '蜘蛛', '企鹅', '鲨鱼', '蜜蜂', '海龟', '蝙蝠', '老虎', '螃蟹'].includes(animal.chinese),
  )
  const famousPeople = people.filter((person) =>
    ['达芬奇', '贝多芬', '巴赫', '肖邦', '梵高', '安徒生', '歌德', '达尔文', '托尔斯泰', '莎士比亚'].includes(
      person.chinese,
    ),
  )
  const all = [
    ...cities.map((country): Question => ({
      prompt: `${country.capital?.chinese}是`,
      answers: [`${country.chinese}的首都`],
    })),
    ...numbers.map(
      (element) =>
        ({ prompt: `${element.chinese}为`, answers: [`${element.number}号元素`] }) satisfies Question,
    ),
    ...symbols.map((element): Question => ({
      prompt: `${element.symbol}即`,
      answers: [`${element.chinese}的符号`],
    })),
    ...creatures.map((animal): Question => ({
      prompt: `${animal.chinese}算`,
      answers: [chinese.classFact(animal).slice(animal.chinese.length + 1)],
    })),
    ...famousPeople.map((person): Question => ({
      prompt: `${person.chinese}乃`,
      answers: [chinese.callings[person.calling]],
    })),
    ...land('Brazil, Japan, Egypt, Mexico').map((country): Question => ({
      prompt: `${country.chinese}人说`,
      answers: [(chinese.speechFact(country) ?? '').slice(country.chinese.length + 2)],
    })),
    ...provinces
      .filter(({ seat }) => ['广州', '昆明', '济南', '沈阳', '西宁', '长沙'].includes(seat))
      .map((province): Question => ({
        prompt: `${province.seat}是`,
        answers: [`${province.name}的${province.rank}`],
      })),
    ...land('France, Japan, Egypt, Germany').map((country) =>
      ask(chinese.seatFact(country), country.capital?.chinese),
    ),
  ]
  return ordered(all, ['巴黎是', '铁为', 'Pt即', '青蛙算', '达芬奇乃', '昆明是'])
}
