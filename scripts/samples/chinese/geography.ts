// 国家、首都、城市、河流、山峰与其他地方的条目。 Articles on geography. Long because it is sentences, not logic.
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { coasts, continents, countries, country, famous, type Country } from '../facts/countries.ts'
import { language } from '../facts/languages.ts'
import { mountains, places, rivers, type Mountain, type Place, type River } from '../facts/nature.ts'
import { towns, type Town } from '../facts/towns.ts'
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

export function townArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Town>({
    seed,
    entries: towns.filter((town) => !['杭州', '成都', '哈尔滨', '西安'].includes(town.chinese)),
    title: (town) => town.chinese,
    counterpart: (town) => town.english,
    fields: (town) => ({
      name: town.chinese,
      country: country(town.country).chinese,
      known: town.chineseKnown,
      capital: country(town.country).capital?.chinese,
      language: country(town.country).spoken
        ? language(country(town.country).languages[0]).chinese
        : undefined,
      river: rivers.find((river) => river.towns.includes(town.english))?.chinese,
    }),
    pair: (town, other) => ({
      other: other.chinese,
      otherKnown: other.chineseKnown,
      otherCountry: town.country === other.country ? undefined : country(other.country).chinese,
      sameCountry: town.country === other.country ? country(town.country).chinese : undefined,
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$country的$name以$known{闻名|著称|吸引游客}。',
          '$name{位于|坐落在}$country。',
          '一提起$name，人们就想到$known。',
          '$country的{政府|议会}不在$name，而在$capital。',
          '火车每天从$name开往$capital{好几趟|，天不亮就有头班|}。',
          '$river给$name带来了{桥梁|码头|晚霞的倒影}。',
          '$name的{街头艺人|学生|司机|厨师}用$language{聊天|说笑|讨价还价|争论}。',
          '{明信片|民歌|小说|电影}里的$name总少不了$known。',
          '{赶集的日子|星期天早晨|节庆时分}，$name的街巷弥漫着{鲜花和奶酪的香味|烤栗子的香气|咖啡和油墨的气息}。',
        ],
      },
      {
        headings: ['与别的城市', '对照'],
        count: 2,
        others: 2,
        templates: [
          '$name有$known，$other{则|却}有$otherKnown。',
          '与$otherCountry的$other不同，$name属于$country。',
          '$name和$other同属$sameCountry。',
          '{商人|演员|守门员|学生}从$name搬到$other，{告别了|离开了}$known，{迎来了|见到了}$otherKnown。',
        ],
      },
    ],
    lead: (town) => reminders.about([capitalFact(country(town.country))], 'capitals'),
    infobox: (town) => ({
      name: '城市信息框',
      fields: [
        ['名称', town.chinese],
        ['国家', `[[${country(town.country).chinese}]]`],
      ],
    }),
    categories: (town) => [`${country(town.country).chinese}城市`],
  })
}

export function riverArticles(seed: number, reminders: Reminders): Article[] {
  return compose<River>({
    seed,
    entries: rivers,
    title: (river) => (river.chinese === '黑龙江' ? '黑龙江 (河流)' : river.chinese),
    counterpart: (river) => river.english,
    fields: (river) => ({
      name: river.chinese,
      course: river.countries.length > 1 ? named(river.countries) : undefined,
      single: river.countries.length === 1 ? named(river.countries) : undefined,
      mouth: river.chineseMouth,
      towns: river.chineseTowns,
    }),
    pair: (river, other) => ({
      other: other.chinese,
      otherMouth: river.chineseMouth === other.chineseMouth ? undefined : other.chineseMouth,
      sameMouth: river.chineseMouth === other.chineseMouth ? river.chineseMouth : undefined,
      otherTowns: other.chineseTowns,
      otherCountry: named(other.countries.slice(0, 1)),
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$name{发源于|出自}群山，{注入|流入|汇入}$mouth。',
          '奔向$mouth的路上，$name经过$towns。',
          '从源头到河口，$name{流经|穿过}$course。',
          '$name始终在$single境内，直到$mouth。',
          '{驳船|木筏|渡轮|汽船}载着{粮食和木材|煤炭和美酒|盐巴和布匹}在$name上往来。',
          '岸边的人{夏天游泳、冬天溜冰|撒网捕鱼|划船比赛}。',
          '{洪水|冰凌|干旱}留下的痕迹，{刻在老墙上|记在县志里|量在桥墩上}。',
          '{磨坊|造纸厂|水电站|酿酒厂}从$name引水。',
          '{画家|钓客|诗人}偏爱$name{幽静的|芦苇丛生的|上游的}河段，{白鹭在那里伫立|柳枝在那里相接}。',
        ],
      },
      {
        headings: ['别的河流', '比较'],
        count: 2,
        others: 2,
        templates: [
          '与注入$otherMouth的$other不同，$name流入$mouth。',
          '同$name一样，$other也流入$sameMouth。',
          '$name滋润着$towns，$other则滋润着$otherTowns。',
          '要看$other，得到$otherCountry去。',
          '{课本|旧地图|水利图}把$name和$other{画成同样的蓝色|印在相对的两页}。',
        ],
      },
    ],
    lead: (river) => reminders.about([capitalFact(country(river.countries[0]))], 'capitals'),
    categories: (river) => ['河流', ...river.countries.map((code) => `${country(code).chinese}河流`)],
  })
}

