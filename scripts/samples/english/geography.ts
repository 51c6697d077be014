// Articles on towns, rivers, mountains and other places.
import type { Article } from '../article.ts'
import { country } from '../facts/countries.ts'
import { mountains, places, rivers, type Mountain, type Place, type River } from '../facts/nature.ts'
import { towns, type Town } from '../facts/towns.ts'
import { capitalised } from '../grammar.ts'
import { compose } from '../kind.ts'
import { capitalFact, type Reminders } from './cardinal.ts'
import { cardinalWord, series, thousands } from './words.ts'

const named = (codes: readonly string[]): string | undefined =>
  series(codes.map((code) => country(code).english))

const riverName = (name: string): string => `the ${name}`

export function riverArticles(seed: number, reminders: Reminders): Article[] {
  return compose<River>({
    seed,
    entries: rivers,
    title: (river) => (/River$|Grande$/.test(river.english) ? river.english : `${river.english} (river)`),
    surfaces: (river) => [river.english],
    counterpart: (river) => river.chinese,
    fields: (river) => ({
      name: riverName(river.english),
      course: river.countries.length > 1 ? named(river.countries) : undefined,
      single: river.countries.length === 1 ? named(river.countries) : undefined,
      mouth: river.mouth,
      towns: river.towns.length > 1 ? series(river.towns) : undefined,
      town: river.towns[0],
      last: river.towns[river.towns.length - 1],
    }),
    pair: (river, other) => ({
      other: riverName(other.english),
      otherMouth: river.mouth === other.mouth ? undefined : other.mouth,
      sameMouth: river.mouth === other.mouth ? river.mouth : undefined,
      otherTown: other.towns[0],
      otherCountry: named(other.countries.slice(0, 1)),
    }),
    parts: [
      {
        count: 5,
        templates: [
          '$name {rises|springs} {in|among} the hills and {empties|pours} into $mouth.',
          'On its way to $mouth, $name passes $towns.',
          'From source to mouth $name {crosses|touches} $course.',
          '$name stays within $single all the way to $mouth.',
          '{Barges|Rafts|Ferries|Steamers} have {carried|taken} {grain, timber and gossip|coal, wine and pilgrims|salt, cloth and soldiers} along $name {for centuries|since anyone can remember}.',
          'The people of $town {fish|swim|skate|row} {in|on} $name {when the season allows|after work|on holidays}.',
          'Below $last the {current|stream} slows{, islands form| and sandbanks appear|} and the water {smells of salt|meets the tide|spreads out}.',
          '{Floods|High water|Ice|Drought} on $name {is|are} {remembered by marks on old walls|noted in parish books|measured at bridges}.',
          'Mills, {tanneries|breweries|paper works} and {power stations|laundries|waterworks} {line|draw water from} $name near $town.',
          '{Painters|Anglers|Poets|Canoeists} {prefer|praise|know} the {quiet|upper|reedy} stretches of $name, {where herons stand|where willows meet overhead|away from the motorway}.',
        ],
      },
      {
        headings: ['Other rivers', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          'Unlike $other, which {ends|empties} in $otherMouth, $name {ends|empties} in $mouth.',
          'Like $name, $other {empties into|ends in} $sameMouth.',
          '{Whereas|While} $name {greets|washes the quays of} $town, $other {greets|washes the quays of} $otherTown.',
          'A boatman from $town would not {know|recognise} the shoals of $other near $otherTown.',
          'For $other one has to {travel|go} to $otherCountry.',
          '{School maps|Old atlases|Canal engineers} {show|compare|draw} $name and $other {in the same blue|on facing pages|at the same scale}.',
        ],
      },
    ],
    lead: (river) =>
      reminders.about([capitalFact(country(river.countries[river.countries.length - 1]))], 'capitals'),
    infobox: (river) => ({
      name: 'Infobox river',
      fields: [
        ['name', river.english],
        ['mouth', `[[${river.mouth.replace(/^the /, '')}]]`],
        ['cities', river.towns.join(', ')],
      ],
    }),
    categories: (river) => ['Rivers', ...river.countries.map((code) => `Rivers of ${country(code).title}`)],
  })
}

