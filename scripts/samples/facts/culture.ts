// Musical instruments, events, festivals, opposites, units.
import { rows } from './table.ts'

// instrument | Chinese | family | Chinese | remark, to follow the name | remark in Chinese
const instrumentTable = `
violin|小提琴|string|弦乐器|has four strings tuned in fifths and rests under the chin|有四根弦，夹在下巴底下演奏
viola|中提琴|string|弦乐器|sounds darker and is a little larger than its famous sister|音色比小提琴暗，个头稍大
cello|大提琴|string|弦乐器|stands on a metal spike between the knees|用一根金属脚立在两膝之间
double bass|低音提琴|string|弦乐器|growls at the bottom of the orchestra and plucks in jazz|在乐队里发出最低沉的声音
guitar|吉他|string|弦乐器|has six strings and frets along its neck|有六根弦，琴颈上有品丝
lute|鲁特琴|string|弦乐器|bulges like half a pear|琴身像半个梨
harp|竖琴|string|弦乐器|uses seven pedals to change its pitch|用七个踏板改变音高
mandolin|曼陀林|string|弦乐器|trembles through Italian serenades|常弹意大利小夜曲，声音颤动
banjo|班卓琴|string|弦乐器|stretches a skin over a round frame|圆框上绷着一张皮
ukulele|尤克里里|string|弦乐器|came to Hawaii with Portuguese settlers|由葡萄牙移民带到夏威夷
sitar|西塔琴|string|弦乐器|resonates with strings that are never touched|有许多不弹也会共鸣的弦
balalaika|巴拉莱卡|string|弦乐器|shows a triangular body|琴身呈三角形
pipa|琵琶|string|弦乐器|imitates rain and galloping in Chinese ballads|能模仿急雨和马蹄声
erhu|二胡|string|弦乐器|sings with two strings and a bow between them|两根弦，弓夹在中间，如泣如诉
guzheng|古筝|string|弦乐器|ripples on movable bridges|弦下有可移动的雁柱，声如流水
guqin|古琴|string|弦乐器|accompanied scholars for three thousand years|陪伴文人三千年
koto|日本筝|string|弦乐器|is plucked with ivory picks on three fingers|用三个指甲套拨弦
flute|长笛|woodwind|木管乐器|is blown across an edge and nowadays made of silver|横着吹，如今多用银制
piccolo|短笛|woodwind|木管乐器|whistles an octave above the ordinary kind|比长笛高一个八度
oboe|双簧管|woodwind|木管乐器|gives the note to which the orchestra tunes|给全乐队定音
clarinet|单簧管|woodwind|木管乐器|vibrates with a single reed|靠一片簧片振动
bassoon|大管|woodwind|木管乐器|folds a long tube in two and mutters comically|把长管子折成两段，声音诙谐
recorder|竖笛|woodwind|木管乐器|is the first pipe of many schoolchildren|是许多学童的第一件乐器
saxophone|萨克斯管|woodwind|木管乐器|shines in brass but belongs with the reeds|虽是铜做的，却归木管
bagpipes|风笛|woodwind|木管乐器|draw on a bag of air beneath the elbow|用胳膊压一个气囊
dizi|竹笛|woodwind|木管乐器|buzzes by means of a membrane|贴一片笛膜，声音清脆
shakuhachi|尺八|woodwind|木管乐器|was played by wandering monks in straw hoods|曾由头戴草笠的云游僧吹奏
panpipes|排箫|woodwind|木管乐器|line up tubes of different lengths|由长短不一的管子排成
trumpet|小号|brass|铜管乐器|announces kings, races and reveille|宣告国王驾到和起床时刻
trombone|长号|brass|铜管乐器|changes its notes with a slide|靠拉管改变音高
horn|圆号|brass|铜管乐器|coils several metres of tube|盘绕着几米长的管子
tuba|大号|brass|铜管乐器|anchors the marching band|是军乐队的低音支柱
cornet|短号|brass|铜管乐器|leads many village bands|是乡村乐队的领头
piano|钢琴|keyboard|键盘乐器|strikes its strings with felt hammers|用毛毡小锤敲弦
organ|管风琴|keyboard|键盘乐器|breathes through thousands of pipes|通过上千根音管呼吸
harpsichord|羽管键琴|keyboard|键盘乐器|plucks its strings with little quills|用小羽管拨弦
accordion|手风琴|keyboard|键盘乐器|squeezes air past metal reeds|把空气压过金属簧片
celesta|钢片琴|keyboard|键盘乐器|tinkles in the Dance of the Sugar Plum Fairy|在糖果仙子之舞里叮当作响
timpani|定音鼓|percussion|打击乐器|are copper kettles that can be tuned|是可以调音的铜锅鼓
drum|鼓|percussion|打击乐器|beats the time for dancers and soldiers|为舞者和士兵打拍子
cymbals|钹|percussion|打击乐器|clash in pairs|两片相击
triangle|三角铁|percussion|打击乐器|rings brightly although it costs little|虽然便宜，声音却清亮
xylophone|木琴|percussion|打击乐器|rattles like bones in a famous dance|像骨头一样嗒嗒作响
marimba|马林巴琴|percussion|打击乐器|hums over wooden resonators|木条下有共鸣管
gong|锣|percussion|打击乐器|opens the market and closes the opera|开市鸣锣，散戏也鸣锣
castanets|响板|percussion|打击乐器|click in the hands of Spanish dancers|在西班牙舞者手中嗒嗒响
tambourine|铃鼓|percussion|打击乐器|jingles with small discs|边上的小铁片叮当响
maracas|沙锤|percussion|打击乐器|were gourds filled with seeds|原是装种子的葫芦
`
export interface Instrument {
  readonly english: string
  readonly chinese: string
  readonly family: string
  readonly chineseFamily: string
  readonly remark: string
  readonly chineseRemark: string
}

