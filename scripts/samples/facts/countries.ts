// Countries, with the facts that do not change from year to year. A dash stands where the answer is disputed,
// divided between cities or likely to change (then nothing is said about it). '!' before a language says that it is
// what people mostly speak there; without it the language is only said to be official.
// code | name | Chinese | adjective | capital | Chinese | latitude,longitude of the capital | continents |
// languages | currency | Chinese | land neighbours | coasts
import { entry, parts, rows } from './table.ts'

const table = `
fr|France|法国|French|Paris|巴黎|48.9,2.4|EU|!French|euro|欧元|be lu de ch it mc es ad|at me
de|Germany|德国|German|Berlin|柏林|52.5,13.4|EU|!German|euro|欧元|dk pl cz at ch fr lu be nl|no ba
it|Italy|意大利|Italian|Rome|罗马|41.9,12.5|EU|!Italian|euro|欧元|fr ch at si sm va|me ad
es|Spain|西班牙|Spanish|Madrid|马德里|40.4,-3.7|EU|!Spanish|euro|欧元|pt fr ad|at me
pt|Portugal|葡萄牙|Portuguese|Lisbon|里斯本|38.7,-9.1|EU|!Portuguese|euro|欧元|es|at
gb|the United Kingdom|英国|British|London|伦敦|51.5,-0.1|EU|!English|pound sterling|英镑|ie|at no
ie|Ireland|爱尔兰|Irish|Dublin|都柏林|53.3,-6.3|EU|English Irish|euro|欧元|gb|at
nl|the Netherlands|荷兰|Dutch|Amsterdam|阿姆斯特丹|52.4,4.9|EU|!Dutch|euro|欧元|de be|no
be|Belgium|比利时|Belgian|Brussels|布鲁塞尔|50.8,4.4|EU|Dutch French German|euro|欧元|nl de lu fr|no
lu|Luxembourg|卢森堡|Luxembourgish|Luxembourg City|卢森堡市|49.6,6.1|EU|Luxembourgish French German|euro|欧元|be de fr|-
ch|Switzerland|瑞士|Swiss|Bern|伯尔尼|46.9,7.4|EU|German French Italian Romansh|Swiss franc|瑞士法郎|de fr it at li|-
at|Austria|奥地利|Austrian|Vienna|维也纳|48.2,16.4|EU|!German|euro|欧元|de cz sk hu si it ch li|-
li|Liechtenstein|列支敦士登|Liechtenstein|Vaduz|瓦杜兹|47.1,9.5|EU|!German|Swiss franc|瑞士法郎|ch at|-
mc|Monaco|摩纳哥|Monegasque|-|-|43.7,7.4|EU|!French|euro|欧元|fr|me
ad|Andorra|安道尔|Andorran|Andorra la Vella|安道尔城|42.5,1.5|EU|!Catalan|euro|欧元|fr es|-
sm|San Marino|圣马力诺|Sammarinese|-|-|43.9,12.4|EU|!Italian|euro|欧元|it|-
va|Vatican City|梵蒂冈|Vatican|-|-|41.9,12.5|EU|Latin Italian|euro|欧元|it|-
mt|Malta|马耳他|Maltese|Valletta|瓦莱塔|35.9,14.5|EU|Maltese English|euro|欧元|-|me
dk|Denmark|丹麦|Danish|Copenhagen|哥本哈根|55.7,12.6|EU|!Danish|Danish krone|丹麦克朗|de|no ba
se|Sweden|瑞典|Swedish|Stockholm|斯德哥尔摩|59.3,18.1|EU|!Swedish|Swedish krona|瑞典克朗|no fi|ba no
no|Norway|挪威|Norwegian|Oslo|奥斯陆|59.9,10.8|EU|!Norwegian|Norwegian krone|挪威克朗|se fi ru|at no
fi|Finland|芬兰|Finnish|Helsinki|赫尔辛基|60.2,24.9|EU|!Finnish|euro|欧元|se no ru|ba
is|Iceland|冰岛|Icelandic|Reykjavik|雷克雅未克|64.1,-21.9|EU|!Icelandic|Icelandic króna|冰岛克朗|-|at
ee|Estonia|爱沙尼亚|Estonian|Tallinn|塔林|59.4,24.8|EU|!Estonian|euro|欧元|lv ru|ba
lv|Latvia|拉脱维亚|Latvian|Riga|里加|56.9,24.1|EU|!Latvian|euro|欧元|ee lt by ru|ba
lt|Lithuania|立陶宛|Lithuanian|Vilnius|维尔纽斯|54.7,25.3|EU|!Lithuanian|euro|欧元|lv by pl ru|ba
pl|Poland|波兰|Polish|Warsaw|华沙|52.2,21.0|EU|!Polish|Polish złoty|波兰兹罗提|de cz sk ua by lt ru|ba
cz|the Czech Republic|捷克|Czech|Prague|布拉格|50.1,14.4|EU|!Czech|Czech koruna|捷克克朗|de pl sk at|-
sk|Slovakia|斯洛伐克|Slovak|Bratislava|布拉迪斯拉发|48.1,17.1|EU|!Slovak|euro|欧元|cz pl ua hu at|-
hu|Hungary|匈牙利|Hungarian|Budapest|布达佩斯|47.5,19.0|EU|!Hungarian|Hungarian forint|匈牙利福林|at sk ua ro rs hr si|-
si|Slovenia|斯洛文尼亚|Slovene|Ljubljana|卢布尔雅那|46.1,14.5|EU|!Slovene|euro|欧元|it at hu hr|ad
hr|Croatia|克罗地亚|Croatian|Zagreb|萨格勒布|45.8,16.0|EU|!Croatian|euro|欧元|si hu rs ba me|ad
ba|Bosnia and Herzegovina|波黑|Bosnian|Sarajevo|萨拉热窝|43.9,18.4|EU|Bosnian Croatian Serbian|convertible mark|可兑换马克|hr rs me|ad
rs|Serbia|塞尔维亚|Serbian|Belgrade|贝尔格莱德|44.8,20.5|EU|!Serbian|Serbian dinar|塞尔维亚第纳尔|hu ro bg mk me ba hr|-
me|Montenegro|黑山|Montenegrin|Podgorica|波德戈里察|42.4,19.3|EU|Montenegrin|euro|欧元|hr ba rs al|ad
mk|North Macedonia|北马其顿|Macedonian|Skopje|斯科普里|42.0,21.4|EU|Macedonian Albanian|denar|第纳尔|rs bg gr al|-
al|Albania|阿尔巴尼亚|Albanian|Tirana|地拉那|41.3,19.8|EU|!Albanian|lek|列克|me mk gr|ad
gr|Greece|希腊|Greek|Athens|雅典|38.0,23.7|EU|!Greek|euro|欧元|al mk bg tr|ae me
bg|Bulgaria|保加利亚|Bulgarian|Sofia|索非亚|42.7,23.3|EU|!Bulgarian|-|-|ro rs mk gr tr|bl
ro|Romania|罗马尼亚|Romanian|Bucharest|布加勒斯特|44.4,26.1|EU|!Romanian|Romanian leu|罗马尼亚列伊|ua md bg rs hu|bl
md|Moldova|摩尔多瓦|Moldovan|Chișinău|基希讷乌|47.0,28.9|EU|Romanian|Moldovan leu|摩尔多瓦列伊|ro ua|-
ua|Ukraine|乌克兰|Ukrainian|Kyiv|基辅|50.5,30.5|EU|Ukrainian|hryvnia|格里夫纳|pl sk hu ro md by ru|bl
by|Belarus|白俄罗斯|Belarusian|Minsk|明斯克|53.9,27.6|EU|Belarusian Russian|Belarusian rouble|白俄罗斯卢布|pl lt lv ru ua|-
ru|Russia|俄罗斯|Russian|Moscow|莫斯科|55.8,37.6|EU AS|!Russian|Russian rouble|俄罗斯卢布|no fi ee lv lt pl by ua ge az kz cn mn kp|ar ba bl pa
tr|Turkey|土耳其|Turkish|Ankara|安卡拉|39.9,32.9|AS EU|!Turkish|Turkish lira|土耳其里拉|gr bg ge am az ir iq sy|bl ae me
cy|Cyprus|塞浦路斯|Cypriot|Nicosia|尼科西亚|35.2,33.4|AS|Greek Turkish|euro|欧元|-|me
ge|Georgia|格鲁吉亚|Georgian|Tbilisi|第比利斯|41.7,44.8|AS|!Georgian|lari|拉里|ru tr am az|bl
am|Armenia|亚美尼亚|Armenian|Yerevan|埃里温|40.2,44.5|AS|!Armenian|dram|德拉姆|ge tr az ir|-
az|Azerbaijan|阿塞拜疆|Azerbaijani|Baku|巴库|40.4,49.9|AS|!Azerbaijani|Azerbaijani manat|阿塞拜疆马纳特|ru ge am tr ir|cs
kz|Kazakhstan|哈萨克斯坦|Kazakh|Astana|阿斯塔纳|51.2,71.4|AS|Kazakh Russian|tenge|坚戈|ru cn kg uz tm|cs
kg|Kyrgyzstan|吉尔吉斯斯坦|Kyrgyz|Bishkek|比什凯克|42.9,74.6|AS|Kyrgyz Russian|som|索姆|kz uz tj cn|-
uz|Uzbekistan|乌兹别克斯坦|Uzbek|Tashkent|塔什干|41.3,69.2|AS|!Uzbek|Uzbek soum|乌兹别克苏姆|kz kg tj af tm|-
tm|Turkmenistan|土库曼斯坦|Turkmen|Ashgabat|阿什哈巴德|37.9,58.4|AS|!Turkmen|Turkmen manat|土库曼马纳特|kz uz af ir|cs
tj|Tajikistan|塔吉克斯坦|Tajik|Dushanbe|杜尚别|38.6,68.8|AS|!Tajik|somoni|索莫尼|kg uz af cn|-
af|Afghanistan|阿富汗|Afghan|Kabul|喀布尔|34.5,69.2|AS|Pashto Dari|afghani|阿富汗尼|ir tm uz tj cn pk|-
ir|Iran|伊朗|Iranian|Tehran|德黑兰|35.7,51.4|AS|!Persian|rial|里亚尔|tr am az tm af pk iq|cs pg
iq|Iraq|伊拉克|Iraqi|Baghdad|巴格达|33.3,44.4|AS|Arabic Kurdish|Iraqi dinar|伊拉克第纳尔|tr ir kw sa jo sy|pg
sy|Syria|叙利亚|Syrian|Damascus|大马士革|33.5,36.3|AS|!Arabic|Syrian pound|叙利亚镑|tr iq jo lb il|me
lb|Lebanon|黎巴嫩|Lebanese|Beirut|贝鲁特|33.9,35.5|AS|!Arabic|Lebanese pound|黎巴嫩镑|sy il|me
il|Israel|以色列|Israeli|-|-|31.8,35.2|AS|Hebrew|shekel|谢克尔|lb sy jo eg|me re
jo|Jordan|约旦|Jordanian|Amman|安曼|31.9,35.9|AS|!Arabic|Jordanian dinar|约旦第纳尔|sy iq sa il|re
sa|Saudi Arabia|沙特阿拉伯|Saudi|Riyadh|利雅得|24.7,46.7|AS|!Arabic|Saudi riyal|沙特里亚尔|jo iq kw qa ae om ye|re pg
kw|Kuwait|科威特|Kuwaiti|Kuwait City|科威特城|29.4,48.0|AS|!Arabic|Kuwaiti dinar|科威特第纳尔|iq sa|pg
bh|Bahrain|巴林|Bahraini|Manama|麦纳麦|26.2,50.6|AS|!Arabic|Bahraini dinar|巴林第纳尔|-|pg
qa|Qatar|卡塔尔|Qatari|Doha|多哈|25.3,51.5|AS|!Arabic|Qatari riyal|卡塔尔里亚尔|sa|pg
ae|the United Arab Emirates|阿联酋|Emirati|Abu Dhabi|阿布扎比|24.5,54.4|AS|!Arabic|dirham|迪拉姆|sa om|pg
om|Oman|阿曼|Omani|Muscat|马斯喀特|23.6,58.4|AS|!Arabic|Omani rial|阿曼里亚尔|ae sa ye|ab
ye|Yemen|也门|Yemeni|-|-|15.4,44.2|AS|!Arabic|Yemeni rial|也门里亚尔|sa om|re ab
pk|Pakistan|巴基斯坦|Pakistani|Islamabad|伊斯兰堡|33.7,73.1|AS|Urdu English|Pakistani rupee|巴基斯坦卢比|ir af cn in|ab
in|India|印度|Indian|New Delhi|新德里|28.6,77.2|AS|Hindi English|Indian rupee|印度卢比|pk cn np bt bd mm|ab bb in
np|Nepal|尼泊尔|Nepalese|Kathmandu|加德满都|27.7,85.3|AS|!Nepali|Nepalese rupee|尼泊尔卢比|cn in|-
bt|Bhutan|不丹|Bhutanese|Thimphu|廷布|27.5,89.6|AS|!Dzongkha|ngultrum|努尔特鲁姆|cn in|-
bd|Bangladesh|孟加拉国|Bangladeshi|Dhaka|达卡|23.8,90.4|AS|!Bengali|taka|塔卡|in mm|bb
lk|Sri Lanka|斯里兰卡|Sri Lankan|-|-|6.9,79.9|AS|Sinhala Tamil|Sri Lankan rupee|斯里兰卡卢比|-|in bb
mv|the Maldives|马尔代夫|Maldivian|Malé|马累|4.2,73.5|AS|!Dhivehi|rufiyaa|拉菲亚|-|in
mm|Myanmar|缅甸|Burmese|Naypyidaw|内比都|19.8,96.1|AS|!Burmese|kyat|缅元|in bd cn la th|bb an
th|Thailand|泰国|Thai|Bangkok|曼谷|13.8,100.5|AS|!Thai|baht|泰铢|mm la kh my|an gt
la|Laos|老挝|Lao|Vientiane|万象|18.0,102.6|AS|!Lao|kip|基普|cn vn kh th mm|-
kh|Cambodia|柬埔寨|Cambodian|Phnom Penh|金边|11.6,104.9|AS|!Khmer|riel|瑞尔|th la vn|gt
vn|Vietnam|越南|Vietnamese|Hanoi|河内|21.0,105.9|AS|!Vietnamese|dong|越南盾|cn la kh|sc
my|Malaysia|马来西亚|Malaysian|Kuala Lumpur|吉隆坡|3.1,101.7|AS|!Malay|ringgit|林吉特|th bn id|sc an
sg|Singapore|新加坡|Singaporean|-|-|1.3,103.8|AS|English Malay Mandarin Tamil|Singapore dollar|新加坡元|-|sc
bn|Brunei|文莱|Bruneian|Bandar Seri Begawan|斯里巴加湾|4.9,114.9|AS|!Malay|Brunei dollar|文莱元|my|sc
id|Indonesia|印度尼西亚|Indonesian|-|-|-6.2,106.8|AS|Indonesian|rupiah|印尼盾|my tl pg|in pa
tl|East Timor|东帝汶|Timorese|Dili|帝力|-8.6,125.6|AS|Tetum Portuguese|US dollar|美元|id|in
ph|the Philippines|菲律宾|Philippine|Manila|马尼拉|14.6,121.0|AS|Filipino English|Philippine peso|菲律宾比索|-|pa sc
cn|China|中国|Chinese|Beijing|北京|39.9,116.4|AS|!Chinese|renminbi|人民币|ru mn kp vn la mm in bt np pk af tj kg kz|ye ec sc
mn|Mongolia|蒙古|Mongolian|Ulaanbaatar|乌兰巴托|47.9,106.9|AS|!Mongolian|tögrög|图格里克|ru cn|-
kp|North Korea|朝鲜|North Korean|Pyongyang|平壤|39.0,125.8|AS|!Korean|North Korean won|朝鲜圆|cn ru kr|ye ja
kr|South Korea|韩国|South Korean|Seoul|首尔|37.6,127.0|AS|!Korean|won|韩元|kp|ye ja
jp|Japan|日本|Japanese|Tokyo|东京|35.7,139.7|AS|!Japanese|yen|日元|-|pa ja
eg|Egypt|埃及|Egyptian|Cairo|开罗|30.0,31.2|AF|!Arabic|Egyptian pound|埃及镑|ly sd il|me re
ly|Libya|利比亚|Libyan|Tripoli|的黎波里|32.9,13.2|AF|!Arabic|Libyan dinar|利比亚第纳尔|eg sd td ne dz tn|me
tn|Tunisia|突尼斯|Tunisian|Tunis|突尼斯市|36.8,10.2|AF|!Arabic|Tunisian dinar|突尼斯第纳尔|ly dz|me
dz|Algeria|阿尔及利亚|Algerian|Algiers|阿尔及尔|36.8,3.1|AF|Arabic Berber|Algerian dinar|阿尔及利亚第纳尔|ma tn ly ne ml mr|me
ma|Morocco|摩洛哥|Moroccan|Rabat|拉巴特|34.0,-6.8|AF|Arabic Berber|Moroccan dirham|摩洛哥迪拉姆|dz|at me
mr|Mauritania|毛里塔尼亚|Mauritanian|Nouakchott|努瓦克肖特|18.1,-16.0|AF|Arabic|ouguiya|乌吉亚|dz ml sn|at
ml|Mali|马里|Malian|Bamako|巴马科|12.6,-8.0|AF|-|CFA franc|非洲法郎|dz ne bf ci gn sn mr|-
ne|Niger|尼日尔|Nigerien|Niamey|尼亚美|13.5,2.1|AF|-|CFA franc|非洲法郎|dz ly td ng bj bf ml|-
td|Chad|乍得|Chadian|N'Djamena|恩贾梅纳|12.1,15.0|AF|French Arabic|CFA franc|非洲法郎|ly sd cf cm ng ne|-
sd|Sudan|苏丹|Sudanese|Khartoum|喀土穆|15.6,32.5|AF|Arabic English|Sudanese pound|苏丹镑|eg ly td cf ss et er|re
ss|South Sudan|南苏丹|South Sudanese|Juba|朱巴|4.9,31.6|AF|English|South Sudanese pound|南苏丹镑|sd et ke ug cd cf|-
et|Ethiopia|埃塞俄比亚|Ethiopian|Addis Ababa|亚的斯亚贝巴|9.0,38.7|AF|Amharic|birr|比尔|er dj so ke ss sd|-
er|Eritrea|厄立特里亚|Eritrean|Asmara|阿斯马拉|15.3,38.9|AF|Tigrinya Arabic|nakfa|纳克法|sd et dj|re
dj|Djibouti|吉布提|Djiboutian|Djibouti City|吉布提市|11.6,43.1|AF|French Arabic|Djiboutian franc|吉布提法郎|er et so|re
so|Somalia|索马里|Somali|Mogadishu|摩加迪沙|2.0,45.3|AF|!Somali|Somali shilling|索马里先令|dj et ke|in
ke|Kenya|肯尼亚|Kenyan|Nairobi|内罗毕|-1.3,36.8|AF|Swahili English|Kenyan shilling|肯尼亚先令|et so tz ug ss|in
ug|Uganda|乌干达|Ugandan|Kampala|坎帕拉|0.3,32.6|AF|English Swahili|Ugandan shilling|乌干达先令|ke tz rw cd ss|-
tz|Tanzania|坦桑尼亚|Tanzanian|Dodoma|多多马|-6.2,35.7|AF|!Swahili|Tanzanian shilling|坦桑尼亚先令|ke ug rw bi cd zm mw mz|in
rw|Rwanda|卢旺达|Rwandan|Kigali|基加利|-1.9,30.1|AF|!Kinyarwanda|Rwandan franc|卢旺达法郎|ug tz bi cd|-
bi|Burundi|布隆迪|Burundian|-|-|-3.4,29.9|AF|Kirundi|Burundian franc|布隆迪法郎|rw tz cd|-
cd|the Democratic Republic of the Congo|刚果民主共和国|Congolese|Kinshasa|金沙萨|-4.3,15.3|AF|French|Congolese franc|刚果法郎|cg cf ss ug rw bi tz zm ao|at
cg|the Republic of the Congo|刚果共和国|Congolese|Brazzaville|布拉柴维尔|-4.3,15.3|AF|French|CFA franc|非洲法郎|ga cm cf cd ao|at
cf|the Central African Republic|中非共和国|Central African|Bangui|班吉|4.4,18.6|AF|Sango French|CFA franc|非洲法郎|td sd ss cd cg cm|-
cm|Cameroon|喀麦隆|Cameroonian|Yaoundé|雅温得|3.9,11.5|AF|French English|CFA franc|非洲法郎|ng td cf cg ga gq|gg
gq|Equatorial Guinea|赤道几内亚|Equatoguinean|-|-|3.8,8.8|AF|Spanish|CFA franc|非洲法郎|cm ga|gg
ga|Gabon|加蓬|Gabonese|Libreville|利伯维尔|0.4,9.5|AF|French|CFA franc|非洲法郎|gq cm cg|gg
st|São Tomé and Príncipe|圣多美和普林西比|Santomean|São Tomé|圣多美|0.3,6.7|AF|!Portuguese|dobra|多布拉|-|gg
ng|Nigeria|尼日利亚|Nigerian|Abuja|阿布贾|9.1,7.5|AF|English|naira|奈拉|bj ne td cm|gg
bj|Benin|贝宁|Beninese|Porto-Novo|波多诺伏|6.5,2.6|AF|French|CFA franc|非洲法郎|tg bf ne ng|gg
tg|Togo|多哥|Togolese|Lomé|洛美|6.1,1.2|AF|French|CFA franc|非洲法郎|gh bf bj|gg
gh|Ghana|加纳|Ghanaian|Accra|阿克拉|5.6,-0.2|AF|English|cedi|塞地|ci bf tg|gg
ci|Ivory Coast|科特迪瓦|Ivorian|Yamoussoukro|亚穆苏克罗|6.8,-5.3|AF|French|CFA franc|非洲法郎|lr gn ml bf gh|gg
bf|Burkina Faso|布基纳法索|Burkinabe|Ouagadougou|瓦加杜古|12.4,-1.5|AF|-|CFA franc|非洲法郎|ml ne bj tg gh ci|-
lr|Liberia|利比里亚|Liberian|Monrovia|蒙罗维亚|6.3,-10.8|AF|!English|Liberian dollar|利比里亚元|sl gn ci|at
sl|Sierra Leone|塞拉利昂|Sierra Leonean|Freetown|弗里敦|8.5,-13.2|AF|English|leone|利昂|gn lr|at
gn|Guinea|几内亚|Guinean|Conakry|科纳克里|9.6,-13.6|AF|French|Guinean franc|几内亚法郎|gw sn ml ci lr sl|at
gw|Guinea-Bissau|几内亚比绍|Bissau-Guinean|Bissau|比绍|11.9,-15.6|AF|Portuguese|CFA franc|非洲法郎|sn gn|at
sn|Senegal|塞内加尔|Senegalese|Dakar|达喀尔|14.7,-17.5|AF|French|CFA franc|非洲法郎|mr ml gn gw gm|at
gm|the Gambia|冈比亚|Gambian|Banjul|班珠尔|13.5,-16.6|AF|English|dalasi|达拉西|sn|at
cv|Cape Verde|佛得角|Cape Verdean|Praia|普拉亚|14.9,-23.5|AF|Portuguese|Cape Verdean escudo|佛得角埃斯库多|-|at
ao|Angola|安哥拉|Angolan|Luanda|罗安达|-8.8,13.2|AF|!Portuguese|kwanza|宽扎|cg cd zm na|at
zm|Zambia|赞比亚|Zambian|Lusaka|卢萨卡|-15.4,28.3|AF|English|Zambian kwacha|赞比亚克瓦查|cd tz mw mz zw bw na ao|-
mw|Malawi|马拉维|Malawian|Lilongwe|利隆圭|-14.0,33.8|AF|English|Malawian kwacha|马拉维克瓦查|tz mz zm|-
mz|Mozambique|莫桑比克|Mozambican|Maputo|马普托|-26.0,32.6|AF|!Portuguese|metical|梅蒂卡尔|tz mw zm zw za sz|in
zw|Zimbabwe|津巴布韦|Zimbabwean|Harare|哈拉雷|-17.8,31.1|AF|English|-|-|zm mz za bw|-
bw|Botswana|博茨瓦纳|Botswanan|Gaborone|哈博罗内|-24.7,25.9|AF|English|pula|普拉|na zm zw za|-
na|Namibia|纳米比亚|Namibian|Windhoek|温得和克|-22.6,17.1|AF|English|Namibian dollar|纳米比亚元|ao zm bw za|at
za|South Africa|南非|South African|-|-|-25.7,28.2|AF|-|rand|兰特|na bw zw mz sz ls|at in
ls|Lesotho|莱索托|Basotho|Maseru|马塞卢|-29.3,27.5|AF|Sotho English|loti|洛蒂|za|-
sz|Eswatini|斯威士兰|Swazi|-|-|-26.3,31.1|AF|Swazi English|lilangeni|里兰吉尼|za mz|-
mg|Madagascar|马达加斯加|Malagasy|Antananarivo|塔那那利佛|-18.9,47.5|AF|!Malagasy|ariary|阿里亚里|-|in
mu|Mauritius|毛里求斯|Mauritian|Port Louis|路易港|-20.2,57.5|AF|-|Mauritian rupee|毛里求斯卢比|-|in
sc|the Seychelles|塞舌尔|Seychellois|Victoria|维多利亚|-4.6,55.5|AF|-|Seychellois rupee|塞舌尔卢比|-|in
km|the Comoros|科摩罗|Comorian|Moroni|莫罗尼|-11.7,43.3|AF|Arabic French|Comorian franc|科摩罗法郎|-|in
us|the United States|美国|American|Washington|华盛顿|38.9,-77.0|NA|!English|US dollar|美元|ca mx|at pa gm
ca|Canada|加拿大|Canadian|Ottawa|渥太华|45.4,-75.7|NA|English French|Canadian dollar|加拿大元|us|at pa ar
mx|Mexico|墨西哥|Mexican|Mexico City|墨西哥城|19.4,-99.1|NA|!Spanish|Mexican peso|墨西哥比索|us gt bz|pa gm ca
gt|Guatemala|危地马拉|Guatemalan|Guatemala City|危地马拉城|14.6,-90.5|NA|!Spanish|quetzal|格查尔|mx bz sv hn|pa ca
bz|Belize|伯利兹|Belizean|Belmopan|贝尔莫潘|17.3,-88.8|NA|!English|Belize dollar|伯利兹元|mx gt|ca
sv|El Salvador|萨尔瓦多|Salvadoran|San Salvador|圣萨尔瓦多|13.7,-89.2|NA|!Spanish|US dollar|美元|gt hn|pa
hn|Honduras|洪都拉斯|Honduran|Tegucigalpa|特古西加尔巴|14.1,-87.2|NA|!Spanish|lempira|伦皮拉|gt sv ni|ca pa
ni|Nicaragua|尼加拉瓜|Nicaraguan|Managua|马那瓜|12.1,-86.3|NA|!Spanish|córdoba|科多巴|hn cr|pa ca
cr|Costa Rica|哥斯达黎加|Costa Rican|San José|圣何塞|9.9,-84.1|NA|!Spanish|colón|科朗|ni pa|pa ca
pa|Panama|巴拿马|Panamanian|Panama City|巴拿马城|9.0,-79.5|NA|!Spanish|balboa|巴波亚|cr co|pa ca
cu|Cuba|古巴|Cuban|Havana|哈瓦那|23.1,-82.4|NA|!Spanish|Cuban peso|古巴比索|-|ca at
jm|Jamaica|牙买加|Jamaican|Kingston|金斯敦|18.0,-76.8|NA|!English|Jamaican dollar|牙买加元|-|ca
ht|Haiti|海地|Haitian|Port-au-Prince|太子港|18.5,-72.3|NA|Haitian French|gourde|古德|do|ca at
do|the Dominican Republic|多米尼加|Dominican|Santo Domingo|圣多明各|18.5,-69.9|NA|!Spanish|Dominican peso|多米尼加比索|ht|ca at
bs|the Bahamas|巴哈马|Bahamian|Nassau|拿骚|25.1,-77.3|NA|!English|Bahamian dollar|巴哈马元|-|at
bb|Barbados|巴巴多斯|Barbadian|Bridgetown|布里奇顿|13.1,-59.6|NA|!English|Barbadian dollar|巴巴多斯元|-|at ca
tt|Trinidad and Tobago|特立尼达和多巴哥|Trinidadian|Port of Spain|西班牙港|10.7,-61.5|NA|!English|Trinidad and Tobago dollar|特立尼达和多巴哥元|-|ca at
co|Colombia|哥伦比亚|Colombian|Bogotá|波哥大|4.7,-74.1|SA|!Spanish|Colombian peso|哥伦比亚比索|pa ve br pe ec|pa ca
ve|Venezuela|委内瑞拉|Venezuelan|Caracas|加拉加斯|10.5,-66.9|SA|!Spanish|bolívar|玻利瓦尔|co br gy|ca at
gy|Guyana|圭亚那|Guyanese|Georgetown|乔治敦|6.8,-58.2|SA|!English|Guyanese dollar|圭亚那元|ve br sr|at
sr|Suriname|苏里南|Surinamese|Paramaribo|帕拉马里博|5.9,-55.2|SA|!Dutch|Surinamese dollar|苏里南元|gy br|at
ec|Ecuador|厄瓜多尔|Ecuadorian|Quito|基多|-0.2,-78.5|SA|!Spanish|US dollar|美元|co pe|pa
pe|Peru|秘鲁|Peruvian|Lima|利马|-12.0,-77.0|SA|!Spanish|sol|索尔|ec co br bo cl|pa
bo|Bolivia|玻利维亚|Bolivian|-|-|-16.5,-68.1|SA|Spanish Quechua Aymara|boliviano|玻利维亚诺|pe br py ar cl|-
br|Brazil|巴西|Brazilian|Brasília|巴西利亚|-15.8,-47.9|SA|!Portuguese|real|雷亚尔|ve gy sr co pe bo py ar uy|at
py|Paraguay|巴拉圭|Paraguayan|Asunción|亚松森|-25.3,-57.6|SA|Spanish Guaraní|guaraní|瓜拉尼|bo br ar|-
uy|Uruguay|乌拉圭|Uruguayan|Montevideo|蒙得维的亚|-34.9,-56.2|SA|!Spanish|Uruguayan peso|乌拉圭比索|br ar|at
ar|Argentina|阿根廷|Argentine|Buenos Aires|布宜诺斯艾利斯|-34.6,-58.4|SA|!Spanish|Argentine peso|阿根廷比索|bo br py uy cl|at
cl|Chile|智利|Chilean|Santiago|圣地亚哥|-33.4,-70.7|SA|!Spanish|Chilean peso|智利比索|pe bo ar|pa
au|Australia|澳大利亚|Australian|Canberra|堪培拉|-35.3,149.1|OC|!English|Australian dollar|澳大利亚元|-|pa in
nz|New Zealand|新西兰|New Zealand|Wellington|惠灵顿|-41.3,174.8|OC|!English|New Zealand dollar|新西兰元|-|pa
pg|Papua New Guinea|巴布亚新几内亚|Papuan|Port Moresby|莫尔斯比港|-9.5,147.2|OC|-|kina|基那|id|pa
fj|Fiji|斐济|Fijian|Suva|苏瓦|-18.1,178.4|OC|Fijian English|Fijian dollar|斐济元|-|pa
sb|the Solomon Islands|所罗门群岛|Solomon Islands|Honiara|霍尼亚拉|-9.4,160.0|OC|English|Solomon Islands dollar|所罗门群岛元|-|pa
vu|Vanuatu|瓦努阿图|Vanuatuan|Port Vila|维拉港|-17.7,168.3|OC|Bislama English French|vatu|瓦图|-|pa
ws|Samoa|萨摩亚|Samoan|Apia|阿皮亚|-13.8,-171.8|OC|!Samoan|tālā|塔拉|-|pa
to|Tonga|汤加|Tongan|Nuku'alofa|努库阿洛法|-21.1,-175.2|OC|!Tongan|paʻanga|潘加|-|pa
tv|Tuvalu|图瓦卢|Tuvaluan|Funafuti|富纳富提|-8.5,179.2|OC|Tuvaluan English|Australian dollar|澳大利亚元|-|pa
pw|Palau|帕劳|Palauan|Ngerulmud|恩吉鲁穆德|7.5,134.6|OC|Palauan English|US dollar|美元|-|pa
`