export function mountainArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Mountain>({
    seed,
    entries: mountains,
    title: (mountain) => mountain.english,
    counterpart: (mountain) => mountain.chinese,
    fields: (mountain) => ({
      name: mountain.english,
      height: mountain.height === undefined ? undefined : thousands(mountain.height),
      feet: mountain.height === undefined ? undefined : thousands(Math.round(mountain.height / 30.48) * 100),
      country: named(mountain.countries),
      range: mountain.range?.english,
      year: mountain.climbed?.toString(),
      decade: mountain.climbed === undefined ? undefined : `${Math.floor(mountain.climbed / 10)}0s`,
    }),
    pair: (mountain, other) => {
      const [low, high] = (mountain.height ?? 0) < (other.height ?? 0) ? [mountain, other] : [other, mountain]
      const measured =
        low.height !== undefined && high.height !== undefined && low.height > 0 && low.height < high.height
      const climbed =
        mountain.climbed !== undefined && other.climbed !== undefined && mountain.climbed < other.climbed
      return {
        other: other.english,
        low: measured ? low.english : undefined,
        high: measured ? high.english : undefined,
        gap: thousands((high.height ?? 0) - (low.height ?? 0)),
        otherRange: mountain.range?.english === other.range?.english ? undefined : other.range?.english,
        sameRange: mountain.range?.english === other.range?.english ? mountain.range?.english : undefined,
        wait: climbed ? cardinalWord((other.climbed ?? 0) - (mountain.climbed ?? 0)) : undefined,
      }
    },
    parts: [
      {
        count: 5,
        templates: [
          '$name {rises|climbs|soars} to $height metres above the sea.',
          'Its top {stands|lies} {roughly|about|some} $feet feet above the waves.',
          '$name {lies|stands} {in|within the borders of} $country.',
          'As part of $range, $name {was pushed up by colliding plates|catches snow and storm|feeds several streams}.',
          'The first {recorded|known} ascent {succeeded|took place} in $year.',
          'In the $decade {climbers|guides and gentlemen|rope teams} {reached|set foot on} the summit of $name.',
          '{Huts|Tents|Chapels|Cairns} {mark|line} the {paths|ridges} {up|below} $name.',
          'Clouds {gather|hang} around $name {before a storm|by noon|on most afternoons}, {and guides turn back|so photographers rise early|and the village below loses its sun}.',
          '{Ravens|Marmots|Choughs|Ibexes|Eagles} or their cousins {live|may be seen} on {the slopes of|the cliffs of} $name.',
          'Whoever climbs $name {packs|carries} {rope, gloves and chocolate|a map, water and a whistle|warm clothes even in July}.',
        ],
      },
      {
        headings: ['Other heights', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          '$high {overtops|exceeds|towers over} $low by $gap metres.',
          'To {match|equal} $high, $low would have to grow by $gap metres.',
          '{While|Whereas} $name {belongs to|forms part of} $range, $other {belongs to|forms part of} $otherRange.',
          'Both $name and $other {form part of|belong to} $sameRange.',
          '$other {had to wait|waited} $wait {more|further} years for its first ascent.',
          '{Mountaineers|Geologists|Postcard sellers} {mention|name} $name and $other {in one breath|together|side by side}.',
        ],
      },
    ],
    lead: (mountain) =>
      mountain.countries.length === 0
        ? []
        : reminders.about([capitalFact(country(mountain.countries[0]))], 'capitals'),
    infobox: (mountain) => ({
      name: 'Infobox mountain',
      fields: [
        ['name', mountain.english],
        ['elevation', mountain.height === undefined ? '' : `{{convert|${mountain.height}|m|ft}}`],
        ['first ascent', mountain.climbed?.toString() ?? ''],
      ],
    }),
    categories: () => ['Mountains'],
  })
}

