// 城市、河流、山峰与其他地方的条目。 Articles on towns, rivers, mountains and other places.
import type { Article } from '../article.ts'
import { country } from '../facts/countries.ts'
import { language } from '../facts/languages.ts'
import { mountains, places, rivers, type Mountain, type Place, type River } from '../facts/nature.ts'
import { towns, type Town } from '../facts/towns.ts'
import { compose } from '../kind.ts'
import { capitalFact, type Reminders } from './cardinal.ts'
import { series } from './words.ts'

const named = (codes: readonly string[]): string | undefined =>
  series(codes.map((code) => country(code).chinese))

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
