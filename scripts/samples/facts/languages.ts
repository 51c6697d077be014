// language | Chinese | family | Chinese | script | Chinese
import { entry, rows } from './table.ts'

const table = `
French|法语|Romance|罗曼语族|Latin|拉丁字母
German|德语|Germanic|日耳曼语族|Latin|拉丁字母
Italian|意大利语|Romance|罗曼语族|Latin|拉丁字母
Spanish|西班牙语|Romance|罗曼语族|Latin|拉丁字母
Portuguese|葡萄牙语|Romance|罗曼语族|Latin|拉丁字母
English|英语|Germanic|日耳曼语族|Latin|拉丁字母
Irish|爱尔兰语|Celtic|凯尔特语族|Latin|拉丁字母
Dutch|荷兰语|Germanic|日耳曼语族|Latin|拉丁字母
Luxembourgish|卢森堡语|Germanic|日耳曼语族|Latin|拉丁字母
Romansh|罗曼什语|Romance|罗曼语族|Latin|拉丁字母
Catalan|加泰罗尼亚语|Romance|罗曼语族|Latin|拉丁字母
Latin|拉丁语|Italic|意大利语族|Latin|拉丁字母
Maltese|马耳他语|Semitic|闪米特语族|Latin|拉丁字母
Danish|丹麦语|Germanic|日耳曼语族|Latin|拉丁字母
Swedish|瑞典语|Germanic|日耳曼语族|Latin|拉丁字母
Norwegian|挪威语|Germanic|日耳曼语族|Latin|拉丁字母
Finnish|芬兰语|Uralic|乌拉尔语系|Latin|拉丁字母
Icelandic|冰岛语|Germanic|日耳曼语族|Latin|拉丁字母
Estonian|爱沙尼亚语|Uralic|乌拉尔语系|Latin|拉丁字母
Latvian|拉脱维亚语|Baltic|波罗的语族|Latin|拉丁字母
Lithuanian|立陶宛语|Baltic|波罗的语族|Latin|拉丁字母
Polish|波兰语|Slavic|斯拉夫语族|Latin|拉丁字母
Czech|捷克语|Slavic|斯拉夫语族|Latin|拉丁字母
Slovak|斯洛伐克语|Slavic|斯拉夫语族|Latin|拉丁字母
Hungarian|匈牙利语|Uralic|乌拉尔语系|Latin|拉丁字母
Slovene|斯洛文尼亚语|Slavic|斯拉夫语族|Latin|拉丁字母
Croatian|克罗地亚语|Slavic|斯拉夫语族|Latin|拉丁字母
Bosnian|波斯尼亚语|Slavic|斯拉夫语族|Latin|拉丁字母
Serbian|塞尔维亚语|Slavic|斯拉夫语族|Cyrillic|西里尔字母
Montenegrin|黑山语|Slavic|斯拉夫语族|Latin|拉丁字母
Macedonian|马其顿语|Slavic|斯拉夫语族|Cyrillic|西里尔字母
Albanian|阿尔巴尼亚语|Albanian|阿尔巴尼亚语族|Latin|拉丁字母
Greek|希腊语|Hellenic|希腊语族|Greek|希腊字母
Bulgarian|保加利亚语|Slavic|斯拉夫语族|Cyrillic|西里尔字母
Romanian|罗马尼亚语|Romance|罗曼语族|Latin|拉丁字母
Ukrainian|乌克兰语|Slavic|斯拉夫语族|Cyrillic|西里尔字母
Belarusian|白俄罗斯语|Slavic|斯拉夫语族|Cyrillic|西里尔字母
Russian|俄语|Slavic|斯拉夫语族|Cyrillic|西里尔字母
Turkish|土耳其语|Turkic|突厥语族|Latin|拉丁字母
Georgian|格鲁吉亚语|Kartvelian|南高加索语系|Georgian|格鲁吉亚字母
Armenian|亚美尼亚语|Armenian|亚美尼亚语族|Armenian|亚美尼亚字母
Azerbaijani|阿塞拜疆语|Turkic|突厥语族|Latin|拉丁字母
Kazakh|哈萨克语|Turkic|突厥语族|-|-
Kyrgyz|吉尔吉斯语|Turkic|突厥语族|Cyrillic|西里尔字母
Uzbek|乌兹别克语|Turkic|突厥语族|Latin|拉丁字母
Turkmen|土库曼语|Turkic|突厥语族|Latin|拉丁字母
Tajik|塔吉克语|Iranian|伊朗语族|Cyrillic|西里尔字母
Pashto|普什图语|Iranian|伊朗语族|Arabic|阿拉伯字母
Dari|达里语|Iranian|伊朗语族|Arabic|阿拉伯字母
Persian|波斯语|Iranian|伊朗语族|Arabic|阿拉伯字母
Kurdish|库尔德语|Iranian|伊朗语族|-|-
Arabic|阿拉伯语|Semitic|闪米特语族|Arabic|阿拉伯字母
Hebrew|希伯来语|Semitic|闪米特语族|Hebrew|希伯来字母
Urdu|乌尔都语|Indo-Aryan|印度-雅利安语支|Arabic|阿拉伯字母
Hindi|印地语|Indo-Aryan|印度-雅利安语支|Devanagari|天城文
Nepali|尼泊尔语|Indo-Aryan|印度-雅利安语支|Devanagari|天城文
Dzongkha|宗喀语|Tibetic|藏语支|Tibetan|藏文
Bengali|孟加拉语|Indo-Aryan|印度-雅利安语支|Bengali|孟加拉文
Sinhala|僧伽罗语|Indo-Aryan|印度-雅利安语支|Sinhala|僧伽罗文
Tamil|泰米尔语|Dravidian|达罗毗荼语系|Tamil|泰米尔文
Dhivehi|迪维希语|Indo-Aryan|印度-雅利安语支|Thaana|塔纳字母
Burmese|缅甸语|Tibeto-Burman|藏缅语族|Burmese|缅文
Thai|泰语|Tai|台语支|Thai|泰文
Lao|老挝语|Tai|台语支|Lao|老挝文
Khmer|高棉语|Austroasiatic|南亚语系|Khmer|高棉文
Vietnamese|越南语|Austroasiatic|南亚语系|Latin|拉丁字母
Malay|马来语|Austronesian|南岛语系|Latin|拉丁字母
Indonesian|印尼语|Austronesian|南岛语系|Latin|拉丁字母
Mandarin|普通话|Sinitic|汉语族|Chinese|汉字
Chinese|汉语|Sinitic|汉语族|Chinese|汉字
Tetum|德顿语|Austronesian|南岛语系|Latin|拉丁字母
Filipino|菲律宾语|Austronesian|南岛语系|Latin|拉丁字母
Mongolian|蒙古语|Mongolic|蒙古语系|Cyrillic|西里尔字母
Korean|朝鲜语|Koreanic|朝鲜语系|Hangul|谚文
Japanese|日语|Japonic|日本语系|Japanese|假名和汉字
Berber|柏柏尔语|Berber|柏柏尔语族|-|-
Amharic|阿姆哈拉语|Semitic|闪米特语族|Ethiopic|吉兹字母
Tigrinya|提格利尼亚语|Semitic|闪米特语族|Ethiopic|吉兹字母
Somali|索马里语|Cushitic|库希特语族|Latin|拉丁字母
Swahili|斯瓦希里语|Bantu|班图语支|Latin|拉丁字母
Kinyarwanda|卢旺达语|Bantu|班图语支|Latin|拉丁字母
Kirundi|隆迪语|Bantu|班图语支|Latin|拉丁字母
Sango|桑戈语|creole|克里奥尔语|Latin|拉丁字母
Sotho|索托语|Bantu|班图语支|Latin|拉丁字母
Swazi|斯威士语|Bantu|班图语支|Latin|拉丁字母
Malagasy|马达加斯加语|Austronesian|南岛语系|Latin|拉丁字母
Haitian|海地克里奥尔语|creole|克里奥尔语|Latin|拉丁字母
Quechua|克丘亚语|Quechuan|克丘亚语系|Latin|拉丁字母
Aymara|艾马拉语|Aymaran|艾马拉语系|Latin|拉丁字母
Guaraní|瓜拉尼语|Tupian|图皮语系|Latin|拉丁字母
Fijian|斐济语|Austronesian|南岛语系|Latin|拉丁字母
Bislama|比斯拉马语|creole|克里奥尔语|Latin|拉丁字母
Samoan|萨摩亚语|Austronesian|南岛语系|Latin|拉丁字母
Tongan|汤加语|Austronesian|南岛语系|Latin|拉丁字母
Tuvaluan|图瓦卢语|Austronesian|南岛语系|Latin|拉丁字母
Palauan|帕劳语|Austronesian|南岛语系|Latin|拉丁字母
`

export interface Language {
  readonly english: string
  readonly chinese: string
  readonly family: string
  readonly chineseFamily: string
  readonly script?: string
  readonly chineseScript?: string
}

const some = (cell: string): string | undefined => (cell === '-' ? undefined : cell)

export const languages: readonly Language[] = rows(table, 6).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  family: cells[2],
  chineseFamily: cells[3],
  script: some(cells[4]),
  chineseScript: some(cells[5]),
}))

const byName = new Map(languages.map((language) => [language.english, language]))
export const language = (name: string): Language => entry(byName, name)
