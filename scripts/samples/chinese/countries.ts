// 国家与首都的条目。 Articles on countries and capitals.
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { coasts, continents, countries, country, famous, type Country } from '../facts/countries.ts'
import { language } from '../facts/languages.ts'
import { mountains, rivers } from '../facts/nature.ts'
import { towns } from '../facts/towns.ts'
import { direction, distance } from '../geometry.ts'
import { pick, several, type Fields } from '../grammar.ts'
import { compose } from '../kind.ts'
import { capitalFact, coinFact, seatFact, speechFact, type Reminders } from './cardinal.ts'
import { directions, numberWord, series } from './words.ts'

const continentNames = (subject: Country): string | undefined =>
  series(subject.continents.map((code) => continents.get(code)?.chinese ?? code))

const coastNames = (codes: readonly string[]): string | undefined =>
  series(codes.map((code) => coasts.get(code)?.chinese ?? code))

const named = (codes: readonly string[]): string | undefined =>
  series(codes.map((code) => country(code).chinese))

function own<T extends { country?: string; countries?: readonly string[] }>(
  entries: readonly T[],
  code: string,
  random: Random,
): T | undefined {
  const fitting = entries.filter(
    (entry) => entry.country === code || entry.countries?.includes(code) === true,
  )
  return fitting.length === 0 ? undefined : pick(fitting, random)
}

function countryFields(subject: Country, random: Random): Fields {
  const river = own(rivers, subject.code, random)
  const mountain = own(
    mountains.filter((entry) => entry.height !== undefined),
    subject.code,
    random,
  )
  const town = own(towns, subject.code, random)
  const spoken = subject.spoken ? language(subject.languages[0]) : undefined
  const partner = subject.neighbours.length > 0 ? country(pick(subject.neighbours, random)) : undefined
  const sameMoney = partner?.currency?.chinese === subject.currency?.chinese
  return {
    name: subject.chinese,
    continent: continentNames(subject),
    coast: coastNames(subject.coasts),
    landlocked: subject.coasts.length === 0 ? subject.chinese : undefined,
    island: subject.neighbours.length === 0 ? subject.chinese : undefined,
    neighbours: named(several([...subject.neighbours, ''], 4, random, '')),
    neighbour: partner?.chinese,
    capital: subject.capital?.chinese,
    latitude: `${subject.latitude < 0 ? '南' : '北'}纬${numberWord(Math.abs(Math.round(subject.latitude)))}度`,
    longitude: `${subject.longitude < 0 ? '西' : '东'}经${numberWord(Math.abs(Math.round(subject.longitude)))}度`,
    languages:
      subject.languages.length > 1
        ? series(subject.languages.map((name) => language(name).chinese))
        : undefined,
    language: spoken?.chinese,
    family: spoken?.chineseFamily,
    script: spoken?.chineseScript,
    money: subject.currency?.chinese,
    partner: partner?.currency === undefined || sameMoney ? undefined : partner.chinese,
    partnerMoney: partner?.currency?.chinese,
    river: river?.chinese,
    mouth: river?.chineseMouth,
    mountain: mountain?.chinese,
    height: mountain?.height?.toString(),
    town: town?.chinese,
    townKnown: town?.chineseKnown,
  }
}

function pairFields(subject: Country, other: Country): Fields {
  const kilometres = distance(subject, other)
  const capitals = subject.capital !== undefined && other.capital !== undefined
  const sharedContinent = subject.continents.find((code) => other.continents.includes(code))
  const ownCoast = subject.coasts.find((code) => !other.coasts.includes(code))
  const sharedCoast = subject.coasts.find((code) => other.coasts.includes(code))
  const gap = Math.round(Math.abs(subject.longitude - other.longitude))
  const north = subject.latitude - other.latitude
  return {
    other: other.chinese,
    otherCapital: other.capital?.chinese,
    firstContinent: sharedContinent === undefined ? continentNames(subject) : undefined,
    otherContinent: sharedContinent === undefined ? continentNames(other) : undefined,
    shared: sharedContinent && continents.get(sharedContinent)?.chinese,
    ownCoast: ownCoast && coasts.get(ownCoast)?.chinese,
    sharedCoast: sharedCoast && coasts.get(sharedCoast)?.chinese,
    distance: capitals && kilometres > 0 ? String(kilometres) : undefined,
    direction:
      capitals && kilometres > 300 && kilometres < 3500 ? directions[direction(subject, other)] : undefined,
    northSouth: Math.abs(north) < 1 ? undefined : north > 0 ? '北' : '南',
    longitudes: gap < 8 || gap > 180 ? undefined : numberWord(gap),
    otherMoney: subject.currency?.chinese === other.currency?.chinese ? undefined : other.currency?.chinese,
  }
}

