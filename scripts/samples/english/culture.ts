// Articles on instruments, events, festivals, languages and the calendar.
import type { Article } from '../article.ts'
import { countries, country } from '../facts/countries.ts'
import {
  events,
  festivals,
  instruments,
  months,
  weekdays,
  type Festival,
  type HistoricEvent,
  type Instrument,
} from '../facts/culture.ts'
import { languages, type Language } from '../facts/languages.ts'
import { capitalised } from '../grammar.ts'
import { compose } from '../kind.ts'
import { calendarFacts, speechFact, type Reminders } from './cardinal.ts'
import { cardinalWord, ordinalWord, series } from './words.ts'

const bare = (name: string): string => capitalised(name.replace(/^the /, ''))

export function instrumentArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Instrument>({
    seed,
    entries: instruments,
    title: (instrument) =>
      instrument.english === 'horn' ? 'Horn (instrument)' : capitalised(instrument.english),
    surfaces: (instrument) => [instrument.english],
    counterpart: (instrument) => instrument.chinese,
    fields: (instrument) => ({
      name: instrument.english,
      family: instrument.family,
      remark: instrument.remark,
    }),
    pair: (instrument, other) => ({
      other: other.english,
      otherFamily: instrument.family === other.family ? undefined : other.family,
      sameFamily: instrument.family === other.family ? instrument.family : undefined,
      otherRemark: other.remark,
    }),
    parts: [
      {
        count: 5,
        templates: [
          'Among the $family instruments, the $name {has a voice of its own|holds a firm place|takes its turn}.',
          'The $name $remark.',
          'Musicians {sort|count} the $name {with|among} the $family {family|instruments}.',
          '{Makers|Repairers|Dealers} of the $name {listen for|care about} {cracks|dry wood|true intonation|a clear attack}.',
          'A beginner on the $name {practises scales|annoys the neighbours|learns to sit up straight} {before breakfast|for months}.',
          '{Weddings|Parades|Concerts|Dances} {gain|win} from {a well played|the sound of the} $name.',
          'To {store|carry} the $name one needs {a padded case|a dry cupboard|strong arms|a soft cloth}.',
        ],
      },
      {
        headings: ['Other instruments', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          'The $other $otherRemark, {while|whereas} the $name $remark.',
          'Unlike the $other of the $otherFamily {family|group}, the $name {sits|plays} with the $family {section|group}.',
          'Both the $name and the $other {play|sit} in the $sameFamily {section|group}.',
          '{Arrangers|Conductors|Buskers} {replace|pair|balance} the $name with the $other{ when players fall ill| in small halls|}.',
        ],
      },
    ],
    lead: () => reminders.from('works', 2),
    list: { headings: ['Music to hear', 'Repertoire'], items: () => reminders.from('works', 3) },
    categories: (instrument) => ['Musical instruments', `${capitalised(instrument.family)} instruments`],
  })
}

