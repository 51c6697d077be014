// Articles on countries and capitals. Long because it is sentences, not logic.
import { Random } from '../../../src-shared/random.ts'
import type { Article } from '../article.ts'
import { coasts, continents, countries, country, famous, type Country } from '../facts/countries.ts'
import { language } from '../facts/languages.ts'
import { mountains, rivers } from '../facts/nature.ts'
import { towns } from '../facts/towns.ts'
import { direction, distance } from '../geometry.ts'
import { Deck, pick, several, type Fields } from '../grammar.ts'
import { capitalFact, coinFact, coins, speechFact, type Reminders } from './cardinal.ts'
import { directions, series, thousands } from './words.ts'

const openings = [
  '$name, in $continent, {touches|reaches|looks out on} $coast.',
  '$name {lies|can be found|is situated} in $continent and {borders|adjoins|shares land borders with} $neighbours.',
  '$name {lies|can be found} in $continent{, far from the nearest capital of another continent||}.',
  'The map of $continent shows $name {beside|next to|together with} $neighbours.',
  'On a globe, $name {appears|sits|can be spotted} {near|close to} the point where the lines for $latitude and $longitude cross.',
]

const land = [
  '{Ships|Fishing boats|Ferries|Gulls|Cargo vessels} reach $name by way of $coast.',
  'Its shores are washed by $coast, and {fishermen mend their nets there|children build castles in the sand|salt is dried in shallow pans|lighthouses blink along the rocks}.',
  'No sea touches $landlocked, so goods arrive {by lorry, by rail or by air|over mountain passes and along rivers|through the harbours of its neighbours}.',
  'Beyond the frontier lie $neighbours.',
  'A walker who crosses the border may end up in $neighbour, {where the signposts change|where the bread tastes different|where other stamps are sold|where the trains have other colours}.',
  'Nobody can drive out of $island without taking a ferry or {a tunnel|an aeroplane}, for it has no land frontier.',
  'The river $river {flows|winds|runs} through {part of |}$name {on its way to|before it reaches|and ends in} $mouth.',
  '{Among its summits,|Of its heights,|In the high country,} $mountain {rises to|reaches} $height metres.',
  'Hikers {dream of|train for|talk about} $mountain, {whose top stands|which stands} $height metres above the sea.',
  'The {parallel|latitude} of $capital, about $latitude, {decides how long its summer evenings last|governs the angle of the midday sun|separates it from warmer and colder lands}.',
  '{Storks|Swallows|Geese|Cranes} {pass over|rest in|leave} $name {twice a year|in spring and autumn|on their long journeys}.',
  'Farmers in $name {look at the sky before they mow|sell their harvest on weekly markets|keep bees beside the orchards|repair stone walls in winter|plough along the slope to hold the soil}.',
  '{Rain|Sunshine|Wind|Fog|Frost} {shapes|decides|colours} the {calendar|fields|moods|roofs} of $name {more than any law|as everywhere|year after year}.',
]

const speech = [
  '{Officially,|By law,|In parliament and in court,} $languages {serve|serve} as {the languages of the state|official languages}.',
  'Road signs, school reports and {tax forms|newspapers|ballot papers} are printed in $languages.',
  'A newcomer to $name would {do well to|be wise to|have to} study $language, which belongs to the $family {languages|branch|family}.',
  'The $script script {carries|is used for} the written $language of $name.',
  'Poets in $name {write|have written} in $language, {and lovers quarrel in it|and market women bargain in it|and lullabies are sung in it}.',
  'Like $sister, $name uses $language {at school|in its newspapers|on the radio|in the post office}.',
  '{Tourists|Students|Sailors|Merchants} who know $language get along well in both $name and $sister.',
]

const money = [
  'One pays in $name with the $currency.',
  'Anyone who buys {a loaf of bread|a tram ticket|a pair of shoes|a melon|an umbrella|a kettle} in $capital {counts out|hands over} $coins.',
  'Wages, rents and {fines|fares|pensions|dowries} in $name are reckoned in $coins.',
  'Coming from $partner, one has to change $partnerCoins into $coins.',
  'With $partner it shares the same money, the $currency.',
  'Banknotes of the $currency fill the {drawers|tills|purses} of $capital.',
  '{Collectors|Bankers|Children} {sort|count|admire} $coins from $name {beside|next to} $otherCoins from $other.',
]

