// Articles on animals and plants.
import type { Article } from '../article.ts'
import { animals, plants, type Animal, type Plant } from '../facts/creatures.ts'
import { capitalised, pick } from '../grammar.ts'
import { compose } from '../kind.ts'
import { legFact, youngFact, type Reminders } from './cardinal.ts'

export function animalArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Animal>({
    seed,
    entries: animals,
    title: (animal) => capitalised(animal.singular),
    surfaces: (animal) => [animal.singular, animal.plural],
    counterpart: (animal) => animal.chinese,
    fields: (animal) => ({
      one: `a(n) ${animal.singular}`,
      singular: animal.singular,
      many: animal.plural,
      class: animal.class,
      food: animal.food,
      home: animal.home,
      remark: animal.remark,
      young: animal.young,
    }),
    pair: (animal, other) => ({
      other: other.plural,
      otherClass: animal.class === other.class ? undefined : other.class,
      sameClass: animal.class === other.class ? animal.class : undefined,
      otherFood: other.food,
      otherHome: other.home,
      otherRemark: other.remark,
    }),
    parts: [
      {
        count: 6,
        templates: [
          'The $singular {belongs to|is placed in} the class whose {simplest|everyday} name is $class.',
          '$many {live|dwell|make their home} in $home.',
          'They {eat|feed on|live on} $food.',
          'It is said of them that they $remark.',
          '$many $remark.',
          '{Look|Whoever looks} for $many {in|around} $home {needs|with} patience{ and good shoes| and a torch|}.',
          'A diet of $food {suits|keeps} $many {well|healthy}.',
          '{Fables|Proverbs|Picture books|Nursery rhymes} {about|featuring} $many {make them cleverer than they are|are told in many tongues|send children to sleep}.',
          'The $young of the $singular {stay|remain} {hidden|close to shelter} {at first|for a while}.',
          '{Zoologists|Farmers|Children|Photographers} {watch|follow|count} $many {at dusk|from a hide|through binoculars|in all weathers}.',
          'Tracks, {droppings|feathers or hairs|sounds} and {gnawed|abandoned} remains of $food {betray|give away} {the presence of $many|$many}.',
        ],
      },
      {
        headings: ['Other animals', 'Comparison', 'Relatives and strangers'],
        count: 2,
        others: 2,
        templates: [
          '{While|Whereas} $many {eat|feed on} $food, $other {prefer|live on} $otherFood.',
          'Unlike $other, which live in $otherHome, $many {keep to|inhabit} $home.',
          'Both $many and $other {belong to|are placed in} the $sameClass {class|group}.',
          '$other {belong to|are placed in} {another|a different} class, that of the $otherClass.',
          '{A child|A painter} who {has drawn|can draw} $many may {try|go on to} $other, which $otherRemark.',
          '$other $otherRemark; $many $remark.',
        ],
      },
    ],
    lead: (animal) => [
      ...reminders.about([legFact(animal)], 'legs'),
      ...reminders.about([youngFact(animal), youngFact(animal)], 'young'),
    ],
    list: {
      headings: ['In brief', 'Legs and young', 'To remember'],
      items: (animal) => [
        ...reminders.about([legFact(animal)], 'young'),
        ...reminders.from('young', 1),
        ...reminders.from('legs', 2),
      ],
    },
    infobox: (animal) => ({
      name: 'Taxobox',
      fields: [
        ['name', animal.singular],
        ['classis', animal.class],
        ['legs', String(animal.legs)],
      ],
    }),
    categories: (animal) => ['Animals', animal.class],
  })
}

export function plantArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Plant>({
    seed,
    entries: plants,
    title: (plant) => capitalised(plant.english),
    surfaces: (plant) => [plant.english],
    counterpart: (plant) => plant.chinese,
    fields: (plant) => ({
      name: plant.english,
      kind: plant.kind,
      uses: plant.uses,
      remark: plant.remark,
    }),
    pair: (plant, other) => ({
      other: other.english,
      otherKind: plant.kind === other.kind ? undefined : other.kind,
      sameKind: plant.kind === other.kind ? plant.kind : undefined,
      otherUses: other.uses,
      otherRemark: other.remark,
    }),
    parts: [
      {
        count: 5,
        templates: [
          '{Gardeners|Botanists|Foresters} {class|file} the $name {as|under} $kind.',
          'People {grow|value|plant} it for $uses.',
          'The $name $remark.',
          '{Its|Among its} {main uses|uses} {are|we find} $uses.',
          'In {old herbals|seed catalogues|school gardens}, the $name {takes up|fills} {a page|a bed} of its own.',
          '{Seeds|Cuttings|Young plants} of the $name {need|want} {light, water and time|loose soil|shelter from frost}.',
          'Where the $name {thrives|grows}, {bees|finches|goats|moths} are seldom far away.',
          '{Without|If there were no} $name, {kitchens|workshops|markets} would {miss|lack} $uses.',
        ],
      },
      {
        headings: ['Other plants', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          'The $other $otherRemark, {whereas|while} the $name $remark.',
          'Unlike the $other, a $otherKind, the $name {grows as|counts as} a $kind.',
          'Both the $name and the $other {grow as|count as} a $sameKind.',
          'For $otherUses people {turn to|use} the $other; for $uses, the $name.',
        ],
      },
    ],
    lead: (_, random) => reminders.from(pick(['measures', 'calendar', 'young'], random), 1),
    categories: (plant) => ['Plants', capitalised(plant.kind)],
  })
}
