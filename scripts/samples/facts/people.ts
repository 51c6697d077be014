// People of the past, with one to three works each. Only attributions that nobody disputes.
// name | Chinese | born-died | country | calling | works | works in Chinese
import { parts, rows } from './table.ts'

const table = `
Ludwig van Beethoven|贝多芬|1770-1827|de|composer|Fidelio;the Moonlight Sonata;the Pastoral Symphony|费德里奥;月光奏鸣曲;田园交响曲
Wolfgang Amadeus Mozart|莫扎特|1756-1791|at|composer|The Magic Flute;Don Giovanni;The Marriage of Figaro|魔笛;唐璜;费加罗的婚礼
Johann Sebastian Bach|巴赫|1685-1750|de|composer|the Brandenburg Concertos;The Art of Fugue;the Goldberg Variations|勃兰登堡协奏曲;赋格的艺术;哥德堡变奏曲
George Frideric Handel|亨德尔|1685-1759|de|composer|Messiah;the Water Music|弥赛亚;水上音乐
Joseph Haydn|海顿|1732-1809|at|composer|The Creation;the Farewell Symphony|创世纪;告别交响曲
Franz Schubert|舒伯特|1797-1828|at|composer|Winterreise;the Trout Quintet|冬之旅;鳟鱼五重奏
Robert Schumann|舒曼|1810-1856|de|composer|Carnaval;Dichterliebe|狂欢节;诗人之恋
Felix Mendelssohn|门德尔松|1809-1847|de|composer|Elijah;the Italian Symphony|以利亚;意大利交响曲
Frédéric Chopin|肖邦|1810-1849|pl|composer|the Minute Waltz;the Revolutionary Étude|小狗圆舞曲;革命练习曲
Franz Liszt|李斯特|1811-1886|hu|composer|the Hungarian Rhapsodies;the Faust Symphony|匈牙利狂想曲;浮士德交响曲
Richard Wagner|瓦格纳|1813-1883|de|composer|Tannhäuser;Lohengrin;Parsifal|唐豪瑟;罗恩格林;帕西法尔
Giuseppe Verdi|威尔第|1813-1901|it|composer|Aida;Rigoletto;La traviata|阿依达;弄臣;茶花女
Giacomo Puccini|普契尼|1858-1924|it|composer|Tosca;La bohème;Turandot|托斯卡;波希米亚人;图兰朵
Gioachino Rossini|罗西尼|1792-1868|it|composer|The Barber of Seville;William Tell|塞维利亚的理发师;威廉·退尔
Antonio Vivaldi|维瓦尔第|1678-1741|it|composer|The Four Seasons|四季
Claudio Monteverdi|蒙特威尔第|1567-1643|it|composer|L'Orfeo|奥菲欧
Georges Bizet|比才|1838-1875|fr|composer|Carmen;The Pearl Fishers|卡门;采珠人
Hector Berlioz|柏辽兹|1803-1869|fr|composer|the Symphonie fantastique;Les Troyens|幻想交响曲;特洛伊人
Jules Massenet|马斯奈|1842-1912|fr|composer|Manon;Thaïs|曼侬;泰伊思
Maurice Ravel|拉威尔|1875-1937|fr|composer|Boléro;Daphnis et Chloé|波莱罗舞曲;达夫尼与克罗埃
Camille Saint-Saëns|圣桑|1835-1921|fr|composer|The Carnival of the Animals;Danse macabre|动物狂欢节;骷髅之舞
Pyotr Tchaikovsky|柴可夫斯基|1840-1893|ru|composer|Swan Lake;The Nutcracker;Eugene Onegin the opera|天鹅湖;胡桃夹子;睡美人
Modest Mussorgsky|穆索尔斯基|1839-1881|ru|composer|Boris Godunov;Pictures at an Exhibition|鲍里斯·戈杜诺夫;图画展览会
Nikolai Rimsky-Korsakov|里姆斯基-科萨科夫|1844-1908|ru|composer|Scheherazade;The Golden Cockerel|天方夜谭;金鸡
Igor Stravinsky|斯特拉文斯基|1882-1971|ru|composer|The Rite of Spring;The Firebird;Petrushka|春之祭;火鸟;彼得鲁什卡
Sergei Prokofiev|普罗科菲耶夫|1891-1953|ru|composer|Peter and the Wolf|彼得与狼
Antonín Dvořák|德沃夏克|1841-1904|cz|composer|the New World Symphony;Rusalka|自新大陆交响曲;水仙女
Bedřich Smetana|斯美塔那|1824-1884|cz|composer|The Bartered Bride;Má vlast|被出卖的新嫁娘;我的祖国
Edvard Grieg|格里格|1843-1907|no|composer|Peer Gynt the suite;the Holberg Suite|培尔·金特组曲;霍尔堡组曲
Jean Sibelius|西贝柳斯|1865-1957|fi|composer|Finlandia;The Swan of Tuonela|芬兰颂;图奥内拉的天鹅
Carl Nielsen|尼尔森|1865-1931|dk|composer|The Inextinguishable|不可扑灭交响曲
Béla Bartók|巴托克|1881-1945|hu|composer|Bluebeard's Castle;Mikrokosmos|蓝胡子公爵的城堡;小宇宙
Johann Strauss|约翰·施特劳斯|1825-1899|at|composer|The Blue Danube;Die Fledermaus|蓝色多瑙河;蝙蝠
Gustav Holst|霍尔斯特|1874-1934|gb|composer|The Planets|行星组曲
Edward Elgar|埃尔加|1857-1934|gb|composer|the Enigma Variations|谜语变奏曲
Henry Purcell|珀塞尔|1659-1695|gb|composer|Dido and Aeneas|狄多与埃涅阿斯
George Gershwin|格什温|1898-1937|us|composer|Rhapsody in Blue;Porgy and Bess|蓝色狂想曲;波吉与贝丝
Manuel de Falla|法雅|1876-1946|es|composer|The Three-Cornered Hat|三角帽
William Shakespeare|莎士比亚|1564-1616|gb|writer|Hamlet;Macbeth;Romeo and Juliet|哈姆雷特;麦克白;罗密欧与朱丽叶
Charles Dickens|狄更斯|1812-1870|gb|writer|Oliver Twist;David Copperfield;Great Expectations|雾都孤儿;大卫·科波菲尔;远大前程
Jane Austen|简·奥斯汀|1775-1817|gb|writer|Pride and Prejudice;Emma;Persuasion|傲慢与偏见;爱玛;劝导
Mary Shelley|玛丽·雪莱|1797-1851|gb|writer|Frankenstein|弗兰肯斯坦
Daniel Defoe|笛福|1660-1731|gb|writer|Robinson Crusoe;Moll Flanders|鲁滨逊漂流记;摩尔·弗兰德斯
Jonathan Swift|斯威夫特|1667-1745|ie|writer|Gulliver's Travels|格列佛游记
Lewis Carroll|刘易斯·卡罗尔|1832-1898|gb|writer|Alice in Wonderland;Through the Looking-Glass|爱丽丝梦游仙境;爱丽丝镜中奇遇记
Robert Louis Stevenson|史蒂文森|1850-1894|gb|writer|Treasure Island;Kidnapped|金银岛;绑架
Emily Brontë|艾米莉·勃朗特|1818-1848|gb|writer|Wuthering Heights|呼啸山庄
Charlotte Brontë|夏洛蒂·勃朗特|1816-1855|gb|writer|Jane Eyre;Villette|简·爱;维莱特
George Orwell|奥威尔|1903-1950|gb|writer|Animal Farm;Homage to Catalonia|动物农场;向加泰罗尼亚致敬
Oscar Wilde|王尔德|1854-1900|ie|writer|The Importance of Being Earnest;Salome|认真的重要性;莎乐美
James Joyce|乔伊斯|1882-1941|ie|writer|Ulysses;Dubliners|尤利西斯;都柏林人
John Milton|弥尔顿|1608-1674|gb|writer|Paradise Lost|失乐园
Geoffrey Chaucer|乔叟|1343-1400|gb|writer|The Canterbury Tales|坎特伯雷故事集
Victor Hugo|雨果|1802-1885|fr|writer|Les Misérables;The Hunchback of Notre-Dame|悲惨世界;巴黎圣母院
Alexandre Dumas|大仲马|1802-1870|fr|writer|The Three Musketeers;The Count of Monte Cristo|三个火枪手;基督山伯爵
Jules Verne|儒勒·凡尔纳|1828-1905|fr|writer|Around the World in Eighty Days;Michael Strogoff|八十天环游地球;海底两万里
Gustave Flaubert|福楼拜|1821-1880|fr|writer|Madame Bovary;Salammbô|包法利夫人;萨朗波
Honoré de Balzac|巴尔扎克|1799-1850|fr|writer|Eugénie Grandet;Father Goriot|欧也妮·葛朗台;高老头
Molière|莫里哀|1622-1673|fr|writer|Tartuffe;The Miser|伪君子;吝啬鬼
Voltaire|伏尔泰|1694-1778|fr|writer|Candide;Zadig|老实人;查第格
Antoine de Saint-Exupéry|圣埃克苏佩里|1900-1944|fr|writer|The Little Prince;Night Flight|小王子;夜航
Johann Wolfgang von Goethe|歌德|1749-1832|de|writer|Faust;The Sorrows of Young Werther|浮士德;少年维特的烦恼
Friedrich Schiller|席勒|1759-1805|de|writer|The Robbers;Mary Stuart|强盗;玛丽亚·斯图亚特
Thomas Mann|托马斯·曼|1875-1955|de|writer|Buddenbrooks;The Magic Mountain|布登勃洛克一家;魔山
Hans Christian Andersen|安徒生|1805-1875|dk|writer|The Little Mermaid;The Ugly Duckling;The Snow Queen|海的女儿;丑小鸭;白雪皇后
Henrik Ibsen|易卜生|1828-1906|no|writer|A Doll's House;Hedda Gabler;The Wild Duck|玩偶之家;海达·加布勒;野鸭
Astrid Lindgren|林格伦|1907-2002|se|writer|Pippi Longstocking;Ronja|长袜子皮皮;绿林女儿
Dante Alighieri|但丁|1265-1321|it|writer|the Divine Comedy;La Vita Nuova|神曲;新生
Giovanni Boccaccio|薄伽丘|1313-1375|it|writer|the Decameron|十日谈
Carlo Collodi|科洛迪|1826-1890|it|writer|Pinocchio|木偶奇遇记
Miguel de Cervantes|塞万提斯|1547-1616|es|writer|Don Quixote;the Exemplary Novels|堂吉诃德;训诫小说集
Luís de Camões|卡蒙斯|1524-1580|pt|writer|The Lusiads|卢济塔尼亚人之歌
Leo Tolstoy|托尔斯泰|1828-1910|ru|writer|War and Peace;Anna Karenina;Resurrection|战争与和平;安娜·卡列尼娜;复活
Fyodor Dostoevsky|陀思妥耶夫斯基|1821-1881|ru|writer|Crime and Punishment;The Idiot;The Brothers Karamazov|罪与罚;白痴;卡拉马佐夫兄弟
Anton Chekhov|契诃夫|1860-1904|ru|writer|The Cherry Orchard;The Seagull;Uncle Vanya|樱桃园;海鸥;万尼亚舅舅
Alexander Pushkin|普希金|1799-1837|ru|writer|Eugene Onegin;The Captain's Daughter|叶甫盖尼·奥涅金;上尉的女儿
Nikolai Gogol|果戈里|1809-1852|ru|writer|Dead Souls;The Overcoat|死魂灵;外套
Franz Kafka|卡夫卡|1883-1924|cz|writer|The Metamorphosis;The Castle;The Trial|变形记;城堡;审判
Jaroslav Hašek|哈谢克|1883-1923|cz|writer|The Good Soldier Švejk|好兵帅克
Homer|荷马|-|gr|writer|the Iliad;the Odyssey|伊利亚特;奥德赛
Sophocles|索福克勒斯|-|gr|writer|Antigone;Oedipus the King|安提戈涅;俄狄浦斯王
Herman Melville|梅尔维尔|1819-1891|us|writer|Moby-Dick;Billy Budd|白鲸;比利·巴德
Mark Twain|马克·吐温|1835-1910|us|writer|Tom Sawyer;Huckleberry Finn|汤姆·索亚历险记;哈克贝利·费恩历险记
Ernest Hemingway|海明威|1899-1961|us|writer|The Old Man and the Sea;A Farewell to Arms|老人与海;永别了，武器
Edgar Allan Poe|爱伦·坡|1809-1849|us|writer|The Raven;The Gold-Bug|乌鸦;金甲虫
Harriet Beecher Stowe|斯托夫人|1811-1896|us|writer|Uncle Tom's Cabin|汤姆叔叔的小屋
Gabriel García Márquez|加西亚·马尔克斯|1927-2014|co|writer|One Hundred Years of Solitude;Love in the Time of Cholera|百年孤独;霍乱时期的爱情
Pablo Neruda|聂鲁达|1904-1973|cl|writer|Canto General|漫歌集
Rabindranath Tagore|泰戈尔|1861-1941|in|writer|Gitanjali;The Home and the World|吉檀迦利;家庭与世界
Murasaki Shikibu|紫式部|-|jp|writer|The Tale of Genji|源氏物语
Natsume Sōseki|夏目漱石|1867-1916|jp|writer|Kokoro;Botchan|心;我是猫
Cao Xueqin|曹雪芹|-|cn|writer|Dream of the Red Chamber|红楼梦
Wu Cheng'en|吴承恩|-|cn|writer|Journey to the West|西游记
Lu Xun|鲁迅|1881-1936|cn|writer|The True Story of Ah Q;A Madman's Diary|阿Q正传;狂人日记;孔乙己
Sima Qian|司马迁|-|cn|writer|the Records of the Grand Historian|史记
Naguib Mahfouz|马哈福兹|1911-2006|eg|writer|the Cairo Trilogy|开罗三部曲
Chinua Achebe|阿契贝|1930-2013|ng|writer|Things Fall Apart|瓦解
Leonardo da Vinci|达芬奇|1452-1519|it|painter|the Mona Lisa;The Last Supper;Lady with an Ermine|蒙娜丽莎;最后的晚餐;抱银鼠的女子
Michelangelo|米开朗基罗|1475-1564|it|painter|The Creation of Adam;The Last Judgment|创造亚当;最后的审判
Raphael|拉斐尔|1483-1520|it|painter|The School of Athens;the Sistine Madonna|雅典学院;西斯廷圣母
Sandro Botticelli|波提切利|1445-1510|it|painter|The Birth of Venus;Primavera|维纳斯的诞生;春
Caravaggio|卡拉瓦乔|1571-1610|it|painter|The Calling of Saint Matthew|圣马太蒙召
Rembrandt|伦勃朗|1606-1669|nl|painter|The Night Watch;The Jewish Bride|夜巡;犹太新娘
Johannes Vermeer|维米尔|1632-1675|nl|painter|Girl with a Pearl Earring;The Milkmaid;View of Delft|戴珍珠耳环的少女;倒牛奶的女仆;代尔夫特风景
Vincent van Gogh|梵高|1853-1890|nl|painter|The Starry Night;The Potato Eaters;Sunflowers|星夜;吃土豆的人;向日葵
Pieter Bruegel|勃鲁盖尔|1525-1569|be|painter|The Hunters in the Snow;The Peasant Wedding|雪中猎人;农民的婚礼
Albrecht Dürer|丢勒|1471-1528|de|painter|Young Hare;Melencolia|野兔;忧郁
Caspar David Friedrich|弗里德里希|1774-1840|de|painter|Wanderer above the Sea of Fog|雾海上的旅人
Diego Velázquez|委拉斯开兹|1599-1660|es|painter|Las Meninas;The Surrender of Breda|宫娥;布列达的投降
Francisco Goya|戈雅|1746-1828|es|painter|The Third of May 1808;The Naked Maja|1808年5月3日;裸体的玛哈
Pablo Picasso|毕加索|1881-1973|es|painter|Guernica;Les Demoiselles d'Avignon|格尔尼卡;亚威农少女
Salvador Dalí|达利|1904-1989|es|painter|The Persistence of Memory|记忆的永恒
Paul Cézanne|塞尚|1839-1906|fr|painter|The Card Players;Apples and Oranges|玩纸牌的人;苹果和橘子
Édouard Manet|马奈|1832-1883|fr|painter|Olympia;The Luncheon on the Grass|奥林匹亚;草地上的午餐
Edgar Degas|德加|1834-1917|fr|painter|The Dance Class;L'Absinthe|舞蹈课;苦艾酒
Auguste Renoir|雷诺阿|1841-1919|fr|painter|The Swing;Luncheon of the Boating Party|秋千;游船上的午餐
Eugène Delacroix|德拉克罗瓦|1798-1863|fr|painter|Liberty Leading the People|自由引导人民
Jean-François Millet|米勒|1814-1875|fr|painter|The Gleaners;The Angelus|拾穗者;晚钟
Edvard Munch|蒙克|1863-1944|no|painter|The Scream;The Sick Child|呐喊;病孩
Gustav Klimt|克里姆特|1862-1918|at|painter|The Kiss|吻
William Turner|透纳|1775-1851|gb|painter|The Fighting Temeraire|被拖去解体的战舰无畏号
John Constable|康斯太勃尔|1776-1837|gb|painter|The Hay Wain|干草车
Katsushika Hokusai|葛饰北斋|1760-1849|jp|painter|The Great Wave off Kanagawa|神奈川冲浪里
Zhang Zeduan|张择端|-|cn|painter|Along the River During the Qingming Festival|清明上河图
Ilya Repin|列宾|1844-1930|ru|painter|Barge Haulers on the Volga|伏尔加河上的纤夫
Frida Kahlo|弗里达·卡罗|1907-1954|mx|painter|The Two Fridas|两个弗里达
Alfred Nobel|诺贝尔|1833-1896|se|inventor|dynamite|炸药
James Watt|瓦特|1736-1819|gb|inventor|the separate condenser|分离式冷凝器
Alexander Graham Bell|贝尔|1847-1922|gb|inventor|the photophone|光电话
Samuel Morse|莫尔斯|1791-1872|us|inventor|Morse code|莫尔斯电码
Louis Braille|布莱叶|1809-1852|fr|inventor|braille writing|布莱叶盲文
Johannes Gutenberg|古腾堡|-|de|inventor|the European printing press|西方活字印刷机
Bi Sheng|毕昇|-|cn|inventor|movable type made of clay|泥活字
Cai Lun|蔡伦|-|cn|inventor|an improved way of making paper|改良的造纸术
Zhang Heng|张衡|78-139|cn|inventor|the first seismoscope|地动仪
Rudolf Diesel|狄塞尔|1858-1913|de|inventor|the diesel engine|柴油机
Karl Benz|卡尔·本茨|1844-1929|de|inventor|the Patent-Motorwagen|奔驰一号汽车
Alessandro Volta|伏打|1745-1827|it|inventor|the voltaic pile|伏打电堆
Guglielmo Marconi|马可尼|1874-1937|it|inventor|a practical wireless telegraph|实用的无线电报
Evangelista Torricelli|托里拆利|1608-1647|it|inventor|the mercury barometer|水银气压计
Blaise Pascal|帕斯卡|1623-1662|fr|inventor|the Pascaline|帕斯卡计算器
Adolphe Sax|萨克斯|1814-1894|be|inventor|the saxophone|萨克斯管
Bartolomeo Cristofori|克里斯托福里|1655-1731|it|inventor|the piano|钢琴
Benjamin Franklin|富兰克林|1706-1790|us|inventor|the lightning rod;bifocal spectacles|避雷针;双焦点眼镜
Eli Whitney|惠特尼|1765-1825|us|inventor|the cotton gin|轧棉机
Charles Goodyear|古德伊尔|1800-1860|us|inventor|vulcanised rubber|硫化橡胶
Ernő Rubik|鲁比克|1944-|hu|inventor|the Magic Cube|魔方
Tim Berners-Lee|伯纳斯-李|1955-|gb|inventor|the World Wide Web|万维网
Marie Curie|居里夫人|1867-1934|pl|discoverer|radium;polonium|镭;钋
Alexander Fleming|弗莱明|1881-1955|gb|discoverer|penicillin|青霉素
Wilhelm Röntgen|伦琴|1845-1923|de|discoverer|X-rays|X射线
Henri Becquerel|贝克勒尔|1852-1908|fr|discoverer|radioactivity|放射性
Ernest Rutherford|卢瑟福|1871-1937|nz|discoverer|the atomic nucleus;the proton|原子核;质子
J. J. Thomson|汤姆孙|1856-1940|gb|discoverer|the electron|电子
James Chadwick|查德威克|1891-1974|gb|discoverer|the neutron|中子
William Harvey|哈维|1578-1657|gb|discoverer|the circulation of the blood|血液循环
William Herschel|赫歇尔|1738-1822|gb|discoverer|Uranus;infrared light|天王星;红外线
Clyde Tombaugh|汤博|1906-1997|us|discoverer|Pluto|冥王星
Giuseppe Piazzi|皮亚齐|1746-1826|it|discoverer|Ceres|谷神星
Galileo Galilei|伽利略|1564-1642|it|discoverer|the four great moons of Jupiter|木星的四颗大卫星
Christiaan Huygens|惠更斯|1629-1695|nl|discoverer|Titan|土卫六
Isaac Newton|牛顿|1643-1727|gb|discoverer|the law of gravitation|万有引力定律
Gregor Mendel|孟德尔|1822-1884|at|discoverer|the laws of inheritance|遗传定律
Henry Cavendish|卡文迪许|1731-1810|gb|discoverer|hydrogen|氢
Daniel Rutherford|丹尼尔·卢瑟福|1749-1819|gb|discoverer|nitrogen|氮
Hennig Brand|布兰德|-|de|discoverer|phosphorus|磷
Hans Christian Ørsted|奥斯特|1777-1851|dk|discoverer|electromagnetism|电流的磁效应
Michael Faraday|法拉第|1791-1867|gb|discoverer|electromagnetic induction;benzene|电磁感应;苯
Heinrich Hertz|赫兹|1857-1894|de|discoverer|radio waves|无线电波
Robert Koch|科赫|1843-1910|de|discoverer|the bacillus of tuberculosis|结核杆菌
Karl Landsteiner|兰德施泰纳|1868-1943|at|discoverer|the blood groups|血型
Robert Boyle|波义耳|1627-1691|ie|discoverer|Boyle's law|波义耳定律
Dmitri Mendeleev|门捷列夫|1834-1907|ru|discoverer|the periodic law|元素周期律
Johannes Kepler|开普勒|1571-1630|de|discoverer|the laws of planetary motion|行星运动定律
Albert Einstein|爱因斯坦|1879-1955|de|discoverer|the theory of relativity|相对论
Charles Darwin|达尔文|1809-1882|gb|discoverer|natural selection|自然选择
Archimedes|阿基米德|-|gr|discoverer|the law of buoyancy|浮力定律
Nicolaus Copernicus|哥白尼|1473-1543|pl|writer|On the Revolutions of the Heavenly Spheres|天体运行论
Euclid|欧几里得|-|gr|writer|the Elements|几何原本
Li Shizhen|李时珍|1518-1593|cn|writer|the Compendium of Materia Medica|本草纲目
`

export type Calling = 'composer' | 'writer' | 'painter' | 'inventor' | 'discoverer'

export interface Person {
  readonly english: string
  readonly chinese: string
  readonly born?: number
  readonly died?: number
  readonly country: string
  readonly calling: Calling
  readonly works: readonly string[]
  readonly chineseWorks: readonly string[]
}

const year = (cell: string | undefined): number | undefined =>
  cell === undefined || cell === '' ? undefined : Number(cell)

export const people: readonly Person[] = rows(table, 7).map((cells) => {
  const [born, died] = cells[2].split('-')
  return {
    english: cells[0],
    chinese: cells[1],
    born: year(born),
    died: year(died),
    country: cells[3],
    calling: cells[4] as Calling,
    works: parts(cells[5]),
    chineseWorks: parts(cells[6]),
  }
})