export interface Country {
  readonly code: string
  /** As within a sentence: 'the Netherlands'. */
  readonly english: string
  /** As the title of an article: 'Netherlands'. */
  readonly title: string
  readonly chinese: string
  readonly adjective: string
  readonly capital?: { readonly english: string; readonly chinese: string }
  /** Degrees north and east, of the capital or chief city. */
  readonly latitude: number
  readonly longitude: number
  readonly continents: readonly string[]
  readonly languages: readonly string[]
  /** Its first language is what people mostly speak there. */
  readonly spoken: boolean
  readonly currency?: { readonly english: string; readonly chinese: string }
  readonly neighbours: readonly string[]
  readonly coasts: readonly string[]
}

const pair = (english: string, chinese: string): { english: string; chinese: string } | undefined =>
  english === '-' ? undefined : { english, chinese }

export const countries: readonly Country[] = rows(table, 13).map((cells) => {
  const [code, english, chinese, adjective, capital, chineseCapital, place, continents, languages] = cells
  const [latitude, longitude] = place.split(',').map(Number)
  return {
    code,
    english,
    title: english.replace(/^the /, ''),
    chinese,
    adjective,
    capital: pair(capital, chineseCapital),
    latitude,
    longitude,
    continents: parts(continents, ' '),
    languages: parts(languages.replace('!', ''), ' '),
    spoken: languages.startsWith('!'),
    currency: pair(cells[9], cells[10]),
    neighbours: parts(cells[11], ' '),
    coasts: parts(cells[12], ' '),
  }
})

