// Articles on chemical elements, planets, moons and numbers. Long because it is sentences, not logic.
import type { Article } from '../article.ts'
import { elements, type Element } from '../facts/elements.ts'
import { moons, planets, type Moon, type Planet } from '../facts/sky.ts'
import { compose, type Part } from '../kind.ts'
import { numberFact, numeralFact, squareFact, symbolFact, type Reminders } from './cardinal.ts'
import { cardinalWord, ordinalWord, romanNumeral, series, thousands } from './words.ts'

const elementParts: readonly Part[] = [
  {
    count: 2,
    templates: [
      '$name {belongs to|counts among|is grouped with} the {$kind elements|elements of the $kind kind}.',
      'The {$kind|element} $name {stands|has its place} in {period|row} $period of the periodic table.',
      'Among the {elements of period $period|members of the $period row}, $name {takes|occupies} place number $number of the whole table.',
      'Chemists {write|abbreviate} $name as $symbol.',
      '$name, {written|abbreviated} $symbol, {opens|fills|occupies} box $number of the periodic table.',
    ],
  },
  {
    headings: ['Uses', 'Use', 'In daily life', 'Where it is used'],
    count: 4,
    templates: [
      '{Industry|Technology|Daily life|The workshop} {uses|needs|asks for} $name for $uses.',
      '{People|Engineers|Manufacturers|Craftsmen} {rely on|turn to|buy} $name when it comes to $uses.',
      'The {main|best known|usual} {uses|applications} of $name {include|are|range over} $uses.',
      '{Without|If there were no} $name, there would be trouble with $uses.',
      'A {museum|school|laboratory} {cabinet|drawer|shelf} may {show|hold} {a sample|a sealed tube|a labelled jar} of $name{ behind glass|| next to a faded card}.',
      '{Teachers|Chemists|Students} {find|look for|point at} $name in {row|period} $period, {between lighter and heavier neighbours|where the wall chart is a little worn|on the poster in the classroom}.',
      'The {price|purity|handling} of $name {matters|is discussed} wherever $use {plays a part|comes in}.',
      'Catalogues {list|offer} $name {for purposes such as|in connection with} $uses.',
      'Recycling yards {separate|weigh} {scrap|waste} that contains $name, {since mining costs more|so that less ore must be dug|before it reaches the furnace}.',
    ],
  },
  {
    headings: ['Discovery', 'History', 'Name and discovery'],
    count: 3,
    templates: [
      '$name {has been known since|was already worked in|goes back to} {antiquity|ancient times}$ancient, {long before anybody spoke of elements|when smiths and potters tested every stone|as finds in old graves show}.',
      '$name was {identified|recognised|described|discovered} in $year.',
      'The year $year {brought|saw} {the discovery|the first proof} of $name.',
      '{Textbooks|Historians} {date|assign} the {discovery|finding} of $name to $year, {in the $century century|a date worth comparing with those of its neighbours}.',
      'In the $century century, {chemists boiled, filtered and weighed|laboratories competed|patience counted as much as equipment}, and in $year $name {joined|was added to} the list.',
    ],
  },
  {
    headings: ['Comparison', 'Neighbours in the table', 'Beside other elements'],
    count: 2,
    others: 2,
    templates: [
      '{Unlike|In contrast to} the $otherKind $other, $name {belongs to|counts among} the $kind elements.',
      'Both $name and $other {count among|belong to} the $sharedKind elements.',
      'An atom of $heavier {carries|holds} $gap more protons than one of $lighter.',
      'With {atomic number|number} $number, $name {comes|stands} $gap places {$side} $other.',
      '$other {has found|finds} {its uses|work} in $otherUses, {whereas|while} $name {serves|is wanted} for $uses.',
      '$name {shares|has in common} period $sharedPeriod with $other.',
      '$name {sits|stands} in period $period, $other in period $otherPeriod.',
      '{Science|Chemistry} learned of $earlier in $earlierYear and of $later in $laterYear, {that is|or} $years years {afterwards|later}.',
      'The letters $symbol {stand for|mean} $name, the letters $otherSymbol {stand for|mean} $other.',
      '{Workshops|Factories|Laboratories} that {order|store} $name for $use {may well|sometimes|often} {keep|stock} $other too.',
    ],
  },
]