export function mountainArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Mountain>({
    seed,
    entries: mountains,
    title: (mountain) => mountain.chinese,
    counterpart: (mountain) => mountain.english,
    fields: (mountain) => ({
      name: mountain.chinese,
      height: mountain.height?.toString(),
      country: named(mountain.countries),
      range: mountain.range?.chinese,
      year: mountain.climbed?.toString(),
    }),
    pair: (mountain, other) => {
      const measured =
        mountain.height !== undefined && other.height !== undefined && mountain.height !== other.height
      const [low, high] = (mountain.height ?? 0) < (other.height ?? 0) ? [mountain, other] : [other, mountain]
      return {
        other: other.chinese,
        low: measured ? low.chinese : undefined,
        high: measured ? high.chinese : undefined,
        gap: String((high.height ?? 0) - (low.height ?? 0)),
        otherRange: mountain.range?.chinese === other.range?.chinese ? undefined : other.range?.chinese,
        sameRange: mountain.range?.chinese === other.range?.chinese ? mountain.range?.chinese : undefined,
      }
    },
    parts: [
      {
        count: 5,
        templates: [
          '$name海拔$height米。',
          '$name{矗立|耸立}在$country。',
          '作为$range的一部分，$name{由板块碰撞隆起|截住风雪|哺育着几条溪流}。',
          '有记录的首次登顶在$year年。',
          '$year年，{登山队|向导和绅士们}踏上了$name的顶峰。',
          '{小屋|帐篷|石堆|经幡或十字架}标出了{山路|山脊}。',
          '{乌鸦|雄鹰|岩羊|旱獭}或它们的亲戚在$name的峭壁上{栖息|出没}。',
          '要登$name，得备好{绳索、手套和巧克力|地图、水和哨子|厚实的衣裳}。',
          '午后$name常被云雾{笼罩|缠绕}，{向导只好折返|摄影师因此赶早}。',
        ],
      },
      {
        headings: ['别的山峰', '高低'],
        count: 2,
        others: 2,
        templates: [
          '$high比$low高出$gap米。',
          '$low若要赶上$high，还得再长$gap米。',
          '$name属于$range，$other属于$otherRange。',
          '$name和$other同属$sameRange。',
          '{登山家|地质学家|卖明信片的人}常把$name和$other{相提并论|放在一起}。',
        ],
      },
    ],
    lead: () => reminders.from('capitals', 1),
    categories: () => ['山峰'],
  })
}

export function placeArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Place>({
    seed,
    entries: places,
    title: (place) => place.chinese,
    counterpart: (place) => place.english,
    fields: (place) => ({
      name: place.chinese,
      kind: place.chineseKind,
      remark: place.chineseRemark,
      basin: place.kind === 'island' ? undefined : place.chineseWhere,
      sea: place.kind === 'island' ? place.chineseWhere : undefined,
      lake: place.kind === 'lake' ? place.chinese : undefined,
      desert: place.kind === 'desert' ? place.chinese : undefined,
    }),
    pair: (place, other) => ({
      other: other.chinese,
      otherRemark: other.chineseRemark,
      otherKind: place.kind === other.kind ? undefined : other.chineseKind,
      sameKind: place.kind === other.kind ? place.chineseKind : undefined,
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name在$basin{境内|}。',
          '$name在$sea中{隆起|浮出水面}。',
          '{旅行者|课本|当地人}说，$remark。',
          '$remark。',
          '{芦苇和野鸭|渔船和浴场|鹭鸶和渡口}点缀着$lake的岸边。',
          '$desert的夜晚{寒冷|繁星满天}，正午{热浪翻滚|沙粒烫脚}。',
          '{四季|风向|游人}不断改变着$name的{容颜|色彩}。',
        ],
      },
      {
        headings: ['别处风光', '比较'],
        count: 1,
        others: 2,
        templates: [
          '与$otherKind$other不同，$name{称作|归入}$kind。',
          '$name和$other都归入$sameKind。',
          '喜欢$name的人{也会喜欢|不妨去看}$other：$otherRemark。',
          '至于$other，$otherRemark。',
        ],
      },
    ],
    lead: () => reminders.from('capitals', 1),
    categories: (place) => [place.chineseKind],
  })
}
