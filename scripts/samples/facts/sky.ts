// The planets and the better known moons.
import { rows } from './table.ts'

// planet | Chinese | order | remark, to follow the name | remark in Chinese
const planetTable = `
Mercury|水星|1|circles the Sun faster than any other planet|绕太阳跑得最快
Venus|金星|2|shines brightest in the evening and the morning sky|是清晨和黄昏天空中最亮的一颗
Earth|地球|3|carries oceans, forests and all the life we know|有海洋、森林和我们所知的一切生命
Mars|火星|4|looks red because of rusty dust|因为铁锈色的尘土而显得发红
Jupiter|木星|5|outweighs all the other planets together|比其他行星加起来还要重
Saturn|土星|6|wears bright rings of ice|戴着明亮的冰环
Uranus|天王星|7|rolls along its orbit on its side|躺着绕太阳转动
Neptune|海王星|8|was found by calculation before anyone saw it|是先算出来后看到的
`
export interface Planet {
  readonly english: string
  readonly chinese: string
  readonly order: number
  readonly remark: string
  readonly chineseRemark: string
}

export const planets: readonly Planet[] = rows(planetTable, 5).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  order: Number(cells[2]),
  remark: cells[3],
  chineseRemark: cells[4],
}))

// moon | Chinese | what it orbits | Chinese | discoverer or - | year or -
const moonTable = `
Phobos|火卫一|Mars|火星|Asaph Hall|1877
Deimos|火卫二|Mars|火星|Asaph Hall|1877
Io|木卫一|Jupiter|木星|Galileo Galilei|1610
Europa|木卫二|Jupiter|木星|Galileo Galilei|1610
Ganymede|木卫三|Jupiter|木星|Galileo Galilei|1610
Callisto|木卫四|Jupiter|木星|Galileo Galilei|1610
Amalthea|木卫五|Jupiter|木星|Edward Barnard|1892
Himalia|木卫六|Jupiter|木星|Charles Perrine|1904
Mimas|土卫一|Saturn|土星|William Herschel|1789
Enceladus|土卫二|Saturn|土星|William Herschel|1789
Tethys|土卫三|Saturn|土星|Giovanni Cassini|1684
Dione|土卫四|Saturn|土星|Giovanni Cassini|1684
Rhea|土卫五|Saturn|土星|Giovanni Cassini|1672
Titan|土卫六|Saturn|土星|Christiaan Huygens|1655
Hyperion|土卫七|Saturn|土星|William Bond|1848
Iapetus|土卫八|Saturn|土星|Giovanni Cassini|1671
Phoebe|土卫九|Saturn|土星|William Pickering|1899
Ariel|天卫一|Uranus|天王星|William Lassell|1851
Umbriel|天卫二|Uranus|天王星|William Lassell|1851
Titania|天卫三|Uranus|天王星|William Herschel|1787
Oberon|天卫四|Uranus|天王星|William Herschel|1787
Miranda|天卫五|Uranus|天王星|Gerard Kuiper|1948
Triton|海卫一|Neptune|海王星|William Lassell|1846
Nereid|海卫二|Neptune|海王星|Gerard Kuiper|1949
Proteus|海卫八|Neptune|海王星|Voyager 2|1989
Charon|冥卫一|Pluto|冥王星|James Christy|1978
`
export interface Moon {
  readonly english: string
  readonly chinese: string
  readonly planet: string
  readonly chinesePlanet: string
  readonly discoverer: string
  readonly year: number
}

export const moons: readonly Moon[] = rows(moonTable, 6).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  planet: cells[2],
  chinesePlanet: cells[3],
  discoverer: cells[4],
  year: Number(cells[5]),
}))
