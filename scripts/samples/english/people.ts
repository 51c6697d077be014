// Articles on people.
import type { Article } from '../article.ts'
import { country } from '../facts/countries.ts'
import { people, type Person } from '../facts/people.ts'
import { capitalised } from '../grammar.ts'
import { compose } from '../kind.ts'
import { workFacts, type Reminders } from './cardinal.ts'
import { cardinalWord, ordinalWord, series } from './words.ts'

const surname = (name: string): string => name.replace(/^.* (?=\S)/, '')

const trades: Readonly<Record<Person['calling'], Readonly<Record<'tool' | 'verb' | 'room', string>>>> = {
  composer: { tool: 'a sheet of ruled paper', verb: 'wrote the music of', room: 'concert halls' },
  writer: { tool: 'ink and paper', verb: 'wrote', room: 'libraries' },
  painter: { tool: 'brushes and pigments', verb: 'made', room: 'galleries' },
  inventor: { tool: 'a workbench', verb: 'gave the world', room: 'museums of technology' },
  discoverer: { tool: 'careful notes', verb: 'is credited with', room: 'lecture rooms' },
}

export function personArticles(seed: number, reminders: Reminders): Article[] {
  const works = (person: Person): string[] =>
    workFacts.filter((fact) => fact.endsWith(` was ${person.english}`))
  return compose<Person>({
    seed,
    entries: people,
    title: (person) => person.english,
    counterpart: (person) => person.chinese,
    fields: (person) => ({
      name: person.english,
      surname: surname(person.english),
      adjective: country(person.country).adjective,
      calling: person.calling,
      callings: `${person.calling}s`,
      born: person.born?.toString(),
      died: person.died?.toString(),
      age:
        person.born === undefined || person.died === undefined
          ? undefined
          : cardinalWord(person.died - person.born),
      century: person.born === undefined ? undefined : ordinalWord(Math.floor(person.born / 100) + 1),
      works: series(person.works),
      work: person.works[0],
      second: person.works[1],
      country: country(person.country).english,
      ...trades[person.calling],
    }),
    pair: (person, other) => ({
      other: other.english,
      otherWork: other.works[0],
      otherCalling: person.calling === other.calling ? undefined : other.calling,
      sameCalling: person.calling === other.calling ? `${person.calling}s` : undefined,
      otherCountry: person.country === other.country ? undefined : country(other.country).english,
      sameCountry: person.country === other.country ? country(person.country).english : undefined,
      earlier:
        person.born !== undefined && other.born !== undefined && person.born < other.born
          ? cardinalWord(other.born - person.born)
          : undefined,
      met: person.born !== undefined && other.died !== undefined && person.born > other.died ? '' : undefined,
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name ($born–$died) {belongs to|counts among} the {best known|great|leading} $callings {of|from} $country.',
          '{Born in $born|Having come into the world in $born}, $surname {lived|stayed on this earth} until $died.',
          '$name, a(n) $adjective $calling, $verb $work.',
          'The $adjective $calling $name $verb $works.',
          'With $tool, $surname {set to work|worked for years|found a path of genius} {and left us|and so we have} $works.',
          'Besides $work, $surname $verb $second.',
          'A $century-century {birth|cradle} did not prevent $surname from {speaking|appealing} to {later ages|our own day}.',
          '$surname {lived|died at the age of about|reached} $age {years|years or a little less}.',
        ],
      },
      {
        headings: ['Legacy', 'Memory', 'Fame'],
        count: 3,
        templates: [
          '{Streets|Schools|Prizes|Asteroids|Squares} {bear|carry} the name of $surname.',
          '{Visitors|Admirers|Pilgrims} from abroad {come|travel} to $country {for the sake of|because of} $work.',
          'In {many|the} $room of the world {one meets|people speak of} $surname {again and again|with respect|in a low voice}.',
          '{Pupils|Students|Critics|Amateurs} {study|argue about|admire} $work {to this day|year after year}.',
          'Letters {by|from} $surname {fetch high prices|are kept in archives|fill several volumes}.',
          'A {portrait|bust|medal|plaque} {recalls|shows} $surname {with a stern look|in old age|as a young dreamer}.',
        ],
      },
      {
        headings: ['Beside others', 'Comparison', 'In company'],
        count: 2,
        others: 2,
        templates: [
          '{Whereas|While} $surname $verb $work, we owe $otherWork to $other.',
          'Unlike $surname, who {worked|is remembered} as a(n) $calling, $other {is remembered as|ranks as} a(n) $otherCalling.',
          'Both $surname and $other {are remembered as|rank among the} $sameCalling.',
          '$other, from $otherCountry, {was born|came into the world} $earlier years {later|after $surname}.',
          'By the time $surname was born, $other had{ already|} died$met.',
          'Like $other, $surname {is claimed by|belongs to the story of} $sameCountry.',
          'An evening {with|devoted to} $work and $otherWork {pairs|brings together} $surname and $other.',
        ],
      },
    ],
    lead: (person) => reminders.about(works(person), 'works'),
    list: {
      headings: ['Works', 'Who made what', 'Authors of other works'],
      items: (person, random) => [
        ...reminders.about(works(person), 'works'),
        ...reminders.from('works', 1 + random.below(3)),
      ],
    },
    infobox: (person) => ({
      name: 'Infobox person',
      fields: [
        ['name', person.english],
        ['birth_date', person.born === undefined ? '' : `{{birth year|${person.born}}}`],
        ['death_date', person.died?.toString() ?? ''],
        ['occupation', `[[${person.calling}]]`],
        ['works', person.works.map((work) => `''${work}''`).join('<br>')],
      ],
    }),
    categories: (person) => [
      `${capitalised(person.calling)}s`,
      `People from ${country(person.country).title}`,
    ],
  })
}
