// Articles on everyday things.
import type { Article } from '../article.ts'
import { things, type Thing } from '../facts/things.ts'
import { capitalised, pick } from '../grammar.ts'
import { compose } from '../kind.ts'
import type { Reminders } from './cardinal.ts'

const clause = (sentence: string): string => sentence.replace(/\.$/, '')

export function thingArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Thing>({
    seed,
    entries: things,
    title: (thing) => capitalised(thing.english),
    surfaces: (thing) => [thing.english],
    counterpart: (thing) => thing.chinese,
    fields: (thing) => ({ name: thing.english, first: clause(thing.first), second: clause(thing.second) }),
    pair: (_, other) => ({
      other: other.english,
      otherFirst: clause(other.first),
      otherSecond: clause(other.second),
    }),
    parts: [
      {
        count: 3,
        templates: [
          '$first.',
          '$second.',
          '{On the subject of|Under the heading} “$name” {one finds|old books have} {a long entry|several pictures|a few lines}.',
        ],
      },
      {
        headings: ['Related matters', 'In context', 'See also these'],
        count: 1,
        others: 2,
        templates: [
          '{Close to|Next to|On the same shelf as} “$name” stands the entry “$other”: $otherFirst.',
          'A word on “$other”: $otherSecond.',
          '{Those who study|Anyone curious about} the word “$name” may turn to “$other” as well. $otherFirst.',
        ],
      },
    ],
    lead: (_, random) =>
      reminders.from(pick(['measures', 'calendar', 'capitals', 'works', 'young'], random), 2),
    categories: () => ['Everyday things'],
  })
}
