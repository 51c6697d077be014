// Overviews of a continent or a theme, and pages of mixed facts for a quiz: lists as every encyclopedia has them.
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { continents, countries } from '../facts/countries.ts'
import { elements } from '../facts/elements.ts'
import { shuffled } from '../grammar.ts'
import {
  capitalFact,
  coinFact,
  factPools,
  speechFact,
  symbolFact,
  type FactPool,
  type Reminders,
} from './cardinal.ts'

const overview = (title: string, opening: string, items: readonly string[], category: string): Article => ({
  title,
  sections: [{ paragraphs: [[opening]] }, { heading: 'List', items }],
  categories: ['Overviews', category],
})

const themes: readonly (readonly [FactPool, string])[] = [
  ['capitals', 'geography'],
  ['symbols', 'chemistry'],
  ['orbits', 'the sky'],
  ['legs', 'animals'],
  ['young', 'young animals'],
  ['works', 'books, music and pictures'],
  ['calendar', 'dates'],
  ['measures', 'measures and words'],
  ['speech', 'languages'],
  ['coins', 'money'],
]

export function overviewArticles(seed: number, reminders: Reminders): Article[] {
  const random = new Random(seed)
  const articles = [...continents].flatMap(([code, { english }]) => {
    const members = shuffled(
      countries.filter((entry) => entry.continents.includes(code)),
      random,
    )
    return [
      overview(
        `Capitals of ${english}`,
        `This page gathers the seats of government of ${english}, in no particular order.`,
        reminders.about(members.map(capitalFact), 'capitals'),
        english,
      ),
      overview(
        `Speech in ${english}`,
        `What one hears in the streets of ${english} fills this page.`,
        reminders.about(members.map(speechFact), 'speech'),
        english,
      ),
      overview(
        `Money in ${english}`,
        `Travellers through ${english} should know what to carry in the purse.`,
        reminders.about(members.map(coinFact), 'coins'),
        english,
      ),
    ].filter((article) => (article.sections[1].items ?? []).length > 2)
  })
  for (let period = 1; period <= 7; period++)
    articles.push(
      overview(
        `Symbols of period ${period}`,
        `The letters of the row with the number ${period} are explained here.`,
        reminders.about(elements.filter((element) => element.period === period).map(symbolFact), 'symbols'),
        'Chemistry',
      ),
    )
  for (const [pool, theme] of themes)
    for (let sheet = 1; sheet <= 3; sheet++)
      articles.push(
        overview(
          `Quiz on ${theme}, sheet ${sheet}`,
          `Sheet ${sheet} collects answers on ${theme} for an evening among friends.`,
          reminders.about(shuffled(factPools[pool], random).slice(0, 22), pool),
          'Quizzes',
        ),
      )
  return articles
}