export function placeArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Place>({
    seed,
    entries: places,
    title: (place) => place.english,
    counterpart: (place) => place.chinese,
    fields: (place) => ({
      name: [
        'Sahara',
        'Gobi',
        'Atacama',
        'Namib',
        'Kalahari',
        'Taklamakan',
        'Dead Sea',
        'Caspian Sea',
        'Mojave Desert',
        'Great Victoria Desert',
      ].includes(place.english)
        ? `the ${place.english}`
        : place.english,
      kind: place.kind,
      remark: place.remark,
      basin: place.kind === 'island' ? undefined : place.where,
      sea: place.kind === 'island' ? place.where : undefined,
      lake: place.kind === 'lake' ? place.english : undefined,
      desert: place.kind === 'desert' ? '' : undefined,
      island: place.kind === 'island' ? place.english : undefined,
    }),
    pair: (place, other) => ({
      other: other.english,
      otherKind: place.kind === other.kind ? undefined : other.kind,
      sameKind: place.kind === other.kind ? `${place.kind}s` : undefined,
      otherRemark: other.remark,
      otherWhere: other.where,
    }),
    parts: [
      {
        count: 5,
        templates: [
          'The $kind {called|known as} $name {lies|spreads out} in $basin.',
          'The island of $island {lies|rises} in $sea.',
          'About $name {one reads|travellers report|people say} that $remark.',
          '{Notably|Famously|As the guidebooks say}, $remark.',
          'Reeds, {gulls|ducks|herons} and {fishing boats|bathing huts|ferries} {belong to|fringe} the shores of $lake.',
          '{Nights|Mornings} in $name {are cold|bring dew and stars}$desert, {days|noons} {glow|shimmer}.',
          'Dunes, gravel and {dry|salty} hollows {alternate|follow one another} in $name$desert.',
          'Ferries, {storms|lighthouses} and {coves|harbours} {shape|mark} life on $island.',
          '{Winds|Seasons|Tourists} {change|rule|enliven} $name {more than kings ever did|from month to month}.',
        ],
      },
      {
        headings: ['Elsewhere', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          'Unlike the $otherKind $other, $name {counts as|ranks as} a(n) $kind.',
          'Both $name and $other {count among|appear on lists of} the $sameKind {worth a journey|of the Earth}.',
          'In $otherWhere, at $other, $otherRemark.',
          '{Readers of this page|Those who love $name} may {also like|turn to} $other, of which it is said that $otherRemark.',
        ],
      },
    ],
    lead: () => reminders.from('capitals', 1),
    categories: (place) => [`${capitalised(place.kind)}s`],
  })
}

export function townArticles(seed: number, reminders: Reminders): Article[] {
  return compose<Town>({
    seed,
    entries: towns,
    title: (town) => town.english,
    counterpart: (town) => town.chinese,
    fields: (town) => ({
      name: town.english,
      country: country(town.country).english,
      adjective: country(town.country).adjective,
      known: town.known,
      capital: country(town.country).capital?.english,
      language: country(town.country).spoken ? country(town.country).languages[0] : undefined,
      river: rivers.find((river) => river.towns.includes(town.english))?.english,
    }),
    pair: (town, other) => ({
      other: other.english,
      otherKnown: other.known,
      otherCountry: town.country === other.country ? undefined : country(other.country).english,
      sameCountry: town.country === other.country ? country(town.country).english : undefined,
    }),
    parts: [
      {
        count: 5,
        templates: [
          'The $adjective city of $name {has become known for|draws visitors with|prides itself on} $known.',
          '$name {lies|grew up} in $country.',
          'Mention $name, and people think of $known.',
          'The {government|parliament|king or president} of $country {sits|works} not in $name but in $capital.',
          'Trains {run|leave} from $name to $capital {several times a day|before sunrise|from the main platform}.',
          'The $river {gives|lends} $name its {bridges|quays|evening light}.',
          '{Street musicians|Students|Taxi drivers|Cooks} in $name {chat|joke|bargain|quarrel} in $language.',
          '{Postcards|Songs|Novels|Films} about $name {never leave out|begin with|make much of} $known.',
          'On {market days|Sunday mornings|feast days} the streets of $name {fill with|smell of} {flowers, cheese and chatter|roasted nuts and rain|coffee and fresh newspapers}.',
          '{A tram|A bus|A steep lane|A footpath} {leads|climbs} from the station of $name to {the old quarter|the viewpoint|the river bank|the town hall}.',
        ],
      },
      {
        headings: ['Beside other towns', 'Comparison'],
        count: 2,
        others: 2,
        templates: [
          '$name {has|offers} $known, {while|whereas} $other {has|offers} $otherKnown.',
          'Unlike $other in $otherCountry, $name belongs to $country.',
          'Both $name and $other belong to $sameCountry.',
          '{A merchant|A student|An actor|A goalkeeper} may move from $name to $other, {trading|leaving} $known for $otherKnown.',
        ],
      },
    ],
    lead: (town) => reminders.about([capitalFact(country(town.country))], 'capitals'),
    infobox: (town) => ({
      name: 'Infobox settlement',
      fields: [
        ['name', town.english],
        ['country', `[[${country(town.country).title}]]`],
      ],
    }),
    categories: (town) => [`Cities in ${country(town.country).title}`],
  })
}
