// 元素、行星、卫星与数字的条目。 Articles on elements, planets, moons and numbers.
import type { Article } from '../article.ts'
import { chineseKinds, elements, type Element } from '../facts/elements.ts'
import { moons, planets, type Moon, type Planet } from '../facts/sky.ts'
import { compose } from '../kind.ts'
import { numberFact, symbolFact, type Reminders } from './cardinal.ts'
import { numberWord, series } from './words.ts'

export function elementArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Element>({
    seed,
    entries: elements,
    title: (element) => element.chinese,
    counterpart: (element) => element.english,
    fields: (element) => ({
      name: element.chinese,
      symbol: element.symbol,
      kind: chineseKinds[element.kind],
      period: numberWord(element.period),
      uses: element.chineseUses === '基础研究' ? undefined : element.chineseUses,
      ancient: element.discovered === undefined ? element.chinese : undefined,
      year: element.discovered?.toString(),
      century:
        element.discovered === undefined ? undefined : numberWord(Math.floor(element.discovered / 100) + 1),
    }),
    pair: (element, other) => {
      const [lighter, heavier] = element.number < other.number ? [element, other] : [other, element]
      const dated =
        element.discovered !== undefined &&
        other.discovered !== undefined &&
        element.discovered !== other.discovered
      const [earlier, later] =
        (element.discovered ?? 0) < (other.discovered ?? 0) ? [element, other] : [other, element]
      return {
        other: other.chinese,
        otherUses: other.chineseUses === '基础研究' ? undefined : other.chineseUses,
        otherKind: element.kind === other.kind ? undefined : chineseKinds[other.kind],
        sharedKind: element.kind === other.kind ? chineseKinds[element.kind] : undefined,
        lighter: lighter.chinese,
        heavier: heavier.chinese,
        gap: numberWord(heavier.number - lighter.number),
        earlier: dated ? earlier.chinese : undefined,
        later: dated ? later.chinese : undefined,
        years: dated ? numberWord((later.discovered ?? 0) - (earlier.discovered ?? 0)) : undefined,
        otherPeriod: element.period === other.period ? undefined : numberWord(other.period),
        samePeriod: element.period === other.period ? numberWord(element.period) : undefined,
      }
    },
    parts: [
      {
        count: 2,
        templates: [
          '$name属于$kind，{排在|位于}元素周期表的第$period周期。',
          '在元素周期表第$period{行|周期}里能找到$name。',
          '化学家把$name写作$symbol。',
          '$kind里有一员叫$name。',
        ],
      },
      {
        headings: ['用途', '应用'],
        count: 3,
        templates: [
          '{工业上|日常生活中|作坊里}，$name{用于|用来做}$uses。',
          '{工程师|工匠|厂家}离不开$name，因为$uses{都要用它|少不了它}。',
          '说到$uses，{人们便想到|少不了}$name。',
          '{如果没有|假如缺了}$name，$uses就成了难题。',
          '{学校|博物馆|实验室}的{橱柜|抽屉|展架}里{摆着|存着}$name的{样品|标签|密封管}。',
          '{挂图|课本}上，$name那一格{有些褪色|被画了圈|写着小字}。',
          '{回收站|冶炼厂}把含$name的废料单独{过秤|存放}。',
        ],
      },
      {
        headings: ['发现', '历史'],
        count: 2,
        templates: [
          '人们从远古就认识$ancient，{古墓里的器物可以作证|那时还没有元素这个词}。',
          '$name在$year年被{发现|辨认出来|描述}。',
          '$year年，{化学家的名单上添了|学界认识了}$name。',
          '{课本|史书}把$name的发现记在$year年，即$century世纪。',
        ],
      },
      {
        headings: ['比较', '邻居'],
        count: 2,
        others: 2,
        templates: [
          '$name与$otherKind$other不同，它属于$kind。',
          '$name和$other都属于$sharedKind。',
          '$heavier的原子比$lighter多$gap个质子。',
          '$other用于$otherUses，$name用于$uses。',
          '人们先认识$earlier，过了$years年才认识$later。',
          '$name在第$period周期，$other在第$otherPeriod周期。',
          '$name和$other同在第$samePeriod周期。',
        ],
      },
    ],
    lead: (element) => [
      ...reminders.about([numberFact(element), numberFact(element), numberFact(element)], 'numbers'),
      ...reminders.about([symbolFact(element), symbolFact(element), symbolFact(element)], 'symbols'),
    ],
    list: {
      headings: ['要点', '记一记'],
      items: (element) => [
        ...reminders.about([numberFact(element), symbolFact(element)], 'numbers'),
        ...reminders.from('numbers', 2),
        ...reminders.from('symbols', 1),
      ],
    },
    infobox: (element) => ({
      name: '元素信息框',
      fields: [
        ['名称', element.chinese],
        ['符号', element.symbol],
        ['序数', String(element.number)],
      ],
    }),
    formula: (element) => `{}_{${element.number}}\\mathrm{${element.symbol}}`,
    categories: (element) => ['化学元素', chineseKinds[element.kind]],
  })
}

