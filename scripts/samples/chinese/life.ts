// 动植物、人物、乐器、事件、节日、语言与日常事物的条目。 Articles on living things, people and daily life.
import type { Article } from '../article.ts'
import { countries, country } from '../facts/countries.ts'
import { animals, chineseClasses, plants, type Animal, type Plant } from '../facts/creatures.ts'
import {
  events,
  festivals,
  instruments,
  type Festival,
  type HistoricEvent,
  type Instrument,
} from '../facts/culture.ts'
import { languages, type Language } from '../facts/languages.ts'
import { people, type Person } from '../facts/people.ts'
import { things, type Thing } from '../facts/things.ts'
import { pick } from '../grammar.ts'
import { compose } from '../kind.ts'
import { callings, classFact, legFact, personFact, speechFact, workFact, type Reminders } from './cardinal.ts'
import { numberWord, series } from './words.ts'

const clause = (sentence: string): string => sentence.replace(/。$/, '')

export function animalArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Animal>({
    seed,
    entries: animals,
    title: (animal) => animal.chinese,
    counterpart: (animal) => animal.singular,
    fields: (animal) => ({
      name: animal.chinese,
      class: chineseClasses[animal.class],
      home: animal.chineseHome,
      food: animal.chineseFood,
      remark: animal.chineseRemark,
    }),
    pair: (animal, other) => ({
      other: other.chinese,
      otherHome: other.chineseHome,
      otherFood: other.chineseFood,
      otherRemark: other.chineseRemark,
      otherClass: animal.class === other.class ? undefined : chineseClasses[other.class],
      sameClass: animal.class === other.class ? chineseClasses[animal.class] : undefined,
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$name{生活|栖息|出没}在$home。',
          '$name以$food{为食|过活|充饥}。',
          '$name$remark。',
          '{人们发现|猎人说|动物学家观察到}，$name$remark。',
          '想在$home{找到|看到}$name，要有{耐心|一双好鞋|手电筒}。',
          '{寓言|谚语|图画书|儿歌}里的$name比实际更{聪明|狡猾|可爱}。',
          '{动物学家|农夫|孩子们|摄影师}在{黄昏|清晨|雨后}观察$name。',
          '地上的{脚印|粪便|毛羽}和啃剩的$food{泄露了|说明了}$name的行踪。',
        ],
      },
      {
        headings: ['别的动物', '比较'],
        count: 2,
        others: 2,
        templates: [
          '$name吃$food，$other则吃$otherFood。',
          '与住在$otherHome的$other不同，$name住在$home。',
          '$name和$other同属$sameClass。',
          '$other归入另一类，即$otherClass。',
          '会画$name的孩子也想画$other，因为$other$otherRemark。',
          '$other$otherRemark；$name$remark。',
        ],
      },
    ],
    lead: (animal) => [
      ...reminders.about([classFact(animal), classFact(animal), classFact(animal)], 'classes'),
      ...reminders.about([legFact(animal)], 'legs'),
    ],
    list: {
      headings: ['要点', '记一记'],
      items: (animal) => [
        ...reminders.about([classFact(animal)], 'classes'),
        ...reminders.from('classes', 1),
        ...reminders.from('legs', 1),
      ],
    },
    infobox: (animal) => ({
      name: '生物分类框',
      fields: [
        ['名称', animal.chinese],
        ['纲', chineseClasses[animal.class]],
      ],
    }),
    categories: (animal) => ['动物', chineseClasses[animal.class]],
  })
}

export function plantArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Plant>({
    seed,
    entries: plants,
    title: (plant) => plant.chinese,
    counterpart: (plant) => plant.english,
    fields: (plant) => ({
      name: plant.chinese,
      kind: plant.chineseKind,
      uses: plant.chineseUses,
      remark: plant.chineseRemark,
    }),
    pair: (plant, other) => ({
      other: other.chinese,
      otherUses: other.chineseUses,
      otherRemark: other.chineseRemark,
      otherKind: plant.kind === other.kind ? undefined : other.chineseKind,
      sameKind: plant.kind === other.kind ? plant.chineseKind : undefined,
    }),
    parts: [
      {
        count: 5,
        templates: [
          '{植物学家|园丁|林业工人}把$name归入$kind。',
          '人们{栽种|看重|种植}$name，{为的是|用来做}$uses。',
          '$name$remark。',
          '$name可以{做成|用于}$uses。',
          '{老药书|种子目录|校园苗圃}里，$name{占了一页|自成一畦}。',
          '$name的{种子|插条|幼苗}需要{阳光、水分和时间|疏松的泥土|避开寒霜}。',
          '$name{茂盛|生长}的地方，少不了{蜜蜂|山雀|羊群|蛾子}。',
        ],
      },
      {
        headings: ['别的植物', '比较'],
        count: 2,
        others: 2,
        templates: [
          '$other$otherRemark，$name$remark。',
          '与$otherKind$other不同，$name属于$kind。',
          '$name和$other都属于$sameKind。',
          '要做$otherUses，用$other；要做$uses，用$name。',
        ],
      },
    ],
    lead: (_, random) => reminders.from(pick(['measures', 'calendar', 'classes'], random), 1),
    categories: (plant) => ['植物', plant.chineseKind],
  })
}