export const instruments: readonly Instrument[] = rows(instrumentTable, 6).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  family: cells[2],
  chineseFamily: cells[3],
  remark: cells[4],
  chineseRemark: cells[5],
}))

// event | Chinese | year | where, country code or - | remark, a sentence | remark in Chinese
const eventTable = `
the Battle of Hastings|黑斯廷斯战役|1066|gb|Duke William crossed from Normandy and won the English crown.|诺曼底公爵渡海而来，夺得英格兰王位。
Magna Carta|大宪章|1215|gb|King John sealed the charter in a meadow at Runnymede.|约翰王在兰尼米德草地上盖印。
the fall of Constantinople|君士坦丁堡陷落|1453|tr|Ottoman cannon breached the old land walls.|奥斯曼大炮轰开了古老的陆墙。
the first voyage of Columbus|哥伦布首次航行|1492|es|Three ships left Palos and reached the Bahamas in October.|三艘船从帕洛斯出发，十月抵达巴哈马。
the Ninety-five Theses|九十五条论纲|1517|de|Martin Luther protested against the sale of indulgences.|马丁·路德抗议出售赎罪券。
the Spanish Armada|西班牙无敌舰队远征|1588|es|Storms scattered the great fleet round Scotland.|风暴把庞大的舰队吹散在苏格兰海岸。
the Gregorian calendar|格里历颁行|1582|it|Ten days were skipped so that spring began on time again.|跳过十天，使春分重新准时。
the Mayflower voyage|五月花号航行|1620|us|The Pilgrims landed at Plymouth after a rough crossing.|清教徒历经风浪在普利茅斯登陆。
the Peace of Westphalia|威斯特伐利亚和约|1648|de|Envoys in Münster and Osnabrück ended thirty years of war.|使节们结束了三十年战争。
the Great Fire of London|伦敦大火|1666|gb|It began in a bakery in Pudding Lane.|火从布丁巷的一家面包房烧起。
the Lisbon earthquake|里斯本大地震|1755|pt|A flood wave and fires followed the shock on All Saints' Day.|万圣节的震动之后又来了海啸和大火。
the Declaration of Independence|美国独立宣言|1776|us|Thomas Jefferson drafted the text in Philadelphia.|杰斐逊在费城起草了文稿。
the first balloon flight of men|首次载人气球飞行|1783|fr|A paper balloon of the Montgolfier brothers rose over Paris.|蒙哥尔费兄弟的纸气球升上巴黎上空。
the storming of the Bastille|攻占巴士底狱|1789|fr|The crowd found only seven prisoners behind the towers.|人们在塔楼里只找到七名囚犯。
the first vaccination|首次种牛痘|1796|gb|Edward Jenner took cowpox from a milkmaid.|詹纳从挤奶女工身上取得牛痘。
the Rosetta Stone find|罗塞塔石碑出土|1799|eg|Soldiers dug it out of a wall in the Nile delta.|士兵在尼罗河三角洲的一堵墙里挖出了它。
the Battle of Trafalgar|特拉法尔加海战|1805|es|Nelson won the fight and lost his life.|纳尔逊打赢了海战，却献出了生命。
the Battle of Waterloo|滑铁卢战役|1815|be|Wellington and Blücher ended the reign of Napoleon.|威灵顿和布吕歇尔结束了拿破仑的统治。
the independence of Brazil|巴西独立|1822|br|Prince Pedro declared it beside a brook near São Paulo.|佩德罗王子在圣保罗附近的小溪旁宣布。
the Liverpool and Manchester Railway|利物浦-曼彻斯特铁路通车|1830|gb|Steam engines pulled passengers between two cities for the first time.|蒸汽机车首次在两城之间运送旅客。
the Great Exhibition|万国博览会|1851|gb|A palace of glass in Hyde Park held the treasures of industry.|海德公园的水晶宫陈列着工业珍品。
the Origin of Species|物种起源出版|1859|gb|Darwin's book sold out within a day.|达尔文的书一天之内售罄。
the abolition of serfdom in Russia|俄国废除农奴制|1861|ru|Tsar Alexander freed the peasants of his empire.|沙皇亚历山大解放了农民。
the founding of the Red Cross|红十字会成立|1863|ch|Henri Dunant had seen the wounded of Solferino.|杜南目睹了索尔费里诺的伤员。
the Meiji Restoration|明治维新|1868|jp|The emperor moved from Kyoto to Edo.|天皇从京都迁到江户。
the Suez Canal opening|苏伊士运河开通|1869|eg|Ships no longer had to sail round Africa.|船只不必再绕行非洲。
the telephone patent|电话专利|1876|us|Bell's first words over the wire called his assistant.|贝尔在电线里喊来了他的助手。
the eruption of Krakatoa|喀拉喀托火山爆发|1883|id|The bang was heard thousands of kilometres away.|巨响传到几千公里之外。
the Eiffel Tower opening|埃菲尔铁塔落成|1889|fr|Artists had protested against the iron giant.|艺术家们曾抗议这座铁塔。
the first modern Olympic Games|首届现代奥运会|1896|gr|A water carrier won the race from Marathon.|一名挑水工赢得了马拉松赛跑。
the first Nobel Prizes|首次诺贝尔奖|1901|se|Röntgen received the award for physics.|伦琴获得物理学奖。
the Wright brothers' flight|莱特兄弟首飞|1903|us|The longest hop of that day lasted fifty-nine seconds.|当天最长的一次飞了五十九秒。
the San Francisco earthquake|旧金山大地震|1906|us|Fire destroyed what the shaking had left.|震后余下的房屋又被大火烧毁。
the conquest of the South Pole|征服南极点|1911|-|Roald Amundsen arrived a month before Scott.|阿蒙森比斯科特早到一个月。
the sinking of the Titanic|泰坦尼克号沉没|1912|-|The liner struck an iceberg on her maiden voyage.|这艘邮轮在处女航中撞上冰山。
the Panama Canal opening|巴拿马运河开通|1914|pa|Locks lift the ships to an artificial lake.|船闸把船抬升到人工湖。
the October Revolution|十月革命|1917|ru|Armed workers took the Winter Palace in Petrograd.|武装工人攻占了彼得格勒的冬宫。
the tomb of Tutankhamun|图坦卡蒙墓发现|1922|eg|Howard Carter saw gold glinting in the candlelight.|卡特在烛光中看到金光闪烁。
the flight of Lindbergh|林德伯格飞越大西洋|1927|us|He crossed the Atlantic alone and landed in Paris.|他独自飞越大西洋降落在巴黎。
the Long March|红军长征开始|1934|cn|Columns set out from Jiangxi on foot.|队伍从江西徒步出发。
the first programmable computer by Zuse|楚泽第一台程控计算机|1941|de|It worked with telephone relays in Berlin.|它在柏林用电话继电器工作。
the United Nations Charter|联合国宪章|1945|us|Delegates signed it in San Francisco.|代表们在旧金山签字。
the independence of India|印度独立|1947|in|Nehru spoke at midnight about a tryst with destiny.|尼赫鲁在午夜发表演说。
the transistor|晶体管发明|1947|us|Three men at Bell Laboratories pressed gold against germanium.|贝尔实验室的三个人把金箔压在锗上。
the founding of the People's Republic of China|中华人民共和国成立|1949|cn|Mao Zedong proclaimed it from the Gate of Heavenly Peace.|毛泽东在天安门城楼上宣告成立。
the climb of Hillary and Tenzing|人类首登珠穆朗玛峰|1953|np|They stood fifteen minutes on the highest spot on Earth.|两人在世界最高处停留了十五分钟。
the double helix|双螺旋结构发表|1953|gb|Watson and Crick built a model out of metal plates.|沃森和克里克用金属片搭出模型。
the Treaty of Rome|罗马条约|1957|it|Six states founded a common market.|六国建立共同市场。
Sputnik|斯普特尼克卫星发射|1957|ru|Radio amateurs heard its beeps all over the world.|全世界的无线电爱好者都听到了它的滴滴声。
the flight of Gagarin|加加林绕地飞行|1961|ru|A single orbit took one hundred and eight minutes.|绕地一圈用了一百零八分钟。
the moon landing|登月|1969|us|Neil Armstrong stepped onto the Sea of Tranquility.|阿姆斯特朗踏上了静海。
the first test-tube baby|首个试管婴儿|1978|gb|Louise Brown was born in Oldham.|路易丝·布朗在奥尔德姆出生。
the eradication of smallpox|天花根除|1980|-|Doctors had vaccinated the last village.|医生给最后的村庄也接种了疫苗。
the Chernobyl accident|切尔诺贝利事故|1986|ua|A reactor exploded during a test at night.|一座反应堆在夜间试验中爆炸。
the fall of the Berlin Wall|柏林墙倒塌|1989|de|Neighbours climbed the concrete and hugged.|邻居们爬上水泥墙互相拥抱。
the Maastricht Treaty|马斯特里赫特条约签署|1992|nl|Ministers agreed on a union and on one money.|部长们商定建立联盟和统一货币。
the Channel Tunnel opening|英法海底隧道开通|1994|fr|Trains run beneath the sea between Folkestone and Calais.|列车在海底往来于福克斯通和加来之间。
the first cloned sheep|克隆羊多莉诞生|1996|gb|Dolly grew from a cell of an udder.|多莉来自一个乳腺细胞。
the euro coins|欧元硬币流通|2002|-|Cash machines paid the new notes at midnight.|提款机在午夜吐出新钞。
the Beijing Olympics|北京奥运会|2008|cn|Two thousand and eight drummers opened the games.|两千零八名鼓手为开幕击缶。
the Higgs boson|希格斯玻色子发现|2012|ch|Collisions near Geneva betrayed the particle.|日内瓦附近的对撞揭示了它。
`
export interface HistoricEvent {
  readonly english: string
  readonly chinese: string
  readonly year: number
  readonly country?: string
  readonly remark: string
  readonly chineseRemark: string
}

