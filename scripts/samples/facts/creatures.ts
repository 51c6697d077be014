// Animals and plants, in the words a child's encyclopedia would use.
// singular | plural | Chinese | class | legs | young, or - | where it lives | Chinese | what it eats | Chinese |
// remark, to follow the plural | remark in Chinese, to follow the name
import { rows } from './table.ts'

const animalTable = `
dog|dogs|狗|mammal|4|puppies|houses and farms|人们的家里和农场|meat and scraps|肉和剩饭|bark at strangers and wag their tails at friends|见到生人会吠叫，见到主人就摇尾巴
cat|cats|猫|mammal|4|kittens|houses and barns|住宅和谷仓|mice and small birds|老鼠和小鸟|purr when they are stroked and sharpen their claws on furniture|被抚摸时会发出呼噜声，爱在家具上磨爪子
horse|horses|马|mammal|4|foals|stables and pastures|马厩和牧场|hay and oats|干草和燕麦|sleep standing up and neigh across the paddock|能站着睡觉，奔跑如飞
cow|cows|牛|mammal|4|calves|meadows|草场|grass and clover|青草和苜蓿|chew the cud and give the milk for butter and cheese|反刍食物，牛奶可以做黄油和奶酪
sheep|sheep|绵羊|mammal|4|lambs|hills and moors|山坡和荒原|short grass|矮草|grow wool that shepherds shear in early summer|身上的羊毛每年初夏剪一次
goat|goats|山羊|mammal|4|kids|rocky slopes|岩石山坡|shrubs and thistles|灌木和蓟草|balance on narrow ledges and nibble almost any twig|能在窄窄的岩脊上保持平衡
pig|pigs|猪|mammal|4|piglets|sties|猪圈|roots and acorns|块根和橡子|wallow in mud to cool their skin|喜欢在泥里打滚降温
donkey|donkeys|驴|mammal|4|foals|dry farmland|干旱的农村|straw and thorny plants|麦秸和带刺的草|bray loudly and carry heavy loads along mountain paths|叫声响亮，能驮重物走山路
rabbit|rabbits|兔子|mammal|4|kits|burrows|地洞|leaves and carrots|菜叶和胡萝卜|thump the ground with a hind foot when danger is near|遇到危险就用后脚跺地
hare|hares|野兔|mammal|4|leverets|open fields|田野|herbs and bark|草叶和树皮|sprint in zigzags to shake off a fox|急转弯奔跑来甩掉狐狸
mouse|mice|老鼠|mammal|4|pups|fields and cellars|田地和地窖|grain|谷粒|squeeze through cracks as narrow as a pencil|能钻过铅笔粗细的缝隙
squirrel|squirrels|松鼠|mammal|4|kits|woods and parks|树林和公园|nuts and cones|坚果和松果|bury hazelnuts in autumn and forget a good many of them|秋天埋藏榛子，却常常忘了地方
hedgehog|hedgehogs|刺猬|mammal|4|hoglets|hedges and gardens|树篱和花园|slugs and beetles|蛞蝓和甲虫|roll into a ball of spines when touched|一受惊就缩成一个刺球
fox|foxes|狐狸|mammal|4|cubs|forests and suburbs|森林和郊外|voles and berries|田鼠和浆果|carry a bushy tail and raise their litter in an earth|拖着蓬松的尾巴，在洞穴里养育幼崽
wolf|wolves|狼|mammal|4|pups|northern forests|北方森林|deer and elk|鹿类|hunt in packs and howl to gather the family|成群狩猎，用嚎叫召集同伴
bear|bears|熊|mammal|4|cubs|mountain forests|山林|fish, honey and berries|鱼、蜂蜜和浆果|doze through the winter in dens|冬天躲在洞里沉睡
polar bear|polar bears|北极熊|mammal|4|cubs|Arctic ice|北极的冰面|seals|海豹|swim for hours between floes and wait beside breathing holes|能在浮冰之间游上几个小时
giant panda|giant pandas|大熊猫|mammal|4|cubs|misty Chinese mountains|中国云雾缭绕的高山|bamboo|竹子|hold the stalks with a false thumb|用一根“伪拇指”握住竹竿
lion|lions|狮子|mammal|4|cubs|African grassland|非洲草原|zebras and antelopes|斑马和羚羊|live in prides, and the males wear a mane|成群生活，雄狮长着鬃毛
tiger|tigers|老虎|mammal|4|cubs|Asian forests|亚洲的森林|deer and wild boar|鹿和野猪|swim well and mark trees with their scent|善于游泳，身上有黑色条纹
leopard|leopards|豹|mammal|4|cubs|savanna and jungle|草原和丛林|gazelles and monkeys|瞪羚和猴子|drag their prey into the fork of a tree|会把猎物拖到树杈上
cheetah|cheetahs|猎豹|mammal|4|cubs|open plains|开阔的平原|gazelles|瞪羚|outrun every other land animal over a short sprint|短跑速度在陆地动物中无人能比
elephant|elephants|大象|mammal|4|calves|savanna and forest|草原和森林|leaves, bark and fruit|树叶、树皮和果实|greet one another by twining their trunks|见面时用鼻子互相缠绕
giraffe|giraffes|长颈鹿|mammal|4|calves|acacia country|金合欢草原|acacia leaves|金合欢叶|spread their front legs wide in order to drink|喝水时要叉开前腿
zebra|zebras|斑马|mammal|4|foals|African plains|非洲平原|coarse grass|粗硬的草|confuse biting flies with their stripes|身上的条纹能迷惑吸血的蝇
hippopotamus|hippopotamuses|河马|mammal|4|calves|African rivers|非洲的河流|grass at night|夜里吃草|spend the day under water with only nostrils, eyes and ears showing|白天泡在水里，只露出鼻孔、眼睛和耳朵
rhinoceros|rhinoceroses|犀牛|mammal|4|calves|grassland and swamp|草原和沼泽|shoots and grass|嫩枝和青草|see poorly but smell an intruder from far away|视力差，嗅觉却很灵
camel|camels|骆驼|mammal|4|calves|deserts|沙漠|dry thorn bushes|干枯的荆棘|store fat in their humps and close their nostrils in a sandstorm|驼峰储存脂肪，风沙来时能闭上鼻孔
deer|deer|鹿|mammal|4|fawns|woodland|林地|buds and grass|嫩芽和青草|shed their antlers and grow them anew|鹿角每年脱落再长出来
reindeer|reindeer|驯鹿|mammal|4|calves|the tundra|苔原|lichen|地衣|migrate in huge herds and scrape snow aside with their hooves|成群迁徙，用蹄子刨开积雪
kangaroo|kangaroos|袋鼠|mammal|2|joeys|the Australian outback|澳大利亚内陆|grass|草|hop on strong hind legs and carry their baby in a pouch|用强壮的后腿跳跃，把幼崽装在育儿袋里
koala|koalas|考拉|mammal|4|joeys|eucalyptus woods|桉树林|eucalyptus leaves|桉树叶|sleep most of the day wedged in a branch|一天大部分时间抱着树枝睡觉
platypus|platypuses|鸭嘴兽|mammal|4|puggles|Australian creeks|澳大利亚的溪流|worms and shrimps|蠕虫和虾|lay eggs although they suckle their young|虽然下蛋，却用乳汁哺育后代
bat|bats|蝙蝠|mammal|2|pups|caves and attics|山洞和阁楼|moths and mosquitoes|飞蛾和蚊子|steer by the echoes of their own squeaks|靠自己叫声的回音辨别方向
gorilla|gorillas|大猩猩|mammal|4|infants|African rainforest|非洲雨林|stems and leaves|茎和叶|beat their chests to impress rivals|用捶胸来威吓对手
chimpanzee|chimpanzees|黑猩猩|mammal|4|infants|African rainforest|非洲雨林|fruit and termites|果子和白蚁|fish for insects with peeled sticks|会用剥了皮的小棍钓白蚁
whale|whales|鲸|mammal|0|calves|every ocean|各大洋|krill or squid|磷虾或乌贼|come to the surface to breathe through a blowhole|要浮出水面用喷气孔呼吸
dolphin|dolphins|海豚|mammal|0|calves|warm seas|温暖的海域|herring and squid|鲱鱼和乌贼|whistle to each other and leap beside ships|互相吹口哨似的交谈，爱追着船跳跃
seal|seals|海豹|mammal|0|pups|cold coasts|寒冷的海岸|fish|鱼|bask on sandbanks and close their nostrils when they dive|在沙洲上晒太阳，潜水时关闭鼻孔
walrus|walruses|海象|mammal|0|calves|Arctic shores|北极的海岸|clams|蛤蜊|haul themselves out of the water with long tusks|用长牙把身体拖上冰面
beaver|beavers|河狸|mammal|4|kits|streams|溪流|bark and water plants|树皮和水草|fell trees with their teeth and build dams|用牙齿咬倒树木，修筑水坝
otter|otters|水獭|mammal|4|pups|clean rivers|清澈的河流|fish and crabs|鱼和蟹|float on their backs and slide down muddy banks|会仰面漂浮，还爱滑泥坡
eagle|eagles|鹰|bird|2|eaglets|cliffs and lakes|悬崖和湖边|fish and hares|鱼和野兔|spot a rabbit from a great height|从高空就能看见兔子
owl|owls|猫头鹰|bird|2|owlets|woods and ruins|树林和废墟|mice|老鼠|turn their heads far round and fly without a sound|头能转很大的角度，飞行悄无声息
chicken|chickens|鸡|bird|2|chicks|farmyards|农家院子|seeds and worms|种子和虫子|scratch the soil and roost on a perch|爱刨土找食，夜里栖在架上
duck|ducks|鸭子|bird|2|ducklings|ponds|池塘|weeds and snails|水草和螺|oil their feathers so that water rolls off|给羽毛涂油，水珠一碰就滚落
goose|geese|鹅|bird|2|goslings|lakes and meadows|湖泊和草地|grass|青草|fly in a wedge and hiss at intruders|见到生人会伸长脖子嘶叫
swan|swans|天鹅|bird|2|cygnets|lakes and slow rivers|湖泊和缓流|water plants|水草|keep one partner for many years|常常多年只认一个伴侣
pigeon|pigeons|鸽子|bird|2|squabs|city squares|城市广场|crumbs and grain|面包屑和谷粒|find their way home over hundreds of kilometres|能从几百公里外飞回家
stork|storks|鹳|bird|2|chicks|wet meadows|湿草地|frogs|青蛙|clap their bills on the rooftop nest|在屋顶的巢上敲打长嘴
penguin|penguins|企鹅|bird|2|chicks|southern coasts|南方的海岸|fish and krill|鱼和磷虾|cannot fly but row under water with stiff wings|不会飞，却能用硬翅膀在水下划行
ostrich|ostriches|鸵鸟|bird|2|chicks|African savanna|非洲草原|plants and insects|植物和昆虫|lay the largest eggs of all living birds|产下现存鸟类中最大的蛋
parrot|parrots|鹦鹉|bird|2|chicks|tropical forests|热带森林|nuts and fruit|坚果和果子|crack shells with hooked bills and imitate voices|用钩形的嘴敲开果壳，会模仿声音
woodpecker|woodpeckers|啄木鸟|bird|2|chicks|old woods|老林子|grubs|木头里的虫|drum on trunks and probe the holes with a long tongue|敲击树干，用长舌头钩出虫子
swallow|swallows|燕子|bird|2|chicks|barns and eaves|屋檐下|flying insects|飞虫|build cups of mud and winter far to the south|用泥筑巢，冬天飞到很远的南方
hummingbird|hummingbirds|蜂鸟|bird|2|chicks|American gardens|美洲的花园|nectar|花蜜|hover before a blossom and even fly backwards|能悬停在花前，还能倒着飞
peacock|peacocks|孔雀|bird|2|chicks|Indian woods and parks|印度的树林和公园|seeds and small snakes|种子和小蛇|fan out a train of shimmering eyes|展开尾屏，上面布满闪亮的眼斑
crane|cranes|鹤|bird|2|chicks|marshes|沼泽|roots and frogs|根茎和青蛙|dance in pairs and trumpet at dawn|成对起舞，清晨鸣叫
snake|snakes|蛇|reptile|0|snakelets|grass, sand and trees|草丛、沙地和树上|rodents and eggs|老鼠和蛋|smell with a forked tongue and swallow their meals whole|用分叉的舌头嗅味，整个吞下猎物
lizard|lizards|蜥蜴|reptile|4|hatchlings|sunny walls|向阳的墙上|insects|昆虫|drop their tails to escape and grow new ones|遇险时断尾逃生，以后会再长出来
chameleon|chameleons|变色龙|reptile|4|hatchlings|Madagascan trees|马达加斯加的树上|flies|苍蝇|change colour and aim a sticky tongue|会变换体色，舌头又长又黏
crocodile|crocodiles|鳄鱼|reptile|4|hatchlings|tropical rivers|热带河流|fish and antelopes|鱼和羚羊|bask with open jaws and carry their babies in the mouth|张着大嘴晒太阳，把幼崽含在口中搬运
tortoise|tortoises|陆龟|reptile|4|hatchlings|dry scrub|干燥的灌丛|leaves and cactus|叶子和仙人掌|draw head and feet into a domed shell|能把头和脚缩进圆拱形的壳里
sea turtle|sea turtles|海龟|reptile|4|hatchlings|warm oceans|温暖的海洋|jellyfish and seagrass|水母和海草|return to the beach where they hatched|会回到出生的沙滩产卵
frog|frogs|青蛙|amphibian|4|tadpoles|ponds and ditches|池塘和水沟|flies and worms|苍蝇和虫子|croak on summer nights and breathe partly through the skin|夏夜呱呱叫，皮肤也能呼吸
toad|toads|蟾蜍|amphibian|4|toadlets|damp gardens|潮湿的花园|slugs and ants|蛞蝓和蚂蚁|walk rather than hop and have warty skin|多用爬行，皮肤上长满疙瘩
salamander|salamanders|蝾螈|amphibian|4|larvae|wet forests|潮湿的森林|worms|蠕虫|warn enemies with yellow spots|用黄色斑点警告敌人
shark|sharks|鲨鱼|fish|0|pups|all seas|各处海洋|fish and squid|鱼和乌贼|replace lost teeth row after row|牙齿掉了，后排会补上来
salmon|salmon|鲑鱼|fish|0|fry|rivers and seas|江河与海洋|shrimps and insects|虾和昆虫|leap up waterfalls to spawn where they were born|跃上瀑布，回到出生地产卵
carp|carp|鲤鱼|fish|0|fry|ponds and slow rivers|池塘和缓慢的河流|plants and larvae|水草和幼虫|root in the mud with their barbels|用触须在泥里找食
eel|eels|鳗鱼|fish|0|elvers|rivers and the ocean|江河与海洋|snails and small fish|螺和小鱼|swim to the Sargasso Sea to breed|要游到马尾藻海繁殖
seahorse|seahorses|海马|fish|0|fry|seagrass beds|海草床|tiny shrimps|小虾|cling to weed with curled tails, and the fathers carry the eggs|用卷曲的尾巴缠住海草，由爸爸孵育后代
tuna|tuna|金枪鱼|fish|0|fry|open ocean|远海|mackerel|鲭鱼|keep their muscles warmer than the water|肌肉的温度比海水高
bee|bees|蜜蜂|insect|6|grubs|hives|蜂巢|nectar and pollen|花蜜和花粉|dance to tell their sisters where flowers bloom|用舞蹈告诉同伴花在哪里
ant|ants|蚂蚁|insect|6|larvae|hills of soil and needles|土丘和松针堆|seeds and honeydew|种子和蜜露|follow scent trails and lift many times their own weight|循着气味排队，能举起比自己重许多倍的东西
butterfly|butterflies|蝴蝶|insect|6|caterpillars|meadows|花丛草地|nectar|花蜜|taste with their feet and unroll a long proboscis|用脚尝味道，长长的吸管平时卷起来
moth|moths|飞蛾|insect|6|caterpillars|night gardens|夜晚的花园|nectar|花蜜|circle lamps and rest with flat wings|绕着灯火打转，停下时翅膀摊平
ladybird|ladybirds|瓢虫|insect|6|larvae|rose bushes|玫瑰丛|aphids|蚜虫|ooze a bitter yellow fluid when caught|被捉住时会流出苦味的黄色液体
dragonfly|dragonflies|蜻蜓|insect|6|nymphs|reedy ponds|芦苇池塘|midges|蚊蚋|beat two pairs of wings independently|两对翅膀可以分开扇动
grasshopper|grasshoppers|蚱蜢|insect|6|nymphs|dry meadows|干草地|grass blades|草叶|sing by rubbing legs against wings|用腿摩擦翅膀发声
mosquito|mosquitoes|蚊子|insect|6|wrigglers|stagnant water|死水边|plant juices and blood|植物汁液和血|whine at night, and only the females bite|夜里嗡嗡作响，只有雌蚊叮人
silkworm|silkworms|蚕|insect|6|larvae|mulberry farms|桑园|mulberry leaves|桑叶|spin cocoons of a single thread|吐丝结茧，一个茧就是一根长丝
cicada|cicadas|蝉|insect|6|nymphs|sunny trees|向阳的树上|sap|树汁|live underground for years before a loud summer|在地下住上好几年，夏天才爬出来鸣叫
spider|spiders|蜘蛛|arachnid|8|spiderlings|corners and bushes|墙角和灌木|flies|苍蝇|spin silk from the end of the abdomen|从腹部末端吐丝结网
scorpion|scorpions|蝎子|arachnid|8|scorplings|hot deserts|炎热的沙漠|crickets|蟋蟀|glow under ultraviolet light and ride on their mother's back when small|在紫外线下会发光，幼时趴在母亲背上
crab|crabs|螃蟹|crustacean|10|larvae|beaches and rock pools|沙滩和岩石水洼|algae and carrion|海藻和腐肉|walk sideways and wave a claw|横着走路，挥舞大钳
lobster|lobsters|龙虾|crustacean|10|larvae|rocky sea floors|多岩的海底|mussels and urchins|贻贝和海胆|moult their armour as they grow|长大时要蜕去硬壳
octopus|octopuses|章鱼|mollusc|8|larvae|reefs|礁石间|crabs|螃蟹|squirt ink and squeeze through tiny gaps|会喷墨汁，能钻过极小的缝隙
squid|squid|鱿鱼|mollusc|10|larvae|open sea|外海|fish and shrimps|鱼虾|shoot backwards by jet|靠喷水向后飞窜
snail|snails|蜗牛|mollusc|1|hatchlings|damp hedges|潮湿的树篱|lettuce and leaves|菜叶|carry a spiral shell and leave a silver trail|背着螺旋壳，爬过留下一道银痕
`