export function countryArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Country>({
    seed,
    entries: countries,
    title: (subject) => subject.chinese,
    // The people of a country are linked to it.
    surfaces: (subject) => [`${subject.chinese}人`],
    counterpart: (subject) => subject.title,
    fields: countryFields,
    pair: pairFields,
    parts: [
      {
        count: 2,
        templates: [
          '$name{位于|地处|坐落在}$continent，{濒临|面向|靠着}$coast。',
          '$name在$continent，与$neighbours{接壤|为邻|陆地相连}。',
          '{翻开|展开}$continent地图，可以看到$name{挨着|紧靠}$neighbours。',
          '{转动地球仪|在经纬网上}，$name大致在$latitude、$longitude{一带|附近}。',
        ],
      },
      {
        headings: ['地理', '山川', '位置与邻国'],
        count: 4,
        templates: [
          '{货轮|渔船|渡轮|海鸥}从$coast来到$name{的港口|的海岸|}。',
          '海岸面对$coast，{渔民在那里补网|孩子们堆沙堡|盐田在阳光下闪光|灯塔彻夜不眠}。',
          '$landlocked不靠海，货物要{翻山越岭|经铁路和公路|借道邻国的港口}运来。',
          '{边境那边|越过国界|界碑另一侧}就是$neighbours。',
          '徒步的人走过边境，便到了$neighbour，{路牌换了文字|面包换了味道|邮筒换了颜色}。',
          '$island四面环水，出国总要{坐船|乘飞机|渡海}。',
          '$river流过$name{的土地|}，{最后|终于}注入$mouth。',
          '$mountain{高达|海拔}$height米，{登山者向往已久|山顶常年积雪或云雾缭绕|是远足者的话题}。',
          '{候鸟|大雁|燕子}每年{春秋两季|往返途中}都会{飞越|路过}$name。',
          '$name的农民{割草前先看天色|冬天修补石墙|在果园旁养蜂|顺着山坡筑起田埂}。',
          '$capital大约处在$latitude，{夏日黄昏的长短由此而定|正午太阳的高度由此而定}。',
          '{雨水|阳光|季风|霜冻|晨雾}{塑造着|影响着}$name的{田野|屋顶|节令|性情}。',
        ],
      },
      {
        headings: ['语言', '语言与文字'],
        count: 2,
        templates: [
          '{依照法律|在议会和法庭上}，官方语言有$languages。',
          '路牌、{报纸|成绩单|税单}用$languages书写。',
          '想在$name生活，{最好先学|少不了要学}$language，它属于$family。',
          '$name的书面语采用$script。',
          '{诗人|歌手|母亲}用$language{写诗|唱歌|哄孩子睡觉}，{市场里|茶馆里|车站上}也听得到它。',
          '{懂|会说}$language的{游客|商人|水手}在$name{行走方便|不愁问路}。',
        ],
      },
      {
        headings: ['货币与贸易', '经济', '钱与买卖'],
        count: 2,
        templates: [
          '在$name买东西{要付|付的}是$money。',
          '{在|到}$capital{买一条面包|坐一趟电车|配一副眼镜|挑一个甜瓜|修一把雨伞}，要掏出$money。',
          '从$partner来的人得把$partnerMoney换成$money。',
          '{工资|房租|罚款|学费}在$name都以$money计算。',
          '{收藏家|银行职员|孩子们}把$name的$money{摆成一排|数了又数|装进小盒}。',
        ],
      },
      {
        headings: ['与各国比较', '对照', '远近'],
        count: 2,
        others: 2,
        templates: [
          '与$other不同，$name{濒临|面向}$ownCoast。',
          '$name和$other同在$shared。',
          '$name属于$firstContinent，$other{则|却}属于$otherContinent。',
          '{直线距离|坐飞机|按大圆航线}，$capital与$otherCapital{相距|相隔}{大约|约}$distance公里。',
          '从$capital{出发|起飞|寄信}去$otherCapital，要{朝|往|向}$direction走。',
          '$otherCapital在$capital的$direction方{，相隔约$distance公里|}。',
          '{同|与}$otherCapital相比，$capital更靠$northSouth。',
          '{正午|太阳当顶}的时候，$capital与$otherCapital的钟点并不相同，两地经度相差$longitudes度。',
          '$name和$other都{面向|靠着}$sharedCoast。',
          '{来自$capital的|一位$name}{留学生|工程师|厨师|歌手|护士}到了$other，{总会想念家乡菜|要改用$otherMoney|常从$otherCapital写信回家}。',
          '{外交官|球队|棋手|乐团}常在$capital和$otherCapital之间{往来|奔波}。',
        ],
      },
      {
        headings: ['生活', '文化', '日常'],
        count: 3,
        templates: [
          '{在$capital的厨房里|在$capital的集市上}，厨师们{天不亮就切洋葱|为放多少盐争论|照着祖母的菜谱|守着咕嘟的汤锅}。',
          '$name的国旗飘扬在{学校|使馆|体育场|议会}上空。',
          '{漫步|骑车穿过|清晨走过}$capital，会遇见{面包房和银行|被遗忘的将军雕像|晾着衣服的院落|图书馆和喷泉}。',
          '$name的邮票上印着{鸟|桥|诗人|火车头|花卉|帆船}，孩子们{互相交换|细心收藏}。',
          '除了首都，{游客还爱去|人们常提到}$town，那里有$townKnown。',
          '$town在$name，因$townKnown{而出名|为人所知}。',
          '$name的{档案馆|博物馆|大学|议会}设在$capital。',
          '$capital的报纸报道过$neighbour的{丰收|暴风雨|球赛|新铁路|日食}。',
        ],
      },
    ],
    lead: (subject) => [
      ...[seatFact(subject)].flatMap((fact) => (fact === undefined ? [] : `${fact}。`)),
      ...reminders.about([capitalFact(subject), capitalFact(subject)], 'capitals'),
      ...reminders.about([speechFact(subject)], 'speech'),
      ...reminders.about([coinFact(subject)], 'coins'),
    ],
    list: {
      headings: ['要点', '备忘', '一览'],
      items: (subject, random) =>
        reminders.about(
          [
            subject,
            ...subject.neighbours.slice(0, 3).map(country),
            pick(famous, random),
            pick(famous, random),
          ].flatMap((entry) => [capitalFact(entry), random.below(4) === 0 ? seatFact(entry) : undefined]),
          'capitals',
        ),
    },
    table: (subject) => {
      const near = subject.neighbours.slice(0, 4).map(country)
      if (near.length === 0) return undefined
      const lines = near.map((other) => [
        `[[${other.chinese}]]`,
        other.capital?.chinese ?? '—',
        other.currency?.chinese ?? '—',
      ])
      return { caption: '邻国', rows: [['国家', '首都', '货币'], ...lines] }
    },
    infobox: (subject) => ({
      name: '国家信息框',
      fields: [
        ['国名', subject.chinese],
        ['首都', subject.capital === undefined ? '' : `[[${subject.capital.chinese}]]`],
        ['货币', subject.currency?.chinese ?? ''],
        ['坐标', `{{coord|${subject.latitude}|${subject.longitude}}}`],
      ],
    }),
    categories: (subject) => [
      '国家',
      ...subject.continents.map((code) => `${continents.get(code)?.chinese}国家`),
    ],
  })
}

