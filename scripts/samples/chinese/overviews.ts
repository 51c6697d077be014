// 各洲概览与知识问答。 Overviews of a continent and pages of mixed facts.
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { continents, countries } from '../facts/countries.ts'
import { shuffled } from '../grammar.ts'
import {
  capitalFact,
  coinFact,
  factPools,
  seatFact,
  speechFact,
  type FactPool,
  type Reminders,
} from './cardinal.ts'

const overview = (title: string, opening: string, items: readonly string[], category: string): Article => ({
  title,
  sections: [{ paragraphs: [[opening]] }, { heading: '列表', items }],
  categories: ['概览', category],
})

const themes: readonly (readonly [FactPool, string])[] = [
  ['capitals', '地理'],
  ['provinces', '省区'],
  ['numbers', '元素'],
  ['symbols', '符号'],
  ['orbits', '星空'],
  ['classes', '动物'],
  ['people', '人物'],
  ['works', '作品'],
  ['calendar', '日期'],
  ['measures', '度量'],
  ['speech', '语言'],
  ['coins', '货币'],
]

const sheetNames = ['甲', '乙', '丙']

export function overviewArticles(seed: number, reminders: Reminders): Article[] {
  const random = new Random(seed)
  const articles = [...continents].flatMap(([code, { chinese }]) => {
    const members = shuffled(
      countries.filter((entry) => entry.continents.includes(code)),
      random,
    )
    return [
      overview(
        `${chinese}各国首都`,
        `本页汇集${chinese}各国的首都，不分先后。`,
        reminders.about(
          members.flatMap((entry) => [capitalFact(entry), seatFact(entry)]),
          'capitals',
        ),
        chinese,
      ),
      overview(
        `${chinese}的语言`,
        `走在${chinese}的街上能听到什么话，请看下文。`,
        reminders.about(members.map(speechFact), 'speech'),
        chinese,
      ),
      overview(
        `${chinese}的货币`,
        `到${chinese}旅行，先看看钱包里该装什么。`,
        reminders.about(members.map(coinFact), 'coins'),
        chinese,
      ),
    ].filter((article) => (article.sections[1].items ?? []).length > 2)
  })
  for (const [pool, theme] of themes)
    for (const sheet of sheetNames)
      articles.push(
        overview(
          `${theme}知识问答（${sheet}）`,
          `${sheet}卷收了${theme}方面的答案，供朋友聚会时取用。`,
          reminders.about(shuffled(factPools[pool], random).slice(0, 24), pool),
          '问答',
        ),
      )
  return articles
}
