/** The Chinese sample as pages of a dump. */
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { wikitext, type Wardrobe } from '../dress.ts'
import { shuffled } from '../grammar.ts'
import { chineseLinker } from '../links.ts'
import type { Page, Site } from '../mediawiki.ts'
import { Reminders } from './cardinal.ts'
import { capitalArticles, countryArticles } from './countries.ts'
import { animalArticles, plantArticles } from './creatures.ts'
import { eventArticles, festivalArticles, instrumentArticles, languageArticles } from './culture.ts'
import { mountainArticles, placeArticles, riverArticles, townArticles } from './geography.ts'
import { overviewArticles } from './overviews.ts'
import { personArticles } from './people.ts'
import { elementArticles, moonArticles, numberArticles, planetArticles } from './science.ts'
import { disambiguations, malformed, otherNamespaces, redirectPages } from './special.ts'
import { thingArticles } from './things.ts'
import {
  dynastyArticles,
  measureWordArticles,
  provinceArticles,
  radicalArticles,
  sayingArticles,
  solarTermArticles,
} from './tradition.ts'

export const chineseSite: Site = {
  name: '维基百科',
  database: 'samplezhwiki',
  language: 'zh',
  base: 'https://zh.example.org/wiki/首页',
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
    [828, 'Module'],
    [829, 'Module talk'],
  ],
}

/** Words for which editors give both scripts. */
const bothScripts: readonly (readonly [string, string])[] = [
  ['计算机', '電腦'],
  ['新西兰', '紐西蘭'],
  ['自行车', '腳踏車'],
  ['出租车', '計程車'],
  ['旧金山', '舊金山'],
  ['激光', '雷射'],
  ['打印', '列印'],
  ['奶酪', '起司'],
  ['地铁', '捷運'],
  ['照相', '照像'],
  ['信息', '資訊'],
  ['质量', '品質'],
  ['发现', '發現'],
  ['图书馆', '圖書館'],
]

function markScripts(text: string, random: Random): string {
  let result = text
  for (const [simplified, traditional] of bothScripts) {
    // Only in running text: a link or a template around the word would change its target.
    const at = result.indexOf(simplified)
    if (at < 0 || random.below(2) === 0) continue
    const before = result.slice(0, at)
    const inside =
      before.lastIndexOf('[[') > before.lastIndexOf(']]') ||
      before.lastIndexOf('{{') > before.lastIndexOf('}}')
    const after = result.slice(at + simplified.length)
    if (!inside && !/^[^\n]*==/.test(after))
      result = `${before}-{zh-hans:${simplified};zh-hant:${traditional}}-${after}`
  }
  return result
}

const wardrobe: Wardrobe = {
  file: 'File',
  category: 'Category',
  thumb: 'thumb|right',
  references: '参考资料',
  seeAlso: '参见',
  joint: '',
  other: 'en',
  notices: ['{{noteTA|G1=Sample}}', '{{expand}}', '{{redirect|本页}}', '{{refimprove|time=2024-01-01}}'],
  comments: ['已与表格核对', '此处宜简短', '[[隐藏]] {{链接}}'],
  caption: (title) => `''${title}''的一幅[[图画]]`,
  source: (title, entry) => `{{cite table|title=${title}|entry=${entry}|year=2024}}`,
  finish: markScripts,
}

export function chineseArticles(): Article[] {
  const reminders = new Reminders(new Random(104))
  return [
    ...countryArticles(111, reminders),
    ...capitalArticles(112, reminders),
    ...elementArticles(113, reminders),
    ...personArticles(114, reminders),
    ...animalArticles(115, reminders),
    ...plantArticles(116, reminders),
    ...riverArticles(117, reminders),
    ...mountainArticles(118, reminders),
    ...placeArticles(119, reminders),
    ...townArticles(120, reminders),
    ...instrumentArticles(121, reminders),
    ...eventArticles(122, reminders),
    ...festivalArticles(123, reminders),
    ...languageArticles(124, reminders),
    ...planetArticles(126, reminders),
    ...moonArticles(127, reminders),
    ...numberArticles(128, reminders),
    ...thingArticles(129, reminders),
    ...overviewArticles(130, reminders),
    ...provinceArticles(131, reminders),
    ...dynastyArticles(132, reminders),
    ...solarTermArticles(133, reminders),
    ...radicalArticles(134),
    ...sayingArticles(135, reminders),
    ...measureWordArticles(136),
  ]
}

/** All pages, in an order that mixes the kinds as a real dump does. */
export function chinesePages(articles: readonly Article[]): Page[] {
  const random = new Random(105)
  const linker = chineseLinker(articles, 0.7, random)
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
