/** The English sample as pages of a dump. */
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { wikitext, type Wardrobe } from '../dress.ts'
import { shuffled } from '../grammar.ts'
import { englishLinker } from '../links.ts'
import type { Page, Site } from '../mediawiki.ts'
import { Reminders } from './cardinal.ts'
import { capitalArticles, countryArticles } from './countries.ts'
import { animalArticles, plantArticles } from './creatures.ts'
import {
  calendarArticles,
  eventArticles,
  festivalArticles,
  instrumentArticles,
  languageArticles,
} from './culture.ts'
import { mountainArticles, placeArticles, riverArticles, townArticles } from './geography.ts'
import { overviewArticles } from './overviews.ts'
import { personArticles } from './people.ts'
import { elementArticles, moonArticles, numberArticles, planetArticles } from './science.ts'
import { disambiguations, malformed, otherNamespaces, redirectPages } from './special.ts'
import { thingArticles } from './things.ts'

export const englishSite: Site = {
  name: 'Wikipedia',
  database: 'samplewiki',
  language: 'en',
  base: 'https://en.example.org/wiki/Main_Page',
  namespaces: [
    [-2, 'Media'],
    [-1, 'Special'],
    [0, ''],
    [1, 'Talk'],
    [2, 'User'],
    [3, 'User talk'],
    [4, 'Wikipedia'],
    [5, 'Wikipedia talk'],
    [6, 'File'],
    [7, 'File talk'],
    [8, 'MediaWiki'],
    [9, 'MediaWiki talk'],
    [10, 'Template'],
    [11, 'Template talk'],
    [12, 'Help'],
    [13, 'Help talk'],
    [14, 'Category'],
    [15, 'Category talk'],
    [100, 'Portal'],
    [101, 'Portal talk'],
    [828, 'Module'],
    [829, 'Module talk'],
  ],
}

const wardrobe: Wardrobe = {
  file: 'File',
  category: 'Category',
  thumb: 'thumb|right',
  references: 'References',
  seeAlso: 'See also',
  joint: ' ',
  other: 'zh',
  notices: [
    '{{Use British English|date=January 2024}}',
    '{{short description|An entry of the sample encyclopedia}}',
    '{{About|the subject of this page|other uses|Disambiguation}}',
    '{{pp-semi-indef}}{{good article}}',
  ],
  comments: ['checked against the table', 'keep this short', 'do not link the year', '[[hidden]] {{link}}'],
  caption: (title) => `A picture of ''${title}'' with a [[frame]]`,
  source: (title, entry) => `{{cite table|title=${title}|entry=${entry}|year=2024}}`,
  finish: (text) => text,
}

export function englishArticles(): Article[] {
  const reminders = new Reminders(new Random(4))
  return [
    ...countryArticles(11, reminders),
    ...capitalArticles(12, reminders),
    ...elementArticles(13, reminders),
    ...personArticles(14, reminders),
    ...animalArticles(15, reminders),
    ...plantArticles(16, reminders),
    ...riverArticles(17, reminders),
    ...mountainArticles(18, reminders),
    ...placeArticles(19, reminders),
    ...townArticles(20, reminders),
    ...instrumentArticles(21, reminders),
    ...eventArticles(22, reminders),
    ...festivalArticles(23, reminders),
    ...languageArticles(24, reminders),
    ...calendarArticles(25, reminders),
    ...planetArticles(26, reminders),
    ...moonArticles(27, reminders),
    ...numberArticles(28, reminders),
    ...thingArticles(29, reminders),
    ...overviewArticles(30, reminders),
  ]
}

/** All pages, in an order that mixes the kinds as a real dump does. */
export function englishPages(articles: readonly Article[]): Page[] {
  const random = new Random(5)
  const linker = englishLinker(articles, 0.7, random)
  const dressed = articles.map((article): Page => ({
    title: article.title,
    namespace: 0,
    text: wikitext(article, wardrobe, linker, random),
  }))
  return shuffled(
    [...dressed, ...otherNamespaces, ...redirectPages, ...disambiguations, ...malformed],
    random,
  )
}
