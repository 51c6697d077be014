// The chemical elements in the order of their atomic numbers, so that the line number is a fact too.
// symbol | name | Chinese | kind | year of discovery or 'ancient' | what it is used for | the same in Chinese
import { rows } from './table.ts'

const table = `
H|hydrogen|氢|nonmetal|1766|filling fuel cells, making ammonia and hardening vegetable oils|制造合成氨、火箭燃料和燃料电池
He|helium|氦|noble gas|1868|lifting balloons and airships and cooling magnets in hospitals|充填气球和飞艇、冷却医院里的磁体
Li|lithium|锂|alkali metal|1817|rechargeable batteries, light alloys and heat-proof glass|充电电池、轻质合金和耐热玻璃
Be|beryllium|铍|alkaline earth metal|1798|windows for X-ray tubes and stiff parts of spacecraft|X射线管的窗口和航天器的零件
B|boron|硼|metalloid|1808|heat-resistant glassware, washing powder and hard ceramics|耐热玻璃、洗衣粉和坚硬的陶瓷
C|carbon|碳|nonmetal|ancient|pencils, steel, charcoal drawings and filters for water|铅笔芯、钢铁、炭笔和净水滤芯
N|nitrogen|氮|nonmetal|1772|fertilisers, explosives and keeping food fresh in bags|化肥、炸药和食品包装的保鲜
O|oxygen|氧|nonmetal|1774|welding, breathing masks and burning fuel in rockets|焊接、呼吸面罩和火箭燃烧
F|fluorine|氟|halogen|1886|toothpaste, non-stick pans and cooling liquids|牙膏、不粘锅和制冷剂
Ne|neon|氖|noble gas|1898|glowing advertising signs and lasers|霓虹灯招牌和激光器
Na|sodium|钠|alkali metal|1807|yellow street lamps, soap and cooling certain reactors|黄色路灯、肥皂和某些反应堆的冷却
Mg|magnesium|镁|alkaline earth metal|1755|fireworks, flares and light frames for bicycles|烟花、照明弹和轻便的车架
Al|aluminium|铝|post-transition metal|1825|drink cans, aircraft bodies, window frames and kitchen foil|易拉罐、飞机外壳、窗框和厨房锡纸
Si|silicon|硅|metalloid|1824|computer chips, solar panels and sealing bathrooms|芯片、太阳能电池板和密封胶
P|phosphorus|磷|nonmetal|1669|matchboxes, fertilisers and baking powder|火柴盒、磷肥和发酵粉
S|sulfur|硫|nonmetal|ancient|gunpowder, rubber tyres and treating vines against mildew|黑火药、轮胎橡胶和葡萄藤的杀菌
Cl|chlorine|氯|halogen|1774|cleaning swimming pools, bleaching paper and making plastic pipes|泳池消毒、漂白纸张和制造塑料管
Ar|argon|氩|noble gas|1894|filling light bulbs and shielding welds from the air|充填灯泡和焊接保护
K|potassium|钾|alkali metal|1807|fertilisers, soft soap and salt substitutes|钾肥、软皂和代盐
Ca|calcium|钙|alkaline earth metal|1808|cement, plaster, chalk and strong bones|水泥、石膏、粉笔和强健的骨骼
Sc|scandium|钪|transition metal|1879|light alloys for racing bicycles and stadium lamps|赛车车架的合金和体育场照明灯
Ti|titanium|钛|transition metal|1791|artificial hips, jet engines and white paint|人造髋关节、喷气发动机和白色颜料
V|vanadium|钒|transition metal|1801|tough steel for spanners, springs and axles|扳手、弹簧和车轴的韧钢
Cr|chromium|铬|transition metal|1797|shiny taps, stainless steel and green pigments|闪亮的水龙头、不锈钢和绿色颜料
Mn|manganese|锰|transition metal|1774|railway points, dry batteries and purple disinfectant|铁路道岔、干电池和紫色消毒剂
Fe|iron|铁|transition metal|ancient|bridges, nails, ships, pots and the frames of tall buildings|桥梁、钉子、轮船、铁锅和高楼的骨架
Co|cobalt|钴|transition metal|1735|blue glass, magnets and battery electrodes|蓝色玻璃、磁铁和电池电极
Ni|nickel|镍|transition metal|1751|coins, guitar strings and plating for tools|硬币、吉他弦和工具镀层
Cu|copper|铜|transition metal|ancient|electric cables, saucepans, roofs and statues|电缆、炖锅、屋顶和雕像
Zn|zinc|锌|transition metal|1746|coating buckets against rust and making brass|水桶的防锈镀层和黄铜
Ga|gallium|镓|post-transition metal|1875|light-emitting diodes and thermometers for great heat|发光二极管和高温温度计
Ge|germanium|锗|metalloid|1886|lenses for night vision and early transistors|夜视镜头和早期晶体管
As|arsenic|砷|metalloid|ancient|hardening lead and preserving timber|使铅变硬和木材防腐
Se|selenium|硒|nonmetal|1817|photocopiers, dandruff shampoo and red glass|复印机、去屑洗发水和红玻璃
Br|bromine|溴|halogen|1826|flame retardants and old photographic film|阻燃剂和老式胶片
Kr|krypton|氪|noble gas|1898|airport runway lamps and insulating windows|机场跑道灯和隔热窗
Rb|rubidium|铷|alkali metal|1861|small atomic clocks and purple fireworks|小型原子钟和紫色烟花
Sr|strontium|锶|alkaline earth metal|1790|red fireworks and toothpaste for sensitive teeth|红色烟花和脱敏牙膏
Y|yttrium|钇|transition metal|1794|lasers, camera lenses and white lamps|激光器、相机镜头和白光灯
Zr|zirconium|锆|transition metal|1789|sheaths for nuclear fuel and imitation diamonds|核燃料包壳和仿钻石
Nb|niobium|铌|transition metal|1801|superconducting magnets and strong pipelines|超导磁体和坚固的管道
Mo|molybdenum|钼|transition metal|1778|drills, saw blades and dry lubricants|钻头、锯条和固体润滑剂
Tc|technetium|锝|transition metal|1937|medical pictures of bones and hearts|骨骼和心脏的医学显像
Ru|ruthenium|钌|transition metal|1844|pen nibs and hard electrical contacts|笔尖和坚硬的电触点
Rh|rhodium|铑|transition metal|1803|catalytic converters and reflectors of headlights|催化转化器和车灯反光镜
Pd|palladium|钯|transition metal|1803|catalytic converters, jewellery and dental crowns|催化转化器、首饰和牙冠
Ag|silver|银|transition metal|ancient|mirrors, cutlery, jewellery and photographic paper|镜子、餐具、首饰和相纸
Cd|cadmium|镉|post-transition metal|1817|yellow pigments and rechargeable batteries|黄色颜料和充电电池
In|indium|铟|post-transition metal|1863|touch screens and soft solder|触摸屏和软焊料
Sn|tin|锡|post-transition metal|ancient|solder, bronze, organ pipes and lining food cans|焊锡、青铜、管风琴音管和罐头内壁
Sb|antimony|锑|metalloid|ancient|printing type, car batteries and flame-proof cloth|印刷铅字、汽车电池和阻燃布
Te|tellurium|碲|metalloid|1782|rewritable discs and solar cells|可擦写光盘和太阳能电池
I|iodine|碘|halogen|1811|disinfecting wounds and keeping the thyroid gland healthy|伤口消毒和保护甲状腺
Xe|xenon|氙|noble gas|1898|camera flashes, cinema projectors and ion engines|闪光灯、电影放映机和离子发动机
Cs|caesium|铯|alkali metal|1860|atomic clocks and drilling fluids|原子钟和钻井液
Ba|barium|钡|alkaline earth metal|1808|green fireworks and X-ray pictures of the stomach|绿色烟花和胃部透视
La|lanthanum|镧|lanthanide|1839|camera lenses and hybrid car batteries|相机镜头和混合动力车电池
Ce|cerium|铈|lanthanide|1803|flints for lighters and self-cleaning ovens|打火石和自洁烤箱
Pr|praseodymium|镨|lanthanide|1885|yellow welding goggles and strong magnets|黄色护目镜和强磁铁
Nd|neodymium|钕|lanthanide|1885|magnets in headphones and wind turbines|耳机和风力发电机的磁铁
Pm|promethium|钷|lanthanide|1945|tiny nuclear batteries|微型核电池
Sm|samarium|钐|lanthanide|1879|magnets that endure heat|耐热磁铁
Eu|europium|铕|lanthanide|1901|red colours on screens and glowing banknotes|屏幕的红色和钞票的荧光防伪
Gd|gadolinium|钆|lanthanide|1880|contrast agents in hospital scanners|医院扫描的造影剂
Tb|terbium|铽|lanthanide|1843|green phosphors in lamps|灯管的绿色荧光粉
Dy|dysprosium|镝|lanthanide|1886|motors of electric cars|电动汽车的马达
Ho|holmium|钬|lanthanide|1878|surgical lasers|手术激光
Er|erbium|铒|lanthanide|1843|amplifiers in optical fibres and pink glass|光纤放大器和粉红玻璃
Tm|thulium|铥|lanthanide|1879|portable X-ray sources|便携式X射线源
Yb|ytterbium|镱|lanthanide|1878|fibre lasers and very exact clocks|光纤激光器和精密时钟
Lu|lutetium|镥|lanthanide|1907|detectors in medical scanners|医学扫描仪的探测器
Hf|hafnium|铪|transition metal|1923|control rods and plasma cutters|控制棒和等离子切割机
Ta|tantalum|钽|transition metal|1802|small capacitors in telephones and plates for broken skulls|手机电容和颅骨修补片
W|tungsten|钨|transition metal|1783|filaments of bulbs, darts and cutting tools|灯丝、飞镖和切削刀具
Re|rhenium|铼|transition metal|1925|blades of jet engines|喷气发动机叶片
Os|osmium|锇|transition metal|1803|tips of fountain pens and gramophone needles|钢笔尖和唱针
Ir|iridium|铱|transition metal|1803|spark plugs and crucibles|火花塞和坩埚
Pt|platinum|铂|transition metal|1735|wedding rings, laboratory dishes and catalysts|婚戒、实验器皿和催化剂
Au|gold|金|transition metal|ancient|rings, coins, medals, dentistry and fine electrical contacts|戒指、金币、奖牌、补牙和精密触点
Hg|mercury|汞|transition metal|ancient|old thermometers, barometers and fluorescent tubes|老式温度计、气压计和荧光灯管
Tl|thallium|铊|post-transition metal|1861|heart examinations and infrared optics|心脏检查和红外光学
Pb|lead|铅|post-transition metal|ancient|car batteries, diving weights and shielding from radiation|汽车蓄电池、潜水配重和辐射防护
Bi|bismuth|铋|post-transition metal|1753|stomach medicine and sprinkler valves|胃药和消防喷头
Po|polonium|钋|post-transition metal|1898|removing static electricity in factories|工厂除静电
At|astatine|砹|halogen|1940|research into cancer treatment|癌症治疗研究
Rn|radon|氡|noble gas|1899|tracing air currents and warning of earthquakes in research|气流示踪和地震研究
Fr|francium|钫|alkali metal|1939|experiments on single atoms|单原子实验
Ra|radium|镭|alkaline earth metal|1898|luminous watch dials in former times|旧时的夜光表盘
Ac|actinium|锕|actinide|1899|sources of neutrons|中子源
Th|thorium|钍|actinide|1829|glowing mantles of gas lanterns|煤气灯的纱罩
Pa|protactinium|镤|actinide|1917|dating sediments on the sea floor|海底沉积物测年
U|uranium|铀|actinide|1789|fuel of nuclear power stations|核电站燃料
Np|neptunium|镎|actinide|1940|detecting fast neutrons|快中子探测
Pu|plutonium|钚|actinide|1940|power supplies of distant space probes|远航探测器的电源
Am|americium|镅|actinide|1944|smoke detectors|烟雾报警器
Cm|curium|锔|actinide|1944|instruments that analysed rocks on Mars|分析火星岩石的仪器
Bk|berkelium|锫|actinide|1949|making still heavier elements|合成更重的元素
Cf|californium|锎|actinide|1950|starting reactors and searching for oil|启动反应堆和寻找石油
Es|einsteinium|锿|actinide|1952|basic research|基础研究
Fm|fermium|镄|actinide|1952|basic research|基础研究
Md|mendelevium|钔|actinide|1955|basic research|基础研究
No|nobelium|锘|actinide|1966|basic research|基础研究
Lr|lawrencium|铹|actinide|1961|basic research|基础研究
Rf|rutherfordium|𬬻|transition metal|1969|basic research|基础研究
Db|dubnium|𬭊|transition metal|1970|basic research|基础研究
Sg|seaborgium|𬭳|transition metal|1974|basic research|基础研究
Bh|bohrium|𬭛|transition metal|1981|basic research|基础研究
Hs|hassium|𬭶|transition metal|1984|basic research|基础研究
Mt|meitnerium|鿏|transition metal|1982|basic research|基础研究
Ds|darmstadtium|𫟼|transition metal|1994|basic research|基础研究
Rg|roentgenium|𬬭|transition metal|1994|basic research|基础研究
Cn|copernicium|鿔|transition metal|1996|basic research|基础研究
Nh|nihonium|鿭|post-transition metal|2004|basic research|基础研究
Fl|flerovium|𫓧|post-transition metal|1999|basic research|基础研究
Mc|moscovium|镆|post-transition metal|2003|basic research|基础研究
Lv|livermorium|𫟷|post-transition metal|2000|basic research|基础研究
Ts|tennessine|鿬|halogen|2010|basic research|基础研究
Og|oganesson|鿫|noble gas|2002|basic research|基础研究
`