const pairs = [
  'Unlike $other, $name has {a coast on|shores on} $ownCoast.',
  '$name and $other both {lie in|belong to} $shared.',
  '$name {belongs to|lies in} $continent, $other {to|in} $otherContinent.',
  '{As the crow flies|In a straight line|By air}, {about|roughly|some} $distance kilometres separate $capital from $otherCapital.',
  '{Whoever travels|A pilot who flies|A letter that goes|A pigeon that flies} from $capital to $otherCapital {heads|goes|must set out} $direction.',
  '$otherCapital lies $direction of $capital{, about $distance kilometres away|}.',
  '{Compared with|Seen from|Measured against} $otherCapital, $capital lies farther $northSouth.',
  'When {noon|the sun} {reaches|stands highest over} $capital, {clocks|shadows} in $otherCapital {show another hour|point elsewhere}, for the two {cities|capitals} differ by $longitudes degrees of longitude.',
  'A $adjective {student|engineer|nurse|singer|baker|sailor} in $other {will miss the food of home|needs coins that are called $otherCoins|may write home from $otherCapital}.',
  '{Letters|Parcels|Trains of thought|Delegations} go back and forth between $capital and $otherCapital.',
  'Both $name and $other {have a shore on|look out on} $sharedCoast.',
  '{Diplomats|Musicians|Football teams|Chess players} from $capital and from $otherCapital meet {every few years|on neutral ground|at congresses}.',
  'Where $name {pays in|reckons in|uses} $coins, $other {prefers|has|counts} $otherCoins.',
]

const life = [
  '{In the kitchens of|At the tables of|In the market halls of} $capital, $adjective cooks {chop onions before dawn|argue about the right amount of salt|keep recipes of their grandmothers|simmer soup in tall pots}.',
  'The $adjective flag {flies|hangs|flutters} above {ministries|schools|stadiums|embassies} {on holidays|in the wind|from morning till evening}.',
  '{A walk|An early stroll|A bicycle ride} through $capital leads past {bakeries, banks and bus stops|statues of forgotten generals|courtyards with washing lines|libraries and fountains}.',
  'Stamps from $name show {birds|bridges|queens and poets|locomotives|flowers|ships}, and children {swap|collect} them.',
  '{Besides|Apart from|After} the capital, {visitors like to see|people often mention|guidebooks praise} $town, known for $townKnown.',
  '$town, {a town|a city} in $name, has made its name with $townKnown.',
  'The {archive|museum|university|parliament} of $name {keeps|has} its {seat|home|doors} in $capital.',
  '{Engineers|Gardeners|Carpenters|Teachers|Dancers} trained in $capital have worked as far away as $otherCapital.',
  'Newspapers in $capital reported on {the harvest|a storm|a football match|a new railway|an eclipse} in $neighbour.',
]

const place = (latitude: number, longitude: number): { latitude: string; longitude: string } => ({
  latitude: `${Math.abs(Math.round(latitude))} degrees ${latitude < 0 ? 'south' : 'north'}`,
  longitude: `${Math.abs(Math.round(longitude))} degrees ${longitude < 0 ? 'west' : 'east'}`,
})

const nameOf = (code: string): string => country(code).english
const coastNames = (codes: readonly string[]): string[] =>
  codes.map((code) => coasts.get(code)?.english ?? code)
const continentNames = (subject: Country): string | undefined =>
  series(subject.continents.map((code) => continents.get(code)?.english ?? code))

/** What the templates may say about one country. */
export function countryFields(subject: Country, random: Random): Fields {
  const own = <T extends { country?: string; countries?: readonly string[] }>(
    entries: readonly T[],
  ): T | undefined => {
    const fitting = entries.filter(
      (entry) => entry.country === subject.code || entry.countries?.includes(subject.code) === true,
    )
    return fitting.length === 0 ? undefined : pick(fitting, random)
  }
  const spoken = subject.spoken ? language(subject.languages[0]) : undefined
  const sisters = countries.filter(
    (other) =>
      other !== subject && other.spoken && spoken !== undefined && other.languages[0] === spoken.english,
  )
  const river = own(rivers)
  const mountain = own(mountains.filter((entry) => entry.height !== undefined))
  const town = own(towns)
  const partner = subject.neighbours.length > 0 ? country(pick(subject.neighbours, random)) : undefined
  const sameMoney = partner?.currency?.english === subject.currency?.english
  return {
    name: subject.english,
    adjective: subject.adjective,
    continent: continentNames(subject),
    coast: series(coastNames(subject.coasts)),
    landlocked: subject.coasts.length === 0 ? subject.english : undefined,
    island: subject.neighbours.length === 0 ? subject.english : undefined,
    neighbours: series(several([...subject.neighbours, ''], 4, random, '').map(nameOf)),
    neighbour: partner?.english,
    capital: subject.capital?.english,
    ...place(subject.latitude, subject.longitude),
    languages: subject.languages.length > 1 ? series(subject.languages) : undefined,
    language: spoken?.english,
    family: spoken?.family,
    script: spoken?.script,
    sister: sisters.length === 0 ? undefined : pick(sisters, random).english,
    currency: subject.currency?.english,
    coins: coins(subject),
    partner: partner?.currency === undefined ? undefined : partner.english,
    partnerCoins: partner === undefined || sameMoney ? undefined : coins(partner),
    river: river?.english,
    mouth: river?.mouth,
    mountain: mountain?.english,
    height: mountain?.height === undefined ? undefined : thousands(mountain.height),
    town: town?.english,
    townKnown: town?.known,
  }
}

