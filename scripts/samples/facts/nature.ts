// Rivers, mountains and lakes, deserts, islands. Only lasting facts: no lengths or flows, on which sources differ.
import { parts, rows } from './table.ts'

// river | Chinese | countries, source to mouth | flows into | Chinese | towns on its banks | Chinese
const riverTable = `
Seine|塞纳河|fr|the English Channel|英吉利海峡|Paris;Rouen;Troyes|巴黎、鲁昂和特鲁瓦
Loire|卢瓦尔河|fr|the Atlantic Ocean|大西洋|Orléans;Tours;Nantes|奥尔良、图尔和南特
Rhône|罗讷河|ch fr|the Mediterranean Sea|地中海|Geneva;Lyon;Avignon|日内瓦、里昂和阿维尼翁
Garonne|加龙河|es fr|the Atlantic Ocean|大西洋|Toulouse;Bordeaux|图卢兹和波尔多
Rhine|莱茵河|ch de nl|the North Sea|北海|Basel;Cologne;Rotterdam|巴塞尔、科隆和鹿特丹
Elbe|易北河|cz de|the North Sea|北海|Dresden;Magdeburg;Hamburg|德累斯顿、马格德堡和汉堡
Weser|威悉河|de|the North Sea|北海|Bremen;Minden|不来梅和明登
Oder|奥得河|cz pl de|the Baltic Sea|波罗的海|Wrocław;Szczecin|弗罗茨瓦夫和什切青
Vistula|维斯瓦河|pl|the Baltic Sea|波罗的海|Kraków;Warsaw;Toruń|克拉科夫、华沙和托伦
Danube|多瑙河|de at sk hu rs ro|the Black Sea|黑海|Ulm;Vienna;Budapest;Belgrade|乌尔姆、维也纳、布达佩斯和贝尔格莱德
Po|波河|it|the Adriatic Sea|亚得里亚海|Turin;Cremona|都灵和克雷莫纳
Tiber|台伯河|it|the Tyrrhenian Sea|第勒尼安海|Rome|罗马
Arno|阿尔诺河|it|the Tyrrhenian Sea|第勒尼安海|Florence;Pisa|佛罗伦萨和比萨
Ebro|埃布罗河|es|the Mediterranean Sea|地中海|Zaragoza;Tortosa|萨拉戈萨和托尔托萨
Tagus|塔霍河|es pt|the Atlantic Ocean|大西洋|Toledo;Lisbon|托莱多和里斯本
Douro|杜罗河|es pt|the Atlantic Ocean|大西洋|Zamora;Porto|萨莫拉和波尔图
Thames|泰晤士河|gb|the North Sea|北海|Oxford;Reading;London|牛津、雷丁和伦敦
Severn|塞文河|gb|the Bristol Channel|布里斯托尔海峡|Shrewsbury;Worcester;Gloucester|什鲁斯伯里、伍斯特和格洛斯特
Shannon|香农河|ie|the Atlantic Ocean|大西洋|Athlone;Limerick|阿斯隆和利默里克
Volga|伏尔加河|ru|the Caspian Sea|里海|Kazan;Samara;Volgograd|喀山、萨马拉和伏尔加格勒
Don|顿河|ru|the Sea of Azov|亚速海|Rostov|罗斯托夫
Dnieper|第聂伯河|ru by ua|the Black Sea|黑海|Smolensk;Kyiv;Kherson|斯摩棱斯克、基辅和赫尔松
Neva|涅瓦河|ru|the Gulf of Finland|芬兰湾|Saint Petersburg|圣彼得堡
Ob|鄂毕河|ru|the Arctic Ocean|北冰洋|Barnaul;Novosibirsk|巴尔瑙尔和新西伯利亚
Yenisei|叶尼塞河|ru|the Arctic Ocean|北冰洋|Krasnoyarsk|克拉斯诺亚尔斯克
Lena|勒拿河|ru|the Arctic Ocean|北冰洋|Yakutsk|雅库茨克
Ural|乌拉尔河|ru kz|the Caspian Sea|里海|Orenburg;Oral;Atyrau|奥伦堡、乌拉尔斯克和阿特劳
Nile|尼罗河|ug ss sd eg|the Mediterranean Sea|地中海|Khartoum;Aswan;Luxor;Cairo|喀土穆、阿斯旺、卢克索和开罗
Niger River|尼日尔河|gn ml ne ng|the Gulf of Guinea|几内亚湾|Bamako;Timbuktu;Niamey|巴马科、通布图和尼亚美
Congo River|刚果河|cd cg|the Atlantic Ocean|大西洋|Kisangani;Kinshasa;Brazzaville|基桑加尼、金沙萨和布拉柴维尔
Zambezi|赞比西河|zm ao zw mz|the Indian Ocean|印度洋|Livingstone;Tete|利文斯敦和太特
Orange River|奥兰治河|ls za na|the Atlantic Ocean|大西洋|Upington|阿平顿
Senegal River|塞内加尔河|ml mr sn|the Atlantic Ocean|大西洋|Kayes;Saint-Louis|卡伊和圣路易
Tigris|底格里斯河|tr iq|the Shatt al-Arab|阿拉伯河|Diyarbakır;Mosul;Baghdad|迪亚巴克尔、摩苏尔和巴格达
Euphrates|幼发拉底河|tr sy iq|the Shatt al-Arab|阿拉伯河|Raqqa;Ramadi|拉卡和拉马迪
Jordan River|约旦河|lb il jo|the Dead Sea|死海|Jericho|杰里科
Indus|印度河|cn in pk|the Arabian Sea|阿拉伯海|Leh;Hyderabad|列城和海得拉巴
Ganges|恒河|in bd|the Bay of Bengal|孟加拉湾|Haridwar;Varanasi;Patna|赫尔德瓦尔、瓦拉纳西和巴特那
Brahmaputra|布拉马普特拉河|cn in bd|the Bay of Bengal|孟加拉湾|Guwahati|古瓦哈提
Irrawaddy|伊洛瓦底江|mm|the Andaman Sea|安达曼海|Myitkyina;Mandalay|密支那和曼德勒
Mekong|湄公河|cn mm la th kh vn|the South China Sea|南海|Luang Prabang;Vientiane;Phnom Penh|琅勃拉邦、万象和金边
Chao Phraya|湄南河|th|the Gulf of Thailand|泰国湾|Ayutthaya;Bangkok|大城和曼谷
Red River|红河|cn vn|the Gulf of Tonkin|北部湾|Hanoi|河内
Yangtze|长江|cn|the East China Sea|东海|Chongqing;Wuhan;Nanjing;Shanghai|重庆、武汉、南京和上海
Yellow River|黄河|cn|the Bohai Sea|渤海|Lanzhou;Zhengzhou;Jinan|兰州、郑州和济南
Pearl River|珠江|cn|the South China Sea|南海|Guangzhou|广州
Amur|黑龙江|ru cn|the Strait of Tartary|鞑靼海峡|Heihe;Khabarovsk|黑河和哈巴罗夫斯克
Han River|汉江|kr|the Yellow Sea|黄海|Seoul|首尔
Mississippi|密西西比河|us|the Gulf of Mexico|墨西哥湾|Minneapolis;Memphis;New Orleans|明尼阿波利斯、孟菲斯和新奥尔良
Missouri|密苏里河|us|the Mississippi|密西西比河|Omaha;Kansas City|奥马哈和堪萨斯城
Colorado|科罗拉多河|us mx|the Gulf of California|加利福尼亚湾|Moab;Yuma|莫阿布和尤马
Columbia|哥伦比亚河|ca us|the Pacific Ocean|太平洋|Trail;Portland|特雷尔和波特兰
Hudson|哈得孙河|us|the Atlantic Ocean|大西洋|Albany;New York|奥尔巴尼和纽约
Potomac|波托马克河|us|the Chesapeake Bay|切萨皮克湾|Washington|华盛顿
Yukon|育空河|ca us|the Bering Sea|白令海|Whitehorse;Dawson|怀特霍斯和道森
Mackenzie|马更些河|ca|the Arctic Ocean|北冰洋|Fort Simpson|辛普森堡
Saint Lawrence|圣劳伦斯河|ca us|the Atlantic Ocean|大西洋|Montreal;Quebec City|蒙特利尔和魁北克城
Rio Grande|格兰德河|us mx|the Gulf of Mexico|墨西哥湾|Albuquerque;El Paso|阿尔伯克基和埃尔帕索
Amazon|亚马孙河|pe co br|the Atlantic Ocean|大西洋|Iquitos;Manaus|伊基托斯和马瑙斯
Orinoco|奥里诺科河|ve co|the Atlantic Ocean|大西洋|Ciudad Bolívar|玻利瓦尔城
Paraná|巴拉那河|br py ar|the Río de la Plata|拉普拉塔河|Posadas;Rosario|波萨达斯和罗萨里奥
São Francisco|圣弗朗西斯科河|br|the Atlantic Ocean|大西洋|Juazeiro|茹阿泽鲁
Magdalena|马格达莱纳河|co|the Caribbean Sea|加勒比海|Neiva;Barranquilla|内瓦和巴兰基亚
Murray|墨累河|au|the Southern Ocean|南大洋|Albury;Echuca|奥尔伯里和伊丘卡
Waikato|怀卡托河|nz|the Tasman Sea|塔斯曼海|Hamilton|汉密尔顿
`