const deeds: Readonly<Partial<Record<Person['calling'], string>>> = {
  composer: '谱写了',
  writer: '写出了',
  painter: '画出了',
  inventor: '发明了',
}

export function personArticles(seed: number, reminders: Reminders): Article[] {
  const quoted = (person: Person, work: string): string =>
    ['inventor', 'discoverer'].includes(person.calling) ? work : `《${work}》`
  return compose<Person>({
    seed,
    entries: people,
    title: (person) => person.chinese,
    counterpart: (person) => person.english,
    fields: (person) => ({
      name: person.chinese,
      calling: callings[person.calling],
      country: country(person.country).chinese,
      born: person.born?.toString(),
      died: person.died?.toString(),
      age:
        person.born === undefined || person.died === undefined
          ? undefined
          : numberWord(person.died - person.born),
      made: deeds[person.calling] && `${deeds[person.calling]}${quoted(person, person.chineseWorks[0])}`,
      work: quoted(person, person.chineseWorks[0]),
      works: series(person.chineseWorks.map((work) => quoted(person, work))),
    }),
    pair: (person, other) => ({
      other: other.chinese,
      otherWork: quoted(other, other.chineseWorks[0]),
      otherCalling: person.calling === other.calling ? undefined : callings[other.calling],
      sameCalling: person.calling === other.calling ? callings[person.calling] : undefined,
      otherCountry: person.country === other.country ? undefined : country(other.country).chinese,
      sameCountry: person.country === other.country ? country(person.country).chinese : undefined,
      later:
        person.born !== undefined && other.born !== undefined && person.born < other.born
          ? numberWord(other.born - person.born)
          : undefined,
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name（$born年—$died年）来自$country。',
          '{生于|出生在}$born年的$name，{卒于|逝于}$died年。',
          '$country的$calling$name$made。',
          '提到$works，{人们就想到|自然要说起}$name。',
          '$name活了{大约|将近或刚满}$age岁。',
          '$name的名字与$work{紧紧相连|分不开}。',
        ],
      },
      {
        headings: ['身后', '影响', '纪念'],
        count: 3,
        templates: [
          '{街道|学校|奖项|小行星|广场}以$name命名。',
          '{学生|评论家|爱好者}{至今|年年}{研读|争论|欣赏}$work。',
          '$name的{书信|手稿|画像}{珍藏在档案馆|拍出高价|装订成册}。',
          '为了$work，{不少人来到|游客远赴}$country。',
          '一{尊|座}{铜像|石像}让人想起$name{严肃的神情|年轻的模样|晚年的白发}。',
        ],
      },
      {
        headings: ['与他人', '比较'],
        count: 2,
        others: 2,
        templates: [
          '$name留下了$work，$other留下了$otherWork。',
          '与$calling$name不同，$other称作$otherCalling。',
          '$name和$other都称作$sameCalling。',
          '$other来自$otherCountry，比$name晚生$later年。',
          '$name和$other同样属于$sameCountry的{历史|骄傲}。',
          '一个{晚会|讲座|展览}把$work和$otherWork放在一起。',
        ],
      },
    ],
    lead: (person) => [
      ...reminders.about([personFact(person), personFact(person), personFact(person)], 'people'),
      ...reminders.about(
        person.chineseWorks.map((work) => workFact(person, work)),
        'works',
      ),
    ],
    list: {
      headings: ['要点', '作品与作者'],
      items: (person) => [
        ...reminders.about([personFact(person)], 'people'),
        ...reminders.from('people', 2),
        ...reminders.from('works', 1),
      ],
    },
    infobox: (person) => ({
      name: '人物信息框',
      fields: [
        ['姓名', person.chinese],
        ['职业', `[[${callings[person.calling]}]]`],
        ['作品', series(person.chineseWorks) ?? ''],
      ],
    }),
    categories: (person) => [callings[person.calling], `${country(person.country).chinese}人`],
  })
}

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