export function moonArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Moon>({
    seed,
    entries: moons,
    title: (moon) => moon.chinese,
    counterpart: (moon) => moon.english,
    fields: (moon) => ({ name: moon.chinese, planet: moon.chinesePlanet, year: String(moon.year) }),
    pair: (moon, other) => ({
      other: other.chinese,
      otherPlanet: moon.planet === other.planet ? undefined : other.chinesePlanet,
      samePlanet: moon.planet === other.planet ? moon.chinesePlanet : undefined,
      otherYear: String(other.year),
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name在$year年被{发现|首次看到|记录下来}。',
          '$year年的一个夜晚或一张底片上，$planet旁边的{光点|微光}{引起了注意|被认了出来}，那便是$name。',
          '从地球上{望去|拍照}，$name不过是$planet旁的一粒{火星|光斑}。',
          '{探测器|飞船的相机}拍下了$name的{环形山|悬崖|平原}。',
          '天文学家用{大口径望远镜|引力的拉扯}测量$name的{质量|轨道|颜色}。',
        ],
      },
      {
        headings: ['伙伴', '别的卫星'],
        count: 1,
        others: 4,
        templates: [
          '与陪伴$otherPlanet的$other不同，$name陪伴$planet。',
          '$name和$other都陪伴$samePlanet。',
          '$name发现于$year年，$other发现于$otherYear年。',
          '不用望远镜，$name和$other都看不见。',
        ],
      },
    ],
    lead: (moon) =>
      reminders.about(
        [`${moon.chinese}绕${moon.chinesePlanet}运行`, `${moon.chinese}绕${moon.chinesePlanet}运行`],
        'orbits',
      ),
    list: { headings: ['谁绕着谁'], items: () => reminders.from('orbits', 4) },
    categories: (moon) => ['卫星', `${moon.chinesePlanet}卫星`],
  })
}

export function planetArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Planet>({
    seed,
    entries: planets,
    title: (planet) => planet.chinese,
    counterpart: (planet) => planet.english,
    fields: (planet) => ({
      name: planet.chinese,
      remark: planet.chineseRemark,
      moons: series(moons.filter((moon) => moon.planet === planet.english).map((moon) => moon.chinese)),
    }),
    pair: (planet, other) => ({
      other: other.chinese,
      otherRemark: other.chineseRemark,
      nearer: planet.order < other.order ? planet.chinese : other.chinese,
      farther: planet.order < other.order ? other.chinese : planet.chinese,
      places: numberWord(Math.abs(planet.order - other.order)),
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name$remark。',
          '$name周围有$moons等卫星。',
          '古人{在泥板上|在竹简上|在观象台上}记下了{行星的踪迹|星辰的游走}。',
          '孩子们用蜡笔把$name画在{太阳系的挂图|展板}上。',
        ],
      },
      {
        headings: ['比较'],
        count: 2,
        others: 4,
        templates: [
          '$nearer比$farther离太阳近，次序差$places位。',
          '$name$remark，$other$otherRemark。',
          '$farther上的一年比$nearer上的长。',
          '阳光照到$farther时比照到$nearer时弱。',
        ],
      },
    ],
    lead: () => reminders.from('orbits', 2),
    list: { headings: ['谁绕着谁'], items: () => reminders.from('orbits', 4) },
    categories: () => ['行星'],
  })
}

const divisors = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0)

export function numberArticles(seed: number, reminders: Reminders): Article[] {
  return compose<number>({
    seed,
    entries: Array.from({ length: 100 }, (_, i) => i + 1),
    title: (n) => String(n),
    surfaces: () => [],
    counterpart: (n) => `${n} (number)`,
    fields: (n, random) => {
      const addend = 2 + random.below(80)
      return {
        name: numberWord(n),
        before: numberWord(n - 1),
        after: numberWord(n + 1),
        even: n % 2 === 0 ? numberWord(n) : undefined,
        odd: n % 2 === 1 ? numberWord(n) : undefined,
        prime: divisors(n).length === 2 ? numberWord(n) : undefined,
        composite: divisors(n).length > 2 ? numberWord(n) : undefined,
        divisors: series(divisors(n).map(String)),
        double: numberWord(2 * n),
        square: numberWord(n * n),
        addend: numberWord(addend),
        sum: numberWord(n + addend),
        binary: n.toString(2),
      }
    },
    parts: [
      {
        count: 6,
        templates: [
          '$name排在$before之后、$after之前。',
          '$even能被二整除，属于偶数。',
          '$odd除以二余一，属于奇数。',
          '质数$prime只能被一和它自己整除。',
          '合数$composite的因数有$divisors。',
          '$name的两倍等于$double。',
          '$name的平方等于$square。',
          '$name加$addend等于$sum。',
          '$name写成二进制为$binary。',
          '{果农|印刷工|裁缝|面包师}数到$name，{歇一口气|又从头数起|在本子上画一道}。',
        ],
      },
    ],
    lead: () => reminders.from('measures', 1),
    list: { headings: ['常用的数', '度量'], items: () => reminders.from('measures', 2) },
    formula: (n) => `${n}^2 = ${n * n}`,
    categories: (n) => ['数字', n % 2 === 0 ? '偶数' : '奇数'],
  })
}
