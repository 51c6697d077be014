// 乐器、事件、节日与语言的条目。 Articles on instruments, events, festivals and languages.
import type { Article } from '../article.ts'
import { countries, country } from '../facts/countries.ts'
import {
  events,
  festivals,
  instruments,
  type Festival,
  type HistoricEvent,
  type Instrument,
} from '../facts/culture.ts'
import { languages, type Language } from '../facts/languages.ts'
import { compose } from '../kind.ts'
import { speechFact, type Reminders } from './cardinal.ts'
import { clause, numberWord, series } from './words.ts'

export function instrumentArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Instrument>({
    seed,
    entries: instruments,
    title: (instrument) => instrument.chinese,
    counterpart: (instrument) => instrument.english,
    fields: (instrument) => ({
      name: instrument.chinese,
      family: instrument.chineseFamily,
      remark: instrument.chineseRemark,
    }),
    pair: (instrument, other) => ({
      other: other.chinese,
      otherRemark: other.chineseRemark,
      otherFamily: instrument.family === other.family ? undefined : other.chineseFamily,
      sameFamily: instrument.family === other.family ? instrument.chineseFamily : undefined,
    }),
    parts: [
      {
        count: 4,
        templates: [
          '在$family里，$name有自己的{声音|位置}。',
          '$name$remark。',
          '初学$name的人{天天练音阶|吵得邻居睡不着|先要学会坐直}。',
          '{婚礼|游行|音乐会|舞会}上若有$name，{气氛便不同|更添光彩}。',
          '存放$name要{防潮|用软布包好|避开暖气}。',
          '制琴的师傅给$name{听裂纹|选干透的材料|校准音高}。',
        ],
      },
      {
        headings: ['别的乐器', '比较'],
        count: 2,
        others: 2,
        templates: [
          '$other$otherRemark，$name$remark。',
          '与$otherFamily$other不同，$name归入$family。',
          '$name和$other都归入$sameFamily。',
          '{编曲者|指挥}有时用$other代替$name。',
        ],
      },
    ],
    lead: () => reminders.from('works', 1),
    categories: (instrument) => ['乐器', instrument.chineseFamily],
  })
}

export function eventArticles(seed: number, reminders: Reminders): Article[] {
  const fact = (event: HistoricEvent): string => `${event.chinese}发生在${event.year}年`
  return compose<HistoricEvent>({
    seed,
    entries: events,
    title: (event) => event.chinese,
    fields: (event) => ({
      name: event.chinese,
      year: String(event.year),
      century: numberWord(Math.floor(event.year / 100) + 1),
      country: event.country && country(event.country).chinese,
      remark: clause(event.chineseRemark),
    }),
    pair: (event, other) => {
      const [first, last] = event.year < other.year ? [event, other] : [other, event]
      return {
        other: other.chinese,
        otherYear: String(other.year),
        otherRemark: clause(other.chineseRemark),
        first: event.year === other.year ? undefined : first.chinese,
        last: last.chinese,
        years: event.year === other.year ? undefined : numberWord(last.year - first.year),
      }
    },
    parts: [
      {
        count: 4,
        templates: [
          '$remark。',
          '{史学家|年表|教科书}把$name{记在|系于}$year年。',
          '$name属于$century世纪的大事。',
          '{绘画|报纸|纪念碑|歌曲}留住了$name的记忆。',
          '按今天的地图，$name的{舞台|现场}在$country。',
          '{后人|孩子们|参观者}常问，$year年{究竟是什么光景|有谁在场|为何如此}。',
        ],
      },
      {
        headings: ['前后', '年代'],
        count: 2,
        others: 2,
        templates: [
          '从$first到$last，{相隔|过去了}{约|大约}$years年。',
          '$otherYear年有$other：$otherRemark。',
          '先有$first，{约|大约}$years年后才有$last。',
          '读了$name的人，{也该看看|不妨再读}$otherYear年的$other。',
        ],
      },
    ],
    lead: (event) => reminders.about([fact(event), fact(event)], 'calendar'),
    list: { headings: ['年表'], items: () => reminders.from('calendar', 3) },
    categories: (event) => ['历史事件', `${numberWord(Math.floor(event.year / 100) + 1)}世纪`],
  })
}

export function festivalArticles(seed: number, reminders: Reminders): Article[] {
  const fact = (festival: Festival): string => `${festival.chinese}在${festival.chineseDate}`
  return compose<Festival>({
    seed,
    entries: festivals,
    title: (festival) => festival.chinese,
    counterpart: (festival) => festival.english,
    fields: (festival) => ({
      name: festival.chinese,
      date: festival.chineseDate,
      remark: clause(festival.chineseRemark),
    }),
    pair: (_, other) => ({
      other: other.chinese,
      otherDate: other.chineseDate,
      otherRemark: clause(other.chineseRemark),
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$remark。',
          '每年$date，{习俗依旧|人们重新准备}。',
          '$name{将近|快到}时，{面包房|学校|商店|合唱团}{忙碌起来|装点橱窗|加紧排练}。',
          '日历用{红字|粗体}印出$date。',
          '{不爱热闹的人|忘了日子的人}到了$name{便待在家里|也会被孩子提醒}。',
        ],
      },
      {
        headings: ['别的节日'],
        count: 1,
        others: 4,
        templates: [
          '到了$otherDate，便是$other：$otherRemark。',
          '$name过$date，$other过$otherDate。',
          '$other那天，$otherRemark。',
        ],
      },
    ],
    lead: (festival) => reminders.about([fact(festival), fact(festival)], 'calendar'),
    categories: () => ['节日'],
  })
}

export function languageArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Language>({
    seed,
    entries: languages,
    title: (language) => language.chinese,
    counterpart: (language) => `${language.english} language`,
    fields: (language) => ({
      name: language.chinese,
      family: language.chineseFamily,
      script: language.chineseScript,
      where: series(
        countries
          .filter((entry) => entry.languages.includes(language.english))
          .slice(0, 5)
          .map((entry) => entry.chinese),
      ),
    }),
    pair: (language, other) => ({
      other: other.chinese,
      otherFamily: language.family === other.family ? undefined : other.chineseFamily,
      sameFamily: language.family === other.family ? language.chineseFamily : undefined,
      sameScript: language.script === other.script ? language.chineseScript : undefined,
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name属于$family。',
          '$name用$script书写。',
          '在$where，$name享有官方地位。',
          '$name的{词典|语法书|歌本}{摆满一架|装满几个抽屉}。',
          '学$name的人常为{动词变化|发音|长长的复合词|敬语}发愁。',
          '{水手|商人|母亲|传教士}把$name带到{远方|新家|歌谣里}。',
          '语言学家用录音机记下$name的{元音|方言|俗语}。',
        ],
      },
      {
        headings: ['别的语言', '比较'],
        count: 1,
        others: 4,
        templates: [
          '与$otherFamily的$other不同，$name归于$family。',
          '$name和$other同属$sameFamily。',
          '$name和$other都用$sameScript。',
          '{翻译|外交官|服务员}若兼通$name和$other，{不愁工作|处处受欢迎}。',
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
    list: { headings: ['谁说什么话'], items: () => reminders.from('speech', 3) },
    categories: (language) => ['语言', language.chineseFamily],
  })
}