const firstUse = (uses: string): string => uses.split(/, | and /)[0]

export function elementArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Element>({
    seed,
    entries: elements,
    title: (element) =>
      element.english === 'mercury'
        ? 'Mercury (element)'
        : element.english[0].toUpperCase() + element.english.slice(1),
    surfaces: (element) => [element.english],
    counterpart: (element) => element.chinese,
    fields: (element) => ({
      name: element.english,
      symbol: element.symbol,
      number: String(element.number),
      kind: element.kind,
      period: String(element.period),
      uses: element.uses === 'basic research' ? undefined : element.uses,
      use: element.uses === 'basic research' ? undefined : firstUse(element.uses),
      ancient: element.discovered === undefined ? '' : undefined,
      year: element.discovered === undefined ? undefined : String(element.discovered),
      century:
        element.discovered === undefined ? undefined : ordinalWord(Math.floor(element.discovered / 100) + 1),
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
        other: other.english,
        otherSymbol: other.symbol,
        otherKind: element.kind === other.kind ? undefined : other.kind,
        sharedKind: element.kind === other.kind ? element.kind : undefined,
        otherUses: other.uses === 'basic research' ? undefined : other.uses,
        lighter: lighter.english,
        heavier: heavier.english,
        gap: cardinalWord(heavier.number - lighter.number),
        side: element === heavier ? 'after' : 'before',
        sharedPeriod: element.period === other.period ? String(element.period) : undefined,
        otherPeriod: element.period === other.period ? undefined : String(other.period),
        earlier: dated ? earlier.english : undefined,
        later: dated ? later.english : undefined,
        earlierYear: String(earlier.discovered),
        laterYear: String(later.discovered),
        years: dated ? cardinalWord((later.discovered ?? 0) - (earlier.discovered ?? 0)) : undefined,
      }
    },
    parts: elementParts,
    lead: (element) => [
      ...reminders.about([symbolFact(element), symbolFact(element)], 'symbols'),
      ...reminders.about([numberFact(element), numberFact(element)], 'numbers'),
    ],
    list: {
      headings: ['Symbols to remember', 'In brief', 'Neighbours'],
      items: (element) => [
        ...reminders.about([symbolFact(element), numberFact(element)], 'symbols'),
        ...reminders.from('symbols', 2),
      ],
    },
    infobox: (element) => ({
      name: 'Infobox element',
      fields: [
        ['name', element.english],
        ['symbol', element.symbol],
        ['number', String(element.number)],
        ['category', `[[${element.kind}]]`],
        ['period', String(element.period)],
      ],
    }),
    formula: (element) => `{}_{${element.number}}\\mathrm{${element.symbol}}`,
    categories: (element) => ['Chemical elements', `Period ${element.period}`],
  })
}

const moonParts: readonly Part[] = [
  {
    count: 4,
    templates: [
      '$discoverer {found|discovered|first saw} $name in $year.',
      'In $year, {on a clear night|after patient watching|at the eyepiece}, $discoverer {noticed|recorded} {a faint point|a speck of light} beside $planet, {and it turned out to be|which was later named} $name.',
      'The name $name comes {from old tales|from myth or literature}, {like those of its companions|as is the custom for moons}.',
      '{Seen|Photographed} {through a telescope|from the Earth}, $name {remains|appears as} {a mere dot|a spark} {near|next to} the {disc|glow} of $planet.',
      '{Space probes|Cameras aboard probes} have {shown|mapped} {craters|cliffs|plains} on $name.',
      'Astronomers measure {the mass|the orbit|the colour} of $name {by its pull on passing craft|with large mirrors|when it slips behind $planet}.',
    ],
  },
  {
    headings: ['Companions', 'Beside other moons'],
    count: 2,
    others: 3,
    templates: [
      'Unlike $other, which {belongs to|accompanies} $otherPlanet, $name {belongs to|accompanies} $planet.',
      'Both $name and $other accompany $samePlanet.',
      '$name {was found|became known} in $year, $other in $otherYear.',
      'When $discoverer {announced|reported} $name, $other {was already known|had long been on the charts}$known.',
      '{A list of moons|An atlas of the sky|A lecture on moons} may {move|turn} from $name {at once|straight|by way of a picture} to $other.',
      '{Neither|It seems that neither} $name nor $other {can be seen|shows itself} without {a telescope|optical aid}.',
    ],
  },
]