export interface River {
  readonly english: string
  readonly chinese: string
  readonly countries: readonly string[]
  readonly mouth: string
  readonly chineseMouth: string
  readonly towns: readonly string[]
  readonly chineseTowns: string
}

export const rivers: readonly River[] = rows(riverTable, 7).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  countries: parts(cells[2], ' '),
  mouth: cells[3],
  chineseMouth: cells[4],
  towns: parts(cells[5]),
  chineseTowns: cells[6],
}))

// mountain | Chinese | metres above the sea | countries | range | Chinese | first climbed
const mountainTable = `
Mount Everest|珠穆朗玛峰|8849|cn np|the Himalayas|喜马拉雅山脉|1953
K2|乔戈里峰|8611|cn pk|the Karakoram|喀喇昆仑山脉|1954
Kangchenjunga|干城章嘉峰|8586|np in|the Himalayas|喜马拉雅山脉|1955
Lhotse|洛子峰|8516|cn np|the Himalayas|喜马拉雅山脉|1956
Makalu|马卡鲁峰|8485|cn np|the Himalayas|喜马拉雅山脉|1955
Cho Oyu|卓奥友峰|8188|cn np|the Himalayas|喜马拉雅山脉|1954
Dhaulagiri|道拉吉里峰|8167|np|the Himalayas|喜马拉雅山脉|1960
Manaslu|马纳斯卢峰|8163|np|the Himalayas|喜马拉雅山脉|1956
Nanga Parbat|南迦帕尔巴特峰|8126|pk|the Himalayas|喜马拉雅山脉|1953
Annapurna|安纳布尔纳峰|8091|np|the Himalayas|喜马拉雅山脉|1950
Gasherbrum I|加舒尔布鲁木Ⅰ峰|8080|cn pk|the Karakoram|喀喇昆仑山脉|1958
Broad Peak|布洛阿特峰|8051|cn pk|the Karakoram|喀喇昆仑山脉|1957
Shishapangma|希夏邦马峰|8027|cn|the Himalayas|喜马拉雅山脉|1964
Aconcagua|阿空加瓜山|6961|ar|the Andes|安第斯山脉|1897
Chimborazo|钦博拉索山|6263|ec|the Andes|安第斯山脉|1880
Cotopaxi|科托帕希火山|5897|ec|the Andes|安第斯山脉|1872
Huascarán|瓦斯卡兰山|6768|pe|the Andes|安第斯山脉|1932
Denali|迪纳利山|6190|us|the Alaska Range|阿拉斯加山脉|1913
Mount Logan|洛根山|5959|ca|the Saint Elias Mountains|圣伊莱亚斯山脉|1925
Mount Whitney|惠特尼山|4421|us|the Sierra Nevada|内华达山脉|1873
Mount Rainier|雷尼尔山|4392|us|the Cascade Range|喀斯喀特山脉|1870
Kilimanjaro|乞力马扎罗山|5895|tz|-|-|1889
Mount Kenya|肯尼亚山|5199|ke|-|-|1899
Mont Blanc|勃朗峰|4806|fr it|the Alps|阿尔卑斯山脉|1786
Matterhorn|马特洪峰|4478|ch it|the Alps|阿尔卑斯山脉|1865
Eiger|艾格峰|3967|ch|the Alps|阿尔卑斯山脉|1858
Jungfrau|少女峰|4158|ch|the Alps|阿尔卑斯山脉|1811
Zugspitze|楚格峰|2962|de at|the Alps|阿尔卑斯山脉|1820
Grossglockner|大格洛克纳山|3798|at|the Alps|阿尔卑斯山脉|1800
Triglav|特里格拉夫峰|2864|si|the Alps|阿尔卑斯山脉|1778
Mount Elbrus|厄尔布鲁士山|5642|ru|the Caucasus|高加索山脉|-
Mount Ararat|亚拉拉特山|5137|tr|-|-|1829
Mount Olympus|奥林匹斯山|2917|gr|-|-|1913
Mount Etna|埃特纳火山|-|it|-|-|-
Vesuvius|维苏威火山|1281|it|-|-|-
Teide|泰德峰|3715|es|-|-|-
Mulhacén|穆拉森山|3479|es|the Sierra Nevada of Andalusia|内华达山脉（西班牙）|-
Ben Nevis|本内维斯山|1345|gb|the Grampian Mountains|格兰扁山脉|-
Snowdon|斯诺登山|1085|gb|-|-|-
Galdhøpiggen|加尔赫峰|2469|no|-|-|1850
Mount Fuji|富士山|3776|jp|-|-|-
Mount Tai|泰山|1545|cn|-|-|-
Mount Kinabalu|京那巴鲁山|4095|my|-|-|1858
Puncak Jaya|查亚峰|4884|id|-|-|1962
Mount Kosciuszko|科修斯科山|2228|au|the Great Dividing Range|大分水岭|-
Aoraki|奥拉基山|3724|nz|the Southern Alps|南阿尔卑斯山脉|1894
Vinson Massif|文森山|4892|-|the Ellsworth Mountains|埃尔斯沃思山脉|1966
Popocatépetl|波波卡特佩特火山|-|mx|-|-|-
Damavand|达马万德山|5609|ir|the Alborz|厄尔布尔士山脉|-
`