export function eventArticles(seed: number, reminders: Reminders): Article[] {
  const yearFact = (event: HistoricEvent): string => `the year of ${event.english} is ${event.year}`
  return compose<HistoricEvent>({
    seed,
    entries: events,
    title: (event) => bare(event.english),
    surfaces: (event) => [event.english],
    counterpart: (event) => event.chinese,
    fields: (event) => ({
      name: event.english,
      year: String(event.year),
      century: ordinalWord(Math.floor(event.year / 100) + 1),
      country: event.country && country(event.country).english,
      remark: event.remark.replace(/\.$/, ''),
    }),
    pair: (event, other) => {
      const [first, last] = event.year < other.year ? [event, other] : [other, event]
      return {
        other: other.english,
        otherYear: String(other.year),
        first: event.year === other.year ? undefined : first.english,
        last: last.english,
        years: event.year === other.year ? undefined : cardinalWord(last.year - first.year),
        otherRemark: other.remark.replace(/\.$/, ''),
      }
    },
    parts: [
      {
        count: 5,
        templates: [
          '$remark.',
          '{Historians|Chroniclers|Encyclopedias} {date|assign} $name to $year.',
          '$name {falls|belongs} {into|to} the $century century.',
          'In $year, {as eyewitnesses told|so the sources say}, {it came to|people witnessed} $name.',
          'The {stage|scene} of $name {was|must be sought in} $country as it {is|stands} on the map of today.',
          '{Paintings|Newspapers|Memorials|Songs} {keep|have kept} the memory of $name {alive|from fading}.',
          '{Grandchildren|Later generations|Museum visitors} {ask|wonder} {what it was like|who was there|why it had to happen} in $year.',
          'The {anniversary|memory} of $name {is marked with speeches|fills the papers every hundred years|brings out flags and wreaths}.',
        ],
      },
      {
        headings: ['Before and after', 'In the course of time'],
        count: 2,
        others: 2,
        templates: [
          'Between $first and $last {lie|passed} {some|about|roughly} $years years.',
          '$otherRemark; that was in $otherYear, {as the story of $other tells|a date to compare with $year}.',
          '{Anyone|A person} {who heard|with an interest in} $name {may also read about|should know of} $other, dated $otherYear.',
          '$first {came|happened} {first|earlier}, $last $years years {afterwards|later}.',
        ],
      },
    ],
    lead: (event) => reminders.about([yearFact(event), yearFact(event)], 'calendar'),
    list: {
      headings: ['Dates to remember', 'In brief'],
      items: (event) => [...reminders.about([yearFact(event)], 'calendar'), ...reminders.from('calendar', 3)],
    },
    categories: (event) => ['Events', `${ordinalWord(Math.floor(event.year / 100) + 1)} century`],
  })
}

export function festivalArticles(seed: number, reminders: Reminders): Article[] {
  const dateFact = (festival: Festival): string => `the date of ${festival.english} is ${festival.date}`
  return compose<Festival>({
    seed,
    entries: festivals,
    title: (festival) => festival.english,
    counterpart: (festival) => festival.chinese,
    fields: (festival) => ({
      name: festival.english,
      date: festival.date,
      remark: festival.remark.replace(/\.$/, ''),
    }),
    pair: (_, other) => ({
      other: other.english,
      otherDate: other.date,
      otherRemark: other.remark.replace(/\.$/, ''),
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$remark.',
          '$name {falls on|is kept on|comes round on} $date.',
          'Every year on $date {the custom is the same|people prepare anew|the calendar shows $name}.',
          'As $name {approaches|draws near}, {bakers|schools|shops|choirs} {make ready|decorate their windows|rehearse}.',
          'Those who {dislike|forget} $name {stay indoors|are reminded by their children|call it a day like any other}.',
          'Diaries {mark|print} $date in {red|bold type}{ because of $name|}.',
        ],
      },
      {
        headings: ['Other days', 'Through the year'],
        count: 2,
        others: 2,
        templates: [
          'On $otherDate follows{, in its season,|} $other: $otherRemark.',
          '{While|Whereas} $name belongs to $date, $other belongs to $otherDate.',
          '$otherRemark when $other {comes|arrives}; on $name, things go otherwise.',
        ],
      },
    ],
    lead: (festival) => reminders.about([dateFact(festival), dateFact(festival)], 'calendar'),
    list: { headings: ['Dates to remember'], items: () => reminders.from('calendar', 5) },
    categories: () => ['Festivals'],
  })
}