const byCode = new Map(countries.map((country) => [country.code, country]))
export const country = (code: string): Country => entry(byCode, code)

/** The countries most readers ask about, best known first: they are mentioned more often than the others. */
export const famous =
  'fr jp it de es gb cn eg gr ru in br pt nl tr se no pl at ca au mx ar th kr us fi dk hu cl pe ie cu ma vn'
    .split(' ')
    .map(country)

export const continents: ReadonlyMap<string, { english: string; chinese: string }> = new Map([
  ['EU', { english: 'Europe', chinese: '欧洲' }],
  ['AS', { english: 'Asia', chinese: '亚洲' }],
  ['AF', { english: 'Africa', chinese: '非洲' }],
  ['NA', { english: 'North America', chinese: '北美洲' }],
  ['SA', { english: 'South America', chinese: '南美洲' }],
  ['OC', { english: 'Oceania', chinese: '大洋洲' }],
])

const coastTable = `
at|the Atlantic Ocean|大西洋
pa|the Pacific Ocean|太平洋
in|the Indian Ocean|印度洋
ar|the Arctic Ocean|北冰洋
me|the Mediterranean Sea|地中海
no|the North Sea|北海
ba|the Baltic Sea|波罗的海
bl|the Black Sea|黑海
ca|the Caribbean Sea|加勒比海
re|the Red Sea|红海
ad|the Adriatic Sea|亚得里亚海
ja|the Sea of Japan|日本海
sc|the South China Sea|南海
ec|the East China Sea|东海
ye|the Yellow Sea|黄海
cs|the Caspian Sea|里海
pg|the Persian Gulf|波斯湾
ab|the Arabian Sea|阿拉伯海
bb|the Bay of Bengal|孟加拉湾
an|the Andaman Sea|安达曼海
gt|the Gulf of Thailand|泰国湾
ae|the Aegean Sea|爱琴海
gm|the Gulf of Mexico|墨西哥湾
gg|the Gulf of Guinea|几内亚湾
`
export const coasts: ReadonlyMap<string, { english: string; chinese: string }> = new Map(
  rows(coastTable, 3).map(([code, english, chinese]) => [code, { english, chinese }]),
)