export function moonArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Moon>({
    seed,
    entries: moons,
    title: (moon) => moon.english,
    counterpart: (moon) => moon.chinese,
    fields: (moon) => ({
      name: moon.english,
      planet: moon.planet,
      discoverer: moon.discoverer,
      year: String(moon.year),
    }),
    pair: (moon, other) => ({
      other: other.english,
      otherPlanet: moon.planet === other.planet ? undefined : other.planet,
      samePlanet: moon.planet === other.planet ? moon.planet : undefined,
      otherYear: String(other.year),
      known: other.year < moon.year ? '' : undefined,
    }),
    parts: moonParts,
    lead: (moon) =>
      reminders.about(
        [`${moon.english} orbits ${moon.planet}`, `${moon.english} orbits ${moon.planet}`],
        'orbits',
      ),
    list: { headings: ['Orbits', 'What orbits what'], items: () => reminders.from('orbits', 3) },
    infobox: (moon) => ({
      name: 'Infobox moon',
      fields: [
        ['name', moon.english],
        ['planet', `[[${moon.planet}]]`],
        ['discovered', String(moon.year)],
      ],
    }),
    categories: (moon) => ['Moons', `Moons of ${moon.planet}`],
  })
}

export function planetArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Planet>({
    seed,
    entries: planets,
    title: (planet) => (planet.english === 'Mercury' ? 'Mercury (planet)' : planet.english),
    surfaces: (planet) => [planet.english],
    counterpart: (planet) => planet.chinese,
    fields: (planet) => ({
      name: planet.english,
      order: ordinalWord(planet.order),
      remark: planet.remark,
      moons: series(moons.filter((moon) => moon.planet === planet.english).map((moon) => moon.english)),
      inner: planet.order <= 4 ? planet.english : undefined,
      outer: planet.order > 4 ? planet.english : undefined,
      distant: planet.english === 'Earth' ? undefined : planet.english,
    }),
    pair: (planet, other) => ({
      other: other.english,
      otherRemark: other.remark,
      nearer: planet.order < other.order ? planet.english : other.english,
      farther: planet.order < other.order ? other.english : planet.english,
      places: cardinalWord(Math.abs(planet.order - other.order)),
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$name $remark.',
          'Counting outwards from the Sun, one {meets|reaches} $name in the $order place.',
          'Around $name {travel|circle} $moons and perhaps others.',
          'The rocky planet $inner {has a solid ground on which probes can land|offers a surface of stone}.',
          'The giant $outer {has no ground to stand on|consists mostly of gas or ice} {and keeps many moons|and spins fast}.',
          'Ancient skywatchers {followed|noted} the {wanderings of the planets|wandering lights} {on clay tablets|in temple records|from rooftops}.',
          'Radio signals from a craft near $distant need {minutes or hours|a while} to reach the Earth.',
          'Children {colour|paint} $name {on posters of the Solar System|with crayons|for the school exhibition}.',
        ],
      },
      {
        headings: ['Beside other planets', 'Comparison'],
        count: 2,
        others: 4,
        templates: [
          '$nearer {keeps|stays} closer to the Sun than $farther does, {by $places|$places} {places|steps} in the order.',
          '{While|Whereas} $name $remark, $other $otherRemark.',
          '$other $otherRemark, {but|yet} $name $remark.',
          'A year on $farther lasts longer than a year on $nearer.',
          'Sunlight {feels|arrives} weaker at $farther than at $nearer.',
        ],
      },
    ],
    lead: () => reminders.from('orbits', 2),
    list: { headings: ['What orbits what'], items: () => reminders.from('orbits', 5) },
    categories: () => ['Planets'],
  })
}

const factors = (n: number): number[] => {
  const result: number[] = []
  let rest = n
  for (let p = 2; p * p <= rest; p++)
    while (rest % p === 0) {
      result.push(p)
      rest /= p
    }
  return rest > 1 ? [...result, rest] : result
}