export const events: readonly HistoricEvent[] = rows(eventTable, 6).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  year: Number(cells[2]),
  country: cells[3] === '-' ? undefined : cells[3],
  remark: cells[4],
  chineseRemark: cells[5],
}))

export const weekdays = [
  ['Monday', '星期一'],
  ['Tuesday', '星期二'],
  ['Wednesday', '星期三'],
  ['Thursday', '星期四'],
  ['Friday', '星期五'],
  ['Saturday', '星期六'],
  ['Sunday', '星期日'],
] as const

export const months = [
  ['January', '一月', 31],
  ['February', '二月', 28],
  ['March', '三月', 31],
  ['April', '四月', 30],
  ['May', '五月', 31],
  ['June', '六月', 30],
  ['July', '七月', 31],
  ['August', '八月', 31],
  ['September', '九月', 30],
  ['October', '十月', 31],
  ['November', '十一月', 30],
  ['December', '十二月', 31],
] as const

// festival | Chinese | date | Chinese | remark, a sentence | remark in Chinese
const festivalTable = `
New Year's Day|元旦|1 January|1月1日|People wish each other luck and watch fireworks at midnight.|人们互道新年好，半夜看烟花。
Epiphany|主显节|6 January|1月6日|Bakers hide a bean in a cake for a king of the day.|面包师在饼里藏一颗豆子，吃到的人当一天国王。
Burns Night|彭斯之夜|25 January|1月25日|Scots recite verses over a steaming haggis.|苏格兰人对着热腾腾的羊杂肚朗诵诗句。
Groundhog Day|土拨鼠日|2 February|2月2日|A rodent in Pennsylvania is asked about the length of winter.|宾夕法尼亚的一只土拨鼠被请来预报冬天的长短。
Valentine's Day|情人节|14 February|2月14日|Lovers send cards, roses and sweets.|恋人们互送卡片、玫瑰和糖果。
International Women's Day|国际妇女节|8 March|3月8日|In many countries women receive sprigs of mimosa.|许多国家的妇女会收到含羞草花枝。
Saint Patrick's Day|圣帕特里克节|17 March|3月17日|Parades turn green with shamrocks and hats.|游行队伍戴着三叶草和绿帽子。
April Fools' Day|愚人节|1 April|4月1日|Newspapers print a hoax and friends play tricks.|报纸刊登玩笑新闻，朋友互相捉弄。
Earth Day|世界地球日|22 April|4月22日|Classes plant trees and collect litter.|学生们种树、捡垃圾。
World Book Day|世界读书日|23 April|4月23日|Catalans give a rose in exchange for a book.|加泰罗尼亚人用玫瑰换书。
Labour Day|劳动节|1 May|5月1日|Unions march behind brass bands.|工会跟着铜管乐队游行。
Europe Day|欧洲日|9 May|5月9日|It recalls the plan of Robert Schuman.|纪念舒曼的计划。
Children's Day in China|中国儿童节|1 June|6月1日|Pupils sing on stage and get small presents.|小学生登台唱歌，收到小礼物。
Bastille Day|法国国庆日|14 July|7月14日|Firemen hold dances and jets trail three colours.|消防员举办舞会，飞机拉出三色彩烟。
Independence Day of the United States|美国独立日|4 July|7月4日|Families grill in the garden and light rockets.|一家人在院子里烧烤、放焰火。
Swiss National Day|瑞士国庆日|1 August|8月1日|Bonfires burn on the summits.|山顶上燃起篝火。
Assumption|圣母升天节|15 August|8月15日|Bunches of herbs are blessed in villages.|村民把一束束香草拿去祈福。
Halloween|万圣夜|31 October|10月31日|Children in costumes knock for sweets beside carved pumpkins.|孩子们化了装，提着南瓜灯讨糖吃。
All Saints' Day|诸圣节|1 November|11月1日|Candles flicker on the graves.|墓前烛光摇曳。
Saint Martin's Day|圣马丁节|11 November|11月11日|Lantern processions follow a rider with a red cloak.|灯笼队伍跟着一位披红斗篷的骑士。
Saint Nicholas Day|圣尼古拉节|6 December|12月6日|Shoes are filled with nuts and oranges.|鞋子里塞满坚果和橘子。
Saint Lucy's Day|圣露西节|13 December|12月13日|Swedish girls wear crowns of lights.|瑞典女孩头戴烛冠。
Christmas|圣诞节|25 December|12月25日|Families decorate a tree and sing carols.|家人装饰圣诞树，唱颂歌。
Boxing Day|节礼日|26 December|12月26日|Shops hold sales and football is played.|商店打折，球队比赛。
National Day of China|中国国庆节|1 October|10月1日|Flags and flower beds fill the squares.|广场上红旗招展，鲜花盛开。
Teachers' Day in China|中国教师节|10 September|9月10日|Former pupils call on their old masters.|学生看望从前的老师。
`
export interface Festival {
  readonly english: string
  readonly chinese: string
  readonly date: string
  readonly chineseDate: string
  readonly remark: string
  readonly chineseRemark: string
}