export type ElementKind =
  | 'nonmetal'
  | 'noble gas'
  | 'alkali metal'
  | 'alkaline earth metal'
  | 'metalloid'
  | 'halogen'
  | 'post-transition metal'
  | 'transition metal'
  | 'lanthanide'
  | 'actinide'

export const chineseKinds: Readonly<Record<ElementKind, string>> = {
  nonmetal: '非金属',
  'noble gas': '稀有气体',
  'alkali metal': '碱金属',
  'alkaline earth metal': '碱土金属',
  metalloid: '类金属',
  halogen: '卤素',
  'post-transition metal': '后过渡金属',
  'transition metal': '过渡金属',
  lanthanide: '镧系元素',
  actinide: '锕系元素',
}

export interface Element {
  readonly number: number
  readonly symbol: string
  readonly english: string
  readonly chinese: string
  readonly kind: ElementKind
  /** 1 to 7: the row of the periodic table. */
  readonly period: number
  /** Year, or undefined where it has been known since antiquity. */
  readonly discovered?: number
  readonly uses: string
  readonly chineseUses: string
}

/** The last atomic number of each period. */
const periodEnds = [2, 10, 18, 36, 54, 86, 118]

export const elements: readonly Element[] = rows(table, 7).map((cells, index) => ({
  number: index + 1,
  symbol: cells[0],
  english: cells[1],
  chinese: cells[2],
  kind: cells[3] as ElementKind,
  period: periodEnds.findIndex((end) => index + 1 <= end) + 1,
  discovered: cells[4] === 'ancient' ? undefined : Number(cells[4]),
  uses: cells[5],
  chineseUses: cells[6],
}))

/** Elements that everybody has heard of; the others are mentioned less often. */
export const familiarElements = elements.filter((element) =>
  'H He Li C N O F Ne Na Mg Al Si P S Cl K Ca Ti Cr Fe Co Ni Cu Zn Ag Sn I W Pt Au Hg Pb Ra U'
    .split(' ')
    .includes(element.symbol),
)