const divisors = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0)

const numberParts: readonly Part[] = [
  {
    count: 3,
    templates: [
      '$name follows $before and {precedes|comes before} $after.',
      'The {number|natural number} $digits {comes|stands} between $before and $after.',
      '{Written in words|Spelt out}, $digits becomes $name.',
      '{As an ordinal|In a row}, $name {turns into|becomes} $ordinal.',
      'The number $name can be {divided by two|split into equal halves} and so cannot$even {be called odd|count as odd}.',
      'Since $name {leaves a remainder of one when halved|cannot be halved without a rest}$odd, it {counts as|goes with the} odd{ numbers|}.',
      'A prime like $prime {has no divisors apart from one and itself|cannot be laid out as a rectangle of pebbles with more than one row}.',
    ],
  },
  {
    headings: ['Factors', 'Divisors', 'Arithmetic'],
    count: 4,
    templates: [
      'The prime factors of $composite {read|are} $factors.',
      'Its divisors {include|are} $divisors.',
      'Doubling $name {gives|yields|leads to} $double.',
      'The digits of $digits add up to $digitSum.',
      'Multiplied by itself, $digits {yields|makes} $square.',
      'In binary notation $digits {becomes|reads|is written} $binary.',
      'A {baker|gardener|printer|tailor} with $digits {rolls|plants|sheets|buttons} {can arrange|may sort} them in $rows {rows|boxes} of $columns.',
      '{Add|If one adds} $addend to $digits{ and|, one} {the sum {comes to|makes}|gets to} $sum.',
      'Take $subtrahend from $digits, and $rest {remain|are left}.',
      'A book with $digits {pages|chapters|plates} needs the numeral $roman {at its end|on the last leaf} if it follows the old fashion.',
      'Ten times $name {makes|gives} $ten.',
    ],
  },
]

export function numberArticles(seed: number, reminders: Reminders): Article[] {
  const entries = Array.from({ length: 120 }, (_, i) => i + 1)
  return compose<number>({
    seed,
    entries,
    title: (n) => `${n} (number)`,
    surfaces: () => [],
    counterpart: (n) => `${n}`,
    fields: (n, random) => {
      const parts = factors(n)
      const prime = parts.length === 1
      const proper = divisors(n).filter((d) => d > 1 && d < n)
      const columns = proper.length === 0 ? undefined : proper[random.below(proper.length)]
      const addend = 2 + random.below(90)
      const subtrahend = 1 + random.below(Math.max(1, n - 1))
      return {
        name: cardinalWord(n),
        digits: String(n),
        before: cardinalWord(n - 1),
        after: cardinalWord(n + 1),
        ordinal: ordinalWord(n),
        even: n % 2 === 0 ? '' : undefined,
        odd: n % 2 === 1 ? '' : undefined,
        prime: prime ? cardinalWord(n) : undefined,
        composite: parts.length > 1 ? String(n) : undefined,
        factors: series(parts.map(String)),
        divisors: series(divisors(n).map(String)),
        double: cardinalWord(2 * n),
        digitSum: String([...String(n)].reduce((sum, digit) => sum + Number(digit), 0)),
        square: thousands(n * n),
        binary: n.toString(2),
        columns: columns === undefined ? undefined : cardinalWord(columns),
        rows: columns === undefined ? undefined : cardinalWord(n / columns),
        addend: String(addend),
        sum: String(n + addend),
        subtrahend: n > 1 ? String(subtrahend) : undefined,
        rest: String(n - subtrahend),
        roman: romanNumeral(n),
        ten: thousands(10 * n),
      }
    },
    parts: numberParts,
    lead: (n) => reminders.about([numeralFact(n), n <= 40 ? squareFact(n) : undefined], 'measures'),
    list: {
      headings: ['See also these', 'Useful measures', 'Other counts'],
      items: () => reminders.from('measures', 2),
    },
    formula: (n) => `${factors(n).join(' \\times ') || '1'} = ${n}`,
    categories: (n) => ['Numbers', n % 2 === 0 ? 'Even numbers' : 'Odd numbers'],
  })
}