export interface Animal {
  readonly singular: string
  readonly plural: string
  readonly chinese: string
  readonly class: string
  readonly legs: number
  readonly young: string
  readonly home: string
  readonly chineseHome: string
  readonly food: string
  readonly chineseFood: string
  readonly remark: string
  readonly chineseRemark: string
}

export const animals: readonly Animal[] = rows(animalTable, 12).map((cells) => ({
  singular: cells[0],
  plural: cells[1],
  chinese: cells[2],
  class: cells[3],
  legs: Number(cells[4]),
  young: cells[5],
  home: cells[6],
  chineseHome: cells[7],
  food: cells[8],
  chineseFood: cells[9],
  remark: cells[10],
  chineseRemark: cells[11],
}))

export const chineseClasses: Readonly<Record<string, string>> = {
  mammal: '哺乳动物',
  bird: '鸟类',
  reptile: '爬行动物',
  amphibian: '两栖动物',
  fish: '鱼类',
  insect: '昆虫',
  arachnid: '蛛形动物',
  crustacean: '甲壳动物',
  mollusc: '软体动物',
}

// plant | Chinese | kind | Chinese | used for | Chinese | remark, to follow 'the plant' | remark in Chinese
const plantTable = `
oak|橡树|tree|树木|barrels, beams and ships|酒桶、房梁和船只|drops acorns that jays carry away|结的橡子常被松鸦衔走
beech|山毛榉|tree|树木|chairs and clothes pegs|椅子和衣夹|keeps smooth grey bark even in old age|树皮到老都是光滑的灰色
birch|白桦|tree|树木|plywood and brooms|胶合板和扫帚|peels in papery white strips|树皮会一条条剥落，像白纸
pine|松树|tree|树木|furniture, masts and resin|家具、桅杆和松脂|holds its needles through the winter|冬天也不落针叶
spruce|云杉|tree|树木|paper and the tops of violins|纸张和小提琴面板|hangs its cones downwards|球果向下垂挂
larch|落叶松|tree|树木|roof shingles|木瓦|turns golden in autumn and sheds every needle|秋天变成金黄，然后落尽针叶
maple|枫树|tree|树木|syrup and bowling pins|枫糖浆和保龄球瓶|spins its winged seeds like propellers|带翅的种子像螺旋桨一样旋转落下
willow|柳树|tree|树木|baskets and cricket bats|篮子和板球拍|trails its twigs over the water|柔软的枝条垂到水面
ash|白蜡树|tree|树木|axe handles and oars|斧柄和船桨|opens its black buds late in spring|黑色的芽要到晚春才绽开
olive|橄榄树|tree|树木|oil and pickles|榨油和腌制|bears fruit for centuries on dry terraces|在干旱的梯田上能结果几百年
fig|无花果|tree|树木|jam and dried fruit|果酱和果干|hides its flowers inside the fruit|花藏在果子里面
apple|苹果树|tree|树木|cider, pies and jelly|苹果酒、馅饼和果冻|blossoms white and pink in April|四月开白里透红的花
pear|梨树|tree|树木|perry and preserves|梨酒和蜜饯|ripens its fruit from the inside out|果实从里往外成熟
cherry|樱桃树|tree|树木|tarts and polished cabinets|糕点和漆亮的柜子|is celebrated with picnics when it flowers|开花时人们都来野餐赏花
plum|李树|tree|树木|prunes and brandy|李子干和白兰地|dusts its fruit with a pale bloom|果皮上有一层白霜
peach|桃树|tree|树木|juice and desserts|果汁和甜点|came to Europe by way of Persia|经由波斯传到欧洲
walnut|核桃树|tree|树木|oil, cakes and gun stocks|榨油、糕点和枪托|stains the fingers brown|青皮会把手指染成褐色
chestnut|栗树|tree|树木|roasting and flour|炒食和磨粉|guards its nuts in prickly cups|果实包在带刺的壳里
banana|香蕉|herb|草本植物|snacks, beer and fibres|零食、酿酒和纤维|grows without a woody trunk|没有木质的树干
date palm|椰枣|tree|树木|sweets and thatch|甜食和盖屋顶|feeds the oases of the desert|养活了沙漠里的绿洲
coconut palm|椰子树|tree|树木|milk, ropes and mats|椰汁、绳索和席子|sends its nuts across the sea|果实能漂洋过海
tea|茶树|shrub|灌木|green, black and oolong drinks|绿茶、红茶和乌龙茶|is plucked by hand, two leaves and a bud|采摘时取两叶一芽
coffee|咖啡树|shrub|灌木|a bitter drink that keeps people awake|提神的苦味饮料|hides two beans in each red cherry|每颗红果里藏着两粒豆子
cocoa|可可树|tree|树木|chocolate|巧克力|bears pods directly on its trunk|果荚直接长在树干上
rubber tree|橡胶树|tree|树木|tyres and boots|轮胎和靴子|bleeds milky latex when cut|割开树皮会流出乳白的胶汁
cotton|棉花|shrub|灌木|cloth, bandages and banknotes|布匹、绷带和纸币|bursts its bolls into white tufts|棉铃裂开露出雪白的绒
flax|亚麻|herb|草本植物|linen and linseed oil|亚麻布和亚麻油|opens sky-blue flowers for a single morning|天蓝色的花只开一个早晨
hemp|大麻纤维草|herb|草本植物|ropes and sailcloth|绳索和帆布|shoots up taller than a rider|长得比骑马的人还高
wheat|小麦|grass|禾本植物|bread, noodles and biscuits|面包、面条和饼干|was first sown in the Fertile Crescent|最早种植于新月沃地
rice|水稻|grass|禾本植物|boiled meals, cakes and wine|米饭、年糕和米酒|stands in flooded paddies|种在灌满水的田里
maize|玉米|grass|禾本植物|tortillas, popcorn and fodder|玉米饼、爆米花和饲料|was bred in Mexico thousands of years ago|几千年前在墨西哥培育而成
barley|大麦|grass|禾本植物|malt, soup and feed|麦芽、汤和饲料|wears long bristles on its ears|穗上长着长长的芒
oats|燕麦|grass|禾本植物|porridge and muesli|麦片粥|thrives where summers are cool and wet|适合凉爽多雨的夏天
rye|黑麦|grass|禾本植物|dark loaves and crispbread|黑面包和脆饼|endures poor sand and hard frost|耐得住贫瘠的沙土和严寒
sugar cane|甘蔗|grass|禾本植物|sugar and rum|蔗糖和朗姆酒|stores sweet juice in jointed stems|有节的茎里存着甜汁
bamboo|竹子|grass|禾本植物|scaffolds, flutes and chopsticks|脚手架、笛子和筷子|lengthens so fast that one can watch it|长得极快，几乎看得见
potato|马铃薯|herb|草本植物|chips, dumplings and starch|薯条、土豆团和淀粉|was domesticated in the Andes|原产安第斯山
tomato|番茄|herb|草本植物|sauce, salad and ketchup|酱汁、沙拉和番茄酱|counts as a berry for botanists|在植物学上属于浆果
carrot|胡萝卜|herb|草本植物|soups and cakes|汤和蛋糕|used to be purple before it was orange|从前多为紫色，后来才有橙色
onion|洋葱|herb|草本植物|stews and pickles|炖菜和泡菜|makes the cook weep|切的时候让人流泪
garlic|大蒜|herb|草本植物|seasoning|调味|smells strongly once it is crushed|捣碎以后气味浓烈
cabbage|卷心菜|herb|草本植物|sauerkraut and slaw|酸菜和凉拌菜|wraps its leaves into a tight head|叶子紧紧包成一个球
spinach|菠菜|herb|草本植物|pies and curries|馅饼和咖喱|wilts to almost nothing in the pan|一下锅就缩成一小团
pumpkin|南瓜|vine|藤本植物|soup and lanterns|汤和灯笼|sprawls over the compost heap|藤蔓爬满堆肥
cucumber|黄瓜|vine|藤本植物|salads and gherkins|沙拉和酸黄瓜|consists mostly of water|大部分是水分
grape|葡萄|vine|藤本植物|wine, juice and raisins|葡萄酒、果汁和葡萄干|climbs by tendrils|靠卷须攀爬
hop|啤酒花|vine|藤本植物|flavouring beer|给啤酒增香|winds clockwise up a pole|顺时针缠着杆子往上爬
strawberry|草莓|herb|草本植物|jam and ice cream|果酱和冰淇淋|sends out runners that take root|伸出匍匐茎，落地生根
pineapple|菠萝|herb|草本植物|juice and sweet dishes|果汁和甜点|ripens on a rosette of sharp leaves|长在一圈锋利的叶子中间
orange|橙树|tree|树木|marmalade and juice|果酱和橙汁|perfumes whole valleys in spring|春天花香满谷
lemon|柠檬树|tree|树木|drinks and cleaning brass|饮料和擦铜器|saved sailors from scurvy|曾使水手免于坏血病
pepper|胡椒|vine|藤本植物|seasoning meat|给肉调味|once paid rents like money|从前可以当钱交租
cinnamon|肉桂|tree|树木|rolls and mulled wine|面包卷和热红酒|lends its curled bark to cooks|卷起来的树皮就是香料
ginger|生姜|herb|草本植物|biscuits and tea|饼干和姜茶|spreads by knobbly rhizomes|靠疙疙瘩瘩的根茎繁殖
saffron|藏红花|herb|草本植物|colouring paella|给海鲜饭上色|yields three red threads a flower|每朵花只有三根红丝
vanilla|香草兰|vine|藤本植物|custard and perfume|蛋奶糊和香水|must be pollinated by hand outside Mexico|在墨西哥以外要人工授粉
mint|薄荷|herb|草本植物|tea, sweets and toothpaste|茶、糖果和牙膏|creeps through the whole bed unless confined|不加限制就会爬满花圃
rose|玫瑰|shrub|灌木|perfume and bouquets|香水和花束|defends itself with prickles|用刺保护自己
tulip|郁金香|herb|草本植物|spring borders|春天的花坛|caused a famous craze in Holland|曾在荷兰引起抢购狂潮
lily|百合|herb|草本植物|bouquets and altar vases|花束和祭坛花瓶|sheds orange pollen on the tablecloth|橙色的花粉会落在桌布上
lotus|荷花|herb|草本植物|soups, tea and ceremonies|羹汤、茶和仪式|rises spotless from the mud|出淤泥而不染
orchid|兰花|herb|草本植物|ornament|观赏|deceives bees with its shape|有的用外形骗过蜜蜂
sunflower|向日葵|herb|草本植物|oil and bird seed|榨油和鸟食|turns its young heads after the sun|年轻的花盘随太阳转动
lavender|薰衣草|shrub|灌木|soap and sachets|香皂和香囊|colours the hills of Provence|把普罗旺斯的山坡染成紫色
daisy|雏菊|herb|草本植物|chains that children weave|孩子编的花环|closes its petals at dusk|傍晚合上花瓣
dandelion|蒲公英|herb|草本植物|salad and honey|凉拌和蜂蜜|sails away on tiny parachutes|种子乘着小伞随风飘走
cactus|仙人掌|shrub|灌木|hedges and fruit|篱笆和果子|folds its skin like an accordion to hold water|表皮像手风琴一样伸缩蓄水
fern|蕨|herb|草本植物|shady gardens|阴凉的花园|unrolls its fronds like a fiddlehead|嫩叶卷曲，慢慢展开
moss|苔藓|moss|苔藓植物|packing and roofs|填充和屋顶|drinks rain through every leaf|用每片叶子喝雨水
ivy|常春藤|vine|藤本植物|green walls|绿化墙面|clings to stone with little roots|用细小的根抓住石头
chrysanthemum|菊花|herb|草本植物|tea and autumn shows|菊花茶和秋日花展|flowers when the nights grow long|夜渐长时开放
peony|牡丹|shrub|灌木|medicine and gardens|药材和园林|nods under the weight of its petals|花瓣重重，压得花枝低垂
ginkgo|银杏|tree|树木|street planting and nuts|行道树和白果|outlived the dinosaurs|比恐龙还要古老
mulberry|桑树|tree|树木|silk farming and syrup|养蚕和果酱|nourishes silkworms|叶子用来喂蚕
`

export interface Plant {
  readonly english: string
  readonly chinese: string
  readonly kind: string
  readonly chineseKind: string
  readonly uses: string
  readonly chineseUses: string
  readonly remark: string
  readonly chineseRemark: string
}

export const plants: readonly Plant[] = rows(plantTable, 8).map((cells) => ({
  english: cells[0],
  chinese: cells[1],
  kind: cells[2],
  chineseKind: cells[3],
  uses: cells[4],
  chineseUses: cells[5],
  remark: cells[6],
  chineseRemark: cells[7],
}))
