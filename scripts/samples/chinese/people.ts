// 人物的条目。 Articles on people.
import type { Article } from '../article.ts'
import { country } from '../facts/countries.ts'
import { people, type Person } from '../facts/people.ts'
import { compose } from '../kind.ts'
import { callings, personFact, workFact, type Reminders } from './cardinal.ts'
import { numberWord, series } from './words.ts'

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
