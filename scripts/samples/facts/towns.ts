// Towns that are not capitals. town | Chinese | country | known for | Chinese
import { rows } from './table.ts'

const table = `
Marseille|马赛|fr|its old harbour, soap and fish stew|老港、肥皂和鱼汤
Lyon|里昂|fr|silk weaving and good kitchens|丝织和美食
Bordeaux|波尔多|fr|red wine and stone quays|红葡萄酒和石砌码头
Toulouse|图卢兹|fr|pink brick and aircraft works|粉红砖墙和飞机工厂
Nice|尼斯|fr|its promenade along the pebble beach|卵石海滩旁的大道
Strasbourg|斯特拉斯堡|fr|a cathedral with a single spire|单塔的大教堂
Hamburg|汉堡|de|its harbour, canals and brick warehouses|港口、运河和砖砌仓库
Munich|慕尼黑|de|beer gardens and the Oktoberfest|啤酒花园和十月节
Cologne|科隆|de|a twin-towered Gothic cathedral|双塔的哥特式大教堂
Frankfurt|法兰克福|de|banks, book fairs and apple wine|银行、书展和苹果酒
Leipzig|莱比锡|de|trade fairs and the church where Bach worked|商品交易会和巴赫任职的教堂
Dresden|德累斯顿|de|baroque palaces and porcelain|巴洛克宫殿和瓷器
Nuremberg|纽伦堡|de|gingerbread, toys and a castle|姜饼、玩具和城堡
Milan|米兰|it|fashion, an opera house and a marble cathedral|时装、歌剧院和大理石教堂
Venice|威尼斯|it|canals, gondolas and glass|水道、贡多拉和玻璃
Florence|佛罗伦萨|it|Renaissance painting and a great dome|文艺复兴绘画和大圆顶
Naples|那不勒斯|it|pizza and the view of Vesuvius|比萨饼和维苏威火山的景色
Turin|都灵|it|chocolate, arcades and motor cars|巧克力、拱廊和汽车
Pisa|比萨|it|a leaning bell tower|倾斜的钟楼
Bologna|博洛尼亚|it|the oldest university in Europe|欧洲最古老的大学
Palermo|巴勒莫|it|Norman mosaics and noisy markets|诺曼马赛克和热闹的集市
Barcelona|巴塞罗那|es|the buildings of Antoni Gaudí|高迪设计的建筑
Seville|塞维利亚|es|flamenco, orange trees and a bell tower|弗拉门戈舞、橙树和钟楼
Valencia|巴伦西亚|es|paella and orange groves|海鲜饭和橙园
Granada|格拉纳达|es|the Moorish palace of the Alhambra|摩尔人的阿尔罕布拉宫
Toledo|托莱多|es|sword blades and the painter El Greco|刀剑和画家格列柯
Bilbao|毕尔巴鄂|es|a titanium-clad art museum|钛板覆盖的美术馆
Porto|波尔图|pt|sweet fortified wine and iron bridges|加强型甜酒和铁桥
Coimbra|科英布拉|pt|an ancient university library|古老的大学图书馆
Manchester|曼彻斯特|gb|cotton mills and football|纺织厂和足球
Liverpool|利物浦|gb|docks and the Beatles|码头和披头士乐队
Birmingham|伯明翰|gb|metal workshops and canals|金属作坊和运河
Oxford|牛津|gb|its colleges and dreaming spires|学院和尖塔
Cambridge|剑桥|gb|its university and punts on the river|大学和撑篙小船
Edinburgh|爱丁堡|gb|a castle rock and summer festivals|城堡山岩和夏季艺术节
Glasgow|格拉斯哥|gb|shipyards and art nouveau tea rooms|造船厂和新艺术茶室
Bath|巴斯|gb|Roman hot springs|罗马温泉
Cork|科克|ie|butter trade and steep streets|黄油贸易和陡峭的街道
Galway|戈尔韦|ie|music pubs and oysters|音乐酒馆和牡蛎
Rotterdam|鹿特丹|nl|a vast seaport and bold bridges|巨大的海港和大胆的桥梁
Delft|代尔夫特|nl|blue and white pottery|蓝白陶器
Haarlem|哈勒姆|nl|bulb fields and portraits by Frans Hals|球根花田和哈尔斯的肖像画
Antwerp|安特卫普|be|diamonds and the painter Rubens|钻石和画家鲁本斯
Bruges|布鲁日|be|lace, chocolate and a belfry|花边、巧克力和钟楼
Ghent|根特|be|a famous altarpiece|著名的祭坛画
Zürich|苏黎世|ch|banks beside a clear lake|清澈湖边的银行
Geneva|日内瓦|ch|watchmakers and a tall fountain|钟表匠和高高的喷泉
Basel|巴塞尔|ch|chemistry and carnival drums|化工和狂欢节的鼓声
Salzburg|萨尔茨堡|at|the birth of Mozart and salt mines nearby|莫扎特的诞生和附近的盐矿
Innsbruck|因斯布鲁克|at|a golden roof and ski jumps|金屋顶和跳台滑雪
Graz|格拉茨|at|a clock tower on a wooded hill|林丘上的钟楼
Aarhus|奥胡斯|dk|an open-air museum of old houses|露天老屋博物馆
Odense|欧登塞|dk|the childhood of Andersen|安徒生的童年
Gothenburg|哥德堡|se|trams, canals and crayfish|电车、运河和小龙虾
Uppsala|乌普萨拉|se|the garden of Linnaeus|林奈的植物园
Bergen|卑尔根|no|wooden wharves and steady rain|木造码头和绵绵细雨
Trondheim|特隆赫姆|no|a pilgrim cathedral|朝圣大教堂
Turku|图尔库|fi|a medieval castle|中世纪城堡
Gdańsk|格但斯克|pl|amber and a great crane|琥珀和大起重机
Kraków|克拉科夫|pl|the cloth hall and royal tombs|纺织会馆和王陵
Wrocław|弗罗茨瓦夫|pl|islands, bridges and bronze dwarfs|岛屿、桥梁和铜矮人
Brno|布尔诺|cz|the monastery where Mendel grew peas|孟德尔种豌豆的修道院
Plzeň|比尔森|cz|golden lager beer|金黄的啤酒
Debrecen|德布勒森|hu|a great yellow church|黄色的大教堂
Split|斯普利特|hr|the palace of Diocletian|戴克里先宫
Dubrovnik|杜布罗夫尼克|hr|white walls above the sea|海边的白色城墙
Thessaloniki|塞萨洛尼基|gr|a white tower on the waterfront|海滨的白塔
Cluj|克卢日|ro|students and a Gothic church|学生和哥特教堂
Varna|瓦尔纳|bg|the oldest worked gold|最古老的金器
Odesa|敖德萨|ua|a broad flight of harbour steps|通向港口的宽阔石阶
Lviv|利沃夫|ua|coffee houses and carved facades|咖啡馆和雕花门面
Saint Petersburg|圣彼得堡|ru|white nights and the Hermitage|白夜和冬宫
Kazan|喀山|ru|a white kremlin with mosque and cathedral|白色的克里姆林，寺院与教堂并立
Novosibirsk|新西伯利亚|ru|a great opera house in Siberia|西伯利亚的大剧院
Vladivostok|符拉迪沃斯托克|ru|the end of the Trans-Siberian Railway|西伯利亚铁路的终点
Istanbul|伊斯坦布尔|tr|domes, ferries and two continents|穹顶、渡轮和两个大洲
Izmir|伊兹密尔|tr|figs and a seaside clock tower|无花果和海边钟塔
Shiraz|设拉子|ir|poets and rose gardens|诗人和玫瑰园
Isfahan|伊斯法罕|ir|turquoise tiles and a huge square|青绿瓷砖和大广场
Basra|巴士拉|iq|date groves and waterways|椰枣林和水道
Aleppo|阿勒颇|sy|laurel soap and a citadel|月桂皂和城堡
Mecca|麦加|sa|the pilgrimage of Muslims|穆斯林的朝觐
Samarkand|撒马尔罕|uz|blue domes on the Silk Road|丝绸之路上的蓝色穹顶
Almaty|阿拉木图|kz|apples and snowy peaks|苹果和雪峰
Karachi|卡拉奇|pk|cotton wharves and beaches|棉花码头和海滩
Lahore|拉合尔|pk|Mughal forts and kites|莫卧儿城堡和风筝
Mumbai|孟买|in|film studios and a stone gateway|电影厂和石门
Kolkata|加尔各答|in|trams, sweets and poets|电车、甜点和诗人
Chennai|金奈|in|a long beach and temple dances|长长的海滩和寺庙舞蹈
Agra|阿格拉|in|the Taj Mahal|泰姬陵
Varanasi|瓦拉纳西|in|stairs down to the sacred Ganges|通向恒河的石阶
Mandalay|曼德勒|mm|gold leaf and palace walls|金箔和宫墙
Chiang Mai|清迈|th|lantern festivals and teak|天灯节和柚木
Ho Chi Minh City|胡志明市|vn|motorbikes and pavement kitchens|摩托车和街边小吃
Hue|顺化|vn|imperial tombs|皇陵
Penang|槟城|my|shophouses and street food|骑楼和街头美食
Cebu|宿务|ph|mango and guitars|芒果和吉他
Shanghai|上海|cn|skyscrapers along the Huangpu|黄浦江畔的高楼
Xi'an|西安|cn|the terracotta army and a square city wall|兵马俑和方正的城墙
Hangzhou|杭州|cn|silk, tea and the West Lake|丝绸、龙井茶和西湖
Suzhou|苏州|cn|gardens with rocks and ponds|叠石理水的园林
Chengdu|成都|cn|pandas, teahouses and peppery food|熊猫、茶馆和麻辣美食
Harbin|哈尔滨|cn|palaces carved from ice|冰雕宫殿
Osaka|大阪|jp|merchants, a castle and octopus dumplings|商人、城堡和章鱼烧
Kyoto|京都|jp|temples, gardens and tea ceremonies|寺院、庭园和茶道
Sapporo|札幌|jp|snow sculptures and beer|雪雕和啤酒
Nara|奈良|jp|tame deer and a giant bronze Buddha|驯鹿和青铜大佛
Busan|釜山|kr|fish markets and film nights|鱼市和电影节
Alexandria|亚历山大|eg|the vanished lighthouse and library|消失的灯塔和图书馆
Luxor|卢克索|eg|temples of the pharaohs|法老的神庙
Casablanca|卡萨布兰卡|ma|a mosque above the surf|海浪上的清真寺
Marrakesh|马拉喀什|ma|red walls and snake charmers|红色城墙和弄蛇人
Fez|非斯|ma|leather tanneries|皮革染坊
Timbuktu|通布图|ml|manuscripts and mud mosques|手抄本和泥造清真寺
Lagos|拉各斯|ng|lagoons, music and traffic|潟湖、音乐和车流
Mombasa|蒙巴萨|ke|an old fort and spice trade|古堡和香料贸易
Dar es Salaam|达累斯萨拉姆|tz|dhows and coconut beaches|三角帆船和椰林海滩
Lubumbashi|卢本巴希|cd|copper smelting|炼铜
Cape Town|开普敦|za|Table Mountain|桌山
Durban|德班|za|surfing and curry|冲浪和咖喱
New York|纽约|us|the Statue of Liberty and Broadway|自由女神像和百老汇
Chicago|芝加哥|us|early skyscrapers and blues|早期摩天楼和蓝调
Los Angeles|洛杉矶|us|film making in Hollywood|好莱坞电影
San Francisco|旧金山|us|cable cars and the Golden Gate|缆车和金门大桥
New Orleans|新奥尔良|us|jazz and iron balconies|爵士乐和铁花阳台
Boston|波士顿|us|a tea party that started a revolution|引发革命的倾茶事件
Seattle|西雅图|us|coffee, rain and aeroplanes|咖啡、雨水和飞机
Philadelphia|费城|us|the cracked Liberty Bell|有裂缝的自由钟
Toronto|多伦多|ca|a slender broadcasting tower|细长的电视塔
Montreal|蒙特利尔|ca|bagels and a hill with a cross|贝果和立着十字架的山
Vancouver|温哥华|ca|mountains above the harbour|港湾上方的群山
Guadalajara|瓜达拉哈拉|mx|mariachi bands|马里亚奇乐队
Oaxaca|瓦哈卡|mx|chocolate sauces and painted masks|巧克力辣酱和彩绘面具
Santiago de Cuba|圣地亚哥-德古巴|cu|rum and carnival|朗姆酒和狂欢节
Cartagena|卡塔赫纳|co|sea walls against pirates|防海盗的城墙
Medellín|麦德林|co|orchids and cable cars|兰花和缆车
Guayaquil|瓜亚基尔|ec|bananas and iguanas|香蕉和鬣蜥
Cusco|库斯科|pe|Inca masonry|印加石墙
Rio de Janeiro|里约热内卢|br|samba, beaches and the Sugarloaf|桑巴舞、海滩和面包山
São Paulo|圣保罗|br|coffee barons and high-rises|咖啡大亨和高楼
Manaus|马瑙斯|br|an opera house in the rainforest|雨林中的歌剧院
Córdoba|科尔多瓦|ar|Jesuit colleges|耶稣会学院
Mendoza|门多萨|ar|vineyards below the Andes|安第斯山下的葡萄园
Valparaíso|瓦尔帕莱索|cl|painted houses and funiculars|彩色房屋和缆车
Sydney|悉尼|au|an opera house like white sails|白帆般的歌剧院
Melbourne|墨尔本|au|trams, laneways and tennis|电车、小巷和网球
Perth|珀斯|au|black swans and lonely sunsets|黑天鹅和寂静的日落
Auckland|奥克兰|nz|yachts and sleeping volcanoes|帆船和沉睡的火山
Christchurch|克赖斯特彻奇|nz|gardens and punting|花园和撑篙船
`

export interface Town {
  readonly english: string
  readonly chinese: string
  readonly country: string
  readonly known: string
  readonly chineseKnown: string
}

export const towns: readonly Town[] = rows(table, 5).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  country: cells[2],
  known: cells[3],
  chineseKnown: cells[4],
}))
