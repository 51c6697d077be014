// 省区、朝代、节气、部首、成语与量词的条目。 Articles on what the Chinese sample alone tells.
import type { Article } from '../article.ts'
import {
  dynasties,
  measureWords,
  provinces,
  radicals,
  sayings,
  solarTerms,
  type Dynasty,
  type Province,
} from '../facts/china.ts'
import { compose } from '../kind.ts'
import type { Reminders } from './cardinal.ts'

export function provinceArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Province>({
    seed,
    entries: provinces,
    title: (province) => province.name,
    fields: (province) => ({ ...province }),
    pair: (_, other) => ({
      other: other.name,
      otherSeat: other.seat,
      otherShort: other.short,
      otherRemark: other.remark,
    }),
    parts: [
      {
        count: 4,
        templates: [
          '$name简称$short，{行政中心|$rank}设在$seat。',
          '$name$remark。',
          '{到过|游览过}$name的人都说，$remark。',
          '$seat的街上，车牌以“$short”字开头。',
          '{早点摊|茶楼|集市|戏台}最能看出$name的{风味|性情}。',
        ],
      },
      {
        headings: ['别的省区', '比较'],
        count: 1,
        others: 4,
        templates: [
          '$name简称$short，$other简称$otherShort。',
          '$name的$rank设在$seat，$other则设在$otherSeat。',
          '至于$other，$otherRemark。',
        ],
      },
    ],
    lead: (province) =>
      reminders.about(
        [
          `${province.seat}是${province.name}的${province.rank}`,
          `${province.seat}是${province.name}的${province.rank}`,
        ],
        'provinces',
      ),
    list: { headings: ['要点'], items: () => reminders.from('provinces', 4) },
    categories: () => ['中国省区'],
  })
}

export function dynastyArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Dynasty>({
    seed,
    entries: dynasties,
    title: (dynasty) => dynasty.name,
    fields: (dynasty) => ({ ...dynasty, start: dynasty.start.replace('前', '公元前') }),
    pair: (dynasty, other) => {
      const when = (value: Dynasty): number => Number(value.start.replace('前', '-'))
      const [earlier, later] = when(dynasty) < when(other) ? [dynasty, other] : [other, dynasty]
      return {
        other: other.name,
        otherSeat: other.seat,
        otherRemark: other.remark,
        earlier: earlier.name,
        later: later.name,
      }
    },
    parts: [
      {
        count: 4,
        templates: [
          '$name由$founder建立，{起于|始于}$start年。',
          '$name定都$seat。',
          '$name年间，$remark。',
          '{史官|小说家|说书人}写到$name，总不忘$remark。',
          '{陵墓|城墙|瓷片|诗卷}让后人{触摸到|想起}$name。',
        ],
      },
      {
        headings: ['前后各朝'],
        count: 1,
        others: 5,
        templates: [
          '$earlier在前，$later在后。',
          '$name定都$seat，$other定都$otherSeat。',
          '到了$other，$otherRemark。',
        ],
      },
    ],
    lead: () => reminders.from('provinces', 1),
    categories: () => ['朝代'],
  })
}

export function solarTermArticles(seed: number, reminders: Reminders): Article[] {
  return compose<(typeof solarTerms)[number]>({
    seed,
    entries: solarTerms,
    title: ([name]) => name,
    fields: ([name, month, remark]) => ({ name, month, remark }),
    pair: (_, [other, otherMonth, otherRemark]) => ({ other, otherMonth, otherRemark }),
    parts: [
      {
        count: 3,
        templates: [
          '$name这个节气一般在公历$month。',
          '$name前后，$remark。',
          '农谚说到$name，{讲的是天时|教人不误农时}。',
          '{厨娘|老农|中医}到了$name{自有讲究|换一套做法}。',
        ],
      },
      {
        headings: ['别的节气'],
        count: 1,
        others: 3,
        templates: ['$otherMonth有$other：$otherRemark。', '说到$other，$otherRemark。'],
      },
    ],
    lead: () => reminders.from('calendar', 1),
    categories: () => ['节气'],
  })
}

export function radicalArticles(seed: number): Article[] {
  return compose<(typeof radicals)[number]>({
    seed,
    entries: radicals,
    title: ([radical]) => `${radical} (部首)`,
    fields: ([radical, theme], random) => {
      const characters = [...(radicals.find(([other]) => other === radical)?.[2] ?? '')]
      const group = (): string =>
        Array.from({ length: 6 }, () => characters[random.below(characters.length)])
          .filter((character, i, all) => all.indexOf(character) === i)
          .join('、')
      return {
        radical,
        theme,
        all: characters.join('、'),
        one: group(),
        two: group(),
        three: group(),
        four: group(),
      }
    },
    parts: [
      {
        count: 7,
        templates: [
          '含有“$radical”的字多与$theme有关。',
          '这一部的字有$all。',
          '{小学生|初学者}先认$one，再认$two。',
          '{习字帖|识字卡片}上写着$one等字。',
          '把$three{抄写三遍|读出声来}，便容易记住这个偏旁。',
          '$two这些字，一看便知与$theme有关。',
          '{查字典|编字典}时，$four都归在一处。',
          '{对联|诗句}里常见$three。',
        ],
      },
    ],
    categories: () => ['部首'],
  })
}

export function sayingArticles(seed: number, reminders: Reminders): Article[] {
  return compose<(typeof sayings)[number]>({
    seed,
    entries: sayings,
    title: ([saying]) => saying,
    fields: ([saying, meaning]) => ({ saying, meaning }),
    pair: (_, [other, otherMeaning]) => ({ other, otherMeaning }),
    parts: [
      {
        count: 3,
        templates: [
          '成语“$saying”{比喻|说的是}$meaning。',
          '“$saying”的意思：$meaning。',
          '{作文|演讲|评论}里用“$saying”，{四个字就够了|省去许多话}。',
          '{爷爷|先生|相声演员}爱说“$saying”，{听的人都笑了|孩子们似懂非懂|一语中的}。',
        ],
      },
      {
        headings: ['别的成语', '参看'],
        count: 1,
        others: 3,
        templates: ['“$other”{说的是|比喻}$otherMeaning。', '不要同“$other”混淆，那说的是$otherMeaning。'],
      },
    ],
    lead: (_, random) =>
      random.below(2) === 0 ? reminders.from('classes', 1) : reminders.from('provinces', 1),
    categories: () => ['成语'],
  })
}

export function measureWordArticles(seed: number): Article[] {
  return compose<(typeof measureWords)[number]>({
    seed,
    entries: measureWords,
    title: ([word]) => `${word} (量词)`,
    fields: ([word, things]) => ({
      word,
      things,
      first: things.split(/、|和/)[0],
      last: things.split(/、|和/).at(-1),
    }),
    pair: (_, [other, otherThings]) => ({ other, otherThings }),
    parts: [
      {
        count: 4,
        templates: [
          '量词“$word”用来数$things。',
          '说$things，用“$word”。',
          '一$word$first、两$word$last，{说惯了就不会错|孩子很快学会}。',
          '{外国学生|初学的人}常把“$word”{用错|忘掉}。',
        ],
      },
      {
        headings: ['别的量词'],
        count: 1,
        others: 3,
        templates: ['量词“$other”用来数$otherThings。', '数$otherThings要换成“$other”。'],
      },
    ],
    categories: () => ['量词'],
  })
}
