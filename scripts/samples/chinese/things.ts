// 日常事物的条目。 Articles on things of daily life.
import type { Article } from '../article.ts'
import { things, type Thing } from '../facts/things.ts'
import { pick } from '../grammar.ts'
import { compose } from '../kind.ts'
import type { Reminders } from './cardinal.ts'
import { clause } from './words.ts'

export function thingArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Thing>({
    seed,
    entries: things,
    title: (thing) => thing.chinese,
    counterpart: (thing) => thing.english,
    fields: (thing) => ({
      name: thing.chinese,
      first: clause(thing.chineseFirst),
      second: clause(thing.chineseSecond),
    }),
    pair: (_, other) => ({
      other: other.chinese,
      otherFirst: clause(other.chineseFirst),
      otherSecond: clause(other.chineseSecond),
    }),
    parts: [
      {
        count: 2,
        templates: ['$first。', '$second。', '说到“$name”，{老人有许多话|词典里有好几行}：$first。'],
      },
      {
        headings: ['相关', '参看'],
        count: 1,
        others: 2,
        templates: [
          '“$name”旁边的词条叫“$other”：$otherFirst。',
          '再说“$other”：$otherSecond。',
          '{查|读}“$name”的人也会翻到“$other”。$otherFirst。',
        ],
      },
    ],
    lead: (_, random) =>
      reminders.from(pick(['measures', 'capitals', 'classes', 'numbers', 'people'], random), 2),
    categories: () => ['日常事物'],
  })
}