export const festivals: readonly Festival[] = rows(festivalTable, 6).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  date: cells[2],
  chineseDate: cells[3],
  remark: cells[4],
  chineseRemark: cells[5],
}))

export const opposites =
  'hot cold;big small;early late;young old;heavy light;open closed;full empty;fast slow;day night;north south;east west;left right;above below;before after;buy sell;war peace;love hate;rich poor;strong weak;wet dry;hard soft;sweet bitter;loud quiet;clean dirty;brave cowardly;begin end;arrive depart;remember forget;wide narrow;deep shallow;sharp blunt;thick thin;rough smooth;push pull;summer winter;sunrise sunset;success failure;victory defeat;cheap expensive;tame wild;simple complicated;ancient modern;guilty innocent;public private;permanent temporary;minimum maximum;import export;ascend descend;attack defend;courage fear'
    .split(';')
    .map((pair) => pair.split(' '))

// unit | how many, in words | of what | Chinese sentence
const unitTable = `
A minute|sixty|seconds|一分钟有六十秒
An hour|sixty|minutes|一小时有六十分钟
A day|twenty-four|hours|一天有二十四小时
A week|seven|days|一个星期有七天
A fortnight|fourteen|days|两个星期有十四天
A year|twelve|months|一年有十二个月
A decade|ten|years|一个年代有十年
A century|one hundred|years|一个世纪有一百年
A millennium|one thousand|years|一个千年有一千年
A kilometre|one thousand|metres|一公里有一千米
A metre|one hundred|centimetres|一米有一百厘米
A centimetre|ten|millimetres|一厘米有十毫米
A kilogram|one thousand|grams|一公斤有一千克
A tonne|one thousand|kilograms|一吨有一千公斤
A litre|one thousand|millilitres|一升有一千毫升
A hectare|ten thousand|square metres|一公顷有一万平方米
A foot|twelve|inches|一英尺有十二英寸
A yard|three|feet|一码有三英尺
A pound|sixteen|ounces|一磅有十六盎司
A gallon|eight|pints|一加仑有八品脱
A dozen|twelve|pieces|一打有十二个
A gross|one hundred and forty-four|pieces|一罗有一百四十四个
A byte|eight|bits|一个字节有八位
A kilowatt|one thousand|watts|一千瓦有一千瓦特
A circle|three hundred and sixty|degrees|一个圆有三百六十度
A triangle|three|sides|三角形有三条边
A square|four|equal sides|正方形有四条相等的边
A pentagon|five|sides|五边形有五条边
A hexagon|six|sides|六边形有六条边
A heptagon|seven|sides|七边形有七条边
An octagon|eight|sides|八边形有八条边
A decagon|ten|sides|十边形有十条边
A dodecagon|twelve|sides|十二边形有十二条边
A cube|six|faces|正方体有六个面
A tetrahedron|four|faces|四面体有四个面
An octahedron|eight|faces|八面体有八个面
A dodecahedron|twelve|faces|十二面体有十二个面
An icosahedron|twenty|faces|二十面体有二十个面
A chessboard|sixty-four|squares|国际象棋棋盘有六十四格
A trio|three|players|三重奏有三位乐手
A quartet|four|players|四重奏有四位乐手
A quintet|five|players|五重奏有五位乐手
An octave|eight|notes|一个八度有八个音级
A sonnet|fourteen|lines|十四行诗有十四行
A bicycle|two|wheels|自行车有两个轮子
A tricycle|three|wheels|三轮车有三个轮子
`
export interface Unit {
  readonly whole: string
  readonly count: string
  readonly part: string
  readonly chinese: string
}

export const units: readonly Unit[] = rows(unitTable, 4).map((cells) => ({
  whole: cells[0],
  count: cells[1],
  part: cells[2],
  chinese: cells[3],
}))