export interface Mountain {
  readonly english: string
  readonly chinese: string
  /** Metres above the sea, where the figure is settled. */
  readonly height?: number
  readonly countries: readonly string[]
  readonly range?: { readonly english: string; readonly chinese: string }
  /** Year of the first recorded ascent. */
  readonly climbed?: number
}

export const mountains: readonly Mountain[] = rows(mountainTable, 7).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  height: cells[2] === '-' ? undefined : Number(cells[2]),
  countries: parts(cells[3], ' '),
  range: cells[4] === '-' ? undefined : { english: cells[4], chinese: cells[5] },
  climbed: cells[6] === '-' ? undefined : Number(cells[6]),
}))

// place | Chinese | kind | Chinese | countries or the sea around it | the same in Chinese | remark | Chinese
const placeTable = `
Lake Baikal|贝加尔湖|lake|湖泊|Russia|俄罗斯|no lake on Earth is deeper, and a seal lives in its fresh water|世界上最深的湖，湖里还生活着淡水海豹
Lake Victoria|维多利亚湖|lake|湖泊|Tanzania, Uganda and Kenya|坦桑尼亚、乌干达和肯尼亚|the White Nile leaves it over the falls at Jinja|白尼罗河从金贾附近流出湖面
Lake Tanganyika|坦噶尼喀湖|lake|湖泊|Tanzania, the Democratic Republic of the Congo, Burundi and Zambia|坦桑尼亚、刚果民主共和国、布隆迪和赞比亚|it fills a long narrow rift between steep shores|湖水填满了狭长的裂谷，两岸陡峭
Lake Superior|苏必利尔湖|lake|湖泊|Canada and the United States|加拿大和美国|it heads the chain of the five Great Lakes|它是北美五大湖之首
Lake Michigan|密歇根湖|lake|湖泊|the United States|美国|Chicago and Milwaukee stand on its western shore|芝加哥和密尔沃基都在湖的西岸
Lake Titicaca|的的喀喀湖|lake|湖泊|Peru and Bolivia|秘鲁和玻利维亚|the Uros people build floating islands of reeds on it|乌鲁人用芦苇在湖上搭起浮岛
Lake Geneva|日内瓦湖|lake|湖泊|Switzerland and France|瑞士和法国|the Rhône enters at one end and leaves at the other|罗讷河从一端流入，又从另一端流出
Lake Constance|博登湖|lake|湖泊|Germany, Switzerland and Austria|德国、瑞士和奥地利|the young Rhine passes through it on the way north|年轻的莱茵河穿过它向北流去
Lake Garda|加尔达湖|lake|湖泊|Italy|意大利|lemon trees grow on its mild banks at the foot of the Alps|温暖的湖岸上种着柠檬树，背后就是阿尔卑斯山
Lake Balaton|巴拉顿湖|lake|湖泊|Hungary|匈牙利|its shallow water warms quickly in summer and freezes in winter|湖水很浅，夏天暖得快，冬天会结冰
Lake Ladoga|拉多加湖|lake|湖泊|Russia|俄罗斯|the Neva carries its water to Saint Petersburg|涅瓦河把湖水带到圣彼得堡
Lake Chad|乍得湖|lake|湖泊|Chad, Cameroon, Niger and Nigeria|乍得、喀麦隆、尼日尔和尼日利亚|its outline swells and shrinks with the rains|湖面随着雨季和旱季涨缩
Dead Sea|死海|lake|湖泊|Jordan and its western neighbours|约旦及其西邻|the brine is so dense that bathers float without swimming|湖水盐分极高，人不用游泳也能漂浮
Caspian Sea|里海|lake|湖泊|Russia, Kazakhstan, Turkmenistan, Iran and Azerbaijan|俄罗斯、哈萨克斯坦、土库曼斯坦、伊朗和阿塞拜疆|sturgeon for caviar swim in this salty inland water|这片咸水里生活着出产鱼子酱的鲟鱼
Qinghai Lake|青海湖|lake|湖泊|China|中国|bar-headed geese breed on its islands each spring|每年春天斑头雁到湖心岛上繁殖
West Lake|西湖|lake|湖泊|China|中国|willows, pagodas and causeways surround it in Hangzhou|湖边有杨柳、宝塔和长堤，就在杭州城旁
Sahara|撒哈拉沙漠|desert|沙漠|North Africa|北非|camel caravans once carried salt and gold across it|从前骆驼商队驮着盐和黄金穿越沙漠
Gobi|戈壁沙漠|desert|沙漠|Mongolia and China|蒙古和中国|dinosaur eggs were dug out of its red cliffs|人们在红色的崖壁里挖出过恐龙蛋
Atacama|阿塔卡马沙漠|desert|沙漠|Chile|智利|telescopes profit from the driest air anywhere|空气极其干燥，最适合架设望远镜
Namib|纳米布沙漠|desert|沙漠|Namibia|纳米比亚|beetles there drink the fog that drifts in from the ocean|那里的甲虫靠海上飘来的雾水解渴
Kalahari|卡拉哈里沙漠|desert|沙漠|Botswana, Namibia and South Africa|博茨瓦纳、纳米比亚和南非|meerkats stand guard on its termite mounds|细尾獴站在白蚁丘上放哨
Taklamakan|塔克拉玛干沙漠|desert|沙漠|China|中国|the Silk Road went round it from oasis to oasis|丝绸之路沿着绿洲绕过这片沙海
Mojave Desert|莫哈韦沙漠|desert|沙漠|the United States|美国|Joshua trees lift their spiky arms above the gravel|约书亚树在砾石上伸出带刺的枝条
Great Victoria Desert|维多利亚大沙漠|desert|沙漠|Australia|澳大利亚|thorny devils and skinks hunt ants between its dunes|棘蜥和石龙子在沙丘间捕食蚂蚁
Greenland|格陵兰岛|island|岛屿|the Arctic and Atlantic Oceans|北冰洋和大西洋|no island is larger, and ice covers most of the land|世界第一大岛，大部分土地被冰覆盖
New Guinea|新几内亚岛|island|岛屿|the Pacific Ocean|太平洋|birds of paradise dance in its mountain forests|极乐鸟在山林里翩翩起舞
Borneo|婆罗洲|island|岛屿|the South China Sea and the Java Sea|南海和爪哇海|orangutans and proboscis monkeys live in its jungle|丛林里住着红毛猩猩和长鼻猴
Sumatra|苏门答腊岛|island|岛屿|the Indian Ocean|印度洋|the giant flower Rafflesia opens on the forest floor|林地上开着巨大的大王花
Java|爪哇岛|island|岛屿|the Indian Ocean and the Java Sea|印度洋和爪哇海|the stone temple of Borobudur rises near Yogyakarta|日惹附近耸立着婆罗浮屠石塔
Honshu|本州岛|island|岛屿|the Pacific Ocean and the Sea of Japan|太平洋和日本海|Tokyo, Osaka and Kyoto all stand on it|东京、大阪和京都都在岛上
Great Britain|大不列颠岛|island|岛屿|the North Sea and the Atlantic Ocean|北海和大西洋|England, Scotland and Wales share it|英格兰、苏格兰和威尔士共处一岛
Sicily|西西里岛|island|岛屿|the Mediterranean Sea|地中海|Greek temples stand among almond groves at Agrigento|阿格里真托的杏树林里矗立着希腊神庙
Sardinia|撒丁岛|island|岛屿|the Mediterranean Sea|地中海|thousands of stone towers called nuraghi dot its hills|山丘上散布着数千座石塔“努拉吉”
Corsica|科西嘉岛|island|岛屿|the Mediterranean Sea|地中海|Napoleon was born in its port Ajaccio|拿破仑出生在岛上的阿雅克肖港
Crete|克里特岛|island|岛屿|the Mediterranean Sea|地中海|the palace of Knossos was painted with leaping bulls|克诺索斯宫的壁画上有跃牛图
Hokkaido|北海道|island|岛屿|the Pacific Ocean and the Sea of Okhotsk|太平洋和鄂霍次克海|drift ice reaches its shores in February|每年二月流冰漂到岸边
Tasmania|塔斯马尼亚岛|island|岛屿|the Southern Ocean|南大洋|the Tasmanian devil, a stocky marsupial, roams its bush|矮壮的有袋动物袋獾在灌木丛里游荡
Hainan|海南岛|island|岛屿|the South China Sea|南海|coconut palms line its tropical beaches|热带海滩上椰林成行
Bali|巴厘岛|island|岛屿|the Indian Ocean|印度洋|rice terraces and carved temples cover its slopes|山坡上遍布梯田和雕花的庙宇
Jeju|济州岛|island|岛屿|the Korea Strait|朝鲜海峡|women divers gather abalone along its black lava coast|海女在黑色熔岩海岸采集鲍鱼
`

export interface Place {
  readonly english: string
  readonly chinese: string
  readonly kind: string
  readonly chineseKind: string
  readonly where: string
  readonly chineseWhere: string
  readonly remark: string
  readonly chineseRemark: string
}

export const places: readonly Place[] = rows(placeTable, 8).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  kind: cells[2],
  chineseKind: cells[3],
  where: cells[4],
  chineseWhere: cells[5],
  remark: cells[6],
  chineseRemark: cells[7],
}))
