// 动植物的条目。 Articles on animals and plants.
import type { Article } from '../article.ts'
import { animals, chineseClasses, plants, type Animal, type Plant } from '../facts/creatures.ts'
import { pick } from '../grammar.ts'
import { compose } from '../kind.ts'
import { classFact, legFact, type Reminders } from './cardinal.ts'

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