export function languageArticles(seed: number, reminders: Reminders): Article[] {
  const speakers = (language: Language): string[] =>
    countries.filter((entry) => entry.languages.includes(language.english)).map((entry) => entry.english)
  return compose<Language>({
    seed,
    entries: languages,
    title: (language) => `${language.english} language`,
    surfaces: (language) => (['Swazi', 'Samoan'].includes(language.english) ? [] : [language.english]),
    counterpart: (language) => language.chinese,
    fields: (language) => ({
      name: language.english,
      family: language.family,
      script: language.script,
      where: series(speakers(language).slice(0, 6)),
    }),
    pair: (language, other) => ({
      other: other.english,
      otherFamily: language.family === other.family ? undefined : other.family,
      sameFamily: language.family === other.family ? language.family : undefined,
      otherScript: language.script === other.script ? undefined : other.script,
      sameScript: language.script === other.script ? language.script : undefined,
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$name {belongs to|forms part of} the $family {languages|group}.',
          'The written form {uses|relies on} the $script {script|letters}.',
          '$name {enjoys|has} official rank in $where.',
          '{Dictionaries|Grammars|Hymn books} of $name {fill|occupy} {a long shelf|many drawers}.',
          '{Mothers|Sailors|Priests|Traders} {carried|brought} $name {to new homes|across borders|into songs}.',
          'Learners of $name {struggle|wrestle} {with its verbs|with its sounds|with long compounds|with polite forms}.',
          'Radio, {rap|theatre|prayer} and {jokes|lullabies|law} {keep|renew} $name {day by day|in every generation}.',
          'Linguists {record|describe} the {vowels|dialects|proverbs} of $name {with microphones|in notebooks}.',
        ],
      },
      {
        headings: ['Other languages', 'Relatives', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          'Unlike $other, a $otherFamily {language|tongue}, $name {goes|belongs} with the $family {group|languages}.',
          '$name and $other {are cousins within|both belong to} the $sameFamily {group|languages}.',
          'For $other one {learns|needs} $otherScript letters, for $name $script ones.',
          'Both $name and $other {are written|appear in print} in $sameScript {letters|script}.',
          'A {translator|diplomat|waiter} with $name and $other {finds work|is welcome} {at congresses|in big hotels|at airports}.',
        ],
      },
    ],
    lead: (language) =>
      reminders.about(
        countries
          .filter((entry) => entry.spoken && entry.languages[0] === language.english)
          .slice(0, 4)
          .map(speechFact),
        'speech',
      ),
    list: { headings: ['Who speaks what', 'In brief'], items: () => reminders.from('speech', 4) },
    categories: (language) => ['Languages', `${capitalised(language.family)} languages`],
  })
}

export function calendarArticles(seed: number, reminders: Reminders): Article[] {
  const entries = [...weekdays.map(([name]) => name), ...months.map(([name]) => name)]
  return compose<string>({
    seed,
    entries,
    title: (name) => name,
    counterpart: (name) => [...weekdays, ...months].find(([english]) => english === name)?.[1],
    fields: (name) => {
      const month = months.find(([english]) => english === name)
      const weekday = weekdays.findIndex(([english]) => english === name)
      return {
        name,
        weekday: weekday < 0 ? undefined : name,
        month: month?.[0],
        days: month && name !== 'February' ? cardinalWord(month[2]) : undefined,
        leap: name === 'February' ? '' : undefined,
        feasts:
          month &&
          series(
            festivals.filter((festival) => festival.date.endsWith(name)).map((festival) => festival.english),
          ),
      }
    },
    pair: (_, other) => ({ other }),
    parts: [
      {
        count: 6,
        templates: [
          'The month of $month {counts|lasts} $days days.',
          'The month of $name {counts|lasts} twenty-eight days, in leap years twenty-nine$leap.',
          'In $month people {keep|celebrate} $feasts.',
          '{Offices|Schools|Bakeries} {have their own habits|look different} on a $weekday.',
          '{Born|Married} on a $weekday, {says the rhyme|people used to say}, {one will go far|one needs patience}.',
          '{Weather sayings|Farmers’ almanacs} {devote|give} {a verse|a page} to $month.',
          'The word $name {goes back|owes its form} to {old gods, rulers or numbers|the beliefs of the ancients}.',
          '{Shop signs|Timetables|Calendars} {shorten|abbreviate} $name {to its first letters|to save space}.',
        ],
      },
      {
        headings: ['Before and after'],
        count: 1,
        others: 4,
        templates: [
          '{Diaries|Diary keepers} {note|write} {birthdays|appointments} {under|for} $name as they do {under|for} $other.',
          'Between $name and $other {there is time|one can get things done} {to mend a roof|to read a novel|to write home}.',
          '{Poems|Paintings} of $name {hang|stand} next to {poems|paintings} of $other.',
        ],
      },
    ],
    lead: (name) =>
      reminders.about(
        calendarFacts.filter((fact) => fact.includes(` ${name} `)),
        'calendar',
      ),
    list: { headings: ['In brief'], items: () => reminders.from('calendar', 8) },
    categories: () => ['Calendar'],
  })
}