export function capitalArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Country>({
    seed,
    entries: countries.filter(
      (subject) => subject.capital !== undefined && subject.capital.chinese !== subject.chinese,
    ),
    title: (subject) => subject.capital?.chinese ?? '',
    counterpart: (subject) => subject.capital?.english,
    fields: (subject, random) => ({
      ...countryFields(subject, random),
      river: rivers.find((river) => river.towns.includes(subject.capital?.english ?? ''))?.chinese,
    }),
    pair: pairFields,
    parts: [
      {
        count: 5,
        templates: [
          '$capital{作为|身为}$name的首都，{设有|聚集着}多数部委和使馆。',
          '这座城市在$latitude、$longitude附近。',
          '{早班火车|公共汽车|电车|自行车}把{职员|学生|工匠}送进$capital的市中心。',
          '在$capital的{广场|公园|小巷|郊区}，到处听得见$language。',
          '$capital的{菜摊|报亭|出租车|理发店}收$money。',
          '$river流经$capital，{桥梁连起两岸|划艇在水上训练|垂柳拂着堤岸}。',
          '{初到|来到}$capital的人总要先找{火车站|老市场|植物园|城市博物馆}。',
          '{鸽子|街头艺人|卖花姑娘|学童}聚在$capital{市政厅的台阶上|的喷泉旁|的钟楼下}。',
          '$capital的{图书馆|交响乐团|剧院|动物园}星期日照常开放。',
        ],
      },
      {
        headings: ['距离', '与别处比较'],
        count: 1,
        others: 2,
        templates: [
          '从$capital到$other的首都$otherCapital{大约|约}有$distance公里。',
          '$otherCapital在它的$direction方。',
          '同$otherCapital相比，这里更靠$northSouth。',
          '$capital和$otherCapital的{地图|明信片}{摆在同一个架子上|都能在车站买到}。',
        ],
      },
    ],
    lead: (subject) => reminders.about([capitalFact(subject), capitalFact(subject)], 'capitals'),
    categories: (subject) => ['首都', `${subject.chinese}城市`],
  })
}
