// Everyday things, trades and ideas, each in two sentences of either language: they widen the vocabulary.
// thing | Chinese | two sentences | two sentences in Chinese
import { rows } from './table.ts'

const table = `
hammer|锤子|A carpenter drives nails with the flat face of a hammer and pulls crooked ones with its claw.|Stone hammers are older than writing.|木匠用锤面敲钉子，用羊角拔弯钉。|石锤比文字还要古老。
saw|锯子|The teeth of a saw are bent alternately left and right so that the blade does not jam.|Timber is sawn along the grain for planks and across it for logs.|锯齿一左一右地岔开，锯条才不会夹住。|顺着木纹锯成木板，横着锯成段。
needle|针|A needle carries thread through cloth, leather or wounds.|Bone needles let hunters of the Ice Age sew warm furs.|针把线带过布料、皮革，甚至伤口。|冰河时代的猎人用骨针缝制皮袄。
scissors|剪刀|Scissors consist of two blades that pivot round a screw.|Tailors, barbers and surgeons each prefer a different length.|剪刀是两片绕着螺丝转动的刀刃。|裁缝、理发师和外科医生各有各的尺寸。
ladder|梯子|A ladder leans against walls, haystacks and cherry boughs.|Superstitious people avoid walking beneath it.|梯子靠在墙上、草垛上和果树的枝杈上。|迷信的人不肯从梯子底下走过。
wheel|车轮|The wheel turned sledges into carts and later drove clocks and mills.|Spokes make it lighter, a rim of iron or rubber makes it last.|车轮把雪橇变成大车，后来又带动钟表和磨坊。|辐条使它轻巧，铁箍和橡胶使它耐用。
rope|绳子|Rope is twisted from fibres, each strand against the next, so that it tightens under load.|Sailors splice, coil and tar it.|绳子用纤维绞成，各股反向拧紧，越拉越牢。|水手会接绳、盘绳，还给它涂上柏油。
anchor|锚|An anchor digs its flukes into the seabed and holds a vessel against wind and tide.|In ballads it stands for hope.|锚爪抓住海底，船只便不怕风浪和潮汐。|歌谣里它象征希望。
sail|船帆|A sail catches the breeze and can even pull a yacht obliquely into the wind.|Canvas has given way to lighter cloth.|帆兜住风，甚至能让船斜着顶风前进。|厚重的帆布已让位给轻薄的料子。
compass needle|指南针|A magnetised needle swings until it points towards the poles.|Chinese navigators steered by it in the eleventh century.|磁针摆动着停下来，指向南北。|宋代的航海家已经靠它辨认方位。
clock|钟|A pendulum or a crystal divides time into equal beats for a clock.|Church towers struck the hours before anybody owned a watch.|摆锤或晶体把时间分成均匀的拍子。|没有手表的年代，人们听教堂的钟声报时。
mirror|镜子|A mirror throws light back at the angle at which it came.|Venetian workshops guarded the secret of silvering for generations.|镜子把光按原来的角度反射回去。|威尼斯的作坊世代保守镀银的秘密。
candle|蜡烛|Wax melts, climbs the wick and burns as vapour at the tip of a candle.|Before petroleum, tallow candles smelled of mutton.|蜡熔化后沿着烛芯上升，化成气体燃烧。|石油时代以前，牛油烛带着一股膻味。
lamp|灯|Lamps have burned olive oil, whale blubber, paraffin and gas before electricity took over.|A shade softens the glare.|灯烧过橄榄油、鲸脂、煤油和煤气，最后才用电。|灯罩使刺眼的光变得柔和。
matchstick|火柴|Friction lights the head of a matchstick, wood carries the flame.|Early kinds were poisonous to the girls who dipped them.|摩擦点燃火柴头，木梗托住火焰。|早期的火柴毒害了蘸药的女工。
kettle|水壶|Steam whistles through the spout when a kettle boils.|Watching its rattling lid is said to have amused young inventors.|水开时蒸汽从壶嘴呼啸而出。|据说壶盖的跳动逗乐过年轻的发明家。
oven|烤炉|Bakers judge the heat of a brick oven by a handful of flour.|Communal ovens once saved a whole village firewood.|面包师撒一把面粉就知道炉温。|公用的烤炉曾为全村节省柴火。
knife|刀|A knife is ground on one side for sushi and on both for bread.|Blacksmiths quench the glowing steel in oil.|切生鱼的刀单面开刃，切面包的双面开刃。|铁匠把烧红的钢浸入油里淬火。
fork|叉子|Forks came late to European tables and were mocked as effeminate.|Farmers knew them long before as tools for hay.|叉子很晚才上欧洲人的餐桌，还曾遭人讥笑。|农夫早就用它叉干草了。
spoon|勺子|Wood, horn, pewter and silver have been carved or cast into spoons.|A baby is weaned with a small one.|木头、牛角、锡镴和银子都做过勺子。|婴儿断奶时用小勺喂粥。
chopsticks|筷子|Two slender sticks lift noodles, tofu and single grains of rice.|They are laid on a rest, never planted upright in the bowl.|两根细棍夹得起面条、豆腐和单粒米饭。|筷子要放在筷架上，忌讳直插在碗里。
bread|面包|Flour, water, salt and yeast rise overnight and bake into a crust.|Stale loaves thicken soups and stuff geese.|面粉、水、盐和酵母发酵一夜，烤出脆皮。|放硬的面包可以煮汤、填烤鹅。
cheese|奶酪|Rennet curdles milk, the whey drains off and the curd ripens into cheese.|Caves with steady moisture suit blue moulds.|凝乳酶使奶凝结，滤去乳清，慢慢成熟为奶酪。|潮湿稳定的洞窟适合蓝霉生长。
butter|黄油|Churning cream until it clumps makes butter.|Buttermilk remains, slightly sour and refreshing.|不停搅打奶油直到结块，就成了黄油。|剩下的酪乳微酸爽口。
honey|蜂蜜|Bees evaporate nectar with their wings until honey no longer spoils.|Heather gives it a tawny colour and a bitter edge.|蜜蜂扇动翅膀蒸干花蜜，使它不再变质。|石楠蜜呈琥珀色，略带苦味。
salt|盐|Salt is boiled from brine, hewn from mines or raked from evaporating ponds.|Roman soldiers drew part of their wages for it, hence the word salary.|盐可以熬卤水、采岩矿，也可以在盐田里晒。|“薪水”一词在西方语言里便来自盐。
sugar|糖|Sugar is crystallised from cane or beet.|Apothecaries sold it by the ounce before plantations made it common.|糖从甘蔗或甜菜里结晶出来。|种植园兴起以前，药铺按两卖糖。
vinegar|醋|Bacteria turn wine or cider into vinegar.|It pickles gherkins, dissolves limescale and dresses salads.|细菌把酒变成醋。|醋能腌菜、除水垢、拌凉菜。
chocolate|巧克力|Fermented, roasted and ground beans become chocolate.|Aztec nobles drank it frothy and spiced with chilli.|可可豆经过发酵、烘烤、研磨，制成巧克力。|阿兹特克的贵族喝的是加辣椒的泡沫饮料。
soup|汤|Soup stretches bones, roots and yesterday's crusts into a meal.|Monasteries ladled it out to beggars.|骨头、根菜和隔夜的面包皮都能熬成一锅汤。|修道院用它施舍乞丐。
noodles|面条|Dough is pulled, cut or pressed into noodles.|A bowl of millet noodles four thousand years old was dug up beside the Yellow River.|面团可以拉、切或压成面条。|黄河边出土过四千年前的小米面条。
paper|纸|Pulp of rags or wood is spread on a sieve and couched between felts to make paper.|A watermark appears where the wire lies thicker.|破布或木浆摊在筛网上，压干便成了纸。|网线较粗的地方会留下水印。
ink|墨|Soot and gum make the black ink of calligraphers.|Oak galls and vitriol gave medieval scribes a brown that never fades.|松烟和胶调成书法用的墨。|中世纪的抄写员用栎瘿和绿矾制墨。
pencil|铅笔|A rod of graphite and clay is glued between grooved slats of cedar.|Engineers still sharpen a pencil to a chisel edge.|石墨和黏土做成的笔芯夹在刻槽的雪松木里。|绘图员把铅笔削成凿形。
book|书|Folded sheets are sewn, trimmed and cased to form a book.|Chained volumes once lay on sloping desks.|折好的书页经过缝订、裁切，再装上封面。|从前的珍本用铁链锁在斜面书桌上。
library|图书馆|A library lends novels, maps, scores and quiet.|Alexandria and Baghdad boasted collections that were later lost.|图书馆出借小说、地图、乐谱和一份宁静。|亚历山大和巴格达的藏书后来都散失了。
newspaper|报纸|Reporters, editors and printers race against the deadline of a newspaper.|Yesterday's issue wraps fish.|记者、编辑和印刷工都在赶截稿时间。|昨天的报纸可以包鱼。
letter|信|A letter needs an envelope, a stamp and somebody who waits for it.|Wax seals betrayed a curious messenger.|一封信需要信封、邮票和一个等待的人。|火漆印能揭穿好奇的信差。
alphabet|字母表|Phoenician traders spread the alphabet round the Mediterranean.|Vowels were an addition of the Greeks.|腓尼基商人把字母传遍地中海。|元音字母是希腊人添上的。
map|地图|A map flattens the globe and must distort shape, area or distance.|Cartographers once filled empty oceans with monsters.|地图把球面摊平，总要牺牲形状、面积或距离。|从前的制图师用海怪填满空白的海洋。
money|货币|Cattle, cowries, silver bars and paper have all served as money.|Trust matters more than metal.|牛羊、贝壳、银锭和纸都当过货币。|信任比金属更要紧。
market|集市|Stallholders cry their cherries, eels and brooms across the market.|A bell opens and closes the bargaining.|摊贩们吆喝着樱桃、鳗鱼和扫帚。|一声钟响开市，一声钟响收摊。
bank|银行|A bank keeps deposits and lends most of them out again.|Its name recalls the bench of Italian money changers.|银行收存款，又把大部分贷出去。|它的西文名字来自意大利兑换商的长凳。
school|学校|A school teaches reading, reckoning and patience.|Chalk dust, satchels and bells linger in memory.|学校教人读书、算术和耐心。|粉笔灰、书包和铃声留在记忆里。
hospital|医院|Nurses, surgeons and porters keep a hospital awake all night.|Monks ran the first ones for pilgrims and lepers.|护士、外科医生和护工彻夜守着医院。|最早的医院由修士为朝圣者和麻风病人开办。
doctor|医生|A doctor listens to lungs, feels the pulse and asks about sleep.|Hippocrates bound his pupils by an oath.|医生听肺、搭脉，还要问睡得好不好。|希波克拉底要学生立下誓言。
heart|心脏|The heart pumps blood through arteries and receives it back through veins.|Valves prevent it from flowing the wrong way.|心脏把血液泵入动脉，又从静脉收回。|瓣膜防止血液倒流。
lung|肺|Air reaches millions of tiny sacs in each lung.|There oxygen enters the blood and carbon dioxide leaves it.|空气进入肺里无数微小的肺泡。|氧气在那里进入血液，二氧化碳则被排出。
bone|骨头|Bone grows, heals and stores calcium.|Its hollow shafts are light and strong like scaffolding tubes.|骨头会生长、愈合，还储存钙质。|中空的骨干像脚手架的钢管一样又轻又结实。
skin|皮肤|Skin keeps germs out and water in.|Sweat glands cool it, melanin shields it from the sun.|皮肤挡住细菌，锁住水分。|汗腺使它降温，黑色素替它遮阳。
eye|眼睛|Cornea and lens focus light on the retina of the eye.|Rods see in the dusk, cones tell scarlet from green.|角膜和晶状体把光聚在视网膜上。|视杆细胞在昏暗中看东西，视锥细胞分辨红绿。
ear|耳朵|Three little bones pass vibrations from the eardrum to a coiled canal.|The same organ tells us which way is up.|三块小骨头把振动从鼓膜传到耳蜗。|同一个器官还告诉我们哪边是上。
tooth|牙齿|Enamel, the hardest stuff in the body, covers each tooth.|Milk teeth loosen when the child starts school.|牙釉质是人体最坚硬的物质。|上学的年纪乳牙开始松动。
sleep|睡眠|Dreams come in stages of restless eyes during sleep.|Whoever skips a night stumbles over words.|眼球快速转动的时候，人正在做梦。|熬夜的人说话容易结巴。
rain|雨|Droplets collide in a cloud until they are heavy enough to fall as rain.|Its smell on dry soil has a name of its own, petrichor.|云里的水滴不断碰撞，重了就落成雨。|雨打干土的气味清新好闻。
snow|雪|Every flake of snow has six arms because ice crystals build hexagons.|Fresh powder swallows sound.|冰晶结成六边形，所以雪花有六个瓣。|新雪能吸收声音。
rainbow|彩虹|Sunlight is bent, mirrored and spread into colours by raindrops to form a rainbow.|Nobody can reach its foot.|雨滴把阳光折射、反射，散成七色彩虹。|谁也走不到彩虹脚下。
thunder|雷|Lightning heats the air so suddenly that it bursts into thunder.|Count the seconds and divide by three to learn the distance in kilometres.|闪电骤然加热空气，空气爆裂成雷声。|数出秒数除以三，就是公里数。
wind|风|Wind blows from high pressure towards low, turned aside by the spinning Earth.|Sirocco, mistral and bora are local names.|风从高气压吹向低气压，又被地球自转带偏。|各地的风有各自的名字。
cloud|云|Rising vapour condenses on dust and becomes a cloud.|Cirrus is feathery, cumulus heaped, stratus layered.|上升的水汽凝在尘粒上成为云。|卷云如羽，积云如堆，层云如毯。
fog|雾|Fog is a cloud that touches the ground.|Foghorns bellow where lighthouses fail.|雾就是贴着地面的云。|灯塔看不见时，雾笛呜呜鸣叫。
tide|潮汐|The Moon and, more weakly, the Sun raise the tide twice a day on most coasts.|Cockle pickers study the timetable with care.|月亮和太阳的引力使海水每天涨落两次。|赶海的人仔细查看潮汐表。
volcano|火山|Molten rock, gas and ash escape through the vent of a volcano.|Its soil, once weathered, nourishes vines and coffee.|熔岩、气体和灰烬从火山口喷出。|风化后的火山土能种葡萄和咖啡。
earthquake|地震|Blocks of crust stick, strain and slip, and the shock is an earthquake.|Seismographs scribble it onto drums.|地壳的岩块卡住、绷紧、忽然错动，便是地震。|地震仪把它描在滚筒上。
glacier|冰川|Snow packed over centuries creeps downhill as a glacier.|It plucks boulders, grinds valleys and leaves moraines.|千百年压实的雪缓缓滑下山坡，成为冰川。|它搬走巨石，磨宽山谷，留下冰碛。
desert|沙漠|Evaporation outruns rainfall in a desert.|Cacti, foxes and nomads each have their tricks.|沙漠里蒸发多于降雨。|仙人掌、狐狸和牧民各有求生的窍门。
forest|森林|Canopy, shrubs, herbs and fungi form the storeys of a forest.|Fallen trunks feed beetles and seedlings.|树冠、灌木、草本和蘑菇构成森林的楼层。|倒下的树干养活甲虫和幼苗。
island|岛屿|Waves surround an island, whether it rose as lava, coral or drowned hills.|Birds on remote ones forget how to fly.|岛屿四面环水，有的是熔岩，有的是珊瑚，有的是沉没的山丘。|偏远岛上的鸟会忘记飞翔。
harbour|港口|Breakwaters shelter a harbour from the swell.|Tugs, cranes, customs and taverns crowd its quays.|防波堤替港口挡住涌浪。|拖轮、吊车、海关和酒馆挤满码头。
bridge|桥|An arch, a beam or a cable carries the weight of a bridge to its piers.|Toll keepers and trolls are said to live below.|拱、梁或缆索把桥的重量传给桥墩。|童话里桥下住着怪物。
road|道路|Gravel, stone or asphalt hardens a road against hooves and tyres.|Roman surveyors laid theirs straight as an arrow.|碎石、石板或沥青使道路经得起马蹄和轮胎。|罗马人修的路笔直如箭。
railway|铁路|Smooth rails let a single locomotive haul a thousand tonnes along a railway.|Clocks were set alike because of its timetables.|光滑的铁轨使一台机车拉得动上千吨货物。|因为有了列车时刻表，各地的钟才统一起来。
bicycle|自行车|A chain joins pedals and rear hub of a bicycle.|It brought cheap freedom to clerks and seamstresses.|链条连接脚踏和后轮。|它给职员和女工带来便宜的自由。
ship|船|Hull, keel and rudder make a ship, be it of oak or of steel.|Bottles are broken across the bow at the launch.|船有船壳、龙骨和舵，不论木造还是钢造。|下水时要在船头砸碎一瓶酒。
aeroplane|飞机|Curved wings deflect air downwards and lift an aeroplane.|Pilots check flaps, fuel and weather before take-off.|弯曲的机翼把空气压向下方，托起飞机。|起飞前机长检查襟翼、油量和天气。
balloon|气球|Hot air or a light gas makes a balloon rise.|It drifts wherever the currents please.|热空气或轻的气体使气球上升。|它随气流飘荡。
telescope|望远镜|Lenses or a hollow mirror gather starlight in a telescope.|Craters, rings and nebulae came into view one after another.|透镜或凹面镜汇聚星光。|环形山、光环和星云相继出现在眼前。
microscope|显微镜|A microscope shows cells, pollen and the facets of an insect's eye.|Leeuwenhoek marvelled at the creatures in a drop from the pond.|显微镜让人看见细胞、花粉和昆虫的复眼。|列文虎克惊叹池水里的小生命。
magnet|磁铁|Opposite poles of a magnet attract, like poles repel.|Iron filings draw its invisible lines.|磁铁异极相吸，同极相斥。|铁屑能画出看不见的磁力线。
battery|电池|Chemical reactions push electrons round the circuit of a battery.|Frogs' legs twitched in the experiments that led to it.|化学反应推动电子在电路里流动。|蛙腿的抽动引出了它的发明。
computer|计算机|A computer follows instructions made of ones and zeros, without fatigue or imagination.|Looms with punched cards foreshadowed it.|计算机执行由零和一组成的指令，既不疲倦，也没有想象。|打孔卡织布机预示了它的出现。
telephone|电话|A telephone turns speech into current and current into speech.|Operators once plugged every call by hand.|电话把声音变成电流，又把电流变成声音。|从前每个电话都由接线员用手插线。
photograph|照片|Light blackens silver salts or charges pixels, and a photograph is born.|Sitters had to hold still for minutes.|光使银盐变黑，或使像素带电，于是有了照片。|早年拍照要一动不动坐好几分钟。
film|电影|Twenty-four still pictures a second deceive the eye in a film.|Pianists accompanied the silent era.|每秒二十四幅静止的画面骗过了眼睛。|默片时代由钢琴手伴奏。
theatre|剧院|Masks, trapdoors and footlights belong to the theatre.|Sophists and slaves sat on the same stone tiers in Athens.|面具、活板门和脚灯属于剧院。|雅典人坐在同一片石阶上看戏。
opera|歌剧|Opera joins singing, orchestra, costume and quarrel.|It was devised in Florence around 1600.|歌剧把歌唱、乐队、服装和争吵合在一起。|它在1600年前后诞生于佛罗伦萨。
dance|舞蹈|Waltz, tango, polka and jig each dance to another pulse.|Steps are handed down at weddings.|华尔兹、探戈和波尔卡各有节拍。|舞步在婚礼上代代相传。
chess|国际象棋|Kings, bishops and pawns march across sixty-four squares in chess.|The game travelled from India through Persia to Spain.|国王、主教和兵在六十四格上行进。|这种棋从印度经波斯传到西班牙。
kite|风筝|Paper, bamboo and string suffice for a kite.|Generals measured distances with it, children simply gaze upwards.|纸、竹子和线就能做成风筝。|将军用它测距离，孩子只管仰头看。
football|足球|Eleven players a side chase a football for ninety minutes.|Only the keeper may touch it with his gloves.|双方各十一人追逐足球九十分钟。|只有守门员可以用手碰球。
marathon|马拉松|A marathon covers forty-two kilometres and a little more.|A messenger is said to have run it with news of victory.|马拉松全程四十二公里多一点。|据说曾有信使跑着送来捷报。
shadow|影子|A shadow stretches in the evening and shrinks towards noon.|Sundials read the hour from it.|影子傍晚拉长，正午缩短。|日晷靠它报时。
echo|回声|An echo returns when a cliff throws the shout back.|Bats and submarines navigate by it.|山崖把喊声掷回来，就是回声。|蝙蝠和潜艇靠它导航。
colour|颜色|A colour is a range of wavelengths for physicists and a mood for decorators.|Purple once cost thousands of sea snails.|在物理学家看来颜色是一段波长，在装潢师看来是一种心情。|古代的紫色要用成千上万只海螺。
glass|玻璃|Molten sand, soda and lime cool into glass without crystallising.|Blowers shape it at the end of a pipe.|熔化的沙、碱和石灰冷却成玻璃，不结晶。|吹制工用长管把它吹成形。
porcelain|瓷器|Kaolin fired at white heat becomes porcelain.|Europe imported it for centuries before Meissen found the recipe.|高岭土在高温中烧成瓷器。|欧洲人进口了几百年，迈森才试出配方。
silk|丝绸|Silk is unwound from boiled cocoons.|Caravans bartered it for jade, glass and horses.|丝从煮过的茧上缫出。|商队用它换玉石、玻璃和骏马。
wool|羊毛|Wool is sheared, carded, spun and woven or knitted.|Its crimped hairs trap warm air.|羊毛要剪下、梳理、纺线，再织成布。|卷曲的纤维能裹住暖空气。
leather|皮革|Oak bark or chrome tans a raw hide into leather.|Saddlers wax their thread.|栎树皮或铬盐把生皮鞣成皮革。|马具匠给线打蜡。
brick|砖|Clay pressed into moulds and fired becomes brick.|Bonds with odd names stagger the joints.|黏土压进模子，烧成砖。|砌墙时砖缝要错开。
concrete|混凝土|Cement, sand, gravel and water harden to concrete.|The dome of the Pantheon proves that Romans mastered it.|水泥、沙子、石子和水凝成混凝土。|万神殿的穹顶证明罗马人精通此道。
castle|城堡|Moat, drawbridge, keep and battlements defend a castle.|Gunpowder made most of them romantic ruins.|壕沟、吊桥、主楼和雉堞守护着城堡。|火药使它们大多成了浪漫的废墟。
temple|寺庙|Incense, gongs and bare feet belong to the temple.|Pilgrims walk round it sunwise.|香烟、钟磬和赤足属于寺庙。|香客顺着太阳的方向绕行。
garden|花园|Hedges, gravel walks and ponds compose a formal garden.|Weeds are merely plants in the wrong spot.|树篱、石子路和水池组成整齐的花园。|杂草不过是长错了地方的植物。
farm|农场|Ploughing, sowing, weeding and threshing fill the year of a farm.|The cockerel ignores Sundays.|犁地、播种、除草、打谷填满农场的一年。|公鸡可不管星期天。
fishing|捕鱼|Nets, lines, traps and cormorants serve for fishing.|Quotas protect cod and herring.|渔网、钓线、鱼笼和鸬鹚都用来捕鱼。|配额保护着鳕鱼和鲱鱼。
mine|矿井|Shafts and galleries follow the seam of a mine.|Canaries warned of foul air.|竖井和巷道沿着矿脉延伸。|金丝雀曾为矿工预报毒气。
law|法律|Parliaments draft law, judges apply it, lawyers stretch it.|Hammurabi had his carved in basalt.|议会立法，法官执法，律师钻研法条。|汉谟拉比把法律刻在石碑上。
democracy|民主|Citizens vote, debate and replace their rulers in a democracy.|Athenians drew many officials by lot.|公民投票、辩论、更换领导人。|雅典的许多官员靠抽签产生。
justice|正义|Painters give justice scales, sword and blindfold.|Quarrels settled fairly seldom return.|画家给正义女神画上天平、宝剑和蒙眼布。|公平解决的争端很少重来。
friendship|友谊|Friendship survives distance better than silence.|Philosophers rank it above wealth.|友谊经得起距离，经不起沉默。|哲学家把它看得比财富更重。
story|故事|Grandmothers begin a story with once upon a time.|Heroes leave home, stumble, learn and come back.|奶奶讲故事总从“很久很久以前”开始。|主人公离家、跌倒、学会，然后归来。
riddle|谜语|A riddle hides a plain object behind odd words.|The Sphinx devoured those who failed.|谜语用奇怪的话藏起平常的东西。|狮身人面怪吃掉猜不中的人。
proverb|谚语|A proverb packs advice into a line that rhymes or sways.|Some contradict each other cheerfully.|谚语把忠告装进顺口的一句话。|有些谚语彼此矛盾，却相安无事。
`

export interface Thing {
  readonly english: string
  readonly chinese: string
  readonly first: string
  readonly second: string
  readonly chineseFirst: string
  readonly chineseSecond: string
}

export const things: readonly Thing[] = rows(table, 6).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  first: cells[2],
  second: cells[3],
  chineseFirst: cells[4],
  chineseSecond: cells[5],
}))
