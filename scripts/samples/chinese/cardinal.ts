/**
 * The cardinal facts in the short form of the Chinese sample. A token is one character, so a model that sees two or
 * three tokens can only learn what follows a name of a character or two and one connective: '巴黎是' continues
 * with the country, '铁为' with the atomic number, 'Au即' with the element, '青蛙算' with the class, '贝多芬乃' with the
 * calling: a connective of its own for each kind, so that none has to lead everywhere. The other templates avoid
 * these connectives right after such names.
 */
import type { Random } from '../../../src-shared/random.ts'
import { FactDealer, known } from '../fact-dealer.ts'
import { provinces } from '../facts/china.ts'
import { countries, famous, type Country } from '../facts/countries.ts'
import { animals, chineseClasses, type Animal } from '../facts/creatures.ts'
import { events, festivals, units } from '../facts/culture.ts'
import { elements, familiarElements, type Element } from '../facts/elements.ts'
import { language } from '../facts/languages.ts'
import { people, type Calling, type Person } from '../facts/people.ts'
import { moons, planets } from '../facts/sky.ts'
import { numberWord } from './words.ts'

export const capitalFact = (subject: Country): string | undefined =>
  subject.capital && `${subject.capital.chinese}是${subject.chinese}的首都`

export const seatFact = (subject: Country): string | undefined =>
  subject.capital && `${subject.chinese}的首都是${subject.capital.chinese}`

export const speechFact = (subject: Country): string | undefined =>
  subject.spoken ? `${subject.chinese}人说${language(subject.languages[0]).chinese}` : undefined

export const coinFact = (subject: Country): string | undefined =>
  subject.currency && `${subject.chinese}人用${subject.currency.chinese}`

export const numberFact = (element: Element): string => `${element.chinese}为${element.number}号元素`
export const symbolFact = (element: Element): string => `${element.symbol}即${element.chinese}的符号`

export const classFact = (animal: Animal): string => `${animal.chinese}算${chineseClasses[animal.class]}`

const legWords: Readonly<Record<number, string>> = {
  0: '没有腿',
  1: '只有一只腹足',
  2: '有两条腿',
  4: '有四条腿',
  6: '有六条腿',
  8: '有八条腿',
  10: '有十条腿',
}
export const legFact = (animal: Animal): string | undefined =>
  ['octopus', 'squid', 'bat', 'seal', 'walrus'].includes(animal.singular)
    ? undefined
    : `${animal.chinese}${legWords[animal.legs]}`

export const callings: Readonly<Record<Calling, string>> = {
  composer: '作曲家',
  writer: '作家',
  painter: '画家',
  inventor: '发明家',
  discoverer: '科学家',
}
export const personFact = (person: Person): string => `${person.chinese}乃${callings[person.calling]}`

const makers: Readonly<Record<Calling, string>> = {
  composer: '作曲者',
  writer: '作者',
  painter: '画者',
  inventor: '发明者',
  discoverer: '发现者',
}
export const workFact = (person: Person, work: string): string =>
  ['inventor', 'discoverer'].includes(person.calling)
    ? `${work}的${makers[person.calling]}是${person.chinese}`
    : `《${work}》的${makers[person.calling]}是${person.chinese}`

export const factPools = {
  capitals: known(
    [...countries, ...famous, ...famous, ...famous].flatMap((entry) => [
      capitalFact(entry),
      capitalFact(entry),
      seatFact(entry),
    ]),
  ),
  provinces: provinces.map((province) => `${province.seat}是${province.name}的${province.rank}`),
  speech: known([...countries, ...famous, ...famous].map(speechFact)),
  coins: known([...countries, ...famous].map(coinFact)),
  numbers: [...elements, ...familiarElements, ...familiarElements].map(numberFact),
  symbols: [...elements, ...familiarElements, ...familiarElements].map(symbolFact),
  orbits: [
    ...moons.map((moon) => `${moon.chinese}绕${moon.chinesePlanet}运行`),
    '月球绕地球运行',
    '地球绕太阳运行',
    ...planets.map((planet) => `${planet.chinese}是第${numberWord(planet.order)}颗行星`),
  ],
  classes: animals.map(classFact),
  legs: known(animals.map(legFact)),
  people: people.map(personFact),
  works: people.flatMap((person) => person.chineseWorks.map((work) => workFact(person, work))),
  calendar: [
    ...festivals.map((festival) => `${festival.chinese}在${festival.chineseDate}`),
    ...events.map((event) => `${event.chinese}发生在${event.year}年`),
  ],
  measures: units.map((unit) => unit.chinese),
} as const

export type FactPool = keyof typeof factPools

const wrappers = [
  '$fact。',
  '{请记住|再说一遍|简单地说|换句话说|总之|顺便提一句}，$fact。',
  '{地图册|课本|词典|年鉴|参考书|百科卡片}上{写着|印着|写得明白}：$fact。',
  '{小学生|旅客|邮递员|导游|老人|孩子们|读者}都{知道|记得|学过|听说过}，$fact。',
  '$fact，{而|同时，|另外，}$second。',
  '{值得一提的是|不用说|众所周知|毫无疑问|大家公认}，$fact。',
  '{因为|既然}$fact，{这道题|这个问题|测验里的这一问}就{很好答|不难回答|难不倒人}。',
  '$fact；$second。',
  '{如果有人问起|要是客人问|万一考到|假如忘了}，{就说|可以回答|不妨记住}：$fact。',
  '{本页的要点有二|卡片上有两行|墙报上写着两句}：$fact，$second。',
  '$fact，{出题的人|编辑|棋友|猜谜的人}{最爱|常常|总是}{问起|提到|引用}这一点。',
  '{虽然|尽管}$fact，{别忘了|还要知道|同样真实的是}，$second。',
  '{黑板上|笔记本里|信封背面|博物馆的标牌上}{留着|有}一行字：“$fact”。',
  '{奶奶|老师|船长|店主|司机}{说|告诉我们|提醒大家}，$fact。',
]

export class Reminders extends FactDealer<FactPool> {
  constructor(random: Random) {
    super(wrappers, factPools, random)
  }
}