/** What the templates may say about two countries side by side. */
function pairFields(subject: Country, other: Country): Fields {
  const kilometres = distance(subject, other)
  const sharedContinent = subject.continents.find((code) => other.continents.includes(code))
  const ownCoast = subject.coasts.find((code) => !other.coasts.includes(code))
  const sharedCoast = subject.coasts.find((code) => other.coasts.includes(code))
  const north = subject.latitude - other.latitude
  const capitals = subject.capital !== undefined && other.capital !== undefined
  return {
    name: subject.english,
    other: other.english,
    adjective: subject.adjective,
    capital: subject.capital?.english,
    otherCapital: other.capital?.english,
    continent: sharedContinent === undefined ? continentNames(subject) : undefined,
    otherContinent: sharedContinent === undefined ? continentNames(other) : undefined,
    shared: sharedContinent && continents.get(sharedContinent)?.english,
    ownCoast: ownCoast && coasts.get(ownCoast)?.english,
    sharedCoast: sharedCoast && coasts.get(sharedCoast)?.english,
    distance: capitals && kilometres > 0 ? thousands(kilometres) : undefined,
    direction:
      capitals && kilometres > 300 && kilometres < 3500 ? directions[direction(subject, other)] : undefined,
    northSouth: Math.abs(north) < 1 ? undefined : north > 0 ? 'north' : 'south',
    longitudes: (() => {
      const gap = Math.round(Math.abs(subject.longitude - other.longitude))
      return gap < 8 || gap > 180 ? undefined : String(gap)
    })(),
    coins: coins(subject),
    otherCoins: other.currency?.english === subject.currency?.english ? undefined : coins(other),
  }
}

/** Other countries to compare with: neighbours, the well known, and one from anywhere. */
function company(subject: Country, count: number, random: Random): Country[] {
  const near = subject.neighbours.map(country)
  const chosen = new Set<Country>()
  for (let i = 0; chosen.size < count && i < 40; i++) {
    const pool = i % 3 === 0 && near.length > 0 ? near : i % 3 === 1 ? famous : countries
    const other = pick(pool, random)
    if (other !== subject) chosen.add(other)
  }
  return [...chosen]
}

export function countryArticles(seed: number, reminders: Reminders): Article[] {
  const random = new Random(seed)
  const decks = {
    openings: new Deck(openings, random),
    land: new Deck(land, random),
    speech: new Deck(speech, random),
    money: new Deck(money, random),
    pairs: new Deck(pairs, random),
    life: new Deck(life, random),
  }
  return countries.map((subject) => {
    const fields = countryFields(subject, random)
    const wide = famous.includes(subject)
    const others = company(subject, wide ? 7 : 4, random)
    const compare = (count: number): string[] =>
      others
        .splice(0, count)
        .flatMap((other) => [
          ...decks.pairs.deal(2, pairFields(subject, other)),
          ...(random.below(3) === 0 ? reminders.about([capitalFact(other)], 'capitals') : []),
        ])
    const capital = subject.capital?.english
    const rows = others
      .slice(-4)
      .map((other) => [other.title, other.capital?.english ?? '–', other.currency?.english ?? '–'])
    return {
      title: subject.title,
      surfaces: [subject.english],
      counterpart: subject.chinese,
      infobox: {
        name: 'Infobox country',
        fields: [
          ['name', subject.title],
          ['capital', capital === undefined ? '' : `[[${capital}]]`],
          ['languages', subject.languages.map((name) => `[[${name} language|${name}]]`).join('<br />')],
          ['currency', subject.currency?.english ?? ''],
          ['coordinates', `{{coord|${subject.latitude}|${subject.longitude}}}`],
        ],
      },
      sections: [
        {
          paragraphs: [
            [
              ...decks.openings.deal(2, fields),
              ...[capitalFact(subject)].flatMap((fact) => (fact === undefined ? [] : `T${fact.slice(1)}.`)),
              ...reminders.about([speechFact(subject)], 'speech'),
            ],
          ],
        },
        {
          heading: pick(['Geography', 'Land and water', 'Location'], random),
          paragraphs: [decks.land.deal(wide ? 6 : 3, fields), compare(2)],
        },
        {
          heading: pick(['Language', 'Languages', 'Speech and writing'], random),
          paragraphs: [
            [...decks.speech.deal(2, fields), ...reminders.about([speechFact(subject)], 'speech')],
          ],
        },
        {
          heading: pick(['Money', 'Trade and money', 'Economy'], random),
          paragraphs: [[...decks.money.deal(2, fields), ...reminders.about([coinFact(subject)], 'coins')]],
        },
        {
          heading: pick(['Everyday life', 'Life', 'Culture'], random),
          paragraphs: [
            decks.life.deal(wide ? 4 : 2, {
              ...fields,
              ...pairFields(
                subject,
                pick(
                  famous.filter((c) => c !== subject),
                  random,
                ),
              ),
            }),
            compare(wide ? 3 : 1),
          ],
        },
        {
          heading: pick(['In brief', 'Key facts', 'At a glance'], random),
          items: reminders.about(
            [
              capitalFact(subject),
              ...subject.neighbours.slice(0, 4).map((code) => capitalFact(country(code))),
            ],
            'capitals',
          ),
          table: { caption: 'Some other countries', rows: [['Country', 'Capital', 'Money'], ...rows] },
        },
      ].filter((section) => (section.paragraphs ?? [section.items ?? []]).some((part) => part.length > 0)),
      categories: [
        'Countries',
        ...subject.continents.map((code) => `Countries in ${continents.get(code)?.english}`),
      ],
    }
  })
}

const capitalTemplates = [
  '$capital {serves as|has the rank of|acts as} the capital of $name, in $continent.',
  'Most ministries and embassies of $name {can be found|have their offices} in $capital.',
  'The city {lies|stands} near $latitude and $longitude.',
  '{Morning trains|Buses|Trams|Bicycles|Delivery vans} {bring|carry} clerks and students to the centre of $capital.',
  'In the {squares|parks|lanes|suburbs} of $capital one {hears|overhears} $language {as well as the languages of visitors|at every corner|from early morning}.',
  '{Market stalls|Kiosks|Taxi drivers|Barbers} in $capital {accept|want|give change in} $coins.',
  'The $river flows past $capital, {and bridges join the two banks|and rowers train there|and willows hang over the quays}.',
  '{A visitor|A stranger|A new student} in $capital {soon finds|looks for|asks the way to} {the main station and the cathedral or mosque|the city museum|the old market|the botanical garden}.',
  'From $capital it is about $distance kilometres to $otherCapital, the capital of $other.',
  '$otherCapital lies farther {north|up the map} than $southern.',
  '{Pigeons|Buskers|Schoolchildren|Flower sellers} {gather|meet} {on the steps of the town hall|around the fountain|below the clock tower} of $capital.',
  'The municipal {library|orchestra|theatre|zoo} of $capital {opens its doors|welcomes families} on Sundays.',
  'Maps of $capital {hang|are sold} in {railway kiosks|hotel lobbies|bookshops} from $otherCapital to $thirdCapital.',
]

export function capitalArticles(seed: number, reminders: Reminders): Article[] {
  const random = new Random(seed)
  const deck = new Deck(capitalTemplates, random)
  return countries.flatMap((subject) => {
    const capital = subject.capital
    if (capital === undefined) return []
    const [other, third] = company(subject, 2, random)
    const river = rivers.find((entry) => entry.towns.includes(capital.english))
    const between = pairFields(subject, other)
    const fields = {
      ...countryFields(subject, random),
      ...between,
      continent: continentNames(subject),
      coins: coins(subject),
      river: river?.english,
      southern: other.latitude > subject.latitude + 1 ? capital.english : undefined,
      thirdCapital: third.capital?.english,
    }
    return [
      {
        title: capital.english,
        counterpart: capital.chinese,
        infobox: {
          name: 'Infobox settlement',
          fields: [
            ['name', capital.english],
            ['country', `[[${subject.title}]]`],
            ['coordinates', `{{coord|${subject.latitude}|${subject.longitude}|type:city}}`],
          ],
        },
        sections: [
          {
            paragraphs: [
              [...deck.deal(3, fields), ...reminders.about([capitalFact(subject)], 'capitals')],
              [
                ...deck.deal(famous.includes(subject) ? 6 : 3, fields),
                ...reminders.about([capitalFact(other)], 'capitals'),
              ],
            ],
          },
        ],
        categories: ['Capitals', `Cities in ${subject.title}`],
      },
    ]
  })
}
